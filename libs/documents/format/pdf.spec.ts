import { describe, expect, it } from '@jest/globals';
import { countPdfPages } from './pdf.js';
import { readDocument } from '../reading/read-document.js';

/** pdf.js rebuilds a missing cross-reference table: objects one after the other are enough. */
function pdf(pages: string[], catalog = '', info = ''): Buffer {
  const kids = pages.map((_, index) => `${10 + 2 * index} 0 R`).join(' ');
  const objects = pages.map((drawing, index) => {
    const number = 10 + 2 * index;
    return `${number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${number + 1} 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj
${number + 1} 0 obj<</Length ${drawing.length}>>stream\n${drawing}\nendstream endobj`;
  });
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R ${catalog}>>endobj
2 0 obj<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>endobj
3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
${objects.join('\n')}
${info}
trailer<</Root 1 0 R/Info 5 0 R>>
%%EOF`);
}

const lines = (...texts: string[]): string =>
  `BT /F 12 Tf 14 TL 40 700 Td ${texts.map((text) => (text === '' ? 'T* T*' : `(${text}) Tj T*`)).join(' ')} ET`;

describe('PDF', () => {
  it('gives one block per page, with its paragraphs and its cut words made whole', async () => {
    const { blocks } = await readDocument(
      pdf([lines('La photosyn-', 'these nourrit', 'la plante.', '', 'Fin du cours'), lines('Exercices')]),
      'pdf',
    );
    expect(blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['page', 1, 'La photosynthese nourrit la plante.\n\nFin du cours'],
      ['page', 2, 'Exercices'],
    ]);
  });

  it('finds title, author, language and licence in its properties, its XMP and its text', async () => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
      <xmpRights:WebStatement>https://creativecommons.org/licenses/by-sa/4.0/</xmpRights:WebStatement></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const { metadata } = await readDocument(
      pdf(
        [lines('Ce document est sous licence CC BY-SA 4.0.')],
        '/Lang(fr-FR)/Metadata 6 0 R',
        `5 0 obj<</Title(Les plantes)/Author(Une prof ; Un prof)/Keywords(SVT, plante)>>endobj
6 0 obj<</Type/Metadata/Subtype/XML/Length ${xmp.length}>>stream\n${xmp}\nendstream endobj`,
      ),
      'pdf',
    );
    expect(metadata).toMatchObject({
      title: 'Les plantes',
      authors: ['Une prof', 'Un prof'],
      language: 'fr-FR',
      keywords: ['SVT', 'plante'],
      licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
      licenceText: 'Ce document est sous licence CC BY-SA 4.0.',
      found: { licenceUrl: 'propriétés du document', licenceText: 'texte du document' },
    });
  });

  it('counts pages, and refuses what is no PDF', async () => {
    expect(await countPdfPages(pdf([lines('a'), lines('b'), lines('c')]))).toBe(3);
    await expect(countPdfPages(Buffer.from('%PDF-1.4 rien'))).rejects.toMatchObject({ reason: 'damaged' });
  });
});
