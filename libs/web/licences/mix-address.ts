import { type FormBody, listOf } from '../layout/form.js';

/** Licences of the works of a mix, as the address of the page holds them. */
export interface AskedMix {
  readonly adapted: readonly string[];
  readonly shown: readonly string[];
}

export const MIX_PATH = '/licences/melange';
export const MOST_WORKS = 10;
/** A name or an address: pasted whole pages are no licence, and an address has an end. */
export const MOST_WRITTEN = 2000;

/** The first ten of what was asked; the rest is said to be too much. */
export function mixIn(query: FormBody): AskedMix & { isTooMuch: boolean } {
  const [adapted, shown] = [listOf(query, 'source'), listOf(query, 'tel-quel')];
  return {
    adapted: adapted.slice(0, MOST_WORKS),
    shown: shown.slice(0, Math.max(0, MOST_WORKS - adapted.length)),
    isTooMuch: adapted.length + shown.length > MOST_WORKS,
  };
}

/** The address of a mix: it can be kept, sent, printed. */
export function mixPath({ adapted, shown }: AskedMix): string {
  const query = new URLSearchParams([
    ...adapted.map((id) => ['source', id]),
    ...shown.map((id) => ['tel-quel', id]),
  ]).toString();
  return query ? `${MIX_PATH}?${query}` : MIX_PATH;
}
