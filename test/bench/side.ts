import { fork } from 'node:child_process';

/** What answers a request, and what its Node process has spent for it. */
export interface Side {
  ask(): Promise<unknown>;
  /** Milliseconds of CPU since its process began. */
  cpu(): Promise<number>;
}

type Program = 'bare-server' | 'plain-server';

/** Starts a program of this folder on its task; `ask` is told where it listens. */
export async function startSide(
  program: Program,
  task: object,
  ask: (address: string) => Promise<unknown>,
): Promise<Side & { stop(): void }> {
  const child = fork(new URL(`./${program}.js`, import.meta.url));
  const hear = <Said>(): Promise<Said> =>
    new Promise((told, fail) => {
      const end = (): void => fail(new Error(`${program} ended`));
      child.once('exit', end);
      child.once('message', (said) => {
        child.off('exit', end);
        told(said as Said);
      });
    });
  child.send(task);
  const address = await hear<string>();
  return {
    ask: () => ask(address),
    cpu: () => {
      child.send('cpu');
      return hear<number>();
    },
    stop: () => void child.kill(),
  };
}

/** The program's half: its first message is its task, whose answer is its address; then it is asked what it has spent. */
export function answerAsSide<Task>(start: (task: Task) => Promise<string>): void {
  process.once('message', (task: Task) => {
    void start(task).then((address) => process.send?.(address));
    process.on('message', () => {
      const { user, system } = process.cpuUsage();
      process.send?.((user + system) / 1000);
    });
  });
}
