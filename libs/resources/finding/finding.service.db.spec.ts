import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import type { Actor } from '#platform/authorization';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newTeacher, odt, readyFields, takeBytes } from '../../../test/support/builders.js';
import { odtDocument } from '../../../test/support/office-documents.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftRepository } from '../draft/draft.repository.js';
import { DraftService } from '../draft/draft.service.js';
import { FileCheckService } from '../file/file-check.service.js';
import { FindingRepository } from './finding.repository.js';
import { FindingService } from './finding.service.js';
import type { DraftFinding } from './finding.js';
import type { Draft } from '../draft/draft.js';
import { PublishingService } from '../draft/publishing.service.js';
import { ResourcesModule } from '../resources.module.js';

jest.setTimeout(180_000);

const plainly = { whatChanged: null, minor: false };
/** Put together here, so that no address of anybody stands in the repository. */
const datum = ['eleve', 'canari', '7'].join('.') + '@' + 'free.fr';

let product: TestApplication;
let drafts: DraftService;
let findings: FindingService;
let author: Actor;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule]);
  drafts = product.app.get(DraftService);
  findings = product.app.get(FindingService);
  author = await newTeacher(product, 'Autrice');
});

afterAll(() => product?.stop());

const found = async (draft: Draft): Promise<readonly DraftFinding[]> =>
  (await findings.ofDrafts([draft])).get(draft)?.findings ?? [];

async function withFile(bytes: Uint8Array, name = 'fiche.odt'): Promise<Draft> {
  const draft = await drafts.create(author, readyFields);
  const sha256 = await takeBytes(product, name, bytes);
  await product.database.transaction((tx) =>
    product.app.get(DraftPartsService).join(tx, draft, { sha256: sha256 ?? '', filename: name, role: null }),
  );
  await product.drain();
  return draft;
}

const publish = (draft: Draft) => product.app.get(PublishingService).publish(author, draft.id, plainly);
const again = async ({ id }: Draft): Promise<Draft> => {
  const draft = await product.app.get(DraftRepository).find(id);
  if (!draft) throw new Error('The draft is gone.');
  return draft;
};

describe('a file with an address in it', () => {
  it('cannot be published before its author answers, and can afterwards', async () => {
    const draft = await withFile(odt({ paragraphs: ['Une leçon.', `Écrire à ${datum}.`] }));
    const [finding] = await found(draft);
    expect(finding).toMatchObject({
      rule: 'email',
      severity: 'severe',
      where: 'paragraphe 2, dans « fiche.odt »',
      reason: null,
    });
    await expect(publish(draft)).rejects.toMatchObject({ code: 'PUPIL_DATA_UNANSWERED' });
    await findings.answer(author, draft.id, { id: finding?.id ?? '', reason: 'own' });
    await expect(publish(await again(draft))).resolves.toMatchObject({ lifecycle: 'published' });
  });

  it('is asked about again when the file changes', async () => {
    const draft = await withFile(odt({ paragraphs: [`Écrire à ${datum}.`] }));
    const [before] = await found(draft);
    await findings.answer(author, draft.id, { id: before?.id ?? '', reason: 'invented' });
    expect((await found(draft)).map(({ reason }) => reason)).toEqual(['invented']);
    const next = await takeBytes(product, 'fiche.odt', odt({ paragraphs: [`Écrire à ${datum}, ou non.`] }));
    await product.behind.owner.query('update part set blob_sha256 = $1 where draft_id = $2', [
      next,
      draft.id,
    ]);
    await product.drain();
    expect((await found(draft)).map(({ reason }) => reason)).toEqual([null]);
  });

  it('is published by nobody while it was not looked at, and is looked at before publishing', async () => {
    const draft = await withFile(odt({ paragraphs: [`Rappel : ${datum}`] }));
    await product.behind.owner.query('delete from blob_check');
    await product.behind.owner.query('delete from finding');
    const seen = (await findings.ofDrafts([draft])).get(draft);
    expect(seen?.files.map(({ state }) => state)).toEqual(['pending']);
    expect(seen?.unchecked.map(({ code }) => code)).toEqual(['PUPIL_CHECK_PENDING']);
    await expect(publish(draft)).rejects.toMatchObject({ code: 'PUPIL_DATA_UNANSWERED' });
  });

  it('shows a mask, and leaves the datum in no row but the text and the preview of the file itself', async () => {
    const draft = await withFile(odt({ paragraphs: [`Contact : ${datum}`] }));
    expect((await findings.withMasks(await found(draft))).map(({ mask }) => mask)).toEqual(['e…@…fr']);
    const { rows } = await product.behind.owner.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const holding: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await product.behind.owner.query(
        `select from ${name} as each where each::text like '%' || $1 || '%' limit 1`,
        [datum],
      );
      if (rowCount) holding.push(name);
    }
    expect(rows.length).toBeGreaterThan(30);
    // What the file itself says, and the preview made of it: they go with the file.
    expect(holding.sort()).toEqual(['public.blob_text', 'public.derived_file']);
  });
});

describe('the words of a draft', () => {
  it('are looked at as they are now', async () => {
    const draft = await drafts.create(author, {
      ...readyFields,
      text: `# Une leçon\n\nAppeler le ${['06', '71', '45', '89', '23'].join(' ')}.`,
    });
    expect(await found(draft)).toMatchObject([
      { rule: 'phone', where: 'paragraphe 2 du texte écrit ici', mask: '06 •• •• •• ••' },
    ]);
    await expect(publish(draft)).rejects.toMatchObject({ code: 'PUPIL_DATA_UNANSWERED' });
    const { revision } = await again(draft);
    await drafts.update(author, draft.id, revision, { text: '# Une leçon' });
    await expect(publish(draft)).resolves.toBeDefined();
  });

  it('are answered by their author only, with an answer that fits', async () => {
    const draft = await drafts.create(author, { ...readyFields, summary: `Écrire à ${datum}` });
    const [finding] = await found(draft);
    const stranger = await newTeacher(product, 'Collègue');
    const wish = { id: finding?.id ?? '', reason: 'own' as const };
    await expect(findings.answer(stranger, draft.id, wish)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      findings.answer(author, draft.id, { ...wish, reason: 'nobody-recognisable' }),
    ).rejects.toMatchObject({
      code: 'FINDING_REASON_INVALID',
    });
    await expect(findings.answer(author, draft.id, { ...wish, id: 'x' })).rejects.toMatchObject({
      code: 'FINDING_UNKNOWN',
    });
  });
});

describe('what stands in the way of readers', () => {
  it('is read with the file, kept by its bytes without a word of it, and replaced when it is read again', async () => {
    const secret = 'Canari sans titre';
    const draft = await withFile(
      odtDocument({
        paragraphs: [secret],
        raw: '<text:p><draw:frame svg:width="2cm"><draw:image xlink:href="1.png"/></draw:frame></text:p>',
      }),
      'images.odt',
    );
    const [file] = (await findings.ofDrafts([draft])).get(draft)?.files ?? [];
    const sha256 = file?.sha256 ?? '';
    const repository = product.app.get(FindingRepository);
    const read = async () => (await repository.readings([sha256])).get(sha256);
    const before = await read();
    expect(before).toMatchObject({ checked: 'done', barriers: 'done' });
    expect(before?.findings.map(({ rule, severity }) => `${rule}: ${severity}`)).toEqual([
      'text-in-picture: blocking',
      'picture-alternative: blocking',
      'language-missing: annoying',
    ]);
    expect(JSON.stringify(before)).not.toContain('Canari');
    await product.app.get(FileCheckService).check(sha256);
    expect(await read()).toEqual(before);
    expect(await found(draft)).not.toContainEqual(expect.objectContaining({ rule: 'picture-alternative' }));
    await expect(publish(draft)).resolves.toBeDefined();
  });
});

describe('images', () => {
  it('ask for faces, and « without their agreement » forbids publishing', async () => {
    const draft = await withFile(onePixel, 'photo.png');
    const [faces] = await found(draft);
    expect(faces).toMatchObject({ rule: 'faces', severity: 'question' });
    await findings.answer(author, draft.id, { id: faces?.id ?? '', reason: 'not-authorised' });
    await expect(publish(draft)).rejects.toMatchObject({ code: 'PUPIL_DATA_UNANSWERED' });
    await findings.answer(author, draft.id, { id: faces?.id ?? '', reason: 'nobody-recognisable' });
    await expect(publish(draft)).resolves.toBeDefined();
  });
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
