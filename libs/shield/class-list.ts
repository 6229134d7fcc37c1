import { findPersonNames, type PersonName } from './person-name.js';
import type { Trace } from './trace.js';
import { plain } from './words.js';

/** Fewer persons than this beside figures are the heroes of an exercise. */
const FEWEST = 3;

/** A longer row tells about its persons in sentences: an encyclopedia, not a register. */
const LONGEST_ROW = 200;

/** Pupils are born in these years; authors and kings were not. */
const BIRTH =
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])\s?[/.\-–]\s?(?:0?[1-9]|1[0-2])\s?[/.\-–]\s?(?:(?:19)?9[5-9]|(?:20)?[0-2]\d)(?!\d)|\b(?:19)?(?:20[0-2]\d|199[5-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b|\b\d{1,2}(?:er)? (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre) (?:199[5-9]|20[0-2]\d)\b/;
const GRADE =
  /(?<![\d.,/-])(?:20|1?\d)(?:[.,]\d{1,2})?\s?\/\s?(?:5|10|20|40|100)(?![\d/])|(?<![\d.,/-])(?:20|1?\d)[.,](?:25|5|50|75|0|00)(?![\d%])|\b(?:abs|absente?|absences?|retards?|dispensee?|non rendu|acquis|non acquis|en cours d'acquisition)\b/;
const BARE_GRADE = /^\s*(?:20|1?\d)(?:[.,]\d{1,2})?\s*$|^\s*(?:[a-d][+-]?|tb|ab|b|i|na|eca|ns)\s*$/;
/** A heading that says what stands below it. */
const HEADING =
  /\b(?:notes?|moyennes?|moy|eval(?:uation)?s?|controles?|ds|dm|interros?|trimestres?|bulletins?|appreciations?|absences?|retards?|ne(?:e|s|\(e\))? le|naissance|responsables?|bilan|competences?|sur 20|\/ ?20)\b/;
const BIRTH_HEADING = /\bne(?:e|s|\(e\))? le\b|naissance/;
/** Days since 1900 as spreadsheets keep dates (ECMA-376, 18.17.4): 1995 to 2026. */
const DAYS = /^(?:3[4-9]\d{3}|4[0-6]\d{3})(?:\.0)?$/;

interface Line {
  readonly text: string;
  readonly start: number;
  readonly person: PersonName | null;
  readonly hasFact: boolean;
}

/** Lists of persons with a grade, a date of birth or an absence beside each. */
export function findClassLists(text: string): Trace[] {
  const lines = linesOf(text);
  return runsOf(lines).flatMap((run) => {
    const full = run.filter(({ person }) => person?.isFull);
    const above = plain(text.slice(Math.max(0, (run[0]?.start ?? 0) - 200), run[0]?.start));
    const withFact = full.filter((line) => line.hasFact || isExplained(line.text, above));
    if (withFact.length < FEWEST || withFact.length * 2 < run.length) return [];
    const [first] = withFact;
    const last = withFact.at(-1);
    if (!first || !last) return [];
    const mask = withFact.slice(0, 2).map(({ person }) => `${person?.initials}…`);
    const end = last.start + last.text.length;
    return [{ rule: 'class-list', start: first.start, end, mask: mask.join(', '), count: withFact.length }];
  });
}

const BORN = /\bnee?(?:\(e\)|·e)? le |date de naissance\s?:?\s?/g;
/** How far before and after « né le » its name and its date stand. */
const AROUND = 60;

/** Somebody's name with a date of birth, on its own. */
export function findBirthDates(text: string): Trace[] {
  return [...plain(text).matchAll(BORN)].flatMap(({ index, 0: words }) => {
    const start = Math.max(0, index - AROUND, text.lastIndexOf('\n', index) + 1);
    const before = text.slice(start, index);
    const person = findPersonNames(before).findLast(({ isFull }) => isFull);
    const date = BIRTH.exec(plain(text.slice(index, index + words.length + AROUND / 2)));
    if (!person?.isFull || !date) return [];
    const end = index + date.index + date[0].length;
    return [{ rule: 'birth-date', start, end, mask: `${person.initials}…, ••/••/••••` }];
  });
}

/** Lines; one that names several persons outside a table counts as one line for each. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push(...piecesOf(line).map((piece) => lineOf(piece, start)));
    start += line.length + 1;
  }
  return lines.filter((line) => line.text.trim() !== '');
}

interface Piece {
  readonly text: string;
  readonly at: number;
  readonly person: PersonName | null;
}

function lineOf({ text, at, person }: Piece, start: number): Line {
  const rest = person ? `${text.slice(0, person.start)} ; ${text.slice(person.end)}` : text;
  const facts = plain(rest);
  return { text, start: start + at, person, hasFact: BIRTH.test(facts) || GRADE.test(facts) };
}

function piecesOf(line: string): Piece[] {
  const names = findPersonNames(line);
  const full = names.filter(({ isFull }) => isFull);
  if (line.includes(' | ') && line.length > LONGEST_ROW) return [{ text: line, at: 0, person: null }];
  if (full.length < 2 || line.includes(' | '))
    return [{ text: line, at: 0, person: full[0] ?? names[0] ?? null }];
  return full.map((person, rank) => {
    const at = rank === 0 ? 0 : person.start;
    const text = line.slice(at, full[rank + 1]?.start ?? line.length);
    return { text, at, person: { ...person, start: person.start - at, end: person.end - at } };
  });
}

/** Lines that follow each other and name somebody; one line in between (a remark, a total) does not end a list. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  let open: Line[] = [];
  let misses = 0;
  for (const line of lines) {
    if (line.person) {
      open.push(line);
      misses = 0;
    } else if (open.length > 0 && ++misses > 1) {
      runs.push(open);
      open = [];
      misses = 0;
    }
  }
  if (open.length > 0) runs.push(open);
  return runs;
}

/** Whether a bare figure is what the heading above announces: a grade, or a date as a spreadsheet counts days. */
function isExplained(line: string, above: string): boolean {
  const cells = plain(line).split(/ \| |[;:\t]|\s{2,}|,\s| (?=[\d.,]+$)/);
  if (BIRTH_HEADING.test(above) && cells.some((cell) => DAYS.test(cell.trim()))) return true;
  return HEADING.test(above) && cells.some((cell) => BARE_GRADE.test(cell));
}
