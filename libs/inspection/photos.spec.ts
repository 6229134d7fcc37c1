import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { type Inspection, inspectFile, type NamedFile } from './index.js';

let room: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'essaim-photos-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const kinds = ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const;
type Kind = (typeof kinds)[number];
const extensions: Record<Kind, string> = { jpeg: 'jpg', png: 'png', webp: 'webp', tiff: 'tif', avif: 'avif' };

interface Words {
  artist: string;
  copyright: string;
  maker: string;
  serial: string;
  city: string;
}

/** A photo as a telephone writes it, with words that can be looked for afterwards. */
async function photo(kind: Kind, { artist, copyright, maker, serial, city }: Words): Promise<Buffer> {
  const packet =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
    ` xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:drone-dji="http://www.dji.com/drone-dji/1.0/" aux:SerialNumber="${serial}"` +
    ` drone-dji:GpsLatitude="48.8567" photoshop:City="${city}"><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${copyright}</rdf:li></rdf:Alt></dc:rights>` +
    '</rdf:Description></rdf:RDF></x:xmpmeta>';
  const drawn = sharp({ create: { width: 16, height: 8, channels: 3, background: 'teal' } })
    .withExif({
      IFD0: { Artist: artist, Copyright: copyright, Make: maker, Model: `${maker} 12` },
      IFD2: { BodySerialNumber: serial, CameraOwnerName: `${maker} ${serial}` },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1', GPSMapDatum: city },
    })
    .withXmp(packet);
  return drawn.toFormat(kind).toBuffer();
}

async function inspect(name: string, bytes: Uint8Array, beside: NamedFile[] = []): Promise<Inspection> {
  const path = join(room, 'deposited');
  writeFileSync(path, bytes);
  return inspectFile({ path, filename: name, cleanedFolder: room, beside });
}

const cleanedOf = ({ cleaned }: Inspection): Buffer => {
  if (!cleaned) throw new Error('nothing was cleaned');
  return readFileSync(cleaned);
};

const word = (prefix: string) => fc.stringMatching(/^[A-Za-z0-9]{6,20}$/).map((text) => `${prefix}${text}`);
const words = fc.record({
  artist: word('Autrice'),
  copyright: word('CC-BY-'),
  maker: word('Marque'),
  serial: word('SERIE'),
  city: word('Ville'),
});

/** No free encoder writes HEIC: its boxes are AVIF's, under another brand (ISO/IEC 23008-12, annex B). */
async function heic(said: Words): Promise<Buffer> {
  const bytes = await photo('avif', said);
  const brands = bytes.subarray(0, bytes.readUInt32BE(0));
  for (let at = brands.indexOf('avif'); at >= 0; at = brands.indexOf('avif', at)) brands.write('heic', at);
  return bytes;
}

describe('a HEIC photo', () => {
  const said = {
    artist: 'AutriceExemple',
    copyright: 'CC-BY-4.0',
    maker: 'MarqueUn',
    serial: 'SERIE12345',
    city: 'VilleSecrete',
  };

  it('alone is refused, with the way to a JPEG', async () => {
    const inspection = await inspect('photo.heic', await heic(said));
    expect([inspection.action, inspection.reason, inspection.format]).toEqual([
      'reject',
      'proprietary_format',
      'heic',
    ]);
    expect(inspection.message).toContain('« Le plus compatible »');
  });

  it('beside its JPEG is kept, and loses place, device and owner like any photo', async () => {
    const original = await heic(said);
    expect(original.includes(said.serial)).toBe(true); // the photo could betray
    const inspection = await inspect('photo.heic', original, [{ name: 'Photo.jpg', format: 'jpeg' }]);
    expect([inspection.action, inspection.reason]).toEqual([
      'accept_download_only',
      'proprietary_with_open_twin',
    ]);
    expect(inspection.removed?.join()).toContain('GPS');
    const cleaned = cleanedOf(inspection);
    for (const secret of [said.maker, said.serial, said.city, '48.8567'])
      expect([secret, cleaned.includes(secret)]).toEqual([secret, false]);
    for (const kept of [said.artist, said.copyright]) expect(cleaned.includes(kept)).toBe(true);
  });
});

describe.each(kinds)('any %s photo', (kind) => {
  it('loses place, device, owner and serial numbers, keeps author, rights and every pixel', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (said) => {
        const original = await photo(kind, said);
        expect(original.includes(said.serial)).toBe(true); // the photo could betray
        const inspection = await inspect(`photo.${extensions[kind]}`, original);
        expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'exif_location_removed']);
        const cleaned = cleanedOf(inspection);
        for (const secret of [said.maker, said.serial, said.city, '48.8567'])
          expect([secret, cleaned.includes(secret)]).toEqual([secret, false]);
        const { exif, xmp } = await sharp(cleaned).metadata();
        // Sharp writes no author into the directory of a TIFF file, only the packet.
        if (kind !== 'tiff') expect(exif?.toString('latin1')).toContain(said.artist);
        if (kind !== 'tiff') expect(exif?.toString('latin1')).toContain(said.copyright);
        expect(xmp?.toString('utf8')).toContain(said.copyright);
        expect(await sharp(cleaned).raw().toBuffer()).toEqual(await sharp(original).raw().toBuffer());
        expect((await inspect(`photo.${extensions[kind]}`, cleaned)).reason).toBe('valid');
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('a JPEG', () => {
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const withSegment = async (marker: number, content: Buffer) => {
    const plain = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer();
    return Buffer.concat([plain.subarray(0, 2), segment(marker, content), plain.subarray(2)]);
  };
  const dataset = (set: number, text: string) =>
    Buffer.concat([Buffer.from([0x1c, 2, set, 0, text.length]), Buffer.from(text)]);

  it('keeps the author of its IPTC words and loses the town', async () => {
    const body = Buffer.concat([dataset(80, 'Autrice'), dataset(90, 'Ville-cachee'), dataset(116, 'CC BY')]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    const resource = Buffer.concat([
      Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'),
      size,
      body,
      Buffer.alloc(body.length % 2),
    ]);
    const cleaned = cleanedOf(await inspect('photo.jpg', await withSegment(0xed, resource)));
    expect(cleaned.includes('Autrice')).toBe(true);
    expect(cleaned.includes('CC BY')).toBe(true);
    expect(cleaned.includes('Ville')).toBe(false);
    expect((await inspect('photo.jpg', cleaned)).reason).toBe('valid');
  });

  it('loses segments of makers', async () => {
    const photoOfMaker = await withSegment(0xe5, Buffer.from('Marque, numéro de série 12345'));
    const cleaned = cleanedOf(await inspect('photo.jpg', photoOfMaker));
    expect(cleaned.includes('12345')).toBe(false);
    expect((await sharp(cleaned).metadata()).width).toBe(8);
  });
});

it('a PNG loses what programs write beside the picture', async () => {
  const plain = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const { crc32 } = await import('node:zlib');
  const chunk = (text: string) => {
    const named = Buffer.from(`tEXt${text}`, 'latin1');
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(named.length - 4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const end = plain.length - 12;
  const original = Buffer.concat([
    plain.subarray(0, end),
    chunk('Author\0Autrice'),
    chunk('Raw profile type exif\x00474553'),
    plain.subarray(end),
  ]);
  const cleaned = cleanedOf(await inspect('image.png', original));
  expect(cleaned.includes('Autrice')).toBe(true);
  expect(cleaned.includes('Raw profile')).toBe(false);
  expect((await sharp(cleaned).metadata()).width).toBe(8);
});
