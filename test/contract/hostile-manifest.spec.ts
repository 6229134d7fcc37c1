import { existsSync, readFileSync } from 'node:fs';
import { join as joinPath, resolve } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { act } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { root, type RunningProduct, startProduct } from '../support/product.js';
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
}, 120_000);
afterAll(async () => {
  if (rows.length > 0) await product.stop();
}, 60_000);

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

describe('the hostile set, file by file', () => {
  hostileTest(
    'gets its verdict and its reason through the program’s door and in pieces (needs ../shared/hostile)',
    async () => {
      const fits: Record<string, Fit[]> = { depots: [], tus: [] };
      const wrong: string[] = [];
      const note = (door: string, row: Row, { state, reason }: Outcome) => {
        const found = fit(row, state === 'accepted' || state === 'attached', reason);
        fits[door]?.push(found);
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
