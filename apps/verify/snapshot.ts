import pg from 'pg';
import type { Target } from './target.js';

const BATCH = 2000;

/** The database at one instant: whatever is published meanwhile, every question is answered of the same moment. */
export class Snapshot {
  private constructor(private readonly client: pg.Client) {}

  static async open(place: Target['database']): Promise<Snapshot> {
    const client = new pg.Client({ ...place, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined); // the next question says it
    await client.connect();
    await client.query(
      "set session characteristics as transaction read only; set timezone = 'UTC'; set jit = off",
    );
    await client.query('begin transaction isolation level repeatable read');
    return new Snapshot(client);
  }

  async rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, [...values])).rows;
  }

  /** The rows of a question too long for memory. */
  async *stream<Row extends object>(sql: string): AsyncGenerator<Row> {
    await this.client.query(`declare long no scroll cursor for ${sql}`);
    for (;;) {
      const { rows } = await this.client.query<Row>(`fetch ${BATCH} from long`);
      yield* rows;
      if (rows.length < BATCH) break;
    }
    await this.client.query('close long');
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
