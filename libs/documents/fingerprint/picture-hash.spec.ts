import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { fingerprintOf, likeness, marksOf } from './fingerprint.js';
import { hashPicture, marksOfPicture, readPictures, sharedPictures } from './picture-hash.js';

/** A drawing of its own for every seed: filled shapes at places that the seed decides. */
async function drawing(seed: number, side = 400): Promise<Buffer> {
  let state = seed * 7919 + 17;
  const next = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
  const shapes = Array.from(
    { length: 14 },
    () =>
      `<circle cx="${next(side)}" cy="${next(side)}" r="${10 + next(70)}" fill="rgb(${next(255)},${next(255)},${next(255)})"/><rect x="${next(side)}" y="${next(side)}" width="${next(160)}" height="${next(90)}" fill="rgb(${next(255)},${next(255)},${next(255)})"/>`,
  ).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%" fill="white"/>${shapes}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

const hashed = async (bytes: Uint8Array): Promise<string> => (await hashPicture(bytes)) ?? '';
const changes: Record<string, (picture: Buffer) => Promise<Buffer>> = {
  'shrunk to half': (picture) => sharp(picture).resize(200).png().toBuffer(),
  'compressed as a photo': (picture) => sharp(picture).jpeg({ quality: 50 }).toBuffer(),
  'made grey': (picture) => sharp(picture).greyscale().webp({ quality: 70 }).toBuffer(),
};

describe('the hash of a picture', () => {
  it.each(Object.entries(changes))('knows it again when it was %s', async (_name, change) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const original = await drawing(seed);
      const [before, after] = [await hashed(original), await hashed(await change(original))];
      expect([seed, sharedPictures([after], [before])]).toEqual([seed, 1]);
      const known = new Set(marksOfPicture(before));
      expect([seed, marksOfPicture(after).some((mark) => known.has(mark))]).toEqual([seed, true]);
    }
  });

  it('takes no drawing for another', async () => {
    const hashes = await Promise.all(Array.from({ length: 40 }, (_, seed) => drawing(seed + 1).then(hashed)));
    for (const [at, hash] of hashes.entries())
      expect([at, sharedPictures([hash], hashes.toSpliced(at, 1))]).toEqual([at, 0]);
  });

  it('is none for an icon, a plain ground, a broken file', async () => {
    const plain = sharp({ create: { width: 300, height: 300, channels: 3, background: 'teal' } });
    expect(await hashPicture(await plain.png().toBuffer())).toBeNull();
    expect(await hashPicture(await drawing(1, 40))).toBeNull();
    expect(await hashPicture(strToU8('pas une image'))).toBeNull();
  });
});

describe('the pictures of a document', () => {
  const odt = async (...seeds: number[]): Promise<Uint8Array> =>
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      ...Object.fromEntries(
        await Promise.all(
          seeds.map(async (seed) => [`Pictures/${seed}.png`, new Uint8Array(await drawing(seed))] as const),
        ),
      ),
    });
  const read = async (bytes: Uint8Array, format = 'odt') =>
    fingerprintOf([], await readPictures(bytes, format));

  it('make a document known that has no words', async () => {
    const [mine, source] = [await read(await odt(1, 2, 3)), await read(await odt(2, 3, 4))];
    expect(likeness(mine, source).share).toBeCloseTo(2 / 3);
    const known = new Set(marksOf(source));
    expect(marksOf(mine).filter((mark) => known.has(mark)).length).toBeGreaterThanOrEqual(32);
  });

  it('say nothing when one logo is common to both', async () => {
    expect(likeness(await read(await odt(1, 2)), await read(await odt(2, 3))).share).toBe(0);
  });

  it('are where a file that is a picture comes from', async () => {
    const picture = await read(await drawing(3), 'png');
    expect(likeness(picture, await read(await odt(2, 3, 4))).share).toBe(1);
  });

  it('are not looked for in a format that has none', async () => {
    expect(await readPictures(strToU8('# Un texte'), 'markdown')).toEqual([]);
  });
});
