import type { Place } from './remark.js';

/** A block of what is read now. */
export interface AnchoredBlock {
  readonly part: string;
  readonly blockId: string;
  readonly text: string;
}

/** Where a remark was made; the words around its quote tell two equal quotes apart. */
export interface Anchor extends Pick<Place, 'part' | 'blockId' | 'quote'> {
  readonly before?: string;
  readonly after?: string;
}

/** Where a remark stands now: a block, and from where to where in its text. */
export interface Anchored {
  readonly block: AnchoredBlock;
  readonly start: number;
  readonly end: number;
  /** `same`: its block, as it was quoted; `moved`: as quoted, elsewhere; `folded`: but for case, accents, punctuation. */
  readonly how: 'same' | 'moved' | 'folded';
}

/** Fewer letters than this, found in another block, are somebody else's words. */
const LEAST_ELSEWHERE = 12;
/** What is compared of the words around a quote. */
const AROUND = 32;

/**
 * Finds remarks again in a newer text: by the id of their block, then by what they quote, first as it was, then folded;
 * null is an orphan, which is listed apart.
 */
export class Anchors {
  private readonly folded = new Map<AnchoredBlock, Folded>();

  constructor(private readonly blocks: readonly AnchoredBlock[]) {}

  find(anchor: Anchor): Anchored | null {
    const { blockId, part } = anchor;
    const [own, others] = [[] as AnchoredBlock[], [] as AnchoredBlock[]];
    for (const block of this.blocks) (block.blockId === blockId ? own : others).push(block);
    const hers = (block: AnchoredBlock): number => (block.part === part ? 0 : 1);
    own.sort((one, other) => hers(one) - hers(other));
    others.sort((one, other) => hers(one) - hers(other));
    const quote = anchor.quote ?? '';
    if (quote.trim() === '') return own[0] ? whole(own[0], hers(own[0]) === 0) : null;
    const isLong = foldText(quote).text.length >= LEAST_ELSEWHERE;
    return (
      this.exactly(anchor, quote, own) ??
      this.nearly(anchor, quote, own) ??
      (isLong ? (this.exactly(anchor, quote, others) ?? this.nearly(anchor, quote, others)) : null)
    );
  }

  private exactly(anchor: Anchor, quote: string, blocks: readonly AnchoredBlock[]): Anchored | null {
    const found = blocks.flatMap((block) =>
      placesOf(quote, block.text).map((start): Anchored => {
        const how = block.blockId === anchor.blockId && block.part === anchor.part ? 'same' : 'moved';
        return { block, start, end: start + quote.length, how };
      }),
    );
    return likeliest(anchor, found);
  }

  private nearly(anchor: Anchor, quote: string, blocks: readonly AnchoredBlock[]): Anchored | null {
    const wanted = foldText(quote).text;
    if (wanted === '') return null;
    const found = blocks.flatMap((block) => {
      const { text, starts, ends } = this.fold(block);
      return placesOf(wanted, text).map((at): Anchored => {
        const [start, end] = [starts[at]!, ends[at + wanted.length - 1]!];
        return { block, start, end, how: 'folded' };
      });
    });
    return likeliest(anchor, found);
  }

  private fold(block: AnchoredBlock): Folded {
    const folded = this.folded.get(block) ?? foldText(block.text);
    this.folded.set(block, folded);
    return folded;
  }
}

const whole = (block: AnchoredBlock, isHere: boolean): Anchored => ({
  block,
  start: 0,
  end: block.text.length,
  how: isHere ? 'same' : 'moved',
});

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** The one whose surroundings are most alike; the first of equals. */
function likeliest(anchor: Anchor, found: readonly Anchored[]): Anchored | null {
  const [first = null] = found;
  if (found.length < 2 || (!anchor.before && !anchor.after)) return first;
  const before = reversed(foldText((anchor.before ?? '').slice(-AROUND)).text);
  const after = foldText((anchor.after ?? '').slice(0, AROUND)).text;
  const likeness = ({ block, start, end }: Anchored): number =>
    common(before, reversed(foldText(block.text.slice(Math.max(0, start - AROUND), start)).text)) +
    common(after, foldText(block.text.slice(end, end + AROUND)).text);
  const scored = found.map((one) => ({ one, score: likeness(one) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).one;
}

function common(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

const reversed = (text: string): string => [...text].reverse().join('');

interface Folded {
  readonly text: string;
  /** Of each letter, where the sign that it comes from starts and ends in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Letters and digits without case or accents, one space between words. */
function foldText(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (letters: string, start: number, end: number): void => {
    starts.push(...Array<number>(letters.length).fill(start));
    ends.push(...Array<number>(letters.length).fill(end));
    folded += letters;
  };
  let gap = false;
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    const letters = lettersOf(sign);
    if (letters === '') {
      // A mark belongs to the letter before it.
      if (/\p{M}/u.test(sign)) ends.splice(-1, 1, end);
      else gap ||= !/\p{Cf}/u.test(sign);
    } else {
      if (gap && folded !== '') put(' ', at, at);
      gap = false;
      put(letters, at, end);
    }
    at = end;
  }
  return { text: folded, starts, ends };
}

const lettersOf = (sign: string): string =>
  sign
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]/gu, '');
