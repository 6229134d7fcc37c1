import { getLicence, type Licence } from './licence.js';
import { readTable } from './table.js';

/** Who made it. A bare name stands for a person; `url` is their page, for the machine-readable forms. */
export type Author =
  string | { readonly name: string; readonly url?: string; readonly organisation?: boolean };

export interface Work {
  readonly title?: string;
  /** In the order of the credit; empty when nobody is named. */
  readonly authors: readonly Author[];
  readonly licence: string;
  /** Where the work itself stands. Only http(s) addresses become links. */
  readonly source?: string;
  /** What was changed, in a few words. */
  readonly modified?: string;
  /** Licence Ouverte: date of last update, as an ISO date or in words. */
  readonly lastUpdate?: string;
  /** Taken up under a licence that its own does not leave, and that its author agreed to. */
  readonly agreed?: boolean;
  readonly basedOn?: readonly Work[];
  /** Items of others inside it: a picture, a poem, an extract. */
  readonly borrowed?: readonly Work[];
  /** The author asked not to be named (CC 4.0 §3(a)(3)): holds in every form and export. */
  readonly creditRemoved?: boolean;
}

/** A piece of a credit line: what it says, and for a link where it leads. Each form renders pieces its own way. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'title' | 'author' | 'licence'; readonly text: string; readonly href: string | null }
  | { readonly kind: 'source'; readonly text: string; readonly href: string | null; readonly lead: string };

interface CreditTexts {
  readonly forms: Readonly<Record<string, readonly string[]>>;
  readonly licenceNames: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

const texts = readTable<{ credit: CreditTexts }>('texts.fr.json').credit;

const PARTS: Readonly<Record<string, (work: Work, licence: Licence) => Piece[]>> = {
  title: titlePieces,
  byline: bylinePieces,
  producer: (work) => authorPieces(work),
  dataset: datasetPieces,
  licence: (_work, licence) => [
    { kind: 'licence', text: licenceName(licence), href: webAddress(licence.uri) },
  ],
  modifications: ({ modified }) => (modified ? [says(creditWord('modifications') + clean(modified))] : []),
  source: ({ source }) => sourcePieces(source, creditWord('source')),
};

/**
 * The credit of one work: title, author, licence, changes, source, in the order that its licence asks (texts.fr.json).
 * `within` is the licence of the work that takes it up, for the notice of ODbL 1.0 §4.3.
 */
export function creditPieces(work: Work, within?: string): Piece[] {
  const licence = getLicence(work.licence);
  const isProducedWork =
    licence.copyleft === 'derivative-database' && within !== undefined && within !== licence.id;
  const form = texts.forms[isProducedWork ? 'database-notice' : licence.family] ?? texts.forms.default ?? [];
  const pieces = form.flatMap((part) => PARTS[part]?.(work, licence) ?? [says(creditWord(part))]);
  return work.agreed ? [...pieces, says(creditWord('agreed'))] : pieces;
}

/** Title and author alone, as in schema.org's creditText. */
export function creditName(work: Work): Piece[] {
  return [...titlePieces(work), ...bylinePieces(work)];
}

export function creditWord(name: string): string {
  const word = texts.words[name];
  if (word === undefined) throw new Error(`texts.fr.json has no credit word ${name}`);
  return word;
}

/** The name of a licence inside a credit. */
export function licenceName(licence: Licence): string {
  return texts.licenceNames[licence.id] ?? licence.short;
}

/** « A », « A et B », « A, B et C ». */
export function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}${creditWord('and')}${last}`;
}

export function authorName(author: Author): string {
  return clean(typeof author === 'string' ? author : author.name);
}

/** Authors that may be named: none once the credit was removed at their request. */
export function namedAuthors(work: Pick<Work, 'authors' | 'creditRemoved'>): Author[] {
  return work.creditRemoved ? [] : work.authors.filter((author) => authorName(author) !== '');
}

/** What stands in the place of names when there are none to give. */
export function namelessWord(work: Pick<Work, 'creditRemoved'>): string {
  return creditWord(work.creditRemoved ? 'creditRemoved' : 'unknownAuthor');
}

/** One line without control or direction characters, so that a pasted name can't break or reverse a credit. */
export function clean(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The address as a safe link, or null when it is not an http(s) address. */
export function webAddress(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** An ISO date in French words, « 1er février 2017 »; other texts as they stand. */
export function dateInWords(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(date) || Number.isNaN(Date.parse(date))) return clean(date);
  const words = new Date(date).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
  return words.replace(/^1 /, '1er ');
}

function titlePieces(work: Work): Piece[] {
  const title = clean(work.title ?? '');
  if (title === '') return [says(creditWord('untitled'))];
  return [says(creditWord('openQuote')), titleLink(title, work), says(creditWord('closeQuote'))];
}

function bylinePieces(work: Work): Piece[] {
  if (namedAuthors(work).length === 0) return [says(` (${namelessWord(work)})`)];
  return [says(creditWord('by')), ...authorPieces(work)];
}

function authorPieces(work: Work): Piece[] {
  const authors = namedAuthors(work);
  if (authors.length === 0) return [says(`(${namelessWord(work)})`)];
  return authors.flatMap((author, index) => {
    const before = index === 0 ? [] : [says(index === authors.length - 1 ? creditWord('and') : ', ')];
    const href = typeof author === 'string' ? null : webAddress(author.url);
    return [...before, { kind: 'author' as const, text: authorName(author), href }];
  });
}

/** « – Titre, adresse, mise à jour du … »: Licence Ouverte 2.0 asks for the source and the date of last update. */
function datasetPieces(work: Work): Piece[] {
  const title = clean(work.title ?? '');
  const named: Piece[] = title === '' ? [] : [says(creditWord('dash')), titleLink(title, work)];
  const lead = title === '' ? creditWord('dash') : ', ';
  const updated = work.lastUpdate
    ? creditWord('updated') + dateInWords(work.lastUpdate)
    : creditWord('undated');
  return [...named, ...sourcePieces(work.source, lead), says(`, ${updated}`)];
}

function titleLink(text: string, work: Work): Piece {
  return { kind: 'title', text, href: webAddress(work.source) };
}

function sourcePieces(source: string | undefined, lead: string): Piece[] {
  const text = clean(source ?? '');
  return text === '' ? [] : [{ kind: 'source', text, href: webAddress(text), lead }];
}

function says(text: string): Piece {
  return { kind: 'text', text };
}
