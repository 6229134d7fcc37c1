import { readTable } from './table.js';
import type { Trace } from './trace.js';
import { plain } from './words.js';

interface Phones {
  services: { prefixes: string[] };
  fiction: { prefixes: string[] };
  words: string[];
}

const phones = readTable<Phones>('phones.json');
const words = new RegExp(`(?:^|[^a-z])(?:${phones.words.join('|')})s?(?![a-z])`);

const GAP = String.raw`[\s.\-–/·_]{0,3}`;
const PREFIX = String.raw`(?:(?:\+|00)${GAP}33${GAP}(?:\(0\)${GAP})?|\(?0\)?${GAP})`;
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}+])${PREFIX}[1-9](?:${GAP}\\d){8}(?!${GAP}\\d|\\p{L}|[,.]\\d)`,
  'gu',
);
/** How people write them: ten digits together, pairs, or 3-2-2-2-2 and 3-3-3 after the prefix. */
const USUAL =
  /^\d{10}$|^\d{2}([^\d])\d{2}\1\d{2}\1\d{2}\1\d{2}$|^\d{4}([^\d])\d{3}\2\d{3}$|^\d{4}([^\d])\d{2}\3\d{2}\3\d{2}$/u;

/** French numbers in all their spellings. Numbers of services and of fiction are nobody's. */
export function findPhones(text: string, kind: 'text' | 'code' = 'text'): Trace[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const [written] = match;
    const { index } = match;
    const isInternational = /^(?:\+|00)/.test(written);
    const digits = nationalOf(written);
    const isAnnounced = words.test(plain(text.slice(Math.max(0, index - 48), index)));
    if (!isAnnounced && !isInternational && !looksWritten(written, digits, kind)) return [];
    if (isSequence(digits) || isPartOfMore(text, index, written)) return [];
    if ([...phones.services.prefixes, ...phones.fiction.prefixes].some((prefix) => digits.startsWith(prefix)))
      return [];
    const rule = /^0[67]/.test(digits) ? 'phone' : 'landline';
    return [{ rule, start: index, end: index + written.length, mask: `${digits.slice(0, 2)} •• •• •• ••` }];
  });
}

const nationalOf = (written: string): string =>
  `0${written
    .replace(/^\s*(?:\+|00)[^\d]*33/u, '')
    .replace(/\D/gu, '')
    .replace(/^0/, '')}`;

/** Without a word that announces it, ten digits in a row are a number of an exercise as often as a telephone. */
function looksWritten(written: string, digits: string, kind: 'text' | 'code'): boolean {
  const tidy = written.replace(/[()]/g, '').trim();
  if (!USUAL.test(tidy.replace(/\s/gu, ' '))) return false;
  return /\D/.test(tidy) ? true : kind === 'text' && /^0[67]/.test(digits);
}

/** 0123456789, 01 02 03 04 05, 0101010101: figures of an exercise. */
function isSequence(digits: string): boolean {
  const pairs = (digits.match(/../g) ?? []).map(Number);
  const steps = new Set(pairs.slice(1).map((pair, at) => pair - (pairs[at] ?? 0)));
  return steps.size === 1 || new Set(digits).size <= 2;
}

/** What follows a quantity: an operation, or a unit. */
const UNIT =
  /^\s?(?:[=+×*/^<>%€$]|(?:m|km|cm|mm|g|kg|mg|l|s|h|euros?|metres|mètres|grammes|litres|habitants|secondes|octets|ans)\b)/u;

/** A number within a longer series, an ISBN, an IBAN, a price list: something stands right beside it. */
function isPartOfMore(text: string, index: number, written: string): boolean {
  const before = text.slice(Math.max(0, index - 12), index);
  const after = text.slice(index + written.length, index + written.length + 8);
  if (/isbn|issn|iban|siret|siren|doi|n° ?$/iu.test(before)) return true;
  return /\d[\s.\-–/,;=+×x*]{1,3}$/u.test(before) && !/[,;]\s$/u.test(before)
    ? true
    : UNIT.test(after) || /[=×*^<>]\s?$/u.test(before);
}
