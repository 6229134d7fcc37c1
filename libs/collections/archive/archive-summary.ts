import { escaped } from '../kit/markup.js';
import type { Collection } from '../collection/collection.js';

/** What was done with one item: taken into a folder, or referred to by a link with the reason. */
export interface ToldItem {
  readonly title: string;
  readonly section: string | null;
  readonly note: string;
  /** Null where not even its address may be told. */
  readonly url: string | null;
  readonly taken: {
    readonly folder: string;
    readonly files: readonly string[];
    readonly credit: readonly string[];
    readonly jsonLd: Readonly<Record<string, unknown>>;
  } | null;
  /** Why nothing of it was taken. */
  readonly reason: string | null;
}

/** A collection as its archive tells of it. */
export interface ToldCollection extends Pick<Collection, 'title' | 'why' | 'copiedCredit' | 'updatedAt'> {
  readonly url: string;
  readonly curators: readonly string[];
  /** What may be done with the whole. */
  readonly licences: string;
}

const NBSP = '\u00a0';
const OWN_WORDS = 'Ses mots et ses notes se reprennent sous CC BY 4.0, avec le nom de qui l’a composée.';

/** The credit of the whole: each item with its sources, then what stayed behind. */
export function creditsText(collection: ToldCollection, items: readonly ToldItem[]): string {
  const behind = items.filter(({ taken }) => taken === null);
  return [
    `${collection.title}, collection composée par ${collection.curators.join(', ')}`,
    collection.url,
    ...(collection.copiedCredit === null ? [] : [`D’après ${collection.copiedCredit}.`]),
    OWN_WORDS,
    collection.licences,
    ...items.flatMap(({ taken }) => (taken ? ['', `${taken.folder}/`, ...taken.credit] : [])),
    ...(behind.length > 0 ? ['', `Ce qui n’est pas dans cette archive${NBSP}:`] : []),
    ...behind.map(({ title, url, reason }) => `– ${[title, reason, url].filter(Boolean).join(' ')}`),
    '',
    'Gardez ces lignes avec les fichiers : elles sont la condition du partage.',
    '',
  ].join('\n');
}

/** As schema.org says it, each part by itself under its own licence. */
export function collectionJsonLd(collection: ToldCollection, items: readonly ToldItem[]): string {
  const parts = items.flatMap(({ title, url, taken }): object[] => {
    // Said once, of the whole.
    if (taken) return [{ ...taken.jsonLd, '@context': undefined }];
    return url === null ? [] : [{ '@type': 'CreativeWork', name: title, url }];
  });
  const whole = {
    '@context': 'https://schema.org',
    '@type': 'Collection',
    name: collection.title,
    ...(collection.why === '' ? {} : { description: collection.why }),
    url: collection.url,
    editor: collection.curators.map((name) => ({ '@type': 'Person', name })),
    dateModified: collection.updatedAt.toISOString(),
    collectionSize: items.length,
    hasPart: parts,
  };
  return JSON.stringify(whole, null, 2);
}

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}li{break-inside:avoid;margin-bottom:1rem}small{display:block;overflow-wrap:anywhere}';

/** To open from the folder or to print: no script, nothing from elsewhere. */
export function summaryPage(collection: ToldCollection, items: readonly ToldItem[]): string {
  const lines = items.map((item, at) => {
    const heading = item.section !== null && item.section !== (items[at - 1]?.section ?? null);
    return `${heading ? `</ol><h2>${html(item.section)}</h2><ol start="${at + 1}">` : ''}${line(item)}`;
  });
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(collection.title)}</title><style>${style}</style></head><body><main>
<h1>${html(collection.title)}</h1>
<p>composée par ${html(collection.curators.join(', '))}<br>${html(collection.url)}</p>
${paragraph(collection.why)}<ol>${lines.join('\n')}</ol>
<h2>Les licences de l’ensemble</h2>${paragraph(collection.licences)}${paragraph(OWN_WORDS)}
</main></body></html>
`.replaceAll('<ol></ol>', '');
}

function line({ title, note, url, taken, reason }: ToldItem): string {
  const files = (taken?.files ?? []).map(
    (name) => `<li><a href="${html(pathOf(`${taken?.folder ?? ''}/${name}`))}">${html(name)}</a></li>`,
  );
  return [
    `<li><strong>${html(title)}</strong>`,
    paragraph(note),
    files.length > 0 ? `<ul>${files.join('')}</ul>` : '',
    reason === null ? '' : paragraph(reason),
    taken
      ? `<small>${html(taken.credit[0] ?? '')}</small>`
      : url === null
        ? ''
        : `<small>${html(url)}</small>`,
    '</li>',
  ].join('');
}

const paragraph = (text: string): string => (text === '' ? '' : `<p>${html(text)}</p>`);

const html = (text: string | null): string => escaped(text ?? '');

/** Relative, and never taken for an address of another kind. */
const pathOf = (path: string): string => `./${path.split('/').map(encodeURIComponent).join('/')}`;

const LONGEST = 60;

/** « 01 Compter en binaire »: in order, and a name that every system can write. */
export function folderOf(title: string, place: number, count: number): string {
  const number = String(place).padStart(Math.max(2, String(count).length), '0');
  const name = [...title.normalize('NFC').replace(/[\p{C}\\/:*?"<>|]+/gu, ' ')]
    .slice(0, LONGEST)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${number} ${name}`.trim();
}
