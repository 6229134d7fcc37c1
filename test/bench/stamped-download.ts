import { randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { act, ask, type Caller } from '../support/api.js';
import { behind } from '../support/behind.js';
import { readyDraft } from '../support/drafts.js';
import { odtDocument } from '../support/office-documents.js';
import { join } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { at, timed } from './measures.js';

const TIMES = 40;
const COLD_TIMES = 12;

interface Taken {
  readonly name: string;
  readonly downloadUrl: string;
  readonly originalUrl: string;
  readonly stamp: { readonly state: string };
}

await main();

/** Takes each file as deposited, with its credit, and with a credit that is still to be written, in turn. */
async function main(): Promise<void> {
  const product = await startProduct({ home: process.cwd() });
  try {
    const author = (await (await join(product, 'Autrice')).token('WRITE')).caller;
    for (const file of await publish(product, author)) {
      const times: Record<'plain' | 'warm' | 'cold', number[]> = { plain: [], warm: [], cold: [] };
      await take(file.downloadUrl);
      for (let n = 0; n < TIMES; n += 1) {
        times.plain.push(await timed(() => take(file.originalUrl)));
        times.warm.push(await timed(() => take(file.downloadUrl)));
      }
      for (let n = 0; n < COLD_TIMES; n += 1) {
        await behind(product, (owner) => owner.query('delete from stamped_copy'));
        times.cold.push(await timed(() => take(file.downloadUrl)));
      }
      const floor = at(times.plain, 0.5);
      for (const [what, measures] of Object.entries(times))
        console.log(
          `${file.name}, ${what}: median ${at(measures, 0.5).toFixed(1)} ms, p90 ${at(measures, 0.9).toFixed(1)} ms; ${(at(measures, 0.5) / floor).toFixed(1)} × as deposited`,
        );
    }
  } finally {
    await product.stop();
  }
}

async function publish(product: RunningProduct, author: Caller): Promise<Taken[]> {
  const draft = await readyDraft(product, author);
  for (const [name, bytes] of Object.entries(await documents())) {
    const body = new FormData();
    body.append('file', new Blob([bytes as never]), name);
    const address = `${product.pages}/brouillons/${draft.id}/fichiers`;
    await fetch(address, { method: 'POST', body, headers: author.headers, redirect: 'manual' });
  }
  await act(product, author, ['publishResource', { draftId: draft.id }], 'resource { id }');
  const { data } = await ask<{ resource: { version: { files: Taken[] } } }>(
    product.pages,
    'query($id: String!) { resource(slug: $id) { version { files { name downloadUrl originalUrl stamp { state } } } } }',
    { id: draft.resource.id },
  );
  const files = data?.resource.version.files ?? [];
  if (files.length < 4) throw new Error(`${files.length} files were published`);
  return files;
}

/** Ordinary files of a lesson: about 1 MB of picture, 150 pages of PDF, 3,000 paragraphs, a page of text. */
async function documents(): Promise<Record<string, Uint8Array>> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < 150; page += 1) pdf.addPage().drawText(randomBytes(800).toString('hex'));
  const noise = { raw: { width: 600, height: 600, channels: 3 as const } };
  return {
    'photo.png': await sharp(randomBytes(600 * 600 * 3), noise)
      .png()
      .toBuffer(),
    'fiche.pdf': await pdf.save(),
    'leçon.odt': odtDocument({
      title: 'Une leçon',
      paragraphs: Array.from({ length: 3_000 }, () => randomBytes(60).toString('hex')),
    }),
    'texte.md': Buffer.from('# La marée\n\nElle monte, elle descend.\n'),
  };
}

async function take(address: string): Promise<void> {
  const response = await fetch(address);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`A download was answered ${response.status}`);
}
