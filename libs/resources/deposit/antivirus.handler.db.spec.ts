import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { IdentityModule } from '#identity';
import type { Actor } from '#platform/authorization';
import { EventHandlers } from '#platform/outbox';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { newTeacher, readyFields } from '../../../test/support/builders.js';
import { type Scanner, startStandIn } from '../../../test/support/clamd.js';
import { DepositService } from './deposit.service.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import type { Draft } from '../draft/draft.js';
import { NextVersionService } from '../version/next-version.service.js';
import { PublishingService } from '../draft/publishing.service.js';
import { ResourcesModule } from '../resources.module.js';
import type { Upload } from './upload.js';

jest.setTimeout(180_000);

/** What the stand-in knows today: words, and what it answers to files that hold them. */
const answers = new Map<string, string>();
let scanner: Scanner;
let product: TestApplication;
let autrice: Actor;
let origin: string;
beforeAll(async () => {
  scanner = await startStandIn((bytes) => {
    const known = [...answers].find(([words]) => bytes.includes(words));
    return `${known?.[1] ?? 'stream: OK'}\0`;
  });
  product = await startTestApplication([IdentityModule, ResourcesModule], { CLAMD_URL: scanner.url });
  autrice = await newTeacher(product, 'Autrice Exemple');
  origin = await product.listen();
});
afterAll(async () => {
  await product?.stop();
  await scanner?.stop();
});

const newDraft = () => product.app.get(DraftService).create(autrice, readyFields);
const deposit = (draft: Draft, filename: string, words: string): Promise<Upload> =>
  product.app
    .get(DepositService)
    .receive(autrice, { filename, content: Readable.from([Buffer.from(words)]) }, draft.resourceId);

async function add(draft: Draft, filename: string, words: string): Promise<void> {
  const upload = await deposit(draft, filename, words);
  expect(upload.state).toBe('accepted');
  await product.app.get(DraftPartsService).attachFile(autrice, draft.id, upload.id, null);
}

const publish = (draft: Draft) =>
  product.app.get(PublishingService).publish(autrice, draft.id, { whatChanged: null, minor: false });

async function notices(draft: Draft): Promise<(string | null)[]> {
  const found = await product.ask<{ draft: { files: { notice: string | null }[] } }>(
    autrice,
    'query($id: ID!) { draft(id: $id) { files { notice } } }',
    { id: draft.id },
  );
  return found.draft.files.map(({ notice }) => notice);
}

const keepHouse = () => product.app.get(EventHandlers).handle('house.keep', {});
const rows = async (sql: string, ...values: unknown[]) =>
  (await product.behind.owner.query<Record<string, unknown>>(sql, values)).rows;

describe('a file that the scanner', () => {
  it('finds infected is refused under its code, and no byte of it is kept', async () => {
    answers.set('piège du jour', 'stream: Essai.Jour FOUND');
    const upload = await deposit(await newDraft(), 'notes.md', '# Un piège du jour');
    expect(upload).toMatchObject({ state: 'refused', reason: 'malware_detected', blobSha256: null });
    expect(upload.message).toContain('antivirus');
    expect(await rows('select note from audit_entry where subject_id = $1', upload.id)).toEqual([
      { note: 'malware_detected' },
    ]);
  });

  it('lets through says nothing of it', async () => {
    const draft = await newDraft();
    await add(draft, 'leçon.md', '# Une leçon saine');
    expect(await notices(draft)).toEqual([null]);
  });

  it('cannot look at today is kept, says so, may be published, and is looked at again', async () => {
    answers.set('attend son tour', 'stream: Can’t open file ERROR');
    const draft = await newDraft();
    await add(draft, 'leçon.md', '# Elle attend son tour');
    expect(await notices(draft)).toEqual(['Analyse de l’antivirus en attente.']);
    await keepHouse();
    expect(await notices(draft)).toEqual(['Analyse de l’antivirus en attente.']);
    answers.delete('attend son tour');
    await keepHouse();
    expect(await notices(draft)).toEqual([null]);
    await expect(publish(draft)).resolves.toMatchObject({ lifecycle: 'published' });
  });

  it('never manages to open keeps no other file waiting', async () => {
    answers.set('attendait avant', 'stream: Can’t open file ERROR');
    answers.set('ne s’ouvre jamais', 'stream: Can’t open file ERROR');
    const draft = await newDraft();
    await add(draft, 'avant.md', '# Elle attendait avant');
    const stuck = await newDraft();
    for (const number of [1, 2, 3, 4]) {
      product.clock.advance(1);
      await add(stuck, `${number}.md`, `# ${number}, qui ne s’ouvre jamais`);
    }
    answers.delete('attendait avant');
    await keepHouse();
    expect(await notices(draft)).toEqual([null]);
  });

  it('finds too long says so, and is not asked about again', async () => {
    answers.set('trop longue', 'INSTREAM size limit exceeded. ERROR');
    const draft = await newDraft();
    await add(draft, 'leçon.md', '# Une leçon trop longue');
    answers.set('trop longue', 'stream: Essai.Long FOUND');
    await keepHouse();
    expect(await notices(draft)).toEqual([
      'Trop lourd pour l’antivirus de ce site : ouvrez-le avec prudence.',
    ]);
  });

  it('finds infected later is given to nobody any more, and is published no more', async () => {
    answers.set('dormait', 'stream: Can’t open file ERROR');
    const draft = await newDraft();
    await add(draft, 'leçon.md', '# Un virus dormait');
    await add(draft, 'autre.md', '# Une autre leçon');
    const resource = await publish(draft);
    const address = async () => {
      const found = await product.ask<{
        resource: { version: { downloadUrl: string; files: { name: string; downloadUrl: string }[] } };
      }>(
        autrice,
        'query($slug: String!) { resource(slug: $slug) { version { downloadUrl files { name downloadUrl } } } }',
        { slug: resource.slug },
      );
      return found.resource.version;
    };
    const version = await address();
    const here = (url: string) => fetch(origin + new URL(url).pathname);
    expect((await here(version.files[0]?.downloadUrl ?? '')).status).toBe(200);
    const next = await product.app.get(NextVersionService).startVersion(autrice, resource.id);
    answers.set('dormait', 'stream: Essai.Dormeur FOUND');
    await keepHouse();
    expect((await here(version.files[0]?.downloadUrl ?? '')).status).toBe(404);
    const all = unzipSync(new Uint8Array(await (await here(version.downloadUrl)).arrayBuffer()));
    expect(Object.keys(all).filter((name) => name.endsWith('leçon.md'))).toEqual([]);
    expect(
      Object.values(all)
        .map((bytes) => strFromU8(bytes))
        .join(),
    ).not.toContain('dormait');
    await expect(publish(next)).rejects.toMatchObject({
      problems: [{ code: 'FILE_INFECTED', message: expect.stringContaining('« leçon.md »') as unknown }],
    });
    expect(await rows(`select note from audit_entry where verb = 'file.infected'`)).toEqual([
      { note: 'Essai.Dormeur' },
    ]);
  });
});
