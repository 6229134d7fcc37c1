import type { Pool, PoolClient } from 'pg';
import { crashPoint } from '#platform/config';

/** Two slots of the same tables: one answers, a rebuild fills the other; changing over needs no rights on tables. */
export type IndexSchema = 'search_a' | 'search_b';

/** The slot that answers now. */
export interface LivingIndex {
  pool: Pool;
  schema: IndexSchema;
}

interface SlotState {
  active: IndexSchema;
  isBuilding: boolean;
}

/** Writers take turns: the lexicon counts every document, so two of them would deadlock on common words. */
const TAKE_TURN = `select pg_advisory_xact_lock(hashtext('search-engine writing'))`;
const STATE = { name: 'search-slot', text: 'select active, is_building as "isBuilding" from search.slot' };

export async function livingIndex(pool: Pool): Promise<LivingIndex> {
  const { rows } = await pool.query<SlotState>(STATE);
  return { pool, schema: rows[0]!.active };
}

export function otherSlot(schema: IndexSchema): IndexSchema {
  return schema === 'search_a' ? 'search_b' : 'search_a';
}

export type Write = (client: PoolClient, schema: IndexSchema) => Promise<void>;

/** Writes to the living slot and, during a rebuild, to the one being filled, so that changing over loses nothing. */
export async function onLivingIndexes(pool: Pool, ids: readonly string[], write: Write): Promise<void> {
  await writing(pool, async (client, { active, isBuilding }) => {
    await write(client, active);
    if (isBuilding) {
      await client.query(
        'insert into search.late select distinct * from unnest($1::text[]) on conflict do nothing',
        [ids],
      );
      await write(client, otherSlot(active));
    }
    crashPoint('outbox.indexSent');
  });
}

/** Runs a write in one transaction, alone. */
export async function writing(
  pool: Pool,
  write: (client: PoolClient, state: SlotState) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(TAKE_TURN);
    const { rows } = await client.query<SlotState>(STATE);
    await write(client, rows[0]!);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

export async function emptySlot(client: PoolClient, schema: IndexSchema): Promise<void> {
  await client.query(`truncate ${schema}.document, ${schema}.content, ${schema}.facet, ${schema}.word`);
}
