import { readFileSync } from 'node:fs';

/** The lists of words that reading French stands on, as they are kept: words apart by a space. */
export interface FrenchLists {
  readonly stopWords: string;
  readonly elided: string;
  readonly irregular: Readonly<Record<string, string>>;
  /** Endings of derived words. */
  readonly roots: string;
}

export const french = JSON.parse(
  readFileSync(new URL('./data/french.json', import.meta.url), 'utf8'),
) as FrenchLists;
