import { marksOfPicture, type PictureHash, sharedPictures } from './picture-hash.js';
import { type Passage } from '../block.js';
import { containment, type Shingles, shinglesOf, wordsMarkOf } from './shingles.js';

/** What is left of a document when layout, order and metadata are taken away: enough to know it again. */
export interface Fingerprint {
  readonly shingles: Shingles;
  /** Of all words, the shortest lines too: a sheet of sums with other figures is not the same sheet. */
  readonly words: number;
  readonly pictures: readonly PictureHash[];
}

export const fingerprintOf = (
  blocks: readonly Pick<Passage, 'text'>[],
  pictures: readonly PictureHash[] = [],
): Fingerprint => ({ shingles: shinglesOf(blocks), words: wordsMarkOf(blocks), pictures });

/** How much of a document stands in another. `same`: all of it, and nothing of the other is missing. */
export interface Likeness {
  readonly share: number;
  readonly same: boolean;
}

/**
 * Of a text of which three tenths were rewritten, 40 of 64 marks are found again; of an extract of a tenth, six. Twice
 * as many would double what is stored and asked without finding more of the corpus.
 */
const MARKS_OF_TEXT = 64;
/** Fewer common runs of words are a turn of phrase. */
const LEAST_SHARED_RUNS = 6;
/** With less text than this, a document is its pictures. */
const FEW_RUNS = 40;
/** One common picture between two documents is a logo, or a licence's badge. */
const LEAST_SHARED_PICTURES = 2;

/**
 * By what a document is looked up. Of its text, the bottom sketch of a MinHash (Broder, « On the resemblance and
 * containment of documents », 1997): the smallest hashes of a set, which two texts that share a part share for that
 * part, whatever else each of them holds. Of its pictures, every band.
 */
export const marksOf = ({ shingles, pictures }: Fingerprint): number[] => [
  ...new Set([
    ...[...shingles].sort((a, b) => a - b).slice(0, MARKS_OF_TEXT),
    ...pictures.flatMap(marksOfPicture),
  ]),
];

export function likeness(part: Fingerprint, whole: Fingerprint): Likeness {
  const text = containment(part.shingles, whole.shingles);
  const share = Math.max(
    text * part.shingles.size < LEAST_SHARED_RUNS ? 0 : text,
    part.shingles.size < FEW_RUNS ? pictureShare(part, whole) : 0,
  );
  return { share, same: share === 1 && part.words === whole.words && samePictures(part, whole) };
}

/** A file that is one picture is known by that one. */
function pictureShare({ shingles, pictures }: Fingerprint, whole: Fingerprint): number {
  const isPicture = shingles.size === 0 && pictures.length === 1;
  const shared = sharedPictures(pictures, whole.pictures);
  return shared >= (isPicture ? 1 : LEAST_SHARED_PICTURES) ? shared / pictures.length : 0;
}

const samePictures = (one: Fingerprint, other: Fingerprint): boolean =>
  sharedPictures(one.pictures, other.pictures) === one.pictures.length &&
  sharedPictures(other.pictures, one.pictures) === other.pictures.length;
