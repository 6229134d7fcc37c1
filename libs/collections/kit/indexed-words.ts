import { french, readWords, stem } from '#platform/search-engine';
import type { FoundPage, KitIndex } from './offline/kit-index.js';

/** What a page says, from what speaks of it most to what speaks of it least. */
export interface IndexedText {
  readonly title: string;
  readonly keywords: readonly string[];
  /** Summary and note. */
  readonly summary: readonly string[];
  readonly text: readonly string[];
}

const WORTH = { title: 6, keywords: 4, summary: 2, text: 1 } as const;
/** Of one digit. */
const MOST_WORTH = 9;
/** A whole book adds no more than this: an old laptop reads the index of 500 pages at once. */
const MOST_STEMS = 800;

/** The index of a kit, filled page by page: two numbers for each word of each page stay in memory. */
export class IndexedWords {
  private readonly pages: FoundPage[] = [];
  private readonly places = new Map<string, number[]>();

  add(page: FoundPage, text: IndexedText): void {
    const at = this.pages.push(page) - 1;
    for (const [each, worth] of worthOf(text)) {
      const known = this.places.get(each) ?? [];
      known.push(at, worth);
      this.places.set(each, known);
    }
  }

  asIndex(): KitIndex {
    const stems = [...this.places.keys()].sort((a, b) => (a < b ? -1 : 1));
    const { stopWords, elided, irregular } = french;
    return {
      french: { stopWords, elided, irregular },
      pages: this.pages,
      stems: stems.join(' '),
      places: stems.map((each) => stepped(this.places.get(each) ?? [])),
    };
  }

  /** A script that only says it: a page opened from a disk may load one, and fetch nothing. */
  asScript(): string {
    return `window.ESSAIM_INDEX=${JSON.stringify(this.asIndex())};\n`;
  }
}

function worthOf({ title, keywords, summary, text }: IndexedText): Map<string, number> {
  const worth = new Map<string, number>();
  const take = (texts: readonly string[], each: number): void => {
    for (const one of texts)
      for (const { folded, isStopWord } of readWords(one)) {
        if (isStopWord) continue;
        const word = stem(folded);
        const known = worth.get(word);
        if (known === undefined && worth.size >= MOST_STEMS) continue;
        worth.set(word, Math.min(MOST_WORTH, (known ?? 0) + each));
      }
  };
  take([title], WORTH.title);
  take(keywords, WORTH.keywords);
  take(summary, WORTH.summary);
  take(text, WORTH.text);
  return worth;
}

/** Pages as steps from the one before. */
function stepped(places: readonly number[]): number[] {
  return places.map((number, at) => (at % 2 === 0 ? number - (places[at - 2] ?? 0) : number));
}
