import { storedDocument } from './meilisearch-document.js';
import { done, idsFilter, type MeilisearchServer } from './meilisearch-server.js';
import { addDocuments } from './meilisearch-writing.js';
import { RebuildAlreadyRunning, type SearchDocument } from './search-engine.js';

/** Runs a write while no other writes, in this process or another. */
export type Turn = <Result>(write: () => Promise<Result>) => Promise<Result>;

const BATCH = 100;
/** An index being built that has not changed for so long was left behind by a process that died. */
const QUIET_MS = 120_000;

/** Fills an index beside the living one from the source, then changes their places in one task. */
export async function rebuildIndex(
  server: MeilisearchServer,
  source: AsyncIterable<SearchDocument>,
  turn: Turn,
): Promise<void> {
  await turn(() => openNext(server));
  try {
    await fillNext(server, source, turn);
    await turn(() => changeOver(server));
  } finally {
    await turn(() => done(server.writing.deleteIndex(server.nextIndex)));
  }
}

async function openNext(server: MeilisearchServer): Promise<void> {
  const changedAt = await server.changedAt(server.nextIndex);
  if (changedAt !== null && Date.now() - changedAt.getTime() < QUIET_MS)
    throw new RebuildAlreadyRunning('A rebuild of the search index is already running');
  if (changedAt !== null) await done(server.writing.deleteIndex(server.nextIndex));
  await server.createIndex(server.nextIndex);
}

async function fillNext(
  server: MeilisearchServer,
  source: AsyncIterable<SearchDocument>,
  turn: Turn,
): Promise<void> {
  let batch: SearchDocument[] = [];
  for await (const document of source) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    const full = batch;
    await turn(() => putMissing(server, full));
    batch = [];
  }
  await turn(() => putMissing(server, batch));
}

/** What is there already was written since the rebuild began: it is fresher than what the source gives. */
async function putMissing(server: MeilisearchServer, documents: readonly SearchDocument[]): Promise<void> {
  const ids = documents.map(({ id }) => id);
  const { results } = await server.writing
    .index(server.nextIndex)
    .getDocuments<{ id: string }>({ filter: idsFilter(ids), fields: ['id'], limit: BATCH });
  const late = new Set(results.map(({ id }) => id));
  const missing = documents.filter(({ id }) => !late.has(id));
  if (missing.length > 0) await done(addDocuments(server, server.nextIndex, missing.map(storedDocument)));
}

async function changeOver(server: MeilisearchServer): Promise<void> {
  const { writing, index, nextIndex } = server;
  await done(writing.index(nextIndex).deleteDocuments({ filter: 'isGone = true' }));
  if ((await server.changedAt(index)) === null) await server.createIndex(index);
  await done(writing.swapIndexes([{ indexes: [index, nextIndex], rename: false }]));
}
