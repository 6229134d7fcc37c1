import { parse } from 'yaml';
import { type DocumentDescription, splitList } from '../format/metadata.js';
import { licenceAmong, splitAuthors } from '../format/office-metadata.js';

const MAX_CHARACTERS = 20_000;

/** Cuts a YAML header (Jekyll, Hugo, MkDocs, Quarto) off a Markdown text; a broken header stays out of the text. */
export function splitFrontMatter(markdown: string): { fields: DocumentDescription; body: string } {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u.exec(markdown);
  if (!match || match[1]!.length > MAX_CHARACTERS) return { fields: {}, body: markdown };
  const header = parseHeader(match[1]!);
  // Two rules around a paragraph look like a header: without a mapping inside, it is text.
  if (!header) return { fields: {}, body: markdown };
  return { fields: fieldsOf(header), body: markdown.slice(match[0].length) };
}

function parseHeader(yaml: string): Map<string, unknown> | null {
  try {
    // Aliases are refused: a few of them can unfold to gigabytes.
    const header: unknown = parse(yaml, { maxAliasCount: 0, mapAsMap: true, logLevel: 'silent' });
    return header instanceof Map
      ? new Map([...header].map(([key, value]) => [String(key).toLowerCase(), value]))
      : null;
  } catch {
    return /^[\w-]+[ \t]*:/u.test(yaml) ? new Map() : null;
  }
}

function fieldsOf(header: Map<string, unknown>): DocumentDescription {
  const texts = (...names: string[]): string[] =>
    names.map((name) => textsIn(header.get(name))).find((found) => found.length > 0) ?? [];
  return {
    title: texts('title', 'titre')[0],
    authors: texts('author', 'authors', 'auteur', 'auteurs').flatMap(splitAuthors),
    language: texts('lang', 'language', 'langue')[0],
    description: texts('description', 'summary', 'résumé', 'resume', 'abstract')[0],
    keywords: texts('keywords', 'tags', 'mots-clés', 'mots-cles').flatMap(splitList),
    ...licenceAmong(
      ['license', 'licence', 'rights', 'copyright'].flatMap((name) =>
        texts(name).map((value): [string, string] => ['licence', value]),
      ),
    ),
  };
}

/** Strings, numbers and dates; lists of them; and the `name` or `text` of mappings, as Quarto writes authors. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value instanceof Map)
    return ['name', 'text', 'type', 'url'].flatMap((key) => textsIn(value.get(key))).slice(0, 1);
  return [];
}
