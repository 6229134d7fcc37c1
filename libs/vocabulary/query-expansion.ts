import { PhraseTable } from './phrases.js';
import { findHints } from './query-hints.js';
import { synonymGroups, type SynonymGroup } from './synonym-groups.js';
import { phraseKey, splitWords, type Word } from './words.js';

/** Another way to say what was typed. */
export interface Alternative {
  /** Folded words separated by one space. */
  phrase: string;
  /** Between 0 and 1; the words typed weigh 1. */
  weight: number;
}

/** Consecutive words of a query and the phrases that may stand in their place. */
export interface QuerySpan {
  /** Folded words separated by one space. */
  phrase: string;
  /** Index of the first word, and of the one after the last. */
  start: number;
  end: number;
  /** Heaviest first. */
  alternatives: Alternative[];
}

/**
 * A synonym weighs less than the words typed, a wider or narrower notion less than a spelling. A term that also means
 * something else counts half beside other words and a quarter alone. To be tuned by `bench:relevance`.
 */
const WEIGHT = { both: 0.6, oneWay: 0.4 } as const;
const AMBIGUOUS_BESIDE_OTHERS = 0.5;
const AMBIGUOUS_ALONE = 0.25;

/** « première » in « première guerre mondiale » is no class: these groups apply only where a level is read. */
const LEVEL_KIND = 'niveau';

/** Reaching a group by one of its terms. */
interface Reach {
  group: SynonymGroup;
  isAmbiguous: boolean;
}

let loaded: PhraseTable<Reach[]> | null = null;

/** The query cut into spans that follow each other, each with its alternatives (none for most words). */
export function expandQuery(query: string): QuerySpan[] {
  const words = splitWords(query);
  const levels = new Set(
    findHints(words)
      .filter((hint) => hint.value.kind === 'levels')
      .flatMap((hint) => range(hint.start, hint.end)),
  );
  return cut(words).map(({ start, end }) => {
    const phrase = words
      .slice(start, end)
      .map((word) => word.folded)
      .join(' ');
    const isAlone = end - start === words.length;
    const alternatives = alternativesTo(
      phrase,
      isAlone,
      range(start, end).every((index) => levels.has(index)),
    );
    return { phrase, start, end, alternatives };
  });
}

/** Longest known phrases first, then single words. */
function cut(words: readonly Word[]): { start: number; end: number }[] {
  const known = reaches().scan(words);
  const covered = new Set(known.flatMap(({ start, end }) => range(start, end)));
  const single = words
    .map((_, index) => ({ start: index, end: index + 1 }))
    .filter(({ start }) => !covered.has(start));
  return [...known, ...single].sort((a, b) => a.start - b.start);
}

/** One step only, except a « both » spelling followed by a « oneWay » group. */
function alternativesTo(phrase: string, isAlone: boolean, isLevel: boolean): Alternative[] {
  const best = new Map<string, Alternative>();
  const offer = (candidate: string, weight: number) => {
    const key = phraseKey(candidate);
    if (key !== phraseKey(phrase) && weight > (best.get(key)?.weight ?? 0)) {
      best.set(key, { phrase: candidate, weight: Math.round(weight * 1000) / 1000 });
    }
  };
  for (const { group, isAmbiguous } of reaches().find(phrase) ?? []) {
    if (isAmbiguous && group.kind === LEVEL_KIND && !isLevel) continue;
    const doubt = isAmbiguous ? (isAlone ? AMBIGUOUS_ALONE : AMBIGUOUS_BESIDE_OTHERS) : 1;
    for (const term of group.to) {
      offer(term, WEIGHT[group.direction] * doubt);
      if (group.direction === 'both' && !group.ambiguous.includes(term)) {
        for (const wider of oneWayFrom(term)) offer(wider, WEIGHT.both * WEIGHT.oneWay * doubt);
      }
    }
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

function oneWayFrom(phrase: string): string[] {
  const found = reaches().find(phrase) ?? [];
  return found.filter(({ group }) => group.direction === 'oneWay').flatMap(({ group }) => group.to);
}

function reaches(): PhraseTable<Reach[]> {
  if (loaded) return loaded;
  const table = new PhraseTable<Reach[]>();
  for (const group of synonymGroups()) {
    for (const term of group.from) {
      const reach = { group, isAmbiguous: group.ambiguous.includes(term) };
      table.add(term, [...(table.find(term) ?? []), reach]);
    }
  }
  loaded = table;
  return table;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset);
}
