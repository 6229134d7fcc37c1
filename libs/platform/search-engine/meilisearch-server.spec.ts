import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readExchanges } from '../../../test/support/meilisearch-under-test.js';
import { replay, type Replay } from '../../../test/support/meilisearch-replay.js';
import { createMeilisearchSearch } from './meilisearch-search.js';
import {
  done,
  idsFilter,
  MeilisearchServer,
  SearchIsReadOnly,
  SearchWriteFailed,
} from './meilisearch-server.js';

const shared = process.env.ESSAIM_SHARED ?? resolve(import.meta.dirname, '../../../../shared');
const recording = join(shared, 'recorded/meilisearch-1.50.jsonl');

describe('a Meilisearch server', () => {
  const address = { url: 'http://127.0.0.1:1', searchKey: 'search', index: 'resources' };

  it('refuses to write without a key for it', async () => {
    const engine = createMeilisearchSearch({ ...address, writeKey: null });
    const nothing = async function* (): AsyncGenerator<never> {};
    const writes = [
      () => engine.remove(['x']),
      () => engine.clear(),
      () => engine.ids(),
      () => engine.rebuild(nothing()),
    ];
    for (const write of writes) await expect(write()).rejects.toThrow(SearchIsReadOnly);
  });

  it('quotes what it filters by', () => {
    expect(idsFilter(['a', 'b" OR id EXISTS OR id = "', '\\'])).toBe(
      'id IN ["a", "b\\" OR id EXISTS OR id = \\"", "\\\\"]',
    );
  });
});

const withRecording = existsSync(recording) ? describe : describe.skip;

withRecording('Meilisearch 1.50 as it was recorded (skipped without the shared recording)', () => {
  let recorded: Replay;
  let server: MeilisearchServer;

  beforeAll(async () => {
    recorded = await replay(readExchanges(recording));
    const keys = { searchKey: '<other key>', writeKey: '<key>' };
    server = new MeilisearchServer({ url: recorded.url, index: 'resources', ...keys });
  });
  afterAll(() => recorded.stop());

  it('has no index that was never created', async () => {
    expect(await server.changedAt('absent')).toBeNull();
  });

  it('accepts an index twice, and its second task fails', async () => {
    const create = () => done(server.writing.createIndex('resources', { primaryKey: 'id' }));
    await create();
    await expect(create()).rejects.toThrow(SearchWriteFailed);
  });

  it('takes documents out, those it does not have too', async () => {
    const next = server.writing.index('resources_next');
    await done(next.deleteDocument('absent'));
    await done(next.deleteDocuments(['r2', 'r3']));
  });

  it('deletes an index once', async () => {
    await done(server.writing.deleteIndex('resources_next'));
    await expect(done(server.writing.deleteIndex('absent'))).rejects.toThrow('not found');
  });

  it('refuses a document to a key that only searches', async () => {
    const { searching } = server;
    await expect(searching.index('resources').addDocuments([{ id: 'z' }])).rejects.toThrow('invalid');
  });
});

describe('a replayed server', () => {
  it('fails on a request that was not recorded', async () => {
    const server = await replay([]);
    await expect(fetch(`${server.url}/health`)).resolves.toMatchObject({ status: 500 });
    await expect(server.stop()).rejects.toThrow('GET /health');
  });

  it('fails when what was recorded did not come', async () => {
    const request = { method: 'GET', path: '/health', headers: {}, body: null };
    const response = { status: 200, contentType: 'application/json', body: { status: 'available' } };
    const server = await replay([{ request, response }]);
    await expect(server.stop({ whole: true })).rejects.toThrow('GET /health');
  });
});
