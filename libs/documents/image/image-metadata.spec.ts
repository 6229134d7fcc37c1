import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { readDocument } from '../reading/read-document.js';

const drawn = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } });

const packet = (inside: string, attributes = '') =>
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
  ` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:cc="http://creativecommons.org/ns#"${attributes}>${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;

const full = packet(
  '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The tide</rdf:li><rdf:li xml:lang="fr-FR">La marée basse</rdf:li></rdf:Alt></dc:title>' +
    '<dc:creator><rdf:Seq><rdf:li>Autrice Exemple</rdf:li><rdf:li>Collègue Exemple</rdf:li></rdf:Seq></dc:creator>' +
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">L’estran à midi.</rdf:li></rdf:Alt></dc:description>' +
    '<dc:subject><rdf:Bag><rdf:li>marée</rdf:li><rdf:li>littoral</rdf:li></rdf:Bag></dc:subject>' +
    '<dc:language><rdf:Bag><rdf:li>fr</rdf:li></rdf:Bag></dc:language>' +
    '<cc:license rdf:resource="https://creativecommons.org/licenses/by-sa/4.0/"/>',
);

/** IPTC-IIM 4.2 in a Photoshop segment, after the first marker of a JPEG. */
function withIptc(jpeg: Buffer, words: Record<number, string>): Buffer {
  const sets = Object.entries(words).map(([set, text]) => {
    const value = Buffer.from(text);
    return Buffer.concat([Buffer.from([0x1c, 2, Number(set), value.length >> 8, value.length & 255]), value]);
  });
  const body = Buffer.concat([Buffer.from([0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47]), ...sets]);
  const head = Buffer.from('Photoshop 3.0\x008BIM\x04\x04\x00\x00', 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const payload = Buffer.concat([head, size, body, Buffer.alloc(body.length % 2)]);
  const segment = Buffer.from([0xff, 0xed, (payload.length + 2) >> 8, (payload.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, payload, jpeg.subarray(2)]);
}

describe('an image', () => {
  it.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)(
    'says by XMP what it shows and whose it is (%s)',
    async (kind) => {
      const bytes = await drawn().withXmp(full).toFormat(kind).toBuffer();
      const { metadata, blocks, warnings } = await readDocument(bytes, kind);
      expect(metadata).toMatchObject({
        title: 'La marée basse',
        authors: ['Autrice Exemple', 'Collègue Exemple'],
        description: 'L’estran à midi.',
        keywords: ['marée', 'littoral'],
        language: 'fr',
        licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
      });
      expect(metadata.found.title).toBe('métadonnées de l’image');
      expect([blocks, warnings]).toEqual([[], []]);
    },
  );

  it('says it in the compressed chunk that XMP asks of PNG', async () => {
    const png = await drawn().png().toBuffer();
    const data = Buffer.concat([
      Buffer.from('iTXtXML:com.adobe.xmp\x00\x01\x00\x00\x00', 'latin1'),
      deflateSync(full),
    ]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length - 4);
    sum.writeUInt32BE(crc32(data));
    const marked = Buffer.concat([png.subarray(0, 33), size, data, sum, png.subarray(33)]);
    expect((await readDocument(marked, 'png')).metadata.title).toBe('La marée basse');
  });

  it('says it by attributes too', async () => {
    const short = packet(
      '',
      ' dc:title="La marée" xmpRights:WebStatement="https://creativecommons.org/licenses/by/4.0/"',
    );
    const { metadata } = await readDocument(await drawn().withXmp(short).png().toBuffer(), 'png');
    expect(metadata).toMatchObject({
      title: 'La marée',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });

  it('says it by Exif, and by IPTC before Exif', async () => {
    const exif = { ImageDescription: 'La plage', Artist: 'Autrice Exemple', Copyright: 'CC BY 4.0' };
    const jpeg = await drawn().withExif({ IFD0: exif }).jpeg().toBuffer();
    const told = (await readDocument(jpeg, 'jpeg')).metadata;
    expect(told).toMatchObject({ title: 'La plage', authors: ['Autrice Exemple'], licenceText: 'CC BY 4.0' });
    const captioned = withIptc(jpeg, {
      5: 'L’estran',
      25: 'marée',
      80: 'Photographe Exemple',
      120: 'À midi.',
    });
    expect((await readDocument(captioned, 'jpeg')).metadata).toMatchObject({
      title: 'L’estran',
      authors: ['Photographe Exemple'],
      keywords: ['marée'],
      description: 'À midi.',
      licenceText: 'CC BY 4.0',
    });
  });

  it('says nothing when its camera wrote the caption, or when its packet is broken or hostile', async () => {
    const camera = await drawn()
      .withExif({ IFD0: { ImageDescription: 'OLYMPUS DIGITAL CAMERA' } })
      .jpeg()
      .toBuffer();
    expect((await readDocument(camera, 'jpeg')).metadata).toEqual({ found: {} });
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x:xmpmeta xmlns:x="adobe:ns:meta/"><b>&a;</x:xmpmeta>';
    for (const bytes of [Buffer.from(bomb), Buffer.from('<x:xmpmeta><dc:title>'), Buffer.alloc(64, 0xff)])
      expect((await readDocument(bytes, 'png')).metadata).toEqual({ found: {} });
  });
});
