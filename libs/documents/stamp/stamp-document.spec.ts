import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import sharp from 'sharp';
import {
  docxDocument,
  odpDocument,
  odsDocument,
  odtDocument,
  pptxDocument,
  xlsxDocument,
} from '../../../test/support/office-documents.js';
import { readDocument } from '../reading/read-document.js';
import { readStamp, stampDocument } from './stamp-document.js';
import { type DocumentCredit } from './stamp.js';

const credit: DocumentCredit = {
  identifier: 'urn:uuid:4b5a5c9e-0000-4000-8000-000000000001',
  source: 'https://essaim.example/r/la-maree/v/2',
  sha256: 'a'.repeat(64),
  title: 'La marée & ses « secrets » <b>',
  authors: ['Autrice Exemple', 'Collègue "Exemple"'],
  licence: {
    id: 'CC-BY-SA-4.0',
    name: 'CC BY-SA 4.0',
    uri: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
  notice: [
    '« La marée & ses « secrets » <b> » par Autrice Exemple et Collègue "Exemple" est sous licence CC BY-SA 4.0 – source : https://essaim.example/r/la-maree/v/2',
    'Cette ressource est adaptée de :',
    "– « L’estran » par Ancêtre Exemple ]]> --> </script> ' est sous licence CC BY 4.0 – source : https://essaim.example/r/estran/v/1",
  ],
  jsonLd: '{"@context":"https://schema.org","@type":"CreativeWork","name":"La marée"}',
};

const zipped = (parts: Record<string, string>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, text]) => [
          name,
          [strToU8(text), { level: name === 'mimetype' ? 0 : 6 }],
        ]),
      ) as Zippable,
    ),
  );

const epub = (version = '3.0', metadata = ''): Buffer =>
  zipped({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/livre.opf"/></rootfiles></container>',
    'OEBPS/livre.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="${version}"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Le livre</dc:title>${metadata}</metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
    'OEBPS/a.xhtml': '<html><body><p>Chapitre</p></body></html>',
  });

async function pdf(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([300, 300]).drawText('Bonjour');
  document.setTitle('Un titre');
  return Buffer.from(await document.save({ useObjectStreams }));
}

const drawn = () => sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } });
const packet =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Photographe Exemple</rdf:li></rdf:Seq></dc:creator><dc:rights>Ses droits</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Un trait</title><path d="M0 0L1 1"/></svg>';
const page =
  '<!doctype html>\n<html lang="fr"><head><!-- <meta charset="latin1"> --><meta charset="utf-8"><title>La marée</title></head><body><p>Été</p></body></html>\n';
const notebook =
  '{\n "cells": [{"cell_type": "code", "source": ["x = 1.0\\n", "}{"], "outputs": [], "metadata": {"essaim": 1}}],\n "metadata": {"kernelspec": {"name": "python3"}},\n "nbformat": 4, "big": 12345678901234567890, "float": 1.0}\n';

const samples: [name: string, format: string, bytes: () => Buffer | Promise<Buffer>][] = [
  ['ODT', 'odt', () => odtDocument({ title: 'La marée' }, '<dc:creator>Autre Exemple</dc:creator>')],
  ['ODS', 'ods', () => odsDocument()],
  ['ODP', 'odp', () => odpDocument()],
  ['DOCX', 'docx', () => docxDocument()],
  ['XLSX', 'xlsx', () => xlsxDocument()],
  ['PPTX', 'pptx', () => pptxDocument()],
  ['PDF with a table', 'pdf', () => pdf(false)],
  ['PDF with object streams', 'pdf', () => pdf(true)],
  ['EPUB 3', 'epub', () => epub()],
  ['EPUB 2', 'epub', () => epub('2.0')],
  ['HTML', 'html', () => Buffer.from(page)],
  ['HTML without head', 'html', () => Buffer.from('<p>Bonjour')],
  ['HTML in Windows-1252', 'html', () => Buffer.from('<title>Été</title><p>Où ?', 'latin1')],
  ['notebook', 'ipynb', () => Buffer.from(notebook)],
  ['notebook without metadata', 'ipynb', () => Buffer.from('{"cells": []}')],
  ['Markdown', 'markdown', () => Buffer.from('# La marée\n\nTexte.\n')],
  [
    'Markdown with a header',
    'markdown',
    () => Buffer.from('---\r\ntitle: La marée\r\n---\r\n\r\nTexte.\r\n'),
  ],
  ['Markdown in Windows-1252', 'markdown', () => Buffer.from('# Été\n', 'latin1')],
  ['Quarto', 'quarto', () => Buffer.from('---\ntitle: La marée\nlicense: MIT\n...\nTexte.\n')],
  ['PNG', 'png', () => drawn().png().toBuffer()],
  ['PNG with a packet', 'png', () => drawn().withXmp(packet).png().toBuffer()],
  ['JPEG', 'jpeg', () => drawn().jpeg().toBuffer()],
  ['JPEG with a packet', 'jpeg', () => drawn().withXmp(packet).jpeg().toBuffer()],
  ['WebP', 'webp', () => drawn().webp().toBuffer()],
  ['WebP without loss', 'webp', () => drawn().webp({ lossless: true }).toBuffer()],
  ['WebP with a packet', 'webp', () => drawn().withXmp(packet).webp().toBuffer()],
  ['SVG', 'svg', () => Buffer.from(svg)],
  ['SVG without content', 'svg', () => Buffer.from('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>')],
];

async function stamped(bytes: Uint8Array, format: string, with_ = credit): Promise<Buffer> {
  const result = await stampDocument(bytes, format, with_);
  if (!result) throw new Error(`no place in ${format}`);
  return Buffer.from(result);
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

describe.each(samples)('a stamp in %s', (_name, format, make) => {
  it('is read back as it was written', async () => {
    expect(await readStamp(await make(), format)).toBeNull();
    const found = await readStamp(await stamped(await make(), format), format);
    expect(found).toEqual({ ...credit, former: [] });
  });

  it('written twice is written once', async () => {
    const once = await stamped(await make(), format);
    expect((await stamped(once, format)).equals(once)).toBe(true);
    expect(await readStamp(await stamped(once, format), format)).toEqual({ ...credit, former: [] });
  });

  it('leaves the words of the document as they were', async () => {
    const before = await readDocument(await make(), format);
    const after = await readDocument(await stamped(await make(), format), format);
    expect(after.blocks).toEqual(before.blocks);
    if (before.metadata.title) expect(after.metadata.title).toBe(before.metadata.title);
    if (before.metadata.authors) expect(after.metadata.authors).toEqual(before.metadata.authors);
    if (before.metadata.licenceText) expect(after.metadata.licenceText).toBe(before.metadata.licenceText);
  });

  it('of a version takes the place of its older one, and keeps what another version’s says', async () => {
    const without = {
      ...credit,
      authors: [],
      notice: ['« La marée » (crédit retiré à la demande de l’auteur)'],
    };
    const again = await stamped(await stamped(await make(), format), format, without);
    expect(await readStamp(again, format)).toEqual({ ...without, former: [] });
    expect(again.toString('latin1')).not.toContain('Autrice Exemple');
    const next = {
      ...credit,
      identifier: 'urn:uuid:2',
      source: 'https://essaim.example/r/autre',
      notice: ['« Autre »'],
    };
    const kept = await readStamp(await stamped(again, format, next), format);
    expect(kept).toEqual({
      ...next,
      former: [{ identifier: credit.identifier, source: credit.source, notice: without.notice }],
    });
    const naming = { ...next, notice: [...next.notice, `– « La marée » – source : ${credit.source}`] };
    expect(await readStamp(await stamped(again, format, naming), format)).toEqual({ ...naming, former: [] });
  });
});

describe('a stamp', () => {
  it.each(samples.filter(([, format]) => /^od|x$|epub/.test(format)))(
    'in %s leaves every other entry of the ZIP byte for byte',
    async (_name, format, make) => {
      const [before, after] = [await make(), await stamped(await make(), format)];
      expect(isZip(after)).toBe(true);
      const ours =
        /^(?:meta\.xml|docProps\/custom\.xml|\[Content_Types\]\.xml|_rels\/\.rels|OEBPS\/livre\.opf)$/;
      const [old, now] = [unzipSync(before), unzipSync(after)];
      for (const [name, content] of Object.entries(old))
        if (!ours.test(name)) expect(Buffer.from(now[name]!).equals(content)).toBe(true);
      expect(Object.keys(now).filter((name) => !(name in old) && !ours.test(name))).toEqual([]);
      if ('mimetype' in old) {
        expect(after.toString('latin1', 30, 38)).toBe('mimetype');
        expect(after.readUInt16LE(8)).toBe(before.readUInt16LE(8));
      }
    },
  );

  it.each(['png', 'jpeg', 'webp'] as const)('touches no pixel of a %s', async (format) => {
    for (const image of [drawn(), drawn().withXmp(packet)]) {
      const bytes = await image.toFormat(format).toBuffer();
      const after = await stamped(bytes, format);
      const pixels = async (each: Buffer) => (await sharp(each).raw().toBuffer()).toString('hex');
      expect(await pixels(after)).toBe(await pixels(bytes));
    }
  });

  it('never writes over what somebody else said of an image', async () => {
    const png = await stamped(await drawn().withXmp(packet).png().toBuffer(), 'png');
    const text = png.toString();
    expect(text).toContain('Photographe Exemple');
    expect(text.match(/<dc:rights>/gu)).toEqual(['<dc:rights>']);
    expect(text).toContain('<dc:rights>Ses droits</dc:rights>');
  });

  it('keeps the bytes of a PDF and adds to them', async () => {
    for (const bytes of [await pdf(true), await pdf(false)]) {
      const after = await stamped(bytes, 'pdf');
      expect(after.subarray(0, bytes.length).equals(bytes)).toBe(true);
      expect((await readDocument(after, 'pdf')).blocks).toHaveLength(1);
    }
  });

  it('leaves what is signed alone', async () => {
    const odt = unzipSync(odtDocument());
    odt['META-INF/documentsignatures.xml'] = strToU8('<x/>');
    expect(await stampDocument(zipSync(odt), 'odt', credit)).toBeNull();
    const docx = unzipSync(docxDocument());
    docx['_xmlsignatures/sig1.xml'] = strToU8('<x/>');
    expect(await stampDocument(zipSync(docx), 'docx', credit)).toBeNull();
    const document = await PDFDocument.create();
    document.addPage();
    document.catalog.set(document.context.obj('ByteRange'), document.context.obj([0, 1, 2, 3]));
    const signed = await document.save({ useObjectStreams: false });
    expect(await stampDocument(signed, 'pdf', credit)).toBeNull();
  });

  it('has no place in other formats', async () => {
    for (const format of ['gif', 'csv', 'txt', 'zip', 'toString', 'unknown'])
      expect(await stampDocument(Buffer.from('GIF89a'), format, credit)).toBeNull();
  });

  it('is refused, never guessed, in a file that is not what it says', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><a>&a;</a></svg>';
    await expect(stampDocument(Buffer.from(bomb), 'svg', credit)).rejects.toMatchObject({
      reason: 'unsafe-xml',
    });
    for (const format of ['odt', 'docx', 'pdf', 'epub', 'ipynb', 'png', 'jpeg', 'webp', 'svg'])
      await expect(
        stampDocument(Buffer.from('PK\u0003\u0004 rubbish'), format, credit),
      ).rejects.toMatchObject({
        name: 'Error',
        reason: 'damaged',
      });
  });

  it('is not believed when its record is not ours', async () => {
    for (const record of ['null', '[]', '{"identifier":3}', '{"identifier":"x","notice":[]}', '{'])
      expect(
        await readStamp(
          Buffer.from(`<meta name="essaim:credit" content="${record.replaceAll('"', '&quot;')}">`),
          'html',
        ),
      ).toBeNull();
  });

  const words = fc.string({ unit: 'binary', maxLength: 60 });
  it('holds whatever its texts are', async () => {
    const anyCredit = fc.record({
      identifier: fc.uuid(),
      source: fc.webUrl(),
      sha256: fc.constant('b'.repeat(64)),
      title: words,
      authors: fc.array(words, { maxLength: 3 }),
      licence: fc.record({ id: words, name: words, uri: fc.option(words) }),
      notice: fc.array(words, { maxLength: 5 }).map((lines) => ['Une ligne', ...lines]),
      jsonLd: words,
    });
    await fc.assert(
      fc.asyncProperty(anyCredit, fc.constantFrom(...samples), async (given, [, format, make]) => {
        const file = await make();
        const once = await stamped(file, format, given);
        const read = await readStamp(once, format);
        expect(read?.identifier).toBe(given.identifier);
        expect(read?.notice[0]).toBe('Une ligne');
        expect(await readStamp(await stamped(once, format, given), format)).toEqual(read);
        expect((await stamped(file, format, read!)).equals(once)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });
});
