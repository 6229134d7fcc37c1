import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type { Client, Connection, Submittable } from 'pg';

/** What a connection of node-postgres can say during a COPY; its types do not name it. */
type CopyConnection = Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
};

/** The rows of `copy … to stdout`, as PostgreSQL writes them. */
export function copyOut(client: Client, sql: string): Readable {
  const copy = new CopyOut(sql);
  client.query(copy);
  return copy.rows;
}

/** Feeds `copy … from stdin`; nothing of it stands when the source or PostgreSQL fails. */
export async function copyIn(client: Client, sql: string, rows: AsyncIterable<Buffer>): Promise<void> {
  const copy = new CopyIn(sql, rows);
  client.query(copy);
  await copy.done;
}

/** The verbs that node-postgres calls on a query: only those of a COPY matter here. */
abstract class Copy implements Submittable {
  constructor(private readonly sql: string) {}

  submit = (connection: Connection): void => {
    connection.query(this.sql);
  };

  abstract handleError(error: Error): void;
  abstract handleReadyForQuery(connection: Connection): void;
  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
}

class CopyOut extends Copy {
  readonly rows = new PassThrough();

  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    // The parser uses its buffer again. What it has parsed already comes although the socket is paused.
    if (this.rows.write(Buffer.from(chunk)) || connection.stream.isPaused()) return;
    connection.stream.pause();
    this.rows.once('drain', () => connection.stream.resume());
  }

  handleError(error: Error): void {
    this.rows.destroy(error);
  }

  /** A stream that ends tells of no more room. */
  handleReadyForQuery(connection: Connection): void {
    this.rows.end();
    connection.stream.resume();
  }
}

class CopyIn extends Copy {
  readonly done: Promise<void>;
  private settle!: { resolve: () => void; reject: (error: unknown) => void };
  private failure: unknown = null;

  constructor(
    sql: string,
    private readonly source: AsyncIterable<Buffer>,
  ) {
    super(sql);
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.pump(connection);
  }

  handleError(error: Error): void {
    this.settle.reject(this.failure ?? error);
  }

  handleReadyForQuery(): void {
    this.settle.resolve();
  }

  private async pump(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.source) {
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    } catch (error) {
      this.failure = error;
      connection.sendCopyFail('the source failed');
    }
  }
}
