import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import type { Actor } from '#platform/authorization';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { newTeacher, odt, readyFields } from '../../../test/support/builders.js';
import { DepositService } from './deposit.service.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import type { Draft } from '../draft/draft.js';
import { PublishingService } from '../draft/publishing.service.js';
import { ResourcesModule } from '../resources.module.js';
import { ResumableUploadService } from './resumable-upload.service.js';
import type { Upload } from './upload.js';

jest.setTimeout(180_000);

let product: TestApplication;
let autrice: Actor;
beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule]);
  autrice = await newTeacher(product, 'Autrice Exemple');
});
afterAll(() => product?.stop());

const word = Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex');
const text = Buffer.from(odt({ paragraphs: ['Une demi-bande et un tiers.'] }));

const incoming = (filename: string, bytes: Buffer) => ({ filename, content: Readable.from([bytes]) });
const deposit = (filename: string, bytes: Buffer, draft: Draft | null): Promise<Upload> =>
  product.app.get(DepositService).receive(autrice, incoming(filename, bytes), draft?.resourceId ?? null);
const attach = (draft: Draft, upload: Upload) =>
  product.app.get(DraftPartsService).attachFile(autrice, draft.id, upload.id, null);
const add = async (draft: Draft, filename: string, bytes: Buffer) =>
  attach(draft, await deposit(filename, bytes, draft));
const newDraft = () => product.app.get(DraftService).create(autrice, readyFields);
const publish = (draft: Draft) =>
  product.app.get(PublishingService).publish(autrice, draft.id, { whatChanged: null, minor: false });

async function partNamed(draft: Draft, name: string): Promise<string> {
  const { rows } = await product.behind.owner.query<{ id: string }>(
    'select id from part where draft_id = $1 and name = $2',
    [draft.id, name],
  );
  return rows[0]?.id ?? '';
}

const alone = { code: 'OPEN_TWIN_MISSING', message: expect.stringContaining('« fiche.doc »') as unknown };

describe('a proprietary file', () => {
  it('is refused alone, with the way out, and nothing of it is kept', async () => {
    const draft = await newDraft();
    const refused = await deposit('fiche.doc', word, draft);
    expect(refused).toMatchObject({ state: 'refused', reason: 'proprietary_format', blobSha256: null });
    expect(refused.message).toMatch(/sous le même nom.*LibreOffice Writer.*\.odt/);
    await add(draft, 'corrigé.odt', text);
    expect((await deposit('fiche.doc', word, draft)).state).toBe('refused');
  });

  it('is kept beside its open twin, for download only, and published with it', async () => {
    const draft = await newDraft();
    await add(draft, 'fiche.odt', text);
    const kept = await deposit('Fiche.doc', word, draft);
    expect(kept).toMatchObject({ state: 'accepted', reason: 'proprietary_with_open_twin' });
    await attach(draft, kept);
    await expect(publish(draft)).resolves.toMatchObject({ lifecycle: 'published' });
  });

  it('stops publishing once its twin is gone, and is named', async () => {
    const draft = await newDraft();
    await add(draft, 'fiche.odt', text);
    await add(draft, 'fiche.doc', word);
    const parts = product.app.get(DraftPartsService);
    await parts.removeFile(autrice, draft.id, await partNamed(draft, 'fiche.odt'));
    await expect(publish(draft)).rejects.toMatchObject({ problems: [{ ...alone, field: 'files' }] });
    await parts.removeFile(autrice, draft.id, await partNamed(draft, 'fiche.doc'));
    await expect(publish(draft)).resolves.toMatchObject({ lifecycle: 'published' });
  });

  it('deposited by a program beside its twin joins only a draft that has the twin', async () => {
    const twin = await deposit('fiche.odt', text, null);
    const old = await deposit('fiche.doc', word, null);
    expect([twin.state, old.state]).toEqual(['accepted', 'accepted']);
    const draft = await newDraft();
    await expect(attach(draft, old)).rejects.toMatchObject({ problems: [{ ...alone, field: 'uploadId' }] });
    await attach(draft, twin);
    await attach(draft, old);
    await expect(publish(draft)).resolves.toMatchObject({ lifecycle: 'published' });
  });

  it('is kept while its twin is still on its way, and waits for it before publishing', async () => {
    const draft = await newDraft();
    const uploads = product.app.get(ResumableUploadService);
    await uploads.begin(autrice, draft.id, { filename: 'fiche.odt', size: text.length });
    await add(draft, 'fiche.doc', word);
    await expect(publish(draft)).rejects.toMatchObject({ problems: [alone] });
  });
});
