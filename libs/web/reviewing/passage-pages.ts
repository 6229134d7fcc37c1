import { type FormBody, textOf } from '../layout/form.js';

/** What is asked for at once; how many are shown is their weight's to say. */
export const MOST_PASSAGES = 50;
/** Elements that passages add to the page: with the grid beside them, an old phone holds no more. */
const MOST_ELEMENTS = 250;
/** Further back one begins again. */
const LONGEST_TRAIL = 60;

/** Where each page up to this one began: pages hold as much as fits, so the way back is remembered. « 0.37.80 ». */
export type Trail = readonly number[];

export function trailFrom(text: string): Trail {
  const starts = /^\d{1,6}(?:\.\d{1,6})*$/.test(text) ? text.split('.').map(Number) : [];
  return starts.length > 0 ? starts.slice(-LONGEST_TRAIL) : [0];
}

export const trailIn = (body: FormBody): Trail => trailFrom(textOf(body, 'page'));
export const textOfTrail = (trail: Trail): string => trail.join('.');
export const startOf = (trail: Trail): number => trail.at(-1) ?? 0;

/** The first of these that a page holds; one at least. */
export function fitting<Passage extends { readonly html: string | null }>(
  passages: readonly Passage[],
): readonly Passage[] {
  let weight = 0;
  const most = passages.findIndex(({ html }) => {
    weight += 3 + (html?.match(/<[a-z]/g)?.length ?? 0);
    return weight > MOST_ELEMENTS;
  });
  return most < 0 ? passages : passages.slice(0, Math.max(1, most));
}
