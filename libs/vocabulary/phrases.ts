import { phraseKey, type Word } from './words.js';

/** A phrase of a table found in a query: words `start` to `end` (excluded). */
export interface Found<T> {
  start: number;
  end: number;
  value: T;
}

/** A table of phrases; looks up the longest one that starts at a word. */
export class PhraseTable<T> {
  private readonly values = new Map<string, T>();
  private longest = 0;

  /** The last phrase added under one key wins. */
  add(phrase: string, value: T): void {
    const key = phraseKey(phrase);
    if (key === '') return;
    this.values.set(key, value);
    this.longest = Math.max(this.longest, key.split(' ').length);
  }

  find(phrase: string): T | null {
    return this.values.get(phraseKey(phrase)) ?? null;
  }

  /** Calls back with the key of each phrase. */
  each(visit: (phrase: string, value: T) => void): void {
    this.values.forEach((value, phrase) => visit(phrase, value));
  }

  /** Longest phrase first; phrases found do not overlap. */
  scan(words: readonly Word[]): Found<T>[] {
    const found: Found<T>[] = [];
    for (let start = 0; start < words.length;) {
      const one = this.longestAt(words, start);
      if (one) found.push(one);
      start = one ? one.end : start + 1;
    }
    return found;
  }

  private longestAt(words: readonly Word[], start: number): Found<T> | null {
    for (let end = Math.min(words.length, start + this.longest); end > start; end--) {
      const key = words
        .slice(start, end)
        .map((word) => word.key)
        .join(' ');
      const value = this.values.get(key);
      if (value !== undefined) return { start, end, value };
    }
    return null;
  }
}
