import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import {
  docxDocument,
  odpDocument,
  odsDocument,
  odtDocument,
  pptxDocument,
  xlsxDocument,
} from '../../../test/support/office-documents.js';
import { type Conversion, OfficeConverter } from './office-converter.js';

jest.setTimeout(120_000);

const converter = new OfficeConverter({ officeConverter: 'confined' });
const exposed = new OfficeConverter({ officeConverter: 'at-my-own-risk' });
const tool = await converter.tool();
const converted = tool && (await exposed.tool()) ? it : it.skip;
const title = tool
  ? `${tool.name} ${tool.version} behind walls`
  : 'LibreOffice behind walls (skipped: soffice or bwrap does not work here)';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'essaim-office-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function convert(bytes: Buffer, from: string, to: string, by = converter): Promise<Conversion> {
  const path = join(folder, `given.${from}`);
  await writeFile(path, bytes);
  return by.convert(path, from, to);
}

/** All that an output says, its packed parts included. */
function wordsOf(bytes: Buffer | null): string {
  if (!bytes) return '';
  const parts = bytes.subarray(0, 2).toString() === 'PK' ? Object.values(unzipSync(bytes)) : [];
  return [bytes, ...parts].map((part) => Buffer.from(part).toString('latin1')).join('\n');
}

const words = { title: 'Le volcan', paragraphs: ['La lave coule.', 'La cendre retombe.'] };
const documents: Record<string, () => Buffer> = {
  docx: () => docxDocument(words),
  pptx: () => pptxDocument(words),
  xlsx: () => xlsxDocument(words),
  odt: () => odtDocument(words),
  odp: () => odpDocument(words),
  ods: () => odsDocument(words),
};
const wanted = [
  ['docx', 'odt'],
  ['docx', 'pdf'],
  ['pptx', 'odp'],
  ['pptx', 'pdf'],
  ['xlsx', 'ods'],
  ['xlsx', 'pdf'],
  ['odt', 'pdf'],
  ['odp', 'pdf'],
  ['ods', 'pdf'],
] as const;

describe(title, () => {
  converted('makes each copy, in at most 20 s and 512 MB', async () => {
    const lines: string[] = [];
    for (const [from, to] of wanted) {
      const { bytes, failure, seconds, peakBytes } = await convert(
        documents[from]?.() ?? Buffer.of(),
        from,
        to,
      );
      lines.push(`${from} → ${to}: ${seconds.toFixed(1)} s, ${Math.round(peakBytes / 1024 / 1024)} MB`);
      expect([from, to, failure]).toEqual([from, to, null]);
      expect(bytes?.subarray(0, 4).toString('latin1')).toBe(to === 'pdf' ? '%PDF' : 'PK\x03\x04');
      if (to !== 'pdf') expect(wordsOf(bytes)).toContain('La lave coule.');
      expect(seconds).toBeLessThanOrEqual(20);
      expect(peakBytes).toBeLessThanOrEqual(512 * 1024 * 1024);
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  });

  converted(
    'asks nobody for what a document points to: 0 requests, while without walls there are some',
    async () => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(request.url ?? '');
        response.writeHead(404).end();
      });
      const address = `http://127.0.0.1:${await listening(server)}`;
      const pointing = [
        ['docx', docxDocument(words, { linkedImage: `${address}/docx.png` })],
        [
          'odt',
          odtDocument({
            raw: `<text:p><draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="${address}/odt.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>`,
          }),
        ],
      ] as const;
      try {
        for (const [from, bytes] of pointing) await convert(bytes, from, 'pdf', exposed);
        const without = asked.splice(0).length;
        expect(without).toBeGreaterThan(0);
        for (const [from, bytes] of pointing)
          expect((await convert(bytes, from, 'pdf')).bytes).not.toBeNull();
        process.stdout.write(`requests: ${without} without walls, ${asked.length} behind them\n`);
        expect(asked).toEqual([]);
      } finally {
        server.close();
      }
    },
  );

  converted(
    'puts no byte of a file outside into a copy, while without walls its picture is drawn',
    async () => {
      const canary = join(folder, 'canary.jpg');
      await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c13579' } })
        .jpeg()
        .toFile(canary);
      const stealing = docxDocument(words, { linkedImage: `file://${canary}` });
      const picturesOf = async (by: OfficeConverter) =>
        wordsOf((await convert(stealing, 'docx', 'pdf', by)).bytes).split('/Subtype/Image').length - 1;
      const [open, shut] = [await picturesOf(exposed), await picturesOf(converter)];
      process.stdout.write(`pictures of a file outside: ${open} without walls, ${shut} behind them\n`);
      expect([open, shut]).toEqual([1, 0]);
    },
  );

  converted('says why there is no copy of what is no document', async () => {
    const { bytes, failure } = await convert(Buffer.from('PK\x03\x04 nothing'), 'docx', 'odt');
    expect(bytes === null || wordsOf(bytes).length > 0).toBe(true);
    if (bytes === null) expect(failure).toBe('failed');
  });
});

describe('a converter that is not there', () => {
  it('is null, and no error', async () => {
    const off = new OfficeConverter({ officeConverter: 'off' });
    expect(await off.tool()).toBeNull();
    expect(await off.convert('/nowhere', 'docx', 'odt')).toMatchObject({ bytes: null, failure: 'away' });
  });
});

function listening(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}
