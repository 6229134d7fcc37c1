import { PhraseTable } from './phrases.js';
import { readData } from './term.js';
import { fold, phraseKey } from './words.js';

/** What a query may say of the class it is for; `minutes` is a duration, `after` and `before` stand before a notion. */
export type ClassroomKind =
  'minutes' | 'groupings' | 'equipment' | 'places' | 'printing' | 'doubleLevels' | 'after' | 'before';

/** A phrase of the table: the ids that it names, and whether it says that something is not there. */
interface ClassroomWord {
  readonly kind: ClassroomKind;
  readonly values: readonly string[];
  readonly without: boolean;
}

/** How many pupils work together. `sizes` are the least and the most of them. */
export interface Grouping {
  readonly id: string;
  readonly label: string;
  readonly sizes: readonly [least: number, most: number];
}

interface Named {
  ids: string[];
  words: string[];
  label?: string;
  without?: boolean;
}

interface ClassroomFile {
  groupings: (Grouping & { words: string[]; said: string[] })[];
  sizedGroups: string[];
  /** Words that lead to a phrase, and say nothing without it. */
  links: string[];
  numbers: Record<string, number>;
  minutes: string[];
  hours: string[];
  durations: { words: string[]; minutes: number }[];
  equipment: Named[];
  places: Named[];
  printing: Named[];
  doubleLevels: { id: string; label: string; words: string[]; classes: string[] };
  notions: Record<'after' | 'before' | 'articles' | 'ends' | 'silent', string[]> & { longest: number };
}

interface ClassroomWords {
  readonly file: ClassroomFile;
  /** What a query may say. */
  readonly asked: PhraseTable<ClassroomWord>;
  /** What the field « Groupes » of a resource may say: shorter words than a query’s are clear there. */
  readonly said: PhraseTable<ClassroomWord>;
  /** « après » and « avant »; null where they say no notion (« après-midi »). */
  readonly notions: PhraseTable<'after' | 'before' | null>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly sizedGroups: ReadonlySet<string>;
  readonly units: { readonly minutes: ReadonlySet<string>; readonly hours: ReadonlySet<string> };
}

let loaded: ClassroomWords | null = null;

/** The tables of `classroom-words.json`, read once. */
export function classroomWords(): ClassroomWords {
  loaded ??= load();
  return loaded;
}

function load(): ClassroomWords {
  const file = readData<ClassroomFile>('classroom-words.json');
  const asked = new PhraseTable<ClassroomWord>();
  const said = new PhraseTable<ClassroomWord>();
  const grouping = (id: string): ClassroomWord => ({ kind: 'groupings', values: [id], without: false });
  for (const { id, words, said: shorter } of file.groupings) {
    for (const word of words) asked.add(word, grouping(id));
    for (const word of [...shorter, ...words]) said.add(word, grouping(id));
  }
  for (const kind of ['equipment', 'places', 'printing'] as const)
    for (const { ids, words, without = false } of file[kind])
      for (const word of words) asked.add(word, { kind, values: ids, without });
  for (const { words, minutes } of file.durations)
    for (const word of words) asked.add(word, { kind: 'minutes', values: [String(minutes)], without: false });
  for (const word of file.doubleLevels.words)
    asked.add(word, { kind: 'doubleLevels', values: [file.doubleLevels.id], without: false });
  const keys = (words: readonly string[]) => new Set(words.map(phraseKey));
  return {
    file,
    asked,
    said,
    notions: notionTable(file),
    numbers: new Map(Object.entries(file.numbers).map(([word, number]) => [fold(word), number])),
    sizedGroups: keys(file.sizedGroups),
    units: { minutes: keys(file.minutes), hours: keys(file.hours) },
  };
}

function notionTable({ notions }: ClassroomFile): ClassroomWords['notions'] {
  const table: ClassroomWords['notions'] = new PhraseTable();
  for (const side of ['after', 'before'] as const) for (const word of notions[side]) table.add(word, side);
  for (const phrase of notions.silent) table.add(phrase, null);
  return table;
}
