import { workerData } from 'node:worker_threads';

const { limit } = workerData as { limit: number };

// A thread of its own: a reader busy in a loop never comes back to its timers, and buffers live outside V8's limits.
setInterval(() => {
  if (process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGKILL');
}, 20);
