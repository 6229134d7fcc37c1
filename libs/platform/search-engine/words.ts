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
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let previousEnd = -1;
  for (const match of text.matchAll(RAW_WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const folded = foldWord(match[0]);
    if (ELIDED.has(folded) && APOSTROPHE.test(text[end] ?? '') && /\p{L}/u.test(text[end + 1] ?? ''))
      continue;
    if (folded === '' || folded.length > LONGEST_WORD) continue;
    const isTied = previousEnd >= 0 && start - previousEnd === 1 && JOINT.test(text[previousEnd] ?? '');
    words.push({ folded, start, end, isStopWord: STOP_WORDS.has(folded), isTied });
    previousEnd = end;
  }
  return words;
}

const PLAIN = /^[a-z0-9]+$/;

function foldWord(raw: string): string {
  return PLAIN.test(raw) ? raw : fold(raw).replace(/[^\p{L}\p{N}]/gu, '');
}
