import { joinedFrom } from './document-vectors.js';
import type { SearchDocument } from './search-engine.js';
import { stem } from './stem.js';
import { readWords, type Word } from './words.js';

/** Meilisearch sees no position after 65,535 in an attribute: beyond this many, only words not yet seen are kept. */
const MOST_WORDS_IN_ORDER = 40_000;
const MOST_WORDS = 60_000;
/** A word that a file holds once may be a misprint of its own: it is found, but corrects nobody. */
const REPEATED = 2;
const MOST_WORDS_IN_LEXICON = 3000;
/** From here on, how often a word stands in the files tells little more. */
const OFTEN = 3;

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
  /** `often`: those of the body that stand there at least `OFTEN` times. */
  stems: FieldStems & { body: string[]; often: string };
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
  const said = new Set(reader.counts.keys());
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
    stems: { ...stems, body: body.streams, often: body.often },
    words: lexiconWords(reader.counts, said),
  };
}

/** What stands in an index being built for a document taken out meanwhile. */
export function tombstone(id: string): Pick<StoredDocument, 'id' | 'isGone'> {
  return { id, isGone: true };
}

function lexiconWords(counts: ReadonlyMap<string, number>, said: ReadonlySet<string>): string[] {
  return [...counts]
    .filter(([word, count]) => /\p{L}/u.test(word) && (said.has(word) || count >= REPEATED))
    .map(([word]) => word)
    .slice(0, MOST_WORDS_IN_LEXICON);
}

class FieldReader {
  readonly counts = new Map<string, number>();
  private readonly stems = new Map<string, string>();

  read(text: string): { streams: string[]; often: string; length: number } {
    const words = readWords(text);
    const stream: string[] = [];
    const seen = new Map<string, number>();
    const joined = new Set<string>();
    let length = 0;
    words.forEach((word, index) => {
      if (word.isStopWord) return;
      length += 1;
      this.count(word);
      const found = this.stemOf(word.folded);
      if (stream.length < MOST_WORDS_IN_ORDER || (!seen.has(found) && stream.length < MOST_WORDS))
        stream.push(found);
      seen.set(found, (seen.get(found) ?? 0) + 1);
      for (const whole of joinedFrom(words, index)) {
        joined.add(this.stemOf(whole));
        this.counts.set(whole, (this.counts.get(whole) ?? 0) + 1);
      }
    });
    const streams = [stream.join(' '), ...[...joined].slice(0, MOST_WORDS - stream.length)];
    const often = [...seen].filter(([, count]) => count >= OFTEN).map(([found]) => found);
    return { streams: streams.filter(Boolean), often: often.join(' '), length };
  }

  private count({ folded }: Word): void {
    this.counts.set(folded, (this.counts.get(folded) ?? 0) + 1);
  }

  private stemOf(word: string): string {
    const known = this.stems.get(word) ?? stem(word);
    this.stems.set(word, known);
    return known;
  }
}
