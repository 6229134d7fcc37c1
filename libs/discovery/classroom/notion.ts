import { stemsOf } from '#platform/search-engine';

/** Words of a notion that are compared; the others of a longer one are not. */
const LONGEST = 3;
/** As many notions as one resource stands under on each side: counting facets reads them all. */
const MOST = 40;
/** A notion stands inside one sentence, one item of a list. */
const SENTENCE = /[\n.;:!?()•]+/u;

/** What a notion is compared by: its first stems. Null when it has none. */
export function notionKey(text: string): string | null {
  return stemsOf(text).slice(0, LONGEST).join(' ') || null;
}

/**
 * Every notion that a text may be asked for: its words, and those that follow one another, up to three; single words first,
 * and at most forty of them.
 */
export function notionKeys(text: string): string[] {
  const sentences = text.split(SENTENCE).map((sentence) => stemsOf(sentence));
  const keys = [1, 2, 3].flatMap((size) =>
    sentences.flatMap((stems) =>
      stems
        .slice(0, Math.max(0, stems.length - size + 1))
        .map((_, at) => stems.slice(at, at + size).join(' ')),
    ),
  );
  return [...new Set(keys)].slice(0, MOST);
}
