import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { answerAsSide } from './side.js';

/** What the program is told by whoever starts it: what it answers, always the same. */
export type BareTask =
  | {
      readonly connection: pg.PoolConfig;
      /** One statement whose first row has a text `answer`. */
      readonly statement: string;
      readonly values: readonly unknown[];
    }
  | { readonly html: string };

answerAsSide(start);

/**
 * The least that answers a request: one handler of Node with, for JSON, one statement of PostgreSQL and the text as it
 * wrote it.
 */
async function start(task: BareTask): Promise<string> {
  const answer = answerOf(task);
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'html' in task ? 'text/html; charset=utf-8' : 'application/json');
    void answer().then((text) => response.end(text));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

function answerOf(task: BareTask): () => Promise<string> {
  if ('html' in task) return () => Promise.resolve(task.html);
  const pool = new pg.Pool({ ...task.connection, max: 4 });
  const query = { name: 'answer', text: task.statement, values: [...task.values] };
  return async () => (await pool.query<{ answer: string }>(query)).rows[0]?.answer ?? '';
}
