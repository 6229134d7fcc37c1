import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStamp, stampDocument } from '#documents';
import { OfficeConverter } from '#platform/office-converter';
import {
  docxDocument,
  odpDocument,
  odsDocument,
  odtDocument,
  pptxDocument,
  xlsxDocument,
} from '../../../test/support/office-documents.js';

jest.setTimeout(240_000);

const converter = new OfficeConverter({ officeConverter: 'confined' });
const tool = await converter.tool();
const converted = tool ? it : it.skip;
const title = tool
  ? `A stamp after ${tool.name} ${tool.version}`
  : 'A stamp after LibreOffice (skipped: soffice or bwrap does not work here)';

/** Six generations with three sources each, as the notice of the last one names them. */
const notice = [
  '« Génération 6 » par Autrice 6 est sous licence CC BY-SA 4.0 – source : https://essaim.example/r/g6/v/1',
  'Cette ressource est adaptée de :',
  ...[5, 4, 3, 2, 1].flatMap((generation) =>
    ['a', 'b', 'c'].map(
      (source) =>
        `– « Génération ${generation}${source} » par Autrice & Auteur ${generation}${source} est sous licence CC BY-SA 4.0 – modifications : plus court, « dys » – source : https://essaim.example/r/g${generation}${source}/v/1`,
    ),
  ),
];
const credit = {
  identifier: 'urn:uuid:4b5a5c9e-0000-4000-8000-000000000006',
  source: 'https://essaim.example/r/g6/v/1',
  sha256: 'c'.repeat(64),
  title: 'Génération 6',
  authors: ['Autrice 6'],
  licence: {
    id: 'CC-BY-SA-4.0',
    name: 'CC BY-SA 4.0',
    uri: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
  notice,
  jsonLd: JSON.stringify({ '@context': 'https://schema.org', name: 'Génération 6' }),
};

const words = { title: 'Le volcan', paragraphs: ['La lave coule.'] };
const documents: readonly [format: string, make: () => Buffer][] = [
  ['odt', () => odtDocument(words)],
  ['ods', () => odsDocument(words)],
  ['odp', () => odpDocument(words)],
  ['docx', () => docxDocument(words)],
  ['xlsx', () => xlsxDocument(words)],
  ['pptx', () => pptxDocument(words)],
];

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'essaim-stamp-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function saved(bytes: Uint8Array, from: string, to: string): Promise<Buffer> {
  const path = join(folder, `given.${from}`);
  await writeFile(path, bytes);
  const { bytes: made, failure } = await converter.convert(path, from, to);
  if (!made) throw new Error(`${from} → ${to}: ${failure}`);
  return made;
}

describe(title, () => {
  converted(
    'is whole in a document that was opened and saved, and comes along into another format',
    async () => {
      for (const [format, make] of documents) {
        const stamped = await stampDocument(make(), format, credit);
        const again = await saved(stamped!, format, format);
        expect([format, await readStamp(again, format)]).toEqual([format, { ...credit, former: [] }]);
        const open = { docx: 'odt', xlsx: 'ods', pptx: 'odp' }[format];
        if (open)
          expect([open, await readStamp(await saved(stamped!, format, open), open)]).toEqual([
            open,
            { ...credit, former: [] },
          ]);
      }
    },
  );
});
