/** A word as typed, and as compared. */
export interface Word {
  typed: string;
  /** Lower case, no accents, œ → oe. */
  folded: string;
  /** `folded` without the mark of the plural. */
  key: string;
  /** Where it begins in the text, composed (NFC). */
  at: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#]*/gu;
const ELISIONS = new Set([
  'l',
  'd',
  'j',
  'm',
  't',
  's',
  'n',
  'c',
  'qu',
  'jusqu',
  'lorsqu',
  'puisqu',
  'quoiqu',
]);
const APOSTROPHE = /['’ʼ‘]/u;

/** Lower case without accents or ligatures: « Œuvre » → « oeuvre ». */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ª', 'e');
}

/** Words of a text, in order; elided articles (l’, d’, qu’…) are left out, hyphens and slashes separate. */
export function splitWords(text: string): Word[] {
  const source = text.normalize('NFC');
  const words: Word[] = [];
  for (const match of source.matchAll(WORD)) {
    const folded = fold(match[0]);
    if (isElision(source, match.index + match[0].length, folded)) continue;
    words.push({ typed: match[0], folded, key: singular(folded), at: match.index });
  }
  return words;
}

/** What search compares: folded words separated by one space, elisions left out. */
export function normalise(text: string): string {
  return splitWords(text)
    .map((word) => word.folded)
    .join(' ');
}

/** Same as `normalise`, without the marks of the plural: the key of a phrase in our tables. */
export function phraseKey(text: string): string {
  return splitWords(text)
    .map((word) => word.key)
    .join(' ');
}

/** « d expression », typed without its apostrophe, is an elision too; « vitamine d » is not. */
function isElision(source: string, end: number, folded: string): boolean {
  if (!ELISIONS.has(folded)) return false;
  if (APOSTROPHE.test(source.charAt(end))) return true;
  return (folded === 'l' || folded === 'd') && /^ [aeiouyhàâéèêëîïôœùû]/iu.test(source.slice(end, end + 2));
}

/** Enough to compare words of our own tables; the inflections of a text belong to the search engine. */
function singular(folded: string): string {
  if (folded.length > 4 && folded.endsWith('aux') && !folded.endsWith('eaux'))
    return `${folded.slice(0, -3)}al`;
  if (folded.length > 3 && /[^s]s$|[ae]ux$/.test(folded)) return folded.slice(0, -1);
  return folded;
}
