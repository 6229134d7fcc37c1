import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import type { Actor } from '#platform/authorization';
import { EventHandlers } from '#platform/outbox';
import type { SearchEngine } from '#platform/search-engine';
import { ResourcesModule } from '#resources';
import { makeKeys, testServer, type ThrowawayKeys } from '../../test/bench/throwaway-meilisearch.js';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { newPublished, newTeacher } from '../../test/support/builders.js';
import { type MeilisearchProxy, startProxy } from '../../test/support/meilisearch-proxy.js';
import { buildSearchQuery, DiscoveryModule, Indexer } from './index.js';
import { SEARCH_ENGINE } from './search-engine.js';

jest.setTimeout(90_000);

/** What the product promises while its search server is away. */
const AT_MOST_MS = 200;
/** Longer than the fallback rests after a failure. */
const REST_MS = 5200;

interface Installation {
  product: TestApplication;
  author: Actor;
  proxy: MeilisearchProxy;
  engine: SearchEngine;
}

async function install(upstream: string | null, keys: { searchKey: string; writeKey: string }) {
  const proxy = await startProxy(upstream);
  const product = await startTestApplication([IdentityModule, ResourcesModule, DiscoveryModule], {
    MEILI_URL: proxy.url,
    MEILI_SEARCH_KEY: keys.searchKey,
    MEILI_WRITE_KEY: keys.writeKey,
  });
  product.behind.owner.on('error', () => undefined); // connections still closing when the server stops
  const author = await newTeacher(product, 'Autrice des volcans');
  return { product, author, proxy, engine: product.app.get<SearchEngine>(SEARCH_ENGINE, { strict: false }) };
}

async function uninstall({ product, proxy }: Installation): Promise<void> {
  await product.stop();
  await proxy.stop();
}

async function found({ engine }: Installation, text: string): Promise<{ total: number; took: number }> {
  const start = performance.now();
  const { total } = await engine.search(buildSearchQuery({ text }));
  return { total, took: performance.now() - start };
}

describe('a Meilisearch that is away', () => {
  let here: Installation;

  beforeAll(async () => {
    here = await install(null, { searchKey: 'search', writeKey: 'write' });
  });
  afterAll(() => uninstall(here));

  it('fails the job, which will be tried again, and PostgreSQL already finds the resource', async () => {
    const { product, author } = here;
    const { id } = await newPublished(product, author, { title: 'Les volcans', text: 'Magma.' });
    const event = { resourceId: id, number: 1 };
    const published = product.app.get(EventHandlers).handle('resource.published', event);
    await expect(published).rejects.toThrow();
    expect((await found(here, 'volcans')).total).toBe(1);
  });

  it.each(['broken', 'frozen'] as const)('does not keep a search waiting when it is %s', async (state) => {
    here.proxy.state = state;
    await setTimeout(REST_MS);
    const times = [await found(here, 'volcans'), await found(here, 'magma'), await found(here, 'volcan')];
    expect(times.map(({ total }) => total)).toEqual([1, 1, 1]);
    expect(Math.max(...times.map(({ took }) => took))).toBeLessThan(AT_MOST_MS);
  });
});

const server = testServer();
const withServer = server ? describe : describe.skip;

withServer('a Meilisearch that goes and comes back (skipped without MEILI_TEST_URL)', () => {
  let keys: ThrowawayKeys;
  let here: Installation;

  beforeAll(async () => {
    if (!server) throw new Error('Skipped without a server');
    keys = await makeKeys(server, 'resources');
    here = await install(server.url, keys);
  });
  afterAll(async () => {
    await uninstall(here);
    await keys.forget();
  });

  it('answers nothing before it was built, nor in place of PostgreSQL', async () => {
    await newPublished(here.product, here.author, { title: 'Les volcans', text: 'Magma.' });
    await here.product.drain();
    expect((await found(here, 'volcans')).total).toBe(1);
  });

  it('answers once rebuilt', async () => {
    expect(await here.product.app.get(Indexer).reindex()).toBe(1);
    await setTimeout(REST_MS);
    const before = here.proxy.passed;
    expect((await found(here, 'volcans')).total).toBe(1);
    expect(here.proxy.passed).toBeGreaterThan(before);
  });

  it('is not missed while it is away, and catches up when it is back', async () => {
    const { product, author, proxy } = here;
    proxy.state = 'broken';
    await newPublished(product, author, { title: 'Les rivières', text: 'Estuaire.' });
    await expect(product.drain()).rejects.toThrow();
    expect(await found(here, 'rivières')).toMatchObject({ total: 1 });
    proxy.state = 'up';
    await setTimeout(REST_MS);
    await product.drain();
    const before = proxy.passed;
    expect((await found(here, 'rivières')).total).toBe(1);
    expect(proxy.passed).toBeGreaterThan(before);
  });
});
