import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { docxDocument, odtDocument, pptxDocument } from '../../../test/support/office-documents.js';
import { RandomChoice } from '../../../test/support/random-choice.js';
import { figures, type Original, RecognitionTrial } from '../../../test/support/recognition-trial.js';
import { RemixesModule } from '../remixes.module.js';

jest.setTimeout(180_000);

const WORDS =
  'la le une des les qui que dans pour avec sur élève classe fraction tarte part nombre carte mesure angle texte lire écrire verbe sujet phrase histoire siècle roi ville fleuve océan plante cellule énergie circuit lampe programme boucle variable liste tableau image son'.split(
    ' ',
  );
const EACH = 4;

const notebook = (paragraphs: readonly string[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { authors: [{ name: 'Autrice Exemple' }] },
      cells: paragraphs.map((source) => ({ cell_type: 'markdown', metadata: {}, source })),
    }),
  );
const FORMATS: Record<string, { extension: string; write: (paragraphs: readonly string[]) => Uint8Array }> = {
  odt: { extension: 'odt', write: (paragraphs) => odtDocument({ title: 'Une fiche', paragraphs }) },
  docx: { extension: 'docx', write: (paragraphs) => docxDocument({ title: 'Une fiche', paragraphs }) },
  pptx: { extension: 'pptx', write: (paragraphs) => pptxDocument({ title: 'Une fiche', paragraphs }) },
  markdown: {
    extension: 'md',
    write: (paragraphs) => Buffer.from(`---\nlang: fr\n---\n\n${paragraphs.join('\n\n')}\n`),
  },
  ipynb: { extension: 'ipynb', write: notebook },
};

/** Lessons of ordinary words in an order of their own, under lines that all of them share. */
function originals(): Original[] {
  const choice = new RandomChoice(77);
  return Object.entries(FORMATS).flatMap(([format, { extension, write }]) =>
    Array.from({ length: EACH }, (_, n) => {
      const sentence = (): string =>
        Array.from({ length: choice.between(7, 14) }, () => choice.of(WORDS)).join(' ');
      const paragraphs = Array.from({ length: 14 }, () => `${sentence()}. ${sentence()}.`);
      const common = ['Nom : ………… Prénom : ………… Classe : …………', 'Sous licence Creative Commons BY-SA 4.0.'];
      const all = [...common, ...paragraphs];
      const name = `fiche-${format}-${n}.${extension}`;
      return { work: name, name, format, bytes: new Uint8Array(write(all)), text: paragraphs.join('\n') };
    }),
  );
}

describe('generated lessons of which three tenths are new', () => {
  let product: TestApplication;
  let trial: RecognitionTrial;
  const files = originals();

  beforeAll(async () => {
    product = await startTestApplication([IdentityModule, ResourcesModule, RemixesModule]);
    trial = await RecognitionTrial.begin(product);
    await trial.publish(files);
  });

  afterAll(() => product?.stop());

  it.each([
    { stripped: false, by: 'stamp', seed: 81 },
    { stripped: true, by: 'similar', seed: 82 },
  ])('are all found, and none is taken for another ($by)', async ({ stripped, by, seed }) => {
    const outcomes = await trial.upload(files, { share: 0.3, seed, stripped });
    for (const { original, ...outcome } of outcomes)
      expect({ name: original.name, ...outcome }).toMatchObject({
        name: original.name,
        first: true,
        kind: by,
        others: [],
      });
    expect(Object.keys(figures(outcomes)).sort()).toEqual(Object.keys(FORMATS).sort());
    for (const { share } of outcomes) expect(Math.abs((share ?? 0) - 0.6)).toBeLessThan(0.2);
  });

  it('are not recognised when nothing of them is left', async () => {
    const outcomes = await trial.upload(files.slice(0, 3), { share: 1, seed: 83, stripped: true });
    expect(outcomes.map(({ found }) => found)).toEqual([false, false, false]);
  });
});
