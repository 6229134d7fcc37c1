import { extname } from 'node:path';
import type { SearchDocument } from '#platform/search-engine';
import { getTerm, mapCorpusTerm, type CorpusKind } from '#vocabulary';
import type { SearchRequest } from '#discovery';
import type { JudgedQuery } from './relevance-figures.js';

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
 * filter on « cycle 3 » admits « 6e » (see `filtersOf`).
 */
export function documentOfRow(row: ManifestRow, body: string): SearchDocument {
  const extensions = row.files.map(({ path }) => extensionOf(path));
  const formats = [...new Set([...extensions, ...row.files.map(({ path }) => formatIdOf(path))])];
  return {
    id: row.id,
    familyId: row.id,
    title: row.title,
    summary: row.description,
    keywords: row.keywords,
    authors: row.authors,
    labels: [
      ...labelsOf('levels', row.levels),
      ...labelsOf('disciplines', row.disciplines),
      ...labelsOf('types', row.type),
      ...formats,
    ],
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
function saidIds(kind: CorpusKind, word: string): string[] {
  const { ids, wider, unknown } = mapCorpusTerm(kind, word);
  if (unknown) return [word];
  return wider ? [wider] : ids;
}

/** Formats whose id in our table is not their extension. */
const FORMAT_IDS: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  qmd: 'quarto',
  rmd: 'quarto',
  tex: 'latex',
  sty: 'latex',
  htm: 'html',
  xml: 'moodle-xml',
  moodle: 'moodle-xml',
  tsv: 'csv',
  jpg: 'jpeg',
  fa: 'fasta',
  py: 'code',
  js: 'code',
  sql: 'code',
  r: 'code',
  css: 'code',
};

/** The id of a file's format, by its extension alone. */
export function formatIdOf(path: string): string {
  const extension = extensionOf(path);
  return FORMAT_IDS[extension] ?? extension;
}

function extensionOf(path: string): string {
  return extname(path).slice(1).toLowerCase();
}

/** Classes that a filter on a wider level admits, as shared/corpus/eval_queries.py reads it; never the reverse. */
const ADMITTED: Readonly<Record<string, readonly string[]>> = {
  'cycle 3': ['CM1', 'CM2', '6e'],
  'cycle 4': ['5e', '4e', '3e'],
  lycée: ['seconde', 'première', 'terminale'],
};

/** The filters of a judged query by our terms; formats are named by their extension. */
export function filtersOf(filters: JudgedQuery['filters']): NonNullable<SearchRequest['filters']> {
  const ids = (kind: CorpusKind, words: readonly string[] = []): string[] =>
    words.flatMap((word) => saidIds(kind, word));
  const levels = filters.levels?.flatMap((word) => [word, ...(ADMITTED[word] ?? [])]);
  return {
    levels: ids('levels', levels),
    subjects: ids('disciplines', filters.disciplines),
    types: ids('types', filters.type),
    formats: filters.format ? [filters.format] : [],
  };
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
