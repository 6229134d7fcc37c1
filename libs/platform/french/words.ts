const RAW_WORD = /[\p{L}\p{N}\p{M}]+/gu;
const APOSTROPHE = /^['’ʼ`´]$/;
const JOINT = /^['’\-‐‑:_]$/;
/** Longer runs are addresses, hashes or encoded files, never words. */
const LONGEST_WORD = 40;

/** Words that say nothing by themselves, and those that lose their end before a vowel; folded. */
export interface SmallWords {
  readonly stopWords: ReadonlySet<string>;
  readonly elided: ReadonlySet<string>;
}

/** A word of a text: its folded form and where it stands, in UTF-16 units. */
export interface Word {
  folded: string;
  start: number;
  end: number;
  isStopWord: boolean;
  /** True when a hyphen, a colon or an apostrophe ties it to the word before (« micro:bit »). */
  isTied: boolean;
}

/** Lower case without accents or ligatures: « Œuvre » → « oeuvre », « m² » → « m2 ». */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss');
}

/** The words of a French text in order; elided articles and pronouns (« l’ », « qu’ ») are not words. */
export function* eachWord(text: string, { stopWords, elided }: SmallWords): Generator<Word> {
  const folds = new Map<string, string>();
  let previousEnd = -1;
  for (const match of text.matchAll(RAW_WORD)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    const folded = folds.get(raw) ?? foldWord(raw);
    folds.set(raw, folded);
    const isElided =
      elided.has(folded) && APOSTROPHE.test(text.charAt(end)) && LETTER.test(text.charAt(end + 1));
    if (isElided || folded === '' || folded.length > LONGEST_WORD) continue;
    const isTied = previousEnd >= 0 && start - previousEnd === 1 && JOINT.test(text.charAt(previousEnd));
    yield { folded, start, end, isStopWord: stopWords.has(folded), isTied };
    previousEnd = end;
  }
}

const LETTER = /\p{L}/u;
const PLAIN = /^[a-z0-9]+$/;

function foldWord(raw: string): string {
  return PLAIN.test(raw) ? raw : fold(raw).replace(/[^\p{L}\p{N}]/gu, '');
}
