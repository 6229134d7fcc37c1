import { eachWord, stem } from '#platform/search-engine';
import { fieldWeight, vectorFigure } from './proximity-figures.js';

/** What a resource says of itself, and what it says. */
export interface Described {
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly objectives: string;
  readonly prerequisites: string;
  /** The text written in place, then the text inside the files. */
  readonly texts: readonly string[];
}

/** A stem that a resource holds. */
interface KnownTerm {
  readonly term: string;
  /** As its author writes it. */
  readonly word: string;
  /** Sum over its fields of their weight and the logarithm of its times. */
  readonly count: number;
  /** It stands in the title or among the keywords, not only in what is written below. */
  readonly told: boolean;
}

export interface KnownTerms {
  /** The strongest first. */
  readonly terms: readonly KnownTerm[];
  /** Stems of the objectives, and of the prerequisites. */
  readonly goals: readonly string[];
  readonly needs: readonly string[];
}

/** How many resources there are, and how many hold each term. */
export interface Census {
  readonly resources: number;
  readonly holding: ReadonlyMap<string, number>;
}

export interface WeighedTerm extends KnownTerm {
  readonly weight: number;
}

const SHORTEST = 3;
/** Words of one field of a form: beyond, it is a text. */
const MOST_GOALS = 40;

/** The terms of a resource, counted in each of its fields. */
export function termsOf(described: Described): KnownTerms {
  const counted = new Map<string, { word: string; count: number; told: boolean }>();
  const add = (terms: ReadonlyMap<string, Counted>, weight: number, told: boolean): void => {
    for (const [term, { word, times }] of terms) {
      const count = weight * (1 + Math.log(times));
      const known = counted.get(term);
      if (known) known.count += count;
      else counted.set(term, { word, count, told });
    }
  };
  add(withPhrases(described.keywords), fieldWeight('keywords'), true);
  add(phrases(headOf(described.title)), fieldWeight('title'), true);
  add(countWords([described.title]), fieldWeight('title'), true);
  add(countWords([described.summary]), fieldWeight('summary'), false);
  const goals = countWords([described.objectives]);
  add(goals, fieldWeight('objectives'), false);
  const needs = countWords([described.prerequisites]);
  add(needs, fieldWeight('prerequisites'), false);
  add(countWords(described.texts), fieldWeight('text'), false);
  const terms = [...counted].map(([term, rest]) => ({ term, ...rest }));
  return {
    terms: terms.sort(byStrength(({ count }) => count)).slice(0, vectorFigure('known')),
    goals: [...goals.keys()].slice(0, MOST_GOALS),
    needs: [...needs.keys()].slice(0, MOST_GOALS),
  };
}

/**
 * The vector of a resource: its terms by TF-IDF, the strongest first, of length 1. A term that nobody else has cannot
 * bring anybody: told, it waits for a neighbour; in the text alone, it is nearly nothing.
 */
export function weigh(terms: readonly KnownTerm[], { resources, holding }: Census): WeighedTerm[] {
  const weighed = terms.map((known) => {
    const held = holding.get(known.term) ?? 0;
    const rarity = Math.log(1 + (resources + 1) / (held + 1));
    const alone = held < 2 && !known.told ? vectorFigure('alone') : 1;
    // What is said in every field is not as many times the subject: as for the times within one.
    return { ...known, weight: Math.sqrt(known.count) * rarity * alone };
  });
  const length = Math.hypot(...weighed.map(({ weight }) => weight)) || 1;
  return weighed
    .map((each) => ({ ...each, weight: each.weight / length }))
    .sort(byStrength(({ weight }) => weight));
}

interface Counted {
  readonly word: string;
  times: number;
}

function countWords(texts: readonly string[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const text of texts)
    for (const { folded, isStopWord, start, end } of eachWord(text)) {
      if (isStopWord || folded.length < SHORTEST || /^\d+$/.test(folded)) continue;
      const term = stem(folded);
      const known = counted.get(term);
      if (known) known.times += 1;
      else counted.set(term, { word: asWritten(text, start, end), times: 1 });
    }
  return counted;
}

/** Each keyword whole, as its author chose it, and each of its words. */
function withPhrases(keywords: readonly string[]): Map<string, Counted> {
  const counted = countWords(keywords);
  for (const keyword of keywords) for (const [term, known] of phrases([keyword])) counted.set(term, known);
  for (const keyword of keywords) {
    const [only, more] = countWords([keyword]).keys();
    if (only && !more) counted.set(only, { word: keyword.trim(), times: 1 });
  }
  return counted;
}

/** Several words as one term. */
function phrases(texts: readonly string[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const text of texts) {
    const stems = [...countWords([text]).keys()];
    if (stems.length > 1) counted.set(stems.join(' '), { word: text.trim(), times: 1 });
  }
  return counted;
}

/** « Scratch au collège : répéter »: what stands before the colon is how authors name what goes together. */
function headOf(title: string): string[] {
  const [, head] = /^(.{4,60}?)\s*:\s/.exec(title) ?? [];
  return head ? [head] : [];
}

/** The capital of a sentence is not the word’s own; « SQL » and « Python » keep theirs. */
function asWritten(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  const begins = /(?:^|[.!?:;•\n–—-])\s*(?:[«"“(]\s*)?$/.test(text.slice(Math.max(0, start - 6), start));
  const isPlain = word.slice(1) === word.slice(1).toLowerCase();
  return begins && isPlain ? word.toLowerCase() : word;
}

const byStrength =
  <Each extends { readonly term: string }>(strength: (each: Each) => number) =>
  (a: Each, b: Each): number =>
    strength(b) - strength(a) || (a.term < b.term ? -1 : 1);
