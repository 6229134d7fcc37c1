import { fork } from 'node:child_process';

/** What ended a child process before it answered. */
export type IsolationFailure = 'too-slow' | 'too-much-memory' | 'crashed';

export interface IsolationLimits {
  timeMs: number;
  heapMb: number;
}

/**
 * Sends a job to a new process of the script `entry`, which has no environment, no standard streams and a deadline, and
 * returns the one message that it answers. Never throws: `{ ok: false, reason }` says how it failed.
 */
export function runIsolated(entry: URL, job: object, limits: IsolationLimits): Promise<unknown> {
  const child = fork(entry, {
    env: {},
    execArgv: [`--max-old-space-size=${limits.heapMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    const finish = (outcome: unknown): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(outcome);
    };
    const fail = (reason: IsolationFailure): void => finish({ ok: false, reason });
    const timer = setTimeout(() => fail('too-slow'), limits.timeMs);
    child.once('message', finish);
    child.once('error', () => fail('crashed'));
    child.once('exit', (_code, signal) => fail(isOutOfMemory(signal) ? 'too-much-memory' : 'crashed'));
    child.send(job, (error) => {
      if (error) fail('crashed');
    });
  });
}

/** SIGKILL is the memory watch's (ours comes after the answer is settled); V8 aborts when its heap is full. */
function isOutOfMemory(signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGKILL' || signal === 'SIGABRT' || signal === 'SIGTRAP';
}
