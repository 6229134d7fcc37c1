import { randomBytes } from 'node:crypto';
import { open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { readyDraft } from '../support/drafts.js';
import { join as joinSite } from '../support/people.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { temporaryFolder } from '../support/product.js';
import { announce, send } from '../support/tus.js';
import type { Caller } from '../support/api.js';
import { at, timed } from './measures.js';

const ROUNDS = 5;
/** A picture without any pattern: no format makes it smaller. */
const SIDE = 4096;
const MOST_GROWTH_MB = 150;

/** A large picture through the two doors of files, beside writing the same bytes to the same disk, durably. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd(), env: { TRUSTED_PROXIES: 'loopback' } });
  const folder = await temporaryFolder();
  try {
    const { caller } = await (await joinSite(product, 'Autrice')).token('WRITE');
    const times: Record<'disk' | 'form' | 'resumable', number[]> = { disk: [], form: [], resumable: [] };
    let [bytes, before, most] = [0, 0, 0];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const pictures = [await picture(), await picture(), await picture()] as const;
      bytes = pictures[0].byteLength;
      if (round === 1) before = (await product.read()).rssMb;
      const draft = await readyDraft(product, caller, { title: `Un envoi, ${String(round)}` });
      const disk = await timed(() => writeDurably(join(folder, String(round)), pictures[0]));
      const form = await timed(() => sendForm(product, caller, draft.id, pictures[1]));
      const resumable = await timed(() => sendResumable(product, caller, draft.id, pictures[2]));
      most = Math.max(most, (await product.read()).rssMb);
      if (round === 0) continue; // warms code and connections
      for (const [name, ms] of Object.entries({ disk, form, resumable })) times[name as 'disk'].push(ms);
    }
    const floor = at(times.disk, 0.5);
    for (const [name, measured] of Object.entries(times)) {
      const median = at(measured, 0.5);
      console.log(
        `${name}: ${(bytes / 1000 / median).toFixed(0)} MB/s, ${(median / floor).toFixed(1)} × the time of the disk`,
      );
    }
    console.log(
      `${(bytes / 1e6).toFixed(0)} MB a file; memory ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`,
    );
    if (most - before > MOST_GROWTH_MB) process.exitCode = 1;
  } finally {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const picture = (): Promise<Buffer> =>
  sharp(randomBytes(SIDE * SIDE * 3), { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes);
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

async function sendForm({ pages }: ProbedProduct, caller: Caller, draftId: string, bytes: Uint8Array) {
  const body = new FormData();
  body.append('file', new Blob([bytes as never]), 'photo-un.png');
  const address = `${pages}/brouillons/${draftId}/fichiers`;
  const answer = await fetch(address, { method: 'POST', body, headers: caller.headers, redirect: 'manual' });
  if (answer.status !== 303 || answer.headers.get('location')?.includes('erreur'))
    throw new Error(`The form was answered ${String(answer.status)}`);
}

async function sendResumable({ pages }: ProbedProduct, caller: Caller, draftId: string, bytes: Uint8Array) {
  const announced = await announce(pages, draftId, caller, {
    name: 'photo-deux.png',
    size: bytes.byteLength,
  });
  const address = new URL(announced.headers.get('location') ?? '', pages).href;
  const { status } = await send(address, caller, 0, bytes);
  if (status !== 204) throw new Error(`The piece was answered ${String(status)}`);
}

await main();
