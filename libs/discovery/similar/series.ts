import { eachWord, fold, stem } from '#platform/search-engine';
import { numbering } from './proximity-figures.js';

/** « Les fractions, séance 2 » : what it is a part of, and its number. */
export interface SeriesPlace {
  /** Equal for the parts of one series. */
  readonly series: string;
  readonly place: number;
  /** « séance 2 », as one says it. */
  readonly label: string;
}

interface Numbered {
  readonly title: string;
  readonly subjects: readonly string[];
  readonly levels: readonly string[];
}

interface Token {
  readonly folded: string;
  readonly isStopWord: boolean;
  readonly start: number;
  readonly end: number;
}

/** A number within a title: the tokens it takes, and the word before it. */
interface Found {
  readonly from: number;
  readonly to: number;
  readonly place: number;
  readonly word: string;
}

const parts = numbering.words.map((word) => ({ word, stems: stemsOf(word) }));
const ordinalParts = parts.filter(({ word }) => numbering.ordinalWords.includes(word));
const between = new Set(numbering.between.map(fold));
const notBefore = new Set(numbering.notBefore.flatMap(stemsOf));
const ordinals = folded(numbering.ordinals);
const numbers = folded({ ...numbering.romans, ...numbering.numbers });

/**
 * Where a title stands in a series; null when nothing in it is a number of order. What comes before the number names the
 * series; when nothing does (« Chapitre 3 : les fractions »), subjects and levels stand in.
 */
export function seriesPlace({ title, subjects, levels }: Numbered): SeriesPlace | null {
  const tokens = [...eachWord(title)];
  const found = afterWord(tokens) ?? ordinal(tokens) ?? atTheEnd(tokens, title);
  if (!found) return null;
  const before = tokens.slice(0, found.from).filter(({ isStopWord }) => !isStopWord);
  const name = before.map(({ folded }) => stem(folded)).join(' ');
  const scope = name || [[...subjects].sort().join(','), [...levels].sort().join(',')].join(' / ');
  return {
    series: `${found.word} | ${scope}`,
    place: found.place,
    label: [found.word, String(found.place)].filter(Boolean).join(' '),
  };
}

/** « séance 2 », « chapitre IV », « fiche n° 3 ». */
function afterWord(tokens: readonly Token[]): Found | null {
  for (const [from] of tokens.entries())
    for (const part of parts) {
      if (!matches(tokens, from, part.stems)) continue;
      let to = from + part.stems.length;
      while (between.has(tokens[to]?.folded ?? '')) to += 1;
      const place = numberOf(tokens[to]?.folded);
      if (place !== null) return { from, to, place, word: part.word };
    }
  return null;
}

/** « deuxième partie ». */
function ordinal(tokens: readonly Token[]): Found | null {
  for (const [from, { folded }] of tokens.entries()) {
    const place = ordinals.get(folded);
    const part = ordinalParts.find(({ stems }) => matches(tokens, from + 1, stems));
    if (place && part) return { from, to: from + part.stems.length, place, word: part.word };
  }
  return null;
}

/** « Les fractions 2 », « Les fractions (2/4) ». */
function atTheEnd(tokens: readonly Token[], title: string): Found | null {
  const last = tokens.length - 1;
  const [first, second] = [tokens[last - 1], tokens[last]];
  const isShare =
    first !== undefined && second !== undefined && title.slice(first.end, second.start).trim() === '/';
  const from = isShare ? last - 1 : last;
  const place = digitsOf(tokens[from]?.folded);
  const before = tokens[from - 1];
  if (place === null || !before || /\d/.test(before.folded) || notBefore.has(stem(before.folded)))
    return null;
  return title.slice(tokens[last]?.end ?? 0).replace(/[\s)\].]/g, '') === ''
    ? { from, to: last, place, word: '' }
    : null;
}

const matches = (tokens: readonly Token[], from: number, stems: readonly string[]): boolean =>
  stems.every((each, at) => stem(tokens[from + at]?.folded ?? '') === each);

function digitsOf(word: string | undefined): number | null {
  const number = /^\d{1,2}$/.test(word ?? '') ? Number(word) : 0;
  return number > 0 && number <= numbering.most.value ? number : null;
}

const numberOf = (word: string | undefined): number | null =>
  digitsOf(word) ?? numbers.get(word ?? '') ?? null;

function stemsOf(words: string): string[] {
  return [...eachWord(words)].map(({ folded }) => stem(folded));
}

function folded(values: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(values).map(([word, value]) => [fold(word), value]));
}
