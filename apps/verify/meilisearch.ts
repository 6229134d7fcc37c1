import { refuse } from './breach.js';
import type { IndexPlace } from './target.js';

const PAGE = 1000;

/** What an index shows of a resource, and whose newest version it must be. */
export interface IndexedDocument {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
}

/** Everything that a document may hold; any other name may be somebody’s secret. */
const PUBLIC = new Set(
  [
    'id',
    'familyId',
    'isMember',
    'isGone',
    'title',
    'summary',
    'keywords',
    'body',
    'facets',
    'publishedAt',
    'rank',
  ].concat(['titleLength', 'bodyLength', 'wordCount', 'stems', 'words']),
);

/** All documents, read over HTTP; null when the index was never built. */
export async function readMeilisearch({ url, key, index }: IndexPlace): Promise<IndexedDocument[] | null> {
  const documents: (IndexedDocument & { isGone?: boolean })[] = [];
  for (;;) {
    const answer = await fetch(`${url}/indexes/${index}/documents/fetch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ limit: PAGE, offset: documents.length }),
      signal: AbortSignal.timeout(30_000),
    });
    const page = (await answer.json()) as { results?: typeof documents; total?: number; code?: string };
    if (page.code === 'index_not_found') return null;
    if (!page.results) throw new Error(`Meilisearch répond ${answer.status} (${page.code ?? 'sans code'}).`);
    documents.push(...page.results);
    if (page.results.length === 0 || documents.length >= (page.total ?? 0)) break;
  }
  refuse(documents.flatMap(privateFields));
  return documents.filter(({ isGone }) => !isGone);
}

function privateFields(document: IndexedDocument): string[] {
  const names = Object.keys(document).filter((name) => !PUBLIC.has(name));
  return names.length > 0
    ? [`Index de Meilisearch, ressource ${document.id} : champ ${names.join(', ')} inattendu.`]
    : [];
}
