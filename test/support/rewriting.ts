import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { RandomChoice } from './random-choice.js';

/**
 * A file as it comes back after a colleague worked on it: sentences are drawn by a seed until they hold a given share of
 * the words, and each is replaced by as many words from a place of another document. The file itself is edited (XML in
 * its archive, cells, lines), so that the real readers read the result.
 */
export interface Rewriting {
  readonly share: number;
  readonly seed: number;
  /** Words of other documents, one list for each. */
  readonly others: readonly (readonly string[])[];
}

const WORD = /[\p{L}\p{N}]+/gu;
const SENTENCE = /[^.!?;:\n]+[.!?;:\n]*/gu;
/** Where the words stand in the archive, and between which tags. */
const TEXTS: Record<string, { entry: RegExp; text: RegExp }> = {
  odt: { entry: /^content\.xml$/u, text: /(?<=>)[^<>]+(?=<)/gu },
  docx: {
    entry: /^word\/(?:document|footnotes|endnotes)\.xml$/u,
    text: /(?<=<w:t(?: [^<>]*)?>)[^<>]+(?=<\/w:t>)/gu,
  },
  pptx: { entry: /^ppt\/slides\/slide\d+\.xml$/u, text: /(?<=<a:t>)[^<>]+(?=<\/a:t>)/gu },
};
/** Everything that says who made a file, or from what. */
const METADATA = /^(?:meta\.xml|docProps\/.*|Thumbnails\/.*|META-INF\/documentsignatures\.xml)$/u;
const FRONT_MATTER = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/u;

export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

/** @param format odt, docx, pptx, markdown or ipynb */
export function rewrite(bytes: Uint8Array, format: string, rewriting: Rewriting): Uint8Array {
  const texts = new Map<string, string>();
  editTexts(bytes, format, (text, place) => {
    texts.set(place, text);
    return text;
  });
  const rewritten = rewriteAll(texts, rewriting);
  return editTexts(bytes, format, (text, place) => rewritten.get(place) ?? text);
}

/** Without any metadata: properties, front matter, what a notebook says of itself, preview pictures. */
export function strip(bytes: Uint8Array, format: string): Uint8Array {
  if (format === 'markdown') return strToU8(strFromU8(bytes).replace(FRONT_MATTER, ''));
  if (format === 'ipynb') {
    const { cells, ...rest } = notebookIn(bytes);
    const bare = cells.map((cell) => ({ ...cell, metadata: {} }));
    return strToU8(JSON.stringify({ ...rest, cells: bare, metadata: {} }));
  }
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !METADATA.test(name));
  return packed(entries);
}

function rewriteAll(
  texts: ReadonlyMap<string, string>,
  { share, seed, others }: Rewriting,
): Map<string, string> {
  const choice = new RandomChoice(seed);
  const pieces = [...texts].flatMap(([place, text]) =>
    [...text.matchAll(SENTENCE)].map(({ 0: sentence, index }) => ({
      place,
      index,
      sentence,
      key: choice.number(),
    })),
  );
  let left = share * [...texts.values()].reduce((sum, text) => sum + wordsIn(text).length, 0);
  const chosen = new Map<string, string>();
  for (const { place, index, sentence } of pieces.sort((a, b) => a.key - b.key)) {
    if (left <= 0) break;
    const count = wordsIn(sentence).length;
    left -= count;
    const donor = choice.of(others);
    const from = choice.below(Math.max(1, donor.length - count));
    let at = 0;
    chosen.set(
      `${place} ${index}`,
      sentence.replace(WORD, () => donor[(from + at++) % donor.length] ?? 'mot'),
    );
  }
  return new Map(
    [...texts].map(([place, text]) => [
      place,
      text.replace(SENTENCE, (sentence, index: number) => chosen.get(`${place} ${index}`) ?? sentence),
    ]),
  );
}

type Edit = (text: string, place: string) => string;

function editTexts(bytes: Uint8Array, format: string, edit: Edit): Uint8Array {
  if (format === 'markdown') return editMarkdown(bytes, edit);
  if (format === 'ipynb') return editNotebook(bytes, edit);
  const texts = TEXTS[format];
  if (!texts) throw new Error(`No rewriting of ${format}.`);
  return packed(
    Object.entries(unzipSync(bytes)).map(([name, content]) => {
      if (!texts.entry.test(name)) return [name, content];
      const xml = strFromU8(content).replace(texts.text, (text, index: number) =>
        escaped(edit(unescaped(text), `${name} ${index}`)),
      );
      return [name, strToU8(xml)];
    }),
  );
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) =>
      name
        ? (ENTITIES[name] ?? whole)
        : String.fromCodePoint(Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10)),
  );
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function editMarkdown(bytes: Uint8Array, edit: Edit): Uint8Array {
  const text = strFromU8(bytes);
  const [front = ''] = FRONT_MATTER.exec(text) ?? [];
  return strToU8(front + edit(text.slice(front.length), 'text'));
}

/** Whoever edits a notebook runs it again elsewhere: saved outputs go. */
function editNotebook(bytes: Uint8Array, edit: Edit): Uint8Array {
  const notebook = notebookIn(bytes);
  const cells = notebook.cells.map((cell, at) => {
    const text = edit([cell.source].flat().join(''), `cell ${at}`);
    return { ...cell, source: text, ...('outputs' in cell && { outputs: [], execution_count: null }) };
  });
  return strToU8(JSON.stringify({ ...notebook, cells }));
}

interface Notebook {
  cells: { source: string | string[] }[];
  metadata: object;
}

const notebookIn = (bytes: Uint8Array): Notebook => JSON.parse(strFromU8(bytes)) as Notebook;

/** ODF asks for its type first, and stored. */
const packed = (entries: readonly (readonly [string, Uint8Array])[]): Uint8Array =>
  zipSync(
    Object.fromEntries(
      entries.map(([name, content]) => [name, [content, { level: name === 'mimetype' ? 0 : 6 }]]),
    ),
  );
