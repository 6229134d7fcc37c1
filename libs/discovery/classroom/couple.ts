import { classesOf, doubleLevels, findTerm, readClassroom, readQueryHints, withoutWords } from '#vocabulary';
import type { ChosenFilters } from '../facet.js';
import { notionKey } from './notion.js';

/** Two classes that one teacher has together, and the search without naming them. */
export interface PairWish {
  readonly levels: readonly [string, string];
  readonly text: string;
  readonly filters: ChosenFilters;
}

/** What a pair is judged by. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
  readonly keywords: readonly string[];
}

export interface Couple<Member extends Candidate = Candidate> {
  /** The younger class’s first. */
  readonly members: readonly [Member, Member];
  readonly themeWords: readonly string[];
  readonly reason: string;
}

const MOST_COUPLES = 3;
const MOST_WORDS_SAID = 3;
/** Shorter words of a title are no theme. */
const SHORTEST_WORD = 4;

/** The pair of classes that a search names, by a filter or by words; null when it names none. */
export function pairWished(text: string, filters: ChosenFilters): PairWish | null {
  const pairs = doubleLevels();
  const phrase = readClassroom(text).find(
    ({ kind, values }) => kind === 'doubleLevels' && pairs.has(values[0] ?? ''),
  );
  const named = [...(filters.doubleLevels ?? []), ...(phrase?.values ?? [])];
  const levels = named.map((id) => pairs.get(id)).find((pair) => pair !== undefined);
  if (!levels) return null;
  const others = { ...filters, levels: [], doubleLevels: [] };
  return { levels, text: phrase ? withoutWords(text, phrase) : text, filters: others };
}

/**
 * Couples of the two lists, one of each, on one theme: they share a subject, and a keyword or a word of their titles. What
 * comes first in both lists comes first; each resource is in one couple.
 */
export function couplesOf<Member extends Candidate>(
  levels: readonly [string, string],
  youngers: readonly Member[],
  olders: readonly Member[],
): Couple<Member>[] {
  const possible = youngers.flatMap((younger, at) =>
    olders.flatMap((older, beside) => {
      const subject = younger.subjects.find((one) => older.subjects.includes(one));
      const themeWords = sharedWords(younger, older);
      if (subject === undefined || themeWords.length === 0 || younger.id === older.id) return [];
      const worth = 1 / (1 + at) + 1 / (1 + beside) + themeWords.length;
      return [
        {
          members: [younger, older] as const,
          themeWords,
          reason: reasonOf(levels, subject, themeWords),
          worth,
        },
      ];
    }),
  );
  const taken = new Set<string>();
  const couples: Couple<Member>[] = [];
  for (const { members, themeWords, reason } of possible.toSorted((a, b) => b.worth - a.worth)) {
    if (couples.length === MOST_COUPLES || members.some(({ id }) => taken.has(id))) continue;
    for (const { id } of members) taken.add(id);
    couples.push({ members, themeWords, reason });
  }
  return couples;
}

/** What is for the one class and not for the other: a resource for both needs no second. */
export function forOneOf<Member extends Candidate>(
  candidates: readonly Member[],
  [wanted, other]: readonly [string, string],
): Member[] {
  return candidates.filter(({ levels }) => {
    const classes = classesOf(levels);
    return classes.includes(wanted) && !classes.includes(other);
  });
}

/** Keywords that both have, then words that stand in both titles or in a keyword of the other: as the first writes them. */
function sharedWords(one: Candidate, other: Candidate): string[] {
  const words = new Map(themesOf(one).map((word) => [notionKey(word), word] as const));
  const theirs = new Set(themesOf(other).map(notionKey));
  return [...words]
    .filter(([key]) => key !== null && theirs.has(key))
    .map(([, word]) => word)
    .slice(0, MOST_WORDS_SAID);
}

/** Keywords last: a word met twice is said as the keyword has it. */
function themesOf({ title, keywords }: Candidate): string[] {
  const words = title.toLowerCase().split(/[^\p{L}\p{N}-]+/u);
  return [...words.filter((word) => word.length >= SHORTEST_WORD), ...keywords].filter(isTheme);
}

/** « exercices », « CM1 », « diaporama » say what it is and for whom, not what it is about. */
function isTheme(word: string): boolean {
  const { levels, types, formats } = readQueryHints(word);
  return levels.length + types.length + formats.length === 0;
}

function reasonOf(levels: readonly [string, string], subject: string, themeWords: readonly string[]): string {
  const [younger, older] = levels.map((id) => findTerm('levels', id)?.shortLabel ?? id);
  const taught = findTerm('subjects', subject)?.label ?? subject;
  return `Une ressource pour le ${younger}, une pour le ${older}, dans la même discipline (${taught}), sur un même thème : ${themeWords.join(', ')}.`;
}
