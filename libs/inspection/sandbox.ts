import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Inspection, InspectionLimits, InspectionRequest } from './inspection.js';

const AT_ONCE = 2;
const POLL_MS = 50;
const IDLE_MS = 5_000;
const FILES_PER_CHILD = 100;
const PAGE_BYTES = 4096;
const program = new URL('./inspection-process.js', import.meta.url);

/** How an examination ended: with an answer, or because the child had to be stopped. */
export type Outcome =
  { inspection: Inspection } | { stopped: 'too_slow' | 'too_heavy' | 'inspection_failed' };

/** TypeScript run from its source (the tests) has no compiled child to start; everything else has. */
export const hasChildProgram = import.meta.url.endsWith('.js');

let running = 0;
const waiting: (() => void)[] = [];
const idle: Child[] = [];

/** Runs one examination in a child process, two at once at most; later ones wait their turn. */
export async function examineInChild(
  request: InspectionRequest,
  folder: string,
  limits: InspectionLimits,
): Promise<Outcome> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  const child = idle.pop() ?? new Child();
  try {
    const outcome = await child.examine(request, folder, limits);
    if (child.isReusable) child.rest();
    else child.stop();
    return outcome;
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

class Child {
  private files = 0;
  private isDead = false;
  private timer: NodeJS.Timeout | undefined;
  // No environment, no arguments of the parent, no standard streams: only the message channel.
  private readonly process: ChildProcess = fork(fileURLToPath(program), [], {
    env: {},
    cwd: tmpdir(),
    execArgv: ['--max-old-space-size=448'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

  get isReusable(): boolean {
    return !this.isDead && this.files < FILES_PER_CHILD;
  }

  async examine(request: InspectionRequest, folder: string, limits: InspectionLimits): Promise<Outcome> {
    this.wake();
    this.files += 1;
    return new Promise<Outcome>((resolve) => {
      const finish = (outcome: Outcome) => {
        clearTimeout(deadline);
        clearInterval(poll);
        this.process.removeAllListeners();
        if ('stopped' in outcome) this.stop();
        resolve(outcome);
      };
      const deadline = setTimeout(() => finish({ stopped: 'too_slow' }), limits.seconds * 1000);
      const poll = setInterval(() => {
        void this.residentBytes().then((bytes) => {
          if (bytes > limits.memoryBytes) finish({ stopped: 'too_heavy' });
        });
      }, POLL_MS);
      this.process.on('error', () => finish({ stopped: 'inspection_failed' }));
      // V8 aborts when its heap is full; a kernel short of memory kills.
      this.process.on('exit', (code, signal) =>
        finish({ stopped: isMemoryDeath(code, signal) ? 'too_heavy' : 'inspection_failed' }),
      );
      this.process.on('message', (answer: { inspection?: Inspection }) =>
        finish(answer.inspection ? { inspection: answer.inspection } : { stopped: 'inspection_failed' }),
      );
      this.process.send({ request, folder });
    });
  }

  /** Waits for the next file without keeping the parent alive. */
  rest(): void {
    this.process.unref();
    this.process.channel?.unref();
    this.timer = setTimeout(() => {
      idle.splice(idle.indexOf(this), 1);
      this.stop();
    }, IDLE_MS);
    this.timer.unref();
    this.process.once('exit', () => {
      if (idle.includes(this)) idle.splice(idle.indexOf(this), 1);
    });
    idle.push(this);
  }

  stop(): void {
    this.isDead = true;
    this.process.kill('SIGKILL');
  }

  private wake(): void {
    clearTimeout(this.timer);
    this.process.removeAllListeners();
    this.process.ref();
    this.process.channel?.ref();
  }

  /** Resident memory from the kernel, which a busy child cannot delay; 0 where there is no /proc. */
  private async residentBytes(): Promise<number> {
    const statm = await readFile(`/proc/${this.process.pid}/statm`, 'utf8').catch(() => '');
    return Number(statm.split(' ')[1] ?? 0) * PAGE_BYTES;
  }
}

function isMemoryDeath(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134;
}
