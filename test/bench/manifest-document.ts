import { extname } from 'node:path';
import type { SearchDocument } from '#platform/search-engine';
import { getTerm, mapCorpusTerm, type CorpusKind } from '#vocabulary';

/** A line of a corpus manifest, as far as search reads it. */
export interface ManifestRow {
  id: string;
  title: string;
  description: string;
  authors: string[];
  levels: string[];
  disciplines: string[];
  keywords: string[];
  type: string[];
  files: { path: string; bytes?: number }[];
}

const VOCABULARY = { levels: 'levels', disciplines: 'subjects', types: 'resource-types' } as const;
/** What a manifest gives no date for; the bench never sorts by it. */
const PUBLISHED_AT = new Date('2026-01-01T00:00:00Z');

/**
 * A manifest line as a search document. Levels are those the author said: « cycle 3 » is not « 6e », whereas a
 * filter on « cycle 3 » admits « 6e » (see `admittedIds`).
 */
export function documentOfRow(row: ManifestRow, body: string): SearchDocument {
  const formats = [...new Set(row.files.map(({ path }) => formatOf(path)))];
  return {
    id: row.id,
    familyId: row.id,
    title: row.title,
    summary: row.description,
    keywords: row.keywords,
    authors: row.authors,
    labels: [...labelsOf('levels', row.levels), ...labelsOf('disciplines', row.disciplines), ...labelsOf('types', row.type), ...formats],
    body,
    facets: {
      levels: row.levels.flatMap((word) => saidIds('levels', word)),
      subjects: row.disciplines.flatMap((word) => saidIds('disciplines', word)),
      types: row.type.flatMap((word) => saidIds('types', word)),
      formats,
    },
    publishedAt: PUBLISHED_AT,
    rank: 0.5,
  };
}

/** Our term for a word of the manifest: the wide one where the word names several classes. */
export function saidIds(kind: CorpusKind, word: string): string[] {
  const { ids, wider, unknown } = mapCorpusTerm(kind, word);
  if (unknown) return [word];
  return wider ? [wider] : ids;
}

export function formatOf(path: string): string {
  return extname(path).slice(1).toLowerCase();
}

function labelsOf(kind: CorpusKind, words: readonly string[]): string[] {
  const terms = words.flatMap((word) => {
    const { wider, ids, unknown } = mapCorpusTerm(kind, word);
    if (unknown) return [];
    const named = wider ? [wider] : ids.length === 1 ? ids : [];
    return named.map((id) => getTerm(VOCABULARY[kind], id).label);
  });
  return [...new Set([...words, ...terms])];
}
