import type { EnqueuedTaskPromise } from 'meilisearch';
import { storedDocument, tombstone, type StoredDocument } from './meilisearch-document.js';
import { done, type MeilisearchServer } from './meilisearch-server.js';
import type { SearchDocument } from './search-engine.js';

const BATCH = 100;
const PAGE = 1000;

/** A write that the server accepted; the call waits until it is done, or throws `SearchWriteFailed`. */
export type Accepted = () => Promise<void>;

/**
 * Adds documents, replacing those with the same id. An index that was never built or cleared is not begun with a few
 * documents, which would answer for all of them: the first rebuild will read everything.
 */
export async function putDocuments(
  server: MeilisearchServer,
  documents: readonly SearchDocument[],
): Promise<Accepted> {
  const latest = [...new Map(documents.map((document) => [document.id, document])).values()];
  const accepted: Accepted[] = [];
  for (let start = 0; start < latest.length; start += BATCH) {
    const batch = latest.slice(start, start + BATCH).map(storedDocument);
    const add = (uid: string): EnqueuedTaskPromise => addDocuments(server, uid, batch);
    accepted.push(await onIndexes(server, { living: add, next: add }));
  }
  return async () => {
    for (const wait of accepted) await wait();
  };
}

/** Takes documents out; unknown ids are ignored. */
export async function dropDocuments(server: MeilisearchServer, ids: readonly string[]): Promise<Accepted> {
  if (ids.length === 0) return () => Promise.resolve();
  return onIndexes(server, {
    living: (uid) => server.writing.index(uid).deleteDocuments([...ids]),
    next: (uid) => addDocuments(server, uid, ids.map(tombstone)),
  });
}

/** Empties the index, or creates it. */
export async function clearIndexes(server: MeilisearchServer): Promise<Accepted> {
  const clear = (uid: string): EnqueuedTaskPromise => server.writing.index(uid).deleteAllDocuments();
  if ((await server.changedAt(server.index)) === null) await server.createIndex(server.index);
  return onIndexes(server, { living: clear, next: clear });
}

export function addDocuments(
  server: MeilisearchServer,
  uid: string,
  documents: readonly Partial<StoredDocument>[],
): EnqueuedTaskPromise {
  return server.writing.index(uid).addDocuments([...documents], { primaryKey: 'id' });
}

/** Every id in the index, sorted. */
export async function listIds(server: MeilisearchServer): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const { results, total } = await server.writing
      .index(server.index)
      .getDocuments<{ id: string }>({ fields: ['id'], limit: PAGE, offset: ids.length });
    ids.push(...results.map(({ id }) => id));
    if (results.length === 0 || ids.length >= total) return ids.sort();
  }
}

type Write = (uid: string) => EnqueuedTaskPromise;

/**
 * During a rebuild also writes to the index being filled, and there first: whenever they change places, nothing is
 * lost. The server keeps the order in which it accepted the writes, so only the filling must see its own done.
 */
async function onIndexes(
  server: MeilisearchServer,
  { living, next }: { living: Write; next: Write },
): Promise<Accepted> {
  if ((await server.changedAt(server.nextIndex)) !== null) await done(next(server.nextIndex));
  if ((await server.changedAt(server.index)) === null) return () => Promise.resolve();
  const task = living(server.index);
  await task;
  return () => done(task);
}
