// How PostgreSQL's ts_rank judges a text, for an engine that counts words but has no such judgement (tsrank.c).
import { FIELD_GAP } from './document-vectors.js';

/** How often the files hold a word: at least that many times, and less than the next of these. */
export const FREQUENCIES = [1, 2, 4, 8] as const;
export type Frequency = 0 | (typeof FREQUENCIES)[number];

/** What a document says first. Streams are stems in the order of a text. */
export interface Head {
  title: readonly string[];
  keywords: readonly string[];
  summary: readonly string[];
}

const FIELDS = { title: 1, keywords: 0.7, summary: 0.35 } as const;
const HEAD = ['title', 'keywords', 'summary'] as const;
/** Σ 1/n²: a word repeated without end in a title would be worth 1, once 0.6. */
const ALL_REPETITIONS = 1.64493406685;
/** For each step of frequency, the number of occurrences that it stands for. */
const OCCURRENCES: Record<Frequency, number> = { 0: 0, 1: 1, 2: 2, 4: 5, 8: 16 };
/** Words side by side are worth nearly all of it at once. */
const SIDE_BY_SIDE_OCCURRENCE = 0.98;

/** 0 to 1: how well title, keywords and summary answer. */
export function headImpact(head: Head, stems: readonly string[]): number {
  return stems.length > 1 ? togetherImpact(head, stems) : repeatedImpact(head, stems);
}

/** Repetitions count less and less (calc_rank_or of PostgreSQL’s tsrank.c). */
function repeatedImpact(head: Head, stems: readonly string[]): number {
  const found = HEAD.flatMap((field) =>
    Array.from({ length: occurrences(head[field], stems) }, (): number => FIELDS[field]),
  );
  return found.reduce((sum, weight, repetition) => sum + weight / (repetition + 1) ** 2, 0) / ALL_REPETITIONS;
}

/** Every two places of two of the words count, the nearer the more (calc_rank_and of PostgreSQL’s tsrank.c). */
function togetherImpact(head: Head, stems: readonly string[]): number {
  const places = placesOf(head, new Set(stems));
  let missed = 1;
  places.forEach((one, index) => {
    for (const other of places.slice(index + 1))
      if (one.stem !== other.stem && one.at !== other.at)
        missed *= 1 - Math.sqrt(one.weight * other.weight * nearness(Math.abs(one.at - other.at)));
  });
  return 1 - missed;
}

interface Place {
  readonly stem: string;
  readonly at: number;
  readonly weight: number;
}

function placesOf(head: Head, wanted: ReadonlySet<string>): Place[] {
  const places: Place[] = [];
  let at = 0;
  for (const field of HEAD)
    for (const stream of head[field]) {
      for (const stem of stream.split(' ')) {
        at += 1;
        if (wanted.has(stem)) places.push({ stem, at, weight: FIELDS[field] });
      }
      at += FIELD_GAP;
    }
  return places;
}

const nearness = (distance: number): number =>
  distance > 100 ? 0 : 1 / (1.005 + 0.05 * Math.exp(distance / 1.5 - 2));

export function occurrences(streams: readonly string[], stems: readonly string[]): number {
  const wanted = ` ${stems.join(' ')} `;
  let count = 0;
  for (const stream of streams) {
    const text = ` ${stream} `;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) count += 1;
  }
  return count;
}

/** How often the stems stand side by side in title, keywords and summary. */
export function occurrencesInHead(head: Head, stems: readonly string[]): number {
  return HEAD.reduce((sum, field) => sum + occurrences(head[field], stems), 0);
}

/**
 * Of what endless occurrences would be worth. As in ts_rank, the first counts whole and each further one by its place
 * among all of the document, those of the head before.
 */
export function worthOfOccurrences(frequency: Frequency, stems: readonly string[], inHead: number): number {
  if (frequency === 0) return 0;
  if (stems.length > 1) return SIDE_BY_SIDE_OCCURRENCE;
  let worth = 1;
  for (let place = inHead + 2; place <= inHead + OCCURRENCES[frequency]; place += 1) worth += 1 / place ** 2;
  return worth / ALL_REPETITIONS;
}
