import type { PoolClient } from 'pg';
import { readDocumentVectors, type DocumentVectors } from './document-vectors.js';
import type { IndexSchema } from './index-slot.js';
import { addWords, removeWords } from './lexicon-counts.js';
import type { SearchDocument } from './search-engine.js';

/** Adds documents, replacing those with the same id. */
export async function putDocuments(
  client: PoolClient,
  schema: IndexSchema,
  documents: readonly SearchDocument[],
): Promise<void> {
  const latest = [...new Map(documents.map((document) => [document.id, document])).values()];
  if (latest.length === 0) return;
  await dropDocuments(
    client,
    schema,
    latest.map(({ id }) => id),
  );
  const vectors = latest.map(readDocumentVectors);
  const facets = await facetNumbers(client, schema, latest);
  await insertDocuments(
    client,
    schema,
    latest.map((document, index) => ({
      document,
      vectors: vectors[index]!,
      facets: facets[index]!,
    })),
  );
  await addWords(
    client,
    schema,
    vectors.map(({ words }) => words),
  );
  await markShared(
    client,
    schema,
    latest.map(({ familyId }) => familyId),
  );
}

/** Takes documents out; unknown ids are ignored. */
export async function dropDocuments(
  client: PoolClient,
  schema: IndexSchema,
  ids: readonly string[],
): Promise<void> {
  const { rows } = await client.query<{ num: number; family: string }>(
    `delete from ${schema}.document where id = any($1) returning num, family`,
    [ids],
  );
  if (rows.length === 0) return;
  const gone = await client.query<{ words: string[] }>(
    `delete from ${schema}.content where num = any($1) returning words`,
    [rows.map(({ num }) => num)],
  );
  await removeWords(
    client,
    schema,
    gone.rows.map(({ words }) => words),
  );
  await markShared(
    client,
    schema,
    rows.map(({ family }) => family),
  );
}

async function facetNumbers(
  client: PoolClient,
  schema: IndexSchema,
  documents: readonly SearchDocument[],
): Promise<number[][]> {
  const named = documents.map(({ facets }) =>
    Object.entries(facets).flatMap(([facet, values]) => values.map((value) => ({ facet, value }))),
  );
  const all = named.flat();
  const values = [all.map(({ facet }) => facet), all.map(({ value }) => value)];
  await client.query(
    `insert into ${schema}.facet (facet, value)
     select distinct facet, value from unnest($1::text[], $2::text[]) w (facet, value)
     where not exists (select from ${schema}.facet f where f.facet = w.facet and f.value = w.value)`,
    values,
  );
  const { rows } = await client.query<{ num: number; facet: string; value: string }>(
    `select num, facet, value from ${schema}.facet where (facet, value) in (select * from unnest($1::text[], $2::text[]))`,
    values,
  );
  const numbers = new Map(rows.map(({ num, facet, value }) => [`${facet} ${value}`, num]));
  return named.map((list) => [...new Set(list.map(({ facet, value }) => numbers.get(`${facet} ${value}`)!))]);
}

interface Entry {
  document: SearchDocument;
  vectors: DocumentVectors;
  facets: number[];
}

async function insertDocuments(
  client: PoolClient,
  schema: IndexSchema,
  entries: readonly Entry[],
): Promise<void> {
  const { rows } = await client.query<{ num: number; id: string }>(
    `insert into ${schema}.document (id, family, published_at, rank, title_length, facets, head, full_tsv)
     select id, family, published_at, rank, title_length, facets::int[], head::tsvector, full_tsv::tsvector
     from unnest($1::text[], $2::text[], $3::timestamptz[], $4::real[], $5::int[], $6::text[], $7::text[], $8::text[])
       d (id, family, published_at, rank, title_length, facets, head, full_tsv)
     returning num, id`,
    [
      entries.map(({ document }) => document.id),
      entries.map(({ document }) => document.familyId),
      entries.map(({ document }) => document.publishedAt),
      entries.map(({ document }) => document.rank),
      entries.map(({ vectors }) => vectors.titleLength),
      entries.map(({ facets }) => `{${facets.join(',')}}`),
      entries.map(({ vectors }) => vectors.head),
      entries.map(({ vectors }) => vectors.full),
    ],
  );
  const numbers = new Map(rows.map(({ id, num }) => [id, num]));
  await client.query(
    `insert into ${schema}.content (num, title, summary, keywords, body, words)
     select num, title, summary, string_to_array(keywords, e'\\n'), body, string_to_array(words, ' ')
     from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) c (num, title, summary, keywords, body, words)`,
    [
      entries.map(({ document }) => numbers.get(document.id)),
      entries.map(({ document }) => clean(document.title)),
      entries.map(({ document }) => clean(document.summary)),
      entries.map(({ document }) =>
        clean(document.keywords.map((keyword) => keyword.replace(/\s+/g, ' ')).join('\n')),
      ),
      entries.map(({ document }) => clean(document.body)),
      entries.map(({ vectors }) => vectors.words.join(' ')),
    ],
  );
}

/** PostgreSQL holds no NUL, which damaged files may carry. */
function clean(text: string): string {
  return text.replaceAll('\0', ' ');
}

/** Most families are one document; only the others pay for being counted once. */
async function markShared(
  client: PoolClient,
  schema: IndexSchema,
  families: readonly string[],
): Promise<void> {
  await client.query(
    `update ${schema}.document d set is_shared = not d.is_shared
     from (select family, count(*) > 1 as is_shared from ${schema}.document where family = any($1) group by family) f
     where d.family = f.family and d.is_shared <> f.is_shared`,
    [families],
  );
}
