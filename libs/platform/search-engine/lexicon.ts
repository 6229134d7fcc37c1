import type { LivingIndex } from './index-slot.js';
import { SHORTEST_CORRECTED } from './spelling.js';
import { sound, soundalikeInitials } from './sound.js';

/** The row of the words that every document counts in: how many documents there are. */
export const EVERY_DOCUMENT = '';
const LAST_CHARACTER = '\u{10ffff}';
const MOST_BEGINNINGS = 24;

export interface LexiconEntry {
  word: string;
  stem: string;
  root: string;
  documents: number;
}

/** Entries that share a stem or a root with the words asked, or are one of the words. */
export async function findRelated(
  index: LivingIndex,
  asked: { stems: string[]; roots: string[]; words: string[] },
): Promise<LexiconEntry[]> {
  if (asked.stems.length + asked.words.length === 0) return [];
  const { rows } = await index.pool.query<LexiconEntry>({
    name: `search-related ${index.schema}`,
    text: `select word, stem, root, documents from ${index.schema}.word
           where word <> '' and (stem = any($1) or root = any($2) or word = any($3))`,
    values: [asked.stems, asked.roots, asked.words],
  });
  return rows;
}

/** The commonest entries that begin with each of the given letters, by those letters. */
export async function findBeginnings(
  index: LivingIndex,
  prefixes: readonly string[],
): Promise<Map<string, LexiconEntry[]>> {
  if (prefixes.length === 0) return new Map();
  const { rows } = await index.pool.query<LexiconEntry & { typed: string }>({
    name: `search-beginnings ${index.schema}`,
    text: `select typed, found.* from unnest($1::text[]) typed cross join lateral (
             select word, stem, root, documents from ${index.schema}.word
             where word > typed collate "C" and word < (typed || $2) collate "C"
             order by documents desc, word limit $3) found`,
    values: [prefixes, LAST_CHARACTER, MOST_BEGINNINGS],
  });
  return byTyped(rows);
}

/** Entries spelt or heard nearly like each of the words: same or sister initial, few edits; else by trigrams. */
export async function findLookalikes(
  index: LivingIndex,
  words: readonly string[],
): Promise<Map<string, LexiconEntry[]>> {
  const long = words.filter((word) => word.length >= SHORTEST_CORRECTED);
  if (long.length === 0) return new Map();
  const initials = long.flatMap((word) => soundalikeInitials(word).map((initial) => ({ word, initial })));
  const { rows } = await index.pool.query<LexiconEntry & { typed: string }>({
    name: `search-lookalikes ${index.schema}`,
    text: `select typed, word, stem, root, documents
             from unnest($1::text[], $2::text[]) asked(typed, initial)
             join ${index.schema}.word on word >= initial collate "C" and word < (initial || $5) collate "C"
              and length(word) between length(typed) - 2 and length(typed) + 2
              and levenshtein_less_equal(word, typed, 3) <= case when length(typed) < 6 then 2 else 3 end
           union
           select typed, word, stem, root, documents
             from unnest($3::text[], $4::text[]) heard(typed, heard)
             join ${index.schema}.word on sound = heard and word <> ''`,
    values: [
      initials.map(({ word }) => word),
      initials.map(({ initial }) => initial),
      long,
      long.map(sound),
      LAST_CHARACTER,
    ],
  });
  const found = byTyped(rows);
  return new Map([
    ...found,
    ...(await findByTrigrams(
      index,
      long.filter((word) => !found.has(word)),
    )),
  ]);
}

async function findByTrigrams(
  index: LivingIndex,
  words: readonly string[],
): Promise<Map<string, LexiconEntry[]>> {
  if (words.length === 0) return new Map();
  const { rows } = await index.pool.query<LexiconEntry & { typed: string }>({
    name: `search-trigrams ${index.schema}`,
    text: `select typed, found.* from unnest($1::text[]) typed cross join lateral (
             select word, stem, root, documents from ${index.schema}.word
             where word % typed order by similarity(word, typed) desc, documents desc limit 8) found`,
    values: [words],
  });
  return byTyped(rows);
}

function byTyped<Row extends { typed: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.typed, [...(found.get(row.typed) ?? []), row]);
  return found;
}
