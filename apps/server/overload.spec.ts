import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express, { type NextFunction, type Request, type Response } from 'express';
import { isOutage } from '#platform/http';
import { Metrics } from '#platform/observability';
import { refuseOverload } from './overload.js';

/** One place and sixty-four that wait; `/lente` holds its place until it is let go. */
const WAITING = 64;
const database = { isAway: false };
const metrics = new Metrics();
let isHeld = false;
let letGo: (() => void)[] = [];
let server: Server;
let origin: string;

beforeAll(async () => {
  const app = express();
  app.use(refuseOverload(metrics, database, 1));
  app.use((request: Request, response: Response) => {
    if (request.path === '/lente' && isHeld) letGo.push(() => response.end('servie'));
    else response.end('servie');
  });
  app.use((failure: unknown, _request: Request, response: Response, _next: NextFunction) => {
    response.status(isOutage(failure) ? 503 : 500).end('ailleurs');
  });
  server = createServer(app);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  database.isAway = false;
  letGo = [];
});

const ask = (path: string, init: RequestInit = {}) => fetch(origin + path, init);
const post = { method: 'POST' };

/** All places and all waiting ones taken, then what is asked; everybody is let go in the end. */
async function whenFull<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  isHeld = true;
  const others = Array.from({ length: WAITING }, () => ask('/lente'));
  try {
    // The last to come is refused: then it is full.
    for (let answer = 200; answer !== 503;) {
      const asked = ask('/lente');
      answer = await Promise.race([asked.then(({ status }) => status), passed(30)]);
      others.push(asked);
    }
    return await work();
  } finally {
    isHeld = false;
    for (const go of letGo) go();
    await Promise.all(others.map(async (other) => (await other).arrayBuffer()));
  }
}

const passed = (ms: number): Promise<number> => new Promise((resolve) => setTimeout(() => resolve(0), ms));

describe('more readers than can be served', () => {
  it('are sent back with a small page that says when to come again', async () => {
    const answer = await whenFull(() => ask('/recherche'));
    const text = await answer.text();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^[1-5]$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('<h1 class="display">Trop de monde à la fois</h1>');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024);
    expect((await metrics.read()).text).toMatch(/essaim_http_refused_total [1-9]/);
  });

  it('are told in JSON, with a code, where programs ask', async () => {
    const answer = await whenFull(() => ask('/graphql', post));
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BUSY' } }] });
  });

  it('stand in the way of nobody who sends, signs in, watches, or publishes with a token', async () => {
    const statuses = await whenFull(() =>
      Promise.all([
        ask('/connexion', post).then(({ status }) => status),
        ask('/health/ready').then(({ status }) => status),
        ask('/assets/main.css').then(({ status }) => status),
        ask('/graphql', { ...post, headers: { Authorization: 'Bearer x' } }).then(({ status }) => status),
      ]),
    );
    expect(statuses).toEqual([200, 200, 200, 200]);
  });

  it('are served again as soon as there is a place', async () => {
    await whenFull(() => Promise.resolve());
    expect((await ask('/')).status).toBe(200);
  });
});

describe('while PostgreSQL is away', () => {
  it('nobody but whoever watches is let in, and each address says it in its way', async () => {
    database.isAway = true;
    expect(await (await ask('/')).text()).toBe('ailleurs');
    expect((await ask('/connexion', post)).status).toBe(503);
    expect((await ask('/health/live')).status).toBe(200);
  });
});
