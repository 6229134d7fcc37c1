import { findBirthDates, findClassLists } from './class-list.js';
import { findEmails } from './email.js';
import { findInes } from './ine.js';
import { findPhones } from './phone.js';
import { getRule, type ShieldSeverity } from './rule.js';
import { shapeOf } from './shape.js';
import type { Trace } from './trace.js';

/** A piece of a resource: its words, and how one finds it again, in French (« tableau 2 »). */
export interface ShieldPassage {
  readonly text: string;
  readonly place: string;
  readonly kind: 'text' | 'table' | 'code';
  /** The lines are paragraphs, and this is the number of the first: the place is theirs. */
  readonly firstParagraph?: number;
}

/** Something that may be a pupil's. Holds nothing of it but the mask, which is to be shown and not kept. */
export interface Finding {
  readonly rule: string;
  readonly severity: ShieldSeverity;
  readonly place: string;
  readonly count: number;
  readonly shape: string;
  readonly mask: string;
}

const MOST_MASKS = 3;

/** Every place of the passages where a rule found something; what one rule finds in one table is one finding. */
export function findPupilTraces(passages: readonly ShieldPassage[]): Finding[] {
  return passages.flatMap((passage) => {
    const groups = new Map<string, Trace[]>();
    for (const trace of tracesOf(passage)) {
      const key =
        passage.kind === 'table' ? trace.rule : `${trace.rule} ${lineAt(passage.text, trace.start)}`;
      groups.set(key, [...(groups.get(key) ?? []), trace]);
    }
    return [...groups.values()].map((traces) => findingOf(passage, traces));
  });
}

function tracesOf({ text, kind }: ShieldPassage): Trace[] {
  const lists = findClassLists(text);
  const isInList = (trace: Trace) => lists.some((list) => list.start <= trace.start && trace.end <= list.end);
  return [
    ...lists,
    ...findBirthDates(text).filter((trace) => !isInList(trace)),
    ...findEmails(text),
    ...findPhones(text, kind === 'code' ? 'code' : 'text'),
    ...findInes(text),
  ];
}

function findingOf(passage: ShieldPassage, traces: readonly Trace[]): Finding {
  const rule = traces[0]?.rule ?? '';
  const from = lineAt(passage.text, Math.min(...traces.map(({ start }) => start)));
  const to = lineAt(passage.text, Math.max(...traces.map(({ end }) => end)));
  return {
    rule,
    severity: getRule(rule).severity,
    place: placeOf(passage, from, to),
    count: traces.reduce((sum, { count = 1 }) => sum + count, 0),
    shape: shapeOf(traces.map(({ start, end }) => passage.text.slice(start, end))),
    mask: [...new Set(traces.map(({ mask }) => mask))].slice(0, MOST_MASKS).join(', '),
  };
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** « tableau 2, lignes 3 à 28 », « paragraphe 12 »; a passage of one line needs no line. */
function placeOf(passage: ShieldPassage, from: number, to: number): string {
  if (passage.firstParagraph !== undefined) {
    const [first, last] = [passage.firstParagraph + from - 1, passage.firstParagraph + to - 1];
    return first === last ? `paragraphe ${first}` : `paragraphes ${first} à ${last}`;
  }
  if (!passage.text.includes('\n')) return passage.place;
  return from === to ? `${passage.place}, ligne ${from}` : `${passage.place}, lignes ${from} à ${to}`;
}
