import { readFileSync } from 'node:fs';

const FRENCH = JSON.parse(readFileSync(new URL('./data/french.json', import.meta.url), 'utf8')) as {
  stopWords: string;
  elided: string;
};
const STOP_WORDS = new Set(FRENCH.stopWords.split(' '));
const ELIDED = new Set(FRENCH.elided.split(' '));
const RAW_WORD = /[\p{L}\p{N}\p{M}]+/gu;
const APOSTROPHE = /^['’ʼ`´]$/;
const JOINT = /^['’\-‐‑:_]$/;
/** Longer runs are addresses, hashes or encoded files, never words. */
const LONGEST_WORD = 40;

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
export function* eachWord(text: string): Generator<Word> {
  const folds = new Map<string, string>();
  let previousEnd = -1;
  for (const match of text.matchAll(RAW_WORD)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    const folded = folds.get(raw) ?? foldWord(raw);
    folds.set(raw, folded);
    if (isElided(folded, text, end) || folded === '' || folded.length > LONGEST_WORD) continue;
    const isTied = previousEnd >= 0 && start - previousEnd === 1 && JOINT.test(text.charAt(previousEnd));
    yield { folded, start, end, isStopWord: STOP_WORDS.has(folded), isTied };
    previousEnd = end;
  }
}

/** All of `eachWord` at once. */
export function readWords(text: string): Word[] {
  return [...eachWord(text)];
}

function isElided(folded: string, text: string, end: number): boolean {
  return ELIDED.has(folded) && APOSTROPHE.test(text.charAt(end)) && LETTER.test(text.charAt(end + 1));
}

const LETTER = /\p{L}/u;
const PLAIN = /^[a-z0-9]+$/;

function foldWord(raw: string): string {
  return PLAIN.test(raw) ? raw : fold(raw).replace(/[^\p{L}\p{N}]/gu, '');
}
