import type { SearchDocument } from './search-engine.js';
import { stem } from './stem.js';
import { readWords, type Word } from './words.js';

/** PostgreSQL keeps positions up to 16,383 and 256 of them per lexeme; the rest of a body counts as present. */
const LAST_POSITION = 16_383;
const MOST_POSITIONS = 255;
/** Between two fields, so that no phrase is found across them. */
export const FIELD_GAP = 8;
const MOST_WORDS_IN_LEXICON = 20_000;

type Weight = 'A' | 'B' | 'C' | 'D';

/** The two search vectors of a document, as PostgreSQL writes a tsvector, and the plain words it holds. */
export interface DocumentVectors {
  /** Title (A), keywords and authors (B), summary and labels (C). */
  head: string;
  /** The head and the text inside the files (D). */
  full: string;
  titleLength: number;
  words: string[];
}

/** Reads a document into its vectors; stop words take no position, so that « code de César » is a phrase of two. */
export function readDocumentVectors(document: SearchDocument): DocumentVectors {
  const writer = new VectorWriter();
  const titleLength = writer.add(document.title, 'A');
  for (const keyword of document.keywords) writer.add(keyword, 'B');
  for (const author of document.authors) writer.add(author, 'B');
  writer.add(document.summary, 'C');
  for (const label of document.labels) writer.add(label, 'C');
  const head = writer.vector();
  writer.add(document.body, 'D');
  return { head, full: writer.vector(), titleLength, words: writer.words() };
}

class VectorWriter {
  private readonly positions = new Map<string, string[]>();
  private readonly plain = new Set<string>();
  private readonly stems = new Map<string, string>();
  private position = 0;

  /** Adds a field and returns how many words it has. */
  add(text: string, weight: Weight): number {
    const words = readWords(text);
    let length = 0;
    words.forEach((word, index) => {
      if (word.isStopWord) return;
      length += 1;
      this.position += 1;
      this.place(word.folded, weight);
      for (const joined of joinedFrom(words, index)) this.place(joined, weight);
    });
    this.position += FIELD_GAP;
    return length;
  }

  vector(): string {
    return [...this.positions].map(([lexeme, places]) => `'${lexeme}':${places.join(',')}`).join(' ');
  }

  words(): string[] {
    return [...this.plain].slice(0, MOST_WORDS_IN_LEXICON);
  }

  private place(word: string, weight: Weight): void {
    if (/\p{L}/u.test(word)) this.plain.add(word);
    const lexeme = this.stemOf(word);
    const places = this.positions.get(lexeme) ?? [];
    if (places.length === 0) this.positions.set(lexeme, places);
    if (places.length >= MOST_POSITIONS) return;
    places.push(`${Math.min(this.position, LAST_POSITION)}${weight}`);
  }

  private stemOf(word: string): string {
    const known = this.stems.get(word);
    if (known !== undefined) return known;
    const found = stem(word);
    this.stems.set(word, found);
    return found;
  }
}

/** « micro:bit » is also « microbit »: the word at the index joined with the one or two tied to it. */
export function joinedFrom(words: readonly Word[], index: number): string[] {
  const joined: string[] = [];
  let whole = words[index]?.folded ?? '';
  for (let next = index + 1; next <= index + 2; next += 1) {
    const word = words[next];
    if (!word?.isTied) break;
    whole += word.folded;
    joined.push(whole);
  }
  return joined;
}
