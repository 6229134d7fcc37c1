import { type ChildProcess, fork } from 'node:child_process';

/** What ended a child process before it answered. */
export type IsolationFailure = 'too-slow' | 'too-much-memory' | 'crashed';

export interface IsolationLimits {
  timeMs: number;
  heapMb: number;
}

/** One child process of the script `entry`: no environment, no standard streams, a deadline for each job. */
export class IsolatedProcess {
  private readonly child: ChildProcess;
  private jobs = 0;
  private isDead = false;

  constructor(
    entry: URL,
    private readonly limits: IsolationLimits,
  ) {
    this.child = fork(entry, {
      env: {},
      execArgv: [`--max-old-space-size=${limits.heapMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }

  /** Sends a job and returns the one message that it answers. Never throws: `{ ok: false, reason }` says how it failed. */
  run(job: object): Promise<unknown> {
    this.jobs += 1;
    this.child.removeAllListeners();
    return new Promise((resolve) => {
      const finish = (outcome: unknown): void => {
        clearTimeout(timer);
        resolve(outcome);
      };
      const fail = (reason: IsolationFailure): void => {
        this.kill();
        finish({ ok: false, reason });
      };
      const timer = setTimeout(() => fail('too-slow'), this.limits.timeMs);
      this.child.once('message', finish);
      this.child.once('error', () => fail('crashed'));
      this.child.once('exit', (_code, signal) => fail(isOutOfMemory(signal) ? 'too-much-memory' : 'crashed'));
      this.child.send(job, (error) => {
        if (error) fail('crashed');
      });
    });
  }

  /** Whether it may take one more file: what a hostile one leaves in memory dies with the process, after `most` files at the latest. */
  mayRunAgain(most: number): boolean {
    return !this.isDead && this.jobs < most;
  }

  /** Lets the parent end while this child waits. */
  rest(onDeath: () => void): void {
    this.child.removeAllListeners();
    this.child.once('exit', onDeath).once('error', onDeath);
    this.child.unref();
    this.child.channel?.unref();
  }

  wake(): void {
    this.child.ref();
    this.child.channel?.ref();
  }

  kill(): void {
    this.isDead = true;
    this.child.removeAllListeners();
    this.child.once('error', () => undefined);
    this.child.kill('SIGKILL');
  }
}

/** Runs one job in a process of its own. */
export async function runIsolated(entry: URL, job: object, limits: IsolationLimits): Promise<unknown> {
  const single = new IsolatedProcess(entry, limits);
  try {
    return await single.run(job);
  } finally {
    single.kill();
  }
}

/** SIGKILL is the memory watch's (ours comes after the answer is settled); V8 aborts when its heap is full. */
function isOutOfMemory(signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGKILL' || signal === 'SIGABRT' || signal === 'SIGTRAP';
}
