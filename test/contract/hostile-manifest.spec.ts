import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join as joinPath, resolve } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { act } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import {
  baseEnvironment,
  root,
  run,
  type RunningProduct,
  startProduct,
  temporaryFolder,
} from '../support/product.js';
import { sendWhole } from '../support/tus.js';

interface Row {
  readonly id: string;
  readonly path: string | null;
  readonly upload_filename: string;
  readonly expected: {
    readonly action: string;
    readonly reason: string;
    readonly acceptable_alternatives: readonly string[];
  };
}

const shared = joinPath(env.ESSAIM_SHARED ?? resolve(root, '../shared'), 'hostile');
const manifest = joinPath(shared, 'manifest.jsonl');
const rows = existsSync(manifest)
  ? readFileSync(manifest, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
  : [];
const hostileTest = rows.length > 0 ? it : it.skip;

/** The antivirus test string in two halves, so that no scanner stops at this file. */
const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-${'ANTIVIRUS-TEST-FILE!$H+H*'}`;

/** Rows that the set describes without storing them. */
const built: Record<string, () => Uint8Array> = {
  'evil-063': () => strToU8(eicar),
  'evil-064': () => zipSync({ 'devoirs/eicar.com': strToU8(eicar) }),
  'evil-065': () =>
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8('<office:document-content/>'),
      'META-INF/manifest.xml': strToU8('<manifest:manifest/>'),
      'Pictures/image.bin': strToU8(eicar),
    }),
};

const bytesOf = ({ id, path }: Row): Uint8Array =>
  path === null ? (built[id]?.() ?? new Uint8Array()) : readFileSync(joinPath(shared, path));

type Fit = 'exact' | 'alternative' | 'wrong';

/** Doors tell the reason, and whether the file is kept: which of the three ways, the draft tells. */
function fit({ expected }: Row, kept: boolean, reason: string): Fit {
  if ((expected.action !== 'reject') === kept && expected.reason === reason) return 'exact';
  const isAllowed = expected.acceptable_alternatives.some((alternative) => {
    const [, action, named] = /^(\w+)(?:: (\w+)$)?/.exec(alternative) ?? [];
    return (action !== 'reject') === kept && (named === undefined || named === reason);
  });
  return isAllowed ? 'alternative' : 'wrong';
}

interface Outcome {
  readonly state: string;
  readonly reason: string;
}

let product: RunningProduct;
let author: Person;
beforeAll(async () => {
  if (rows.length === 0) return;
  product = await startProduct();
  author = await join(product, 'Autrice');
}, 300_000);
afterAll(async () => {
  if (rows.length > 0) await product.stop();
}, 300_000);

async function throughProgram(row: Row): Promise<Outcome> {
  const form = new FormData();
  form.append('file', new Blob([bytesOf(row) as BlobPart]), row.upload_filename);
  const response = await fetch(`${product.pages}/depots`, {
    method: 'POST',
    headers: author.session.headers,
    body: form,
  });
  const { uploads } = (await response.json()) as { uploads?: Outcome[] };
  return uploads?.[0] ?? { state: 'none', reason: String(response.status) };
}

async function throughTus(row: Row, draftId: string): Promise<Outcome> {
  const sent = await sendWhole(product.pages, draftId, author.session, {
    name: row.upload_filename,
    bytes: bytesOf(row),
  });
  if (!sent.ok) return { state: 'none', reason: `${sent.status} ${await sent.text()}` };
  const at = sent.headers.get('location') ?? new URL(sent.url).pathname;
  const response = await fetch(product.pages + at, { headers: author.session.headers });
  return (await response.json()) as Outcome;
}

async function newDraft(): Promise<string> {
  const made = await act<{ draft: { id: string } }>(
    product,
    author.session,
    ['createDraft', { title: 'Attaques' }],
    'draft { id }',
  );
  return made.draft.id;
}

/** No disk can hold these names: they come through the other doors alone. */
const isOnDisk = ({ upload_filename: name }: Row): boolean => name !== '' && !/[\0/]/.test(name);

/** One record a row, each with a text of its own, so that the record lives whatever becomes of the file. */
async function throughImport(): Promise<Map<string, Outcome>> {
  const folder = await temporaryFolder();
  writeFileSync(joinPath(folder, 'texte.md'), 'Une leçon.');
  const records = rows.filter(isOnDisk).map((row) => {
    mkdirSync(joinPath(folder, row.id));
    writeFileSync(joinPath(folder, row.id, row.upload_filename), bytesOf(row));
    return {
      id: row.id,
      title: `Attaque ${row.id}`,
      description: 'Un fichier qui attaque.',
      authors: ['Autrice'],
      licence: { spdx: 'CC-BY-4.0' },
      ...{ levels: ['CM1'], disciplines: ['mathématiques'], type: ['activité'] },
      text: 'texte.md',
      files: [{ path: `${row.id}/${row.upload_filename}` }],
    };
  });
  const manifestFile = joinPath(folder, 'manifest.jsonl');
  writeFileSync(manifestFile, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const env = { ...baseEnvironment(), ESSAIM_DATA: product.dataDir };
  const { stdout } = await run(['import', manifestFile, '--json'], env);
  const report = JSON.parse(stdout) as {
    read: number;
    files: { id: string; kind: string; reason: string }[];
  };
  expect(report.read).toBe(records.length);
  const notices = new Map(report.files.map((notice) => [notice.id, notice]));
  return new Map(
    records.map(({ id }) => {
      const notice = notices.get(id);
      // What is taken as it is deserves no line in the report.
      if (!notice) return [id, { state: 'accepted', reason: 'as it is' }];
      return [id, { state: notice.kind === 'refused' ? 'refused' : 'accepted', reason: notice.reason }];
    }),
  );
}

describe('the hostile set, file by file', () => {
  hostileTest(
    'gets its verdict and its reason through the program’s door, in pieces and by import (needs ../shared/hostile)',
    async () => {
      const fits: Record<string, Fit[]> = { depots: [], tus: [], import: [] };
      const wrong: string[] = [];
      const note = (door: string, row: Row, { state, reason }: Outcome) => {
        const found = fit(row, state === 'accepted' || state === 'attached', reason);
        fits[door]?.push(found);
        if (found === 'alternative')
          process.stdout.write(`${door} ${row.id}: ${state} ${reason}, a listed alternative\n`);
        if (found === 'wrong') wrong.push(`${door} ${row.id}: ${state} ${reason}`);
      };
      let draftId = '';
      for (const [index, row] of rows.entries()) {
        if (index % 40 === 0) draftId = await newDraft();
        note('tus', row, await throughTus(row, draftId));
        // A form cannot carry every name: browsers write line breaks and quotes as %0A and %22, readers drop folders.
        if (!/[\n\r"\0/]/.test(row.upload_filename) && row.upload_filename !== '')
          note('depots', row, await throughProgram(row));
      }
      const imported = await throughImport();
      for (const row of rows) {
        const outcome = imported.get(row.id);
        if (!outcome) continue;
        const isUntouched = outcome.reason === 'as it is' && row.expected.action === 'accept';
        note('import', row, isUntouched ? { ...outcome, reason: row.expected.reason } : outcome);
      }
      for (const [door, found] of Object.entries(fits)) {
        const exact = found.filter((each) => each === 'exact').length;
        process.stdout.write(`hostile set through ${door}: ${exact} of ${found.length} exact\n`);
      }
      expect(wrong).toEqual([]);
      expect(fits.tus).toHaveLength(rows.length);
    },
    300_000,
  );
});
