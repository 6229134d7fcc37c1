/** The credit of a version, as it travels inside its files. */
export interface DocumentCredit {
  /** Of the version, the same for ever: two stamps with the same one are two states of one credit. */
  readonly identifier: string;
  /** Address of the version's page. */
  readonly source: string;
  /** SHA-256 of the bytes as deposited. */
  readonly sha256: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly licence: { readonly id: string; readonly name: string; readonly uri: string | null };
  /** The credit of the work, of all that it comes from and of what it borrows: one line each. */
  readonly notice: readonly string[];
  /** schema.org, as text; empty when there is none. */
  readonly jsonLd: string;
}

/** What a stamp said of the works that a file came from, when its present credit does not say it itself. */
export type FormerCredit = Pick<DocumentCredit, 'identifier' | 'source' | 'notice'>;

export interface Stamp extends DocumentCredit {
  readonly former: readonly FormerCredit[];
}

/** Not an address: nothing is to be fetched there. */
export const STAMP_NAMESPACE = 'urn:x-essaim:credit#';
export const RECORD_NAME = 'essaim:credit';

const MOST_LINES = 400;
const MOST_CHARACTERS = 4_000;
const MOST_JSON_LD = 48_000;
const MOST_FORMER = 20;
const MOST_RECORD = 1_000_000;

/**
 * The stamp to write over the one that a file carries. A credit takes the place of an older one of the same version; of
 * another version, it keeps what the new notice does not name: somebody may adapt a file without saying so.
 */
export function stampOver(credit: DocumentCredit, before: Stamp | null): Stamp {
  const text = credit.notice.join('\n');
  const former = before ? [...before.former, before] : [];
  const kept = new Map(
    former
      .filter(({ identifier, source }) => identifier !== credit.identifier && !names(text, source))
      .map(({ identifier, source, notice }) => [identifier, { identifier, source, notice }]),
  );
  return limited({ ...credit, former: [...kept.values()] });
}

/** Whether a text holds this very address: « …/v/1 » does not stand in « …/v/12 ». */
function names(text: string, address: string): boolean {
  const at = address === '' ? -1 : text.indexOf(address);
  return at >= 0 && (!/[\w/-]/u.test(text[at + address.length] ?? '') || names(text.slice(at + 1), address));
}

/** What people read: the notice, then what was credited before. */
export function noticeOf({ notice, former }: Stamp): string[] {
  const before = former.flatMap((each) => each.notice);
  return before.length === 0 ? [...notice] : [...notice, 'Ce fichier portait déjà ce crédit :', ...before];
}

const RIGHTS = /rights|licen[cs]e|UsageTerms|WebStatement|attribution/iu;

/**
 * Of the statements of a stamp, those that a document does not make already. Where somebody else speaks of its rights,
 * ours say nothing of them in the same words: the record alone does.
 */
export function unsaid(
  statements: readonly (readonly [name: string, statement: string])[],
  isSaid: (name: string) => boolean,
): (readonly [name: string, statement: string])[] {
  const hasRights = statements.some(([name]) => RIGHTS.test(name) && isSaid(name));
  return statements.filter(([name]) => !isSaid(name) && !(hasRights && RIGHTS.test(name)));
}

/** The whole stamp in one line of ASCII, for places that hold any text. */
export function recordOf(stamp: Stamp): string {
  return asciiJson({ v: 1, ...stamp });
}

export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A record as a file carries it: a stranger may have written it. */
export function readRecord(text: string | null | undefined): Stamp | null {
  if (!text || text.length > MOST_RECORD) return null;
  try {
    return stampFrom(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A stamp from what was read; null when it does not name a version and its credit. */
export function stampFrom(value: unknown): Stamp | null {
  const given = fields(value);
  const licence = fields(given.licence);
  const stamp = limited({
    identifier: word(given.identifier),
    source: word(given.source),
    sha256: word(given.sha256),
    title: word(given.title),
    authors: words(given.authors),
    licence: { id: word(licence.id), name: word(licence.name), uri: word(licence.uri) || null },
    notice: words(given.notice),
    jsonLd: word(given.jsonLd),
    former: list(given.former).map(fields).map(formerFrom),
  });
  return stamp.identifier !== '' && stamp.notice.length > 0 ? stamp : null;
}

function formerFrom(given: Record<string, unknown>): FormerCredit {
  return { identifier: word(given.identifier), source: word(given.source), notice: words(given.notice) };
}

/** What is written and what is read have the same limits: reading gives back what was written. */
function limited(stamp: Stamp): Stamp {
  const { licence, former } = stamp;
  return {
    identifier: short(stamp.identifier),
    source: short(stamp.source),
    sha256: short(stamp.sha256),
    title: short(stamp.title),
    authors: lines(stamp.authors),
    licence: {
      id: short(licence.id),
      name: short(licence.name),
      uri: short(licence.uri ?? '') || null,
    },
    notice: lines(stamp.notice),
    // Half a JSON-LD is none.
    jsonLd: stamp.jsonLd.length > MOST_JSON_LD ? '' : clean(stamp.jsonLd),
    former: former.slice(-MOST_FORMER).map(({ identifier, source, notice }) => ({
      identifier: short(identifier),
      source: short(source),
      notice: lines(notice),
    })),
  };
}

const lines = (given: readonly string[]): string[] => given.slice(0, MOST_LINES).map(short).filter(Boolean);

const short = (text: string): string =>
  clean(text)
    .slice(0, MOST_CHARACTERS)
    .replace(/\p{Cs}/gu, '')
    .trim();

/** One line, without what XML 1.0 forbids. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]+/gu, ' ').trim();

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const words = (value: unknown): string[] => list(value).map(word).filter(Boolean);
const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
