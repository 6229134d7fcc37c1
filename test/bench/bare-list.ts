import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/** What the program is told by whoever starts it. */
export interface BareTask {
  readonly connection: pg.PoolConfig;
  /** One statement whose first row has a text `answer`. */
  readonly statement: string;
  readonly values: readonly unknown[];
}

/**
 * The least that answers a request with rows of PostgreSQL: one handler of Node, one statement, the JSON as PostgreSQL
 * wrote it. `/` is that; `/cpu` tells the milliseconds that this process has spent. Says its port to its parent.
 */
process.once('message', ({ connection, statement, values }: BareTask) => {
  const pool = new pg.Pool({ ...connection, max: 4 });
  const server = createServer((request, response) => {
    if (request.url === '/cpu') {
      const { user, system } = process.cpuUsage();
      response.end(String((user + system) / 1000));
      return;
    }
    void pool
      .query<{ answer: string }>({ name: 'answer', text: statement, values: [...values] })
      .then(({ rows: [row] }) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(row?.answer);
      });
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
