import type { Pool } from 'pg';
import { crashPoint } from '#platform/config';
import { emptySlot, otherSlot, writing } from './index-slot.js';
import { putDocuments } from './postgres-index.js';
import { RebuildAlreadyRunning, type SearchDocument } from './search-engine.js';

const REBUILDING = `hashtext('search-engine rebuilding')`;
const BATCH = 100;

/** Fills the idle slot from the source, then changes over in one transaction. */
export async function rebuildIndex(pool: Pool, source: AsyncIterable<SearchDocument>): Promise<void> {
  const holder = await pool.connect();
  try {
    const { rows } = await holder.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(${REBUILDING}) as taken`,
    );
    if (!rows[0]?.taken) throw new RebuildAlreadyRunning('A rebuild of the search index is already running');
    try {
      await openIdleSlot(pool);
      await fillIdleSlot(pool, source);
      crashPoint('swap.built');
      await changeOver(pool);
      crashPoint('swap.swapped');
    } finally {
      await holder.query(`select pg_advisory_unlock(${REBUILDING})`);
    }
  } finally {
    holder.release();
  }
}

/** `late` lists what is written from now on: it is fresher than what the source will give. */
async function openIdleSlot(pool: Pool): Promise<void> {
  await writing(pool, async (client, { active }) => {
    await emptySlot(client, otherSlot(active));
    await client.query('truncate search.late');
    await client.query('update search.slot set is_building = true');
  });
}

async function fillIdleSlot(pool: Pool, source: AsyncIterable<SearchDocument>): Promise<void> {
  const put = async (documents: readonly SearchDocument[]): Promise<void> =>
    writing(pool, async (client, { active }) => {
      const { rows } = await client.query<{ id: string }>('select id from search.late');
      const late = new Set(rows.map(({ id }) => id));
      await putDocuments(
        client,
        otherSlot(active),
        documents.filter(({ id }) => !late.has(id)),
      );
    });
  let batch: SearchDocument[] = [];
  for await (const document of source) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    await put(batch);
    batch = [];
  }
  await put(batch);
}

async function changeOver(pool: Pool): Promise<void> {
  await writing(pool, async (client, { active }) => {
    const filled = otherSlot(active);
    await client.query(`analyze ${filled}.document, ${filled}.content, ${filled}.facet, ${filled}.word`);
    await client.query('update search.slot set active = $1, is_building = false', [filled]);
  });
}
