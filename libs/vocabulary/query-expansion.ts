import { PhraseTable } from './phrases.js';
import { readQuery } from './query-hints.js';
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
 * something else counts half, and a quarter when it is all the query. To be tuned by `bench:relevance`.
 */
const WEIGHT = { both: 0.6, oneWay: 0.4 } as const;
const AMBIGUOUS_BESIDE_OTHERS = 0.5;
const AMBIGUOUS_ALONE = 0.25;

/**
 * Groups about school itself do not apply to a word that means something else where it stands: « première » in
 * « première guerre mondiale » is no class, « cours » in « cours d’eau » no lesson.
 */
const SCHOOL_KINDS = new Set(['niveau', 'voie', 'cycle', 'discipline', 'type']);

/** Reaching a group by one of its terms. */
interface Reach {
  group: SynonymGroup;
  isAmbiguous: boolean;
}

let loaded: PhraseTable<Reach[]> | null = null;

/** The query cut into spans that follow each other, each with its alternatives (none for most words). */
export function expandQuery(query: string): QuerySpan[] {
  const words = splitWords(query);
  const { misleading } = readQuery(words);
  return cut(words).map(({ start, end }) => {
    const phrase = words
      .slice(start, end)
      .map((word) => word.folded)
      .join(' ');
    const isMisleading = misleading.some((other) => other.start <= start && other.end >= end);
    const isAlone = end - start === words.length;
    return { phrase, start, end, alternatives: alternativesTo(phrase, isAlone, isMisleading) };
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
function alternativesTo(phrase: string, isAlone: boolean, isMisleading: boolean): Alternative[] {
  const best = new Map<string, Alternative>();
  const offer = (candidate: string, weight: number) => {
    const key = phraseKey(candidate);
    if (key !== phraseKey(phrase) && weight > (best.get(key)?.weight ?? 0)) {
      best.set(key, { phrase: candidate, weight: Math.round(weight * 1000) / 1000 });
    }
  };
  for (const { group, isAmbiguous } of reaches().find(phrase) ?? []) {
    if (isMisleading && SCHOOL_KINDS.has(group.kind)) continue;
    const doubt = isAmbiguous ? (isAlone ? AMBIGUOUS_ALONE : AMBIGUOUS_BESIDE_OTHERS) : 1;
    for (const term of group.to) {
      const isAmbiguousTarget = group.ambiguous.includes(term);
      offer(term, WEIGHT[group.direction] * doubt * (isAmbiguousTarget ? AMBIGUOUS_BESIDE_OTHERS : 1));
      if (group.direction === 'oneWay' || isAmbiguousTarget) continue;
      for (const wider of oneWayFrom(term)) offer(wider, WEIGHT.both * WEIGHT.oneWay * doubt);
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
