import { classroomWords, type ClassroomKind, type Grouping } from './classroom-words.js';
import type { Found } from './phrases.js';
import { readQuery } from './query-hints.js';
import { findTerm, OWN_VERSION, type Term } from './term.js';
import { phraseKey, splitWords, type Word } from './words.js';

/** Words of a query that say how class really is: words `start` to `end` (excluded) of it. */
export interface ClassroomPhrase {
  readonly kind: ClassroomKind;
  /** Ids of terms; for `minutes` their number; for `after` and `before` the notion as it was typed. */
  readonly values: readonly string[];
  /** It says that something is not there: searching its words would find the contrary. */
  readonly without: boolean;
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

type Reading = Found<{ kind: ClassroomKind; values: readonly string[]; without: boolean }>;

/** Longer lessons are typing mistakes: as many minutes as a draft may say. */
const MOST_MINUTES = 12_000;

/** What a query says of the class it is for, in the order of the words; nothing is read twice. */
export function readClassroom(query: string): ClassroomPhrase[] {
  const text = withoutAccordingTo(query.normalize('NFC'));
  const words = splitWords(text);
  const facts = apart([
    ...pairsOfLevels(words),
    ...durationsIn(words),
    ...sizesIn(words),
    ...classroomWords().asked.scan(words),
  ]);
  const read = apart([...facts, ...notionsIn(text, words, facts)]);
  return read.map(({ start, end, value }) => ({
    ...value,
    start,
    end,
    typed: slice(text, words, start, end),
  }));
}

/** The query without these words of it, nor those that only led to them: « dictée de 20 minutes » → « dictée ». */
export function withoutWords(query: string, { start, end }: Pick<ClassroomPhrase, 'start' | 'end'>): string {
  const text = query.normalize('NFC');
  const words = splitWords(text);
  const links = new Set(classroomWords().file.links);
  let first = start;
  while (links.has(words[first - 1]?.folded ?? '')) first -= 1;
  const last = words[end - 1];
  const before = text.slice(0, words[first]?.at ?? text.length).replace(/(?<![\p{L}\p{N}])[dl]['’ʼ‘]$/u, '');
  const after = text.slice(last ? last.at + last.typed.length : text.length);
  return `${before} ${after}`
    .replace(/\s+/g, ' ')
    .replace(/ ([,;])/g, '$1')
    .replace(/^[\s,;:.-]+|[\s,;:-]+$/g, '');
}

/** How pupils are grouped, as an author wrote it: « classe entière, puis par deux » → two ids. */
export function groupingsIn(text: string): string[] {
  const words = splitWords(text);
  const read = apart([...sizesIn(words, true), ...classroomWords().said.scan(words)]);
  return [...new Set(read.flatMap(({ value }) => value.values))];
}

/** Every way of grouping, from one pupil to the whole class. */
export const groupings = (): readonly Grouping[] => classroomWords().file.groupings;

/** Labels of how a resource prints, by id. */
export const printings = (): ReadonlyMap<string, string> =>
  new Map(classroomWords().file.printing.flatMap(({ ids, label = '' }) => ids.map((id) => [id, label])));

/** Pairs of classes that one teacher may have together, by their id: `ce1-ce2` → CE1, CE2. Younger first. */
export function doubleLevels(): ReadonlyMap<string, readonly [string, string]> {
  const { classes } = classroomWords().file.doubleLevels;
  return new Map(
    classes.flatMap((younger, at) =>
      classes.slice(at + 1).map((older) => [`${younger}-${older}`, [younger, older]] as const),
    ),
  );
}

/** « Prévue pour un double niveau », whichever it is, then each pair of classes: « CE1-CE2 ». */
export function doubleLevelTerms(): readonly Term[] {
  const { id, label } = classroomWords().file.doubleLevels;
  const name = (level: string) => findTerm('levels', level)?.shortLabel ?? level;
  const pairs = [...doubleLevels()].map(([pair, classes]) => ({
    id: pair,
    label: classes.map(name).join('-'),
  }));
  return [{ id, label }, ...pairs].map((term, order) => ({
    ...term,
    shortLabel: term.label,
    parents: [],
    order,
    official: false,
    vocabularyVersion: OWN_VERSION,
  }));
}

/** « d’après Perrault » says who wrote first, no notion; as many words as before. */
const withoutAccordingTo = (text: string): string => text.replace(/\bd['’ʼ‘]apr[eè]s\b/giu, 'selon');

/** The readings that overlap no better one: the longest wins, then the first given. In the order of the words. */
function apart(readings: readonly Reading[]): Reading[] {
  const kept: Reading[] = [];
  for (const one of readings.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one);
  return kept.toSorted((a, b) => a.start - b.start);
}

/** « CE1-CE2 », « CE1 et CE2 », with « double niveau » beside it where it is said. */
function pairsOfLevels(words: readonly Word[]): Reading[] {
  const pairs = doubleLevels();
  const named = readQuery(words).hints.filter(
    ({ value }) => value.kind === 'levels' && value.ids.length === 1,
  );
  return named.flatMap((first, at): Reading[] => {
    const second = named[at + 1];
    if (!second || !isNext(words, first.end, second.start)) return [];
    const ids = [first.value.ids[0], second.value.ids[0]];
    const id = [ids.join('-'), ids.toReversed().join('-')].find((each) => pairs.has(each));
    if (id === undefined) return [];
    const said = besideDoubleLevel(words, first.start, second.end);
    return [{ ...said, value: { kind: 'doubleLevels', values: [id], without: false } }];
  });
}

const isNext = (words: readonly Word[], end: number, start: number): boolean =>
  end === start || (end + 1 === start && words[end]?.folded === 'et');

function besideDoubleLevel(
  words: readonly Word[],
  start: number,
  end: number,
): { start: number; end: number } {
  const said = classroomWords()
    .asked.scan(words)
    .filter(({ value }) => value.kind === 'doubleLevels');
  const before = said.find((one) => one.end === start);
  const after = said.find((one) => one.start === end);
  return { start: before?.start ?? start, end: after?.end ?? end };
}

/** « 20 minutes », « 20min », « 1 h 30 », « deux heures ». */
function durationsIn(words: readonly Word[]): Reading[] {
  return words.flatMap((_, start): Reading[] => {
    const read = durationAt(words, start);
    if (!read || read.minutes < 1 || read.minutes > MOST_MINUTES) return [];
    return [
      { start, end: read.end, value: { kind: 'minutes', values: [String(read.minutes)], without: false } },
    ];
  });
}

function durationAt(words: readonly Word[], start: number): { minutes: number; end: number } | null {
  const { minutes, hours } = classroomWords().units;
  const together = /^(\d{1,3})(?:(?:min|mn)|h(\d{2})?)$/.exec(words[start]?.folded ?? '');
  if (together) {
    const count = Number(together[1]);
    const isHours = (words[start]?.folded ?? '').includes('h');
    return { minutes: isHours ? count * 60 + Number(together[2] ?? 0) : count, end: start + 1 };
  }
  const count = numberAt(words, start);
  const unit = words[start + 1]?.key ?? '';
  if (count === null) return null;
  if (minutes.has(unit)) return { minutes: count, end: start + 2 };
  if (!hours.has(unit)) return null;
  const rest = /^\d{2}$/.test(words[start + 2]?.folded ?? '') ? Number(words[start + 2]?.folded) : null;
  return { minutes: count * 60 + (rest ?? 0), end: rest === null ? start + 2 : start + 3 };
}

/** « groupes de 4 », « équipes de trois »; in a field about groups also « 4 élèves » and « par 4 ». */
function sizesIn(words: readonly Word[], isAboutGroups = false): Reading[] {
  const { sizedGroups } = classroomWords();
  return words.flatMap((word, start): Reading[] => {
    const isSized = sizedGroups.has(word.key) && words[start + 1]?.folded === 'de';
    if (isSized) return sized(words, start, start + 2);
    if (!isAboutGroups) return [];
    if (word.folded === 'par') return sized(words, start, start + 1);
    return words[start + 1]?.key === 'eleve' ? sized(words, start, start) : [];
  });
}

function sized(words: readonly Word[], start: number, at: number): Reading[] {
  const size = numberAt(words, at);
  const grouping = groupings().find(
    ({ sizes: [least, most] }) => size !== null && size >= least && size <= most,
  );
  if (!grouping) return [];
  return [{ start, end: at + 1, value: { kind: 'groupings', values: [grouping.id], without: false } }];
}

function numberAt(words: readonly Word[], at: number): number | null {
  const folded = words[at]?.folded ?? '';
  return /^\d{1,3}$/.test(folded) ? Number(folded) : (classroomWords().numbers.get(folded) ?? null);
}

/** « après les fractions »: what follows, up to a word that says something else. */
function notionsIn(text: string, words: readonly Word[], facts: readonly Reading[]): Reading[] {
  const { notions, file } = classroomWords();
  const articles = new Set(file.notions.articles.map(phraseKey));
  const ends = new Set(file.notions.ends.map(phraseKey));
  const taken = [...facts, ...readQuery(words).hints.filter(({ value }) => value.kind !== 'subjects')];
  return notions.scan(words).flatMap(({ start, end, value: kind }): Reading[] => {
    if (kind === null) return [];
    const isFree = (at: number) =>
      at < words.length &&
      !ends.has(words[at]?.key ?? '') &&
      !taken.some((other) => at >= other.start && at < other.end);
    let from = end;
    while (isFree(from) && articles.has(words[from]?.key ?? '')) from += 1;
    let to = from;
    while (to < from + file.notions.longest && isFree(to)) to += 1;
    if (to === from) return [];
    return [{ start, end: to, value: { kind, values: [slice(text, words, from, to)], without: false } }];
  });
}

function slice(text: string, words: readonly Word[], start: number, end: number): string {
  const [first, last] = [words[start], words[end - 1]];
  return first && last ? text.slice(first.at, last.at + last.typed.length) : '';
}
