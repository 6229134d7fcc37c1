import pg from 'pg';

/** PostgreSQL is away after two answers missed: whoever asks it knows within two seconds (reliability, section 3). */
const EVERY_MS = 400;
const WITHIN_MS = 700;
const MISSED = 2;

/** Asks PostgreSQL again and again whether it answers, on a connection of its own. */
export class Pulse {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private missed = 0;

  /** `onAway` is called at each answer missed while it is away. */
  constructor(
    private readonly config: pg.ClientConfig,
    private readonly onAway: () => void,
  ) {}

  get isAway(): boolean {
    return this.missed >= MISSED;
  }

  start(): void {
    this.next(EVERY_MS);
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.close();
  }

  private next(ms: number): void {
    this.timer = setTimeout(() => void this.beat(), ms).unref();
  }

  private async beat(): Promise<void> {
    const answered = await this.ask();
    if (this.timer === null) return this.close(); // stopped meanwhile
    this.missed = answered ? 0 : this.missed + 1;
    if (this.isAway) this.onAway();
    this.next(answered || this.isAway ? EVERY_MS : 0);
  }

  private async ask(): Promise<boolean> {
    const answered = await Promise.race([
      this.connected().then(
        () => true,
        () => false,
      ),
      late(),
    ]);
    if (!answered) this.close();
    return answered;
  }

  private async connected(): Promise<void> {
    if (!this.client) {
      const client = (this.client = new pg.Client(this.config));
      client.on('error', () => undefined); // the next question says it
      await client.connect();
    }
    await this.client.query('select 1');
  }

  private close(): void {
    cut(this.client);
    this.client = null;
  }
}

/** Ends a connection without a word to a server that may not hear: whoever waits for an answer on it is told at once. */
export function cut(client: unknown): void {
  (client as { connection?: { stream: { destroy(): void } } } | null)?.connection?.stream.destroy();
}

/** When this process was busy itself, an answer that has come is read first. */
const late = (): Promise<false> =>
  new Promise((resolve) => {
    setTimeout(() => setImmediate(() => setImmediate(() => resolve(false))), WITHIN_MS).unref();
  });
