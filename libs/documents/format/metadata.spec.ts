import { describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  docxDocument,
  odpDocument,
  odsDocument,
  pptxDocument,
  xlsxDocument,
} from '../../../test/support/office-documents.js';
import { readDocument } from '../reading/read-document.js';

const core = (title: string) =>
  `<dc:title>${title}</dc:title><dc:creator>Autrice Exemple</dc:creator><dc:description>Partager une bande.</dc:description><cp:keywords>fraction, bande</cp:keywords>`;
const meta = (title: string) =>
  `<dc:title>${title}</dc:title><dc:creator>Autrice Exemple</dc:creator><dc:language>fr-FR</dc:language>`;

describe('a presentation', () => {
  const content = {
    title: 'Les fractions',
    paragraphs: ['Une bande en quatre', 'Sous licence CC BY-SA 4.0.'],
  };

  it.each([
    ['pptx', pptxDocument(content, core('Les fractions, séance 1'))],
    ['odp', odpDocument(content, meta('Les fractions, séance 1'))],
  ])('has the title of its first slide, and a licence that a slide names (.%s)', async (format, bytes) => {
    const { metadata } = await readDocument(bytes, format);
    expect(metadata).toMatchObject({ title: 'Les fractions', authors: ['Autrice Exemple'] });
    expect(metadata.found.title).toBe('première diapositive');
    expect(metadata.licenceText).toContain('CC BY-SA 4.0');
  });

  it('leaves the properties of the one that it was made from, but not a licence', async () => {
    const older = `${core('Génie logiciel')}<dc:rights>CC BY 4.0</dc:rights>`;
    const { metadata } = await readDocument(
      pptxDocument({ ...content, paragraphs: ['Une bande'] }, older),
      'pptx',
    );
    expect(metadata).toMatchObject({ title: 'Les fractions', licenceText: 'CC BY 4.0' });
    expect([metadata.authors, metadata.description, metadata.keywords]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says its language by most of its letters', async () => {
    const bytes = pptxDocument({
      title: 'Les fractions',
      paragraphs: ['Une longue phrase en français', 'word'],
    });
    const marked = remade(bytes, 'ppt/slides/slide1.xml', (xml) =>
      xml
        .replaceAll('<a:r><a:t>', '<a:r><a:rPr lang="fr-FR"/><a:t>')
        .replace('<a:rPr lang="fr-FR"/><a:t>word', '<a:rPr lang="en-GB"/><a:t>word'),
    );
    const { metadata } = await readDocument(marked, 'pptx');
    expect([metadata.language, metadata.found.language]).toEqual(['fr-FR', 'langue du texte']);
  });
});

describe('a workbook', () => {
  it.each([
    ['xlsx', xlsxDocument({ paragraphs: ['Relevé de températures', '12'] })],
    ['ods', odsDocument({ title: 'Feuille1', paragraphs: ['Relevé de températures', '12'] })],
  ])(
    'has the title of its first line, never the name that the program gave the sheet (.%s)',
    async (format, bytes) => {
      const { metadata } = await readDocument(bytes, format);
      expect([metadata.title, metadata.found.title]).toEqual(['Relevé de températures', 'première feuille']);
    },
  );

  it.each([
    [['12', '13'], undefined],
    [['Nom', 'Note'], undefined],
  ])('has no title from %j under an automatic name', async (paragraphs, title) => {
    expect((await readDocument(xlsxDocument({ paragraphs }), 'xlsx')).metadata.title).toBe(title);
  });

  it('has the name that its author gave the sheet, and the properties before it', async () => {
    const named = { title: 'Températures', paragraphs: ['12'] };
    expect((await readDocument(xlsxDocument(named), 'xlsx')).metadata.title).toBe('Températures');
    const { metadata } = await readDocument(xlsxDocument(named, core('Relevé du mois')), 'xlsx');
    expect(metadata).toMatchObject({ title: 'Relevé du mois', keywords: ['fraction', 'bande'] });
  });
});

describe('a text', () => {
  it('says its language by the default of its styles', async () => {
    const styled = remade(
      docxDocument({ paragraphs: ['Une bande.'] }),
      'word/styles.xml',
      () =>
        '<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>',
    );
    expect((await readDocument(styled, 'docx')).metadata.language).toBe('fr-FR');
  });
});

function remade(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
}
