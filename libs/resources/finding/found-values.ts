import { recogniseLicence } from '#licensing';
import type { FileText } from '../file/file-text.js';
import type { FoundValue } from '../draft/draft.js';

/** What a file says of itself, ready to be offered: each value with the place where it was read. */
export function foundIn(text: FileText | null, filename: string): FoundValue[] {
  if (!text) return [];
  const { metadata } = text;
  const value = (field: string, source: string, content: unknown): FoundValue[] =>
    typeof content === 'string' && content.trim()
      ? [
          {
            field,
            value: content.trim(),
            where: `${filename}, ${metadata.found?.[source] ?? 'texte du document'}`,
          },
        ]
      : [];
  const list = (content: unknown) => (Array.isArray(content) ? content.join(', ') : null);
  return [
    ...value('title', 'title', shortened(metadata.title, 200)),
    ...value('summary', 'description', shortened(metadata.description, 2000)),
    ...value('language', 'language', language(metadata.language)),
    ...value('keywords', 'keywords', list(metadata.keywords)),
    ...value('authors', 'authors', list(metadata.authors)),
    ...value('licence', metadata.licenceUrl ? 'licenceUrl' : 'licenceText', licenceOf(metadata)),
  ];
}

/** Only a licence that the file names without doubt; an unclear one becomes a question on the rights step. */
function licenceOf(metadata: FileText['metadata']): string | null {
  for (const words of [metadata.licenceUrl, metadata.licenceText]) {
    if (typeof words !== 'string') continue;
    const recognised = recogniseLicence(words);
    if ('licence' in recognised) return recognised.licence;
  }
  return null;
}

const shortened = (text: unknown, most: number) => (typeof text === 'string' ? text.slice(0, most) : null);

/** « fr-FR » and « fr » are one language here. */
const language = (tag: unknown) =>
  typeof tag === 'string' ? (/^[a-z]{2,3}/i.exec(tag)?.[0].toLowerCase() ?? null) : null;
