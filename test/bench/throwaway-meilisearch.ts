import { randomUUID } from 'node:crypto';
import { Meilisearch } from 'meilisearch';
import { createMeilisearchSearch, type SearchEngine } from '#platform/search-engine';

/** The rights that docs/operations/search.md asks for whoever indexes. */
const WRITE_ACTIONS = [
  ...[
    'documents.add',
    'documents.get',
    'documents.delete',
    'indexes.create',
    'indexes.get',
    'indexes.delete',
  ],
  ...['indexes.swap', 'settings.update', 'tasks.get'],
];

/** Keys with no more rights than the product’s, on one index and the one that a rebuild fills; `forget` removes all. */
export interface ThrowawayKeys {
  searchKey: string;
  writeKey: string;
  forget(): Promise<void>;
}

/** The server that tests and benches may write into, with its master key. */
export function testServer(): { url: string; masterKey: string } | null {
  const { MEILI_TEST_URL: url, MEILI_TEST_KEY: masterKey = '' } = process.env;
  return url ? { url, masterKey } : null;
}

export async function makeKeys(
  server: { url: string; masterKey: string },
  index: string,
): Promise<ThrowawayKeys> {
  const master = new Meilisearch({ host: server.url, apiKey: server.masterKey });
  const indexes = [index, `${index}_next`];
  const search = await master.createKey({ actions: ['search'], indexes, expiresAt: null });
  // A swap belongs to no index: only a key on all of them may ask whether it is done.
  const write = await master.createKey({ actions: WRITE_ACTIONS, indexes: ['*'], expiresAt: null });
  return {
    searchKey: search.key,
    writeKey: write.key,
    forget: async () => {
      for (const uid of indexes) await master.deleteIndexIfExists(uid);
      for (const { uid } of [search, write]) await master.deleteKey(uid);
    },
  };
}

/** An empty index in the server of MEILI_TEST_URL, gone with `dispose`. */
export async function openThrowawayMeilisearch(): Promise<{
  engine: SearchEngine;
  dispose(): Promise<void>;
}> {
  const server = testServer();
  if (!server) throw new Error('Give MEILI_TEST_URL and MEILI_TEST_KEY: the bench asks a real server');
  const index = `essaim-bench-${randomUUID()}`;
  const { forget, ...keys } = await makeKeys(server, index);
  const engine = createMeilisearchSearch({ url: server.url, index, ...keys });
  await engine.clear();
  return { engine, dispose: forget };
}
