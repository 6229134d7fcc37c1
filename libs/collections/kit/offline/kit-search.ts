import { eachWord, fold, type IrregularWords, type SmallWords, stem } from '#platform/french';
import type { FoundPage, KitIndex } from './kit-index.js';

/** What an exact word is worth beside one that only begins alike. */
const WHOLE = 1;
const BEGUN = 0.4;
/** Shorter beginnings would find everything. */
const SHORTEST_BEGINNING = 2;

/** Searches the pages of a kit, in the page itself: nothing is asked of anybody. */
export class KitSearch {
  private readonly stems: readonly string[];
  private readonly irregular: IrregularWords;
  private readonly smallWords: SmallWords;

  constructor(private readonly index: KitIndex) {
    const { stopWords, elided, irregular } = index.french;
    this.stems = index.stems === '' ? [] : index.stems.split(' ');
    this.irregular = new Map(Object.entries(irregular));
    this.smallWords = { stopWords: new Set(stopWords.split(' ')), elided: new Set(elided.split(' ')) };
  }

  /** Those that hold all the words, or else as many of them as any page does; the most about them first. */
  find(query: string): FoundPage[] {
    const words = this.wordsOf(query);
    const matched = new Map<number, { words: number; score: number }>();
    for (const word of words)
      for (const [page, score] of this.scoresOf(word)) {
        const sum = matched.get(page) ?? { words: 0, score: 0 };
        matched.set(page, { words: sum.words + 1, score: sum.score + score });
      }
    const found = [...matched].sort(
      ([a, one], [b, other]) => other.words - one.words || other.score - one.score || a - b,
    );
    const most = found.length > 0 ? found[0]![1].words : 0;
    return found.filter(([, { words }]) => words === most).flatMap(([page]) => this.index.pages[page] ?? []);
  }

  /** Without those that say nothing, unless it has no other. */
  private wordsOf(query: string): string[] {
    const words = [...eachWord(query, this.smallWords)];
    const telling = words.filter(({ isStopWord }) => !isStopWord);
    return [...new Set((telling.length > 0 ? telling : words).map(({ folded }) => folded))];
  }

  /** By page: a rare word says more than a common one, a title more than a text. */
  private scoresOf(word: string): Map<number, number> {
    const scores = new Map<number, number>();
    const exact = stem(word, this.irregular);
    const beginnings = new Set([fold(word), exact].filter(({ length }) => length >= SHORTEST_BEGINNING));
    const take = (at: number, worth: number): void => {
      const places = this.index.places[at] ?? [];
      const rarity = Math.log(1 + (2 * this.index.pages.length) / places.length);
      let page = 0;
      for (let i = 0; i < places.length; i += 2) {
        page += places[i] ?? 0;
        scores.set(page, Math.max(scores.get(page) ?? 0, worth * rarity * (places[i + 1] ?? 0)));
      }
    };
    const whole = this.firstFrom(exact);
    const isKnown = this.stems[whole] === exact;
    if (isKnown) take(whole, WHOLE);
    for (const beginning of beginnings)
      for (let at = this.firstFrom(beginning); this.stems[at]?.startsWith(beginning); at += 1)
        if (!isKnown || at !== whole) take(at, BEGUN);
    return scores;
  }

  /** Where the first stem stands that does not come before this one. */
  private firstFrom(text: string): number {
    let [low, high] = [0, this.stems.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.stems[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
