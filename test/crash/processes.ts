import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { baseEnvironment, freePort, root, run, type RunningProduct } from '../support/product.js';

const names = ['server', 'worker'] as const;
type Name = (typeof names)[number];

/** Server and worker, each by itself as containers run them: the one that died is started again, the other lives on. */
export class Processes {
  private readonly children = new Map<Name, ChildProcess>();
  private said = '';

  private constructor(
    private readonly dataDir: string,
    private readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  /** None runs yet. */
  static async on(dataDir: string, env: Record<string, string>): Promise<Processes> {
    const port = await freePort();
    const settings = {
      ESSAIM_DATA: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'error',
      OFFICE_CONVERTER: 'off',
    };
    return new Processes(dataDir, port, { ...baseEnvironment(), ...settings, ...env });
  }

  get product(): RunningProduct {
    return {
      pages: `http://localhost:${this.port}`,
      files: `http://127.0.0.1:${this.port}`,
      dataDir: this.dataDir,
      output: () => this.said,
      isOver: () => this.missing().length > 0,
      passwords: new Map(),
      command: (...words) => run(words, this.env),
      stop: async () => this.end('SIGTERM', names),
      kill: async () => void (await this.end('SIGKILL', names)),
    };
  }

  /** Those that do not run. */
  missing(): Name[] {
    return names.filter((name) => {
      const child = this.children.get(name);
      return !child || child.exitCode !== null || child.signalCode !== null;
    });
  }

  async start(): Promise<void> {
    await Promise.all(this.missing().map((name) => this.launch(name)));
  }

  killServer(): Promise<unknown> {
    return this.end('SIGKILL', ['server']);
  }

  private async launch(name: Name): Promise<void> {
    const child = fork(join(root, `dist/run/${name}.js`), {
      ...{ cwd: root, env: this.env, execArgv: [] },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.children.set(name, child);
    const { kind } = await new Promise<{ kind: string }>((ready) => {
      child.once('message', (message) => ready(message as { kind: string }));
      child.once('exit', () => ready({ kind: 'gone' }));
    });
    if (kind !== 'ready') throw new Error(`The ${name} did not start (${kind}):\n${this.said.slice(-2000)}`);
  }

  private async end(signal: NodeJS.Signals, which: readonly Name[]): Promise<null> {
    const missing = this.missing();
    const alive = which.filter((name) => !missing.includes(name)).map((name) => this.children.get(name));
    await Promise.all(
      alive.map((child) => new Promise((gone) => child?.once('exit', gone) && child.kill(signal))),
    );
    return null;
  }
}
