import type { PoolClient } from 'pg';
import { EVERY_DOCUMENT } from './lexicon.js';
import type { IndexSchema } from './index-slot.js';
import { sound } from './sound.js';
import { root, stem } from './stem.js';

/** Counts the words of new documents; each list holds the distinct words of one document. */
export async function addWords(
  client: PoolClient,
  schema: IndexSchema,
  documents: readonly string[][],
): Promise<void> {
  const counts = countWords(documents);
  const words = [...counts.keys()];
  await client.query(
    `insert into ${schema}.word as known (word, stem, root, sound, documents)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[])
     on conflict (word) do update set documents = known.documents + excluded.documents`,
    [words, words.map(stem), words.map(root), words.map(sound), [...counts.values()]],
  );
}

/** Takes the words of removed documents off the counts, and forgets those that nothing holds any more. */
export async function removeWords(
  client: PoolClient,
  schema: IndexSchema,
  documents: readonly string[][],
): Promise<void> {
  const counts = countWords(documents);
  await client.query(
    `update ${schema}.word known set documents = known.documents - gone.documents
     from unnest($1::text[], $2::int[]) gone (word, documents) where known.word = gone.word`,
    [[...counts.keys()], [...counts.values()]],
  );
  await client.query(`delete from ${schema}.word where documents <= 0 and word = any($1)`, [
    [...counts.keys()],
  ]);
}

function countWords(documents: readonly string[][]): Map<string, number> {
  const counts = new Map([[EVERY_DOCUMENT, documents.length]]);
  for (const words of documents) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
