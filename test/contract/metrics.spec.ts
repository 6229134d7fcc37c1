import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, visitor } from '../support/api.js';
import { behind } from '../support/behind.js';
import { depositFile } from '../support/deposit.js';
import { join, mailsTo } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { raw } from '../support/raw-request.js';
import { until } from '../support/until.js';

/** In everything that she gives and asks below. */
const canary = 'zinzolin';

let product: RunningProduct;
let server: string;
let worker: string;

beforeAll(async () => {
  const port = await freePair();
  product = await startProduct({ env: { METRICS_PORT: String(port), LOG_LEVEL: 'debug' } });
  server = `http://127.0.0.1:${port}`;
  worker = `http://127.0.0.1:${port + 1}`;
}, 300_000);
afterAll(() => product.stop());

/** Every figure of one process: `name{labels}` → value. */
async function figures(of: string): Promise<{ text: string; value: (figure: string) => number }> {
  const text = await (await fetch(`${of}/metrics`)).text();
  const all = new Map(
    [...text.matchAll(/^([a-z_]+(?:\{[^}]*\})?) (\S+)$/gm)].map(([, figure = '', value]) => [
      figure,
      Number(value),
    ]),
  );
  return { text, value: (figure) => all.get(figure) ?? 0 };
}

describe('the metrics', () => {
  it('count what the pages answer, by kind', async () => {
    const before = await figures(server);
    for (const path of ['/', '/recherche', '/recherche?q=fractions', '/r/nulle-part', '/nulle-part'])
      await (await fetch(`${product.pages}${path}`)).text();
    const counted = (kind: string, status = '2xx') =>
      `essaim_http_requests_total{kind="${kind}",method="GET",status="${status}"}`;
    const after = await until('five answers counted', async () => {
      const now = await figures(server);
      return now.value(counted('nothing', '4xx')) > before.value(counted('nothing', '4xx')) && now;
    });
    const more = (figure: string) => after.value(figure) - before.value(figure);
    expect(more(counted('home'))).toBe(1);
    expect(more(counted('search'))).toBe(2);
    expect(more(counted('resource', '4xx'))).toBe(1);
    expect(more('essaim_http_request_duration_seconds_count{kind="search"}')).toBe(2);
    expect(more('essaim_page_operations_total{operation="Home",outcome="done"}')).toBe(1);
    expect(after.text).toMatch(/^essaim_page_operation_seconds_total\{operation="Home"\} \d/m);
  });

  it('say how PostgreSQL, the files and the search are, from both processes', async () => {
    for (const process of [server, worker]) {
      const { text, value } = await figures(process);
      expect(value('essaim_database_up')).toBe(1);
      expect(value('essaim_object_store_up')).toBe(1);
      expect(value('essaim_search_engine{engine="postgresql"}')).toBe(1);
      expect(text).toMatch(/^essaim_search_degraded 0$/m);
      expect(text).toMatch(/^essaim_database_connections\{pool="transactions",state="idle"\} \d/m);
      expect(text).toMatch(/^essaim_database_waiting\{pool="reads"\} \d+$/m);
      expect(value('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    }
    expect((await figures(worker)).text).toMatch(/pool="jobs"/);
  });

  it('say how far the queue is behind, what was given up, and which of it are mails', async () => {
    const state = (name: string) => `essaim_queue_jobs{state="${name}"}`;
    await until('a queue that is empty', async () => {
      const { value, text } = await figures(worker);
      return /^essaim_queue_oldest_seconds 0$/m.test(text) && value(state('parked')) === 0;
    });
    await behind(product, async (database) => {
      // Nobody reacts to it, so that it stays; and a mail that was tried in vain.
      await database.query("select graphile_worker.add_job('metrics.nobody')");
      await database.query(
        "select graphile_worker.add_job('digest.due', run_at => now() + interval '1 hour', job_key => 'metrics')",
      );
      await database.query(
        `update graphile_worker._private_jobs set attempts = 1, created_at = now() - interval '10 minutes'
         where key = 'metrics'`,
      );
    });
    const late = await figures(server);
    expect(late.value(state('waiting'))).toBe(1);
    expect(late.value(state('retrying'))).toBe(1);
    expect(late.value('essaim_mails_waiting')).toBe(1);
    expect(late.value('essaim_queue_oldest_seconds')).toBeGreaterThan(590);
    await behind(product, (database) =>
      database.query(
        "update graphile_worker._private_jobs set attempts = max_attempts where key = 'metrics'",
      ),
    );
    const parked = await figures(server);
    expect(parked.value(state('parked'))).toBe(1);
    expect(parked.value('essaim_mails_waiting')).toBe(0);
    expect(parked.value('essaim_queue_oldest_seconds')).toBeLessThan(590);
    await behind(product, (database) =>
      database.query(
        `delete from graphile_worker._private_jobs using graphile_worker._private_tasks as task
         where task.id = task_id and (key = 'metrics' or identifier = 'metrics.nobody')`,
      ),
    );
  });

  it('hold nothing of anybody, nor does the log at its most talkative: neither who she is, nor what she asks, searches, names or deposits', async () => {
    const person = await join(product, canary);
    expect(mailsTo(product, person.email)).toHaveLength(1);
    const { headers } = person.session;
    const get = async (at: string, path: string) => (await fetch(`${at}${path}`, { headers })).text();
    expect(await get(product.pages, '/compte/profil')).toContain(canary);
    await get(product.pages, `/recherche?q=${canary}`);
    await get(product.pages, `/u/${person.slug}`);
    await get(product.pages, `/${canary}/${canary}?${canary}=${canary}`);
    await get(product.files, `/fichiers/${canary}/${canary}.pdf`);
    await raw(product.pages, {
      method: 'REPORT',
      path: `/${canary}`,
      headers: { host: `${canary}.example`, 'user-agent': canary },
    });
    await ask(product.pages, `query ${canary} { ${canary}: resourceCount }`, {}, person.session);
    await ask(product.pages, `query ${canary} { ${canary} }`, {}, visitor);
    await fetch(`${product.pages}/connexion`, {
      method: 'POST',
      body: new URLSearchParams({ email: person.email, password: canary }),
    });
    await depositFile(product, (await person.token('WRITE')).caller, {
      name: `${canary}.txt`,
      content: canary,
    });
    for (const process of [server, worker]) {
      const { text } = await figures(process);
      expect(text.length).toBeGreaterThan(5000);
      expect(text.toLowerCase()).not.toContain(canary);
      expect(text).not.toMatch(/@|[0-9a-f]{8}-[0-9a-f]{4}-/);
      expect(text).not.toContain(person.slug);
    }
    const log = product.output();
    expect(log).toContain('"level":');
    for (const word of [canary, person.email, person.slug]) expect(log.toLowerCase()).not.toContain(word);
  });

  it('are all that their port gives', async () => {
    for (const process of [server, worker])
      for (const [method, path] of [
        ['GET', '/'],
        ['GET', '/metrics/'],
        ['GET', '/metrics?name[]=process_cpu_seconds_total'],
        ['GET', '/graphql'],
        ['GET', '/health/ready'],
        ['POST', '/metrics'],
        ['HEAD', '/metrics'],
        ['DELETE', '/metrics'],
      ] as const) {
        const answer = await raw(process, { method, path });
        expect([method, path, answer.status, answer.text]).toEqual([method, path, 404, '']);
      }
    const given = await raw(server, { path: '/metrics' });
    expect(given.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  it('are on no other port', async () => {
    for (const origin of [product.pages, product.files]) {
      const answer = await fetch(`${origin}/metrics`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('essaim_');
    }
  });
});

/** A port that is free now, and the one after it. */
async function freePair(): Promise<number> {
  for (;;) {
    const first = await listening(0);
    const second = first.port < 65_534 ? await listening(first.port + 1).catch(() => null) : null;
    await first.close();
    await second?.close();
    if (second) return first.port;
  }
}

async function listening(wish: number): Promise<{ port: number; close: () => Promise<void> }> {
  const held = createServer();
  await new Promise<void>((done, fail) => {
    held.once('error', fail).listen(wish, '127.0.0.1', done);
  });
  const address = held.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => new Promise((done) => held.close(() => done())),
  };
}
