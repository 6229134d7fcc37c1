// The outbox's reading half: who reacts to which event, the runner that claims jobs and retries, and the queue as
// somebody looks at it. Writing an event belongs to `Transaction.emit`, in the use case's own transaction.
export { JobQueue } from './job-queue.js';
export type { QueueCounts, QueuedJob } from './job-queue.js';
export { EventHandlers, OutboxRunner } from './outbox.js';
export type { EventHandler } from './outbox.js';
export { OutboxModule } from './outbox.module.js';
