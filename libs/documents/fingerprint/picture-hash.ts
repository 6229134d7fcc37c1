import sharp from 'sharp';
import { openArchive } from '../format/archive.js';
import { isPictureEntry, PICTURES, ZIPPED } from '../html/asides.js';
import { markOf } from './mark.js';

/** A picture of 256 bits in hexadecimal. Two that differ little look alike. */
export type PictureHash = string;

const SIDE = 32;
const FREQUENCIES = 16;
const BITS = FREQUENCIES * FREQUENCIES;
/** Smaller ones are bullets and icons, which many documents share. */
const LEAST_SIDE = 64;
/** Nothing but a ground: its bits are noise. Standard deviation of grey, of 255. */
const LEAST_CONTRAST = 4;
const MOST_PIXELS = 40_000_000;
const MOST_PICTURES = 300;
const MOST_KEPT = 20;
/**
 * Measured on the pictures of the corpus: shrunk, compressed as a photo or made grey, half of them differ by 8 bits of
 * 256 at most, 95 % by 32; of 539 unrelated pairs, 99 % differ by more than 102.
 */
const MOST_DIFFERENT = BITS * 0.15;
/** Sixteen bands of sixteen bits: when a twelfth of the bits changed, one band is whole in 98 cases of 100 (1 − (1 − 0.917¹⁶)¹⁶). */
const BAND_DIGITS = 4;

/** The pictures of a document, or the one that the file is; none where a format has no place for them. */
export async function readPictures(bytes: Uint8Array, formatId: string): Promise<PictureHash[]> {
  const hashes = new Set<PictureHash>();
  for (const picture of picturesIn(bytes, formatId)) {
    const hash = await hashPicture(picture);
    if (hash) hashes.add(hash);
  }
  // The same choice on both sides: what was taken up is among the kept ones of both.
  return [...hashes].sort().slice(0, MOST_KEPT);
}

/** Whether a file of this format may hold pictures that we can look at. */
export const mayHoldPictures = (formatId: string): boolean => PICTURES.has(formatId) || ZIPPED.has(formatId);

function* picturesIn(bytes: Uint8Array, formatId: string): Iterable<Uint8Array> {
  if (PICTURES.has(formatId)) yield bytes;
  if (!ZIPPED.has(formatId)) return;
  const archive = openArchive(bytes);
  for (const name of archive.names.filter(isPictureEntry).sort().slice(0, MOST_PICTURES)) {
    const picture = archive.read(name);
    if (picture) yield picture;
  }
}

/**
 * The signs of the low frequencies against their median (Zauner, « Implementation and benchmarking of perceptual image
 * hash functions », 2010). Null: not a picture that could be read, or one that shows nothing.
 */
export async function hashPicture(bytes: Uint8Array): Promise<PictureHash | null> {
  const grey = await greyOf(bytes);
  if (!grey || contrastOf(grey) < LEAST_CONTRAST) return null;
  const frequencies = lowFrequencies(grey);
  const median = [...frequencies].sort((a, b) => a - b)[BITS / 2] ?? 0;
  const bits = frequencies.map((value) => (value > median ? '1' : '0')).join('');
  return (bits.match(/.{4}/gu) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('');
}

async function greyOf(bytes: Uint8Array): Promise<number[] | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1 });
    const { width = 0, height = 0 } = await picture.metadata();
    if (Math.min(width, height) < LEAST_SIDE) return null;
    const pixels = await picture
      .rotate()
      .flatten({ background: 'white' })
      .greyscale()
      .resize(SIDE, SIDE, { fit: 'fill' })
      .raw()
      .toBuffer();
    return [...pixels];
  } catch {
    return null;
  }
}

function contrastOf(grey: readonly number[]): number {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  return Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
}

/** The cosine transform, rows then columns, without the mean grey. */
function lowFrequencies(grey: readonly number[]): number[] {
  const rows = Array.from({ length: SIDE }, (_, y) => transform(grey.slice(y * SIDE, (y + 1) * SIDE)));
  const columns = Array.from({ length: FREQUENCIES }, (_, u) => transform(rows.map((row) => row[u] ?? 0)));
  const all = columns.flat();
  all[0] = 0;
  return all;
}

const COSINES = Array.from({ length: FREQUENCIES }, (_, u) =>
  Array.from({ length: SIDE }, (_, x) => Math.cos((Math.PI * u * (2 * x + 1)) / (2 * SIDE))),
);

const transform = (line: readonly number[]): number[] =>
  COSINES.map((cosines) => line.reduce((sum, value, x) => sum + value * (cosines[x] ?? 0), 0));

/** How many of the pictures stand in the other document too, the same or made smaller, greyer, or coarser. */
export const sharedPictures = (mine: readonly PictureHash[], theirs: readonly PictureHash[]): number =>
  mine.filter((each) => theirs.some((other) => differentBits(each, other) <= MOST_DIFFERENT)).length;

export const marksOfPicture = (hash: PictureHash): number[] =>
  (hash.match(new RegExp(`.{${BAND_DIGITS}}`, 'gu')) ?? []).map((band, at) =>
    markOf(`picture ${at} ${band}`),
  );

function differentBits(one: PictureHash, other: PictureHash): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 8) {
    let difference =
      Number.parseInt(one.slice(at, at + 8), 16) ^ Number.parseInt(other.slice(at, at + 8), 16);
    for (; difference !== 0; difference &= difference - 1) count += 1;
  }
  return count;
}
