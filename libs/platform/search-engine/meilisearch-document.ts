import { joinedFrom } from './document-vectors.js';
import type { SearchDocument } from './search-engine.js';
import { stem } from './stem.js';
import { readWords } from './words.js';

/** Meilisearch sees no position after 65,535 in an attribute: beyond this many, only words not yet seen are kept. */
const MOST_WORDS_IN_ORDER = 40_000;
const MOST_WORDS = 60_000;
const MOST_WORDS_IN_LEXICON = 20_000;

/** Stems in the order of the text, then words also found joined; one string a field, an author or a keyword. */
interface FieldStems {
  title: string[];
  keywords: string[];
  summary: string[];
}

/** A document as Meilisearch holds it: what is shown, what is searched (stems) and the words that corrections come from. */
export interface StoredDocument {
  id: string;
  familyId: string;
  /** Of a family that bears another document’s name: the only ones that can make a family of several. */
  isMember: boolean;
  /** Only in an index being built: taken out meanwhile, whatever the source still says. */
  isGone: boolean;
  title: string;
  summary: string;
  keywords: string[];
  body: string;
  facets: Record<string, string[]>;
  /** Seconds since 1970. */
  publishedAt: number;
  rank: number;
  titleLength: number;
  bodyLength: number;
  /** Of all fields together, labels and authors included. */
  wordCount: number;
  /** Beside the streams of each field, the stems that the body holds at least so many times. */
  stems: FieldStems & { body: string[]; atLeast2: string; atLeast4: string; atLeast8: string };
  words: string[];
}

/** Analyses a document with our own reading of French: Meilisearch itself knows neither stems nor elisions. */
export function storedDocument(document: SearchDocument): StoredDocument {
  const reader = new FieldReader();
  const title = reader.read(document.title);
  const stems = {
    title: title.streams,
    keywords: [...document.keywords, ...document.authors].flatMap((text) => reader.read(text).streams),
    summary: [document.summary, ...document.labels].flatMap((text) => reader.read(text).streams),
  };
  const body = reader.read(document.body);
  return {
    id: document.id,
    familyId: document.familyId,
    isMember: document.familyId !== document.id,
    isGone: false,
    title: document.title,
    summary: document.summary,
    keywords: document.keywords,
    body: document.body,
    facets: document.facets,
    publishedAt: Math.floor(document.publishedAt.getTime() / 1000),
    rank: document.rank,
    titleLength: title.length,
    bodyLength: body.length,
    wordCount: reader.length,
    stems: {
      ...stems,
      body: body.streams,
      atLeast2: body.repeated(2),
      atLeast4: body.repeated(4),
      atLeast8: body.repeated(8),
    },
    words: lexiconWords(reader.words),
  };
}

/** What stands in an index being built for a document taken out meanwhile. */
export function tombstone(id: string): Pick<StoredDocument, 'id' | 'isGone'> {
  return { id, isGone: true };
}

function lexiconWords(words: ReadonlySet<string>): string[] {
  return [...words].filter((word) => /\p{L}/u.test(word)).slice(0, MOST_WORDS_IN_LEXICON);
}

class FieldReader {
  readonly words = new Set<string>();
  length = 0;
  private readonly stems = new Map<string, string>();

  read(text: string): { streams: string[]; repeated: (times: number) => string; length: number } {
    const words = readWords(text);
    const stream: string[] = [];
    const seen = new Map<string, number>();
    const joined = new Set<string>();
    let length = 0;
    words.forEach((word, index) => {
      if (word.isStopWord) return;
      length += 1;
      this.words.add(word.folded);
      const found = this.stemOf(word.folded);
      if (stream.length < MOST_WORDS_IN_ORDER || (!seen.has(found) && stream.length < MOST_WORDS))
        stream.push(found);
      seen.set(found, (seen.get(found) ?? 0) + 1);
      for (const whole of joinedFrom(words, index)) {
        joined.add(this.stemOf(whole));
        this.words.add(whole);
      }
    });
    this.length += length;
    const streams = [stream.join(' '), ...[...joined].slice(0, MOST_WORDS - stream.length)];
    const repeated = (times: number) =>
      [...seen].flatMap(([found, count]) => (count >= times ? [found] : [])).join(' ');
    return { streams: streams.filter(Boolean), repeated, length };
  }

  private stemOf(word: string): string {
    const known = this.stems.get(word) ?? stem(word);
    this.stems.set(word, known);
    return known;
  }
}
