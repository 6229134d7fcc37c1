import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { newTeacher, odt, readyFields, signedIn } from '../../../test/support/builders.js';
import { DepositService } from '../deposit/deposit.service.js';
import { DraftRepository } from './draft.repository.js';
import { DraftPartsService } from './draft-parts.service.js';
import { DraftService } from './draft.service.js';
import type { Draft } from './draft.js';
import { LicenceQuestionService } from '../licence/licence-question.service.js';
import { ResourcesModule } from '../resources.module.js';
import type { Upload } from '../deposit/upload.js';
import { VersionRepository } from '../version/version.repository.js';

jest.setTimeout(120_000);

let product: TestApplication;
let drafts: DraftService;
let parts: DraftPartsService;
let autrice: Actor;
let collegue: Actor;
let draft: Draft;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule], { MAX_RESOURCE_MB: '1' });
  drafts = product.app.get(DraftService);
  parts = product.app.get(DraftPartsService);
  autrice = await newTeacher(product, 'Autrice');
  collegue = await newTeacher(product, 'Collègue');
});

afterAll(() => product?.stop());

beforeEach(async () => {
  draft = await drafts.create(autrice, {});
});

const deposit = (
  actor: Actor,
  filename: string,
  bytes: Uint8Array | string,
  resourceId: string | null = null,
) =>
  product.app
    .get(DepositService)
    .receive(actor, { filename, content: Readable.from([Buffer.from(bytes)]) }, resourceId);

const attach = async (filename: string, bytes: Uint8Array | string): Promise<[Draft, Upload]> => {
  const upload = await deposit(autrice, filename, bytes, draft.resourceId);
  return [await parts.attachFile(autrice, draft.id, upload.id, null), upload];
};

const filesOf = () => product.app.get(VersionRepository).draftFiles(draft.id);

const rows = async (sql: string, ...values: unknown[]) =>
  (await product.behind.owner.query<Record<string, unknown>>(sql, values)).rows;

const lesson = odt({
  title: 'Partager une tarte',
  description: 'Deux séances en CM1.',
  language: 'fr-FR',
  paragraphs: ['On partage une tarte en quatre parts égales.', 'Licence : CC BY-SA 4.0'],
});

describe('a draft', () => {
  it('is saved however little it holds, and read again by its author', async () => {
    const saved = await drafts.update(autrice, draft.id, draft.revision, { title: 'Une idée' });
    expect(saved).toMatchObject({ revision: 2, fields: { title: 'Une idée' } });
    expect(await product.app.get(DraftRepository).find(draft.id)).toMatchObject({ revision: 2 });
  });

  it('tells the second of two tabs, shows both texts, loses neither', async () => {
    const text = `mutation($input: UpdateDraftInput!) { updateDraft(input: $input) {
      draft { title revision } conflict { title revision } userErrors { code field } } }`;
    const save = (title: string) =>
      product.ask(autrice, text, { input: { id: draft.id, revision: draft.revision, title } });
    expect(await save('Premier onglet')).toEqual({
      updateDraft: { draft: { title: 'Premier onglet', revision: 2 }, conflict: null, userErrors: [] },
    });
    expect(await save('Second onglet')).toEqual({
      updateDraft: {
        draft: null,
        conflict: { title: 'Premier onglet', revision: 2 },
        userErrors: [{ code: 'DRAFT_CHANGED', field: 'revision' }],
      },
    });
  });

  it('lets one of many tabs at once through', async () => {
    const tabs = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        drafts.update(autrice, draft.id, draft.revision, { title: `${n}` }),
      ),
    );
    expect(tabs.filter((tab) => tab.status === 'fulfilled')).toHaveLength(1);
  });

  it('holds a whole lesson written in place', async () => {
    const text = 'Une ligne de cours, avec des mots.\n'.repeat(2000);
    const answer = await product.ask<{ updateDraft: { draft: { text: string }; userErrors: unknown[] } }>(
      autrice,
      `mutation($input: UpdateDraftInput!) { updateDraft(input: $input) { draft { text } userErrors { code message } } }`,
      { input: { id: draft.id, revision: draft.revision, text } },
    );
    expect(answer.updateDraft.userErrors).toEqual([]);
    expect(answer.updateDraft.draft.text).toBe(text);
  });

  it('shows an image whose name no address can hold as absent, and the rest of the text', async () => {
    await drafts.update(autrice, draft.id, draft.revision, { text: '# Titre\n\n![Une part](50%.png)\n' });
    const { draft: shown } = await product.ask<{ draft: { textHtml: string } }>(
      autrice,
      'query($id: ID!) { draft(id: $id) { textHtml } }',
      { id: draft.id },
    );
    expect(shown.textHtml).toContain('image absente');
    expect(shown.textHtml).toMatch(/<h\d[^>]*>Titre/);
  });

  it('does not exist for anybody else, whatever they ask', async () => {
    const question = product.app.get(LicenceQuestionService);
    const administrator = signedIn(
      { id: collegue.accountId ?? '', agentId: collegue.agentId ?? '' },
      'administrator',
    );
    for (const stranger of [collegue, visitor, administrator]) {
      const attempts = [
        () => drafts.update(stranger, draft.id, 1, { title: 'À moi' }),
        () => drafts.delete(stranger, draft.id),
        () => parts.removeFile(stranger, draft.id, draft.id),
        () => question.ask(stranger, draft.id, 'Puis-je ?'),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow('NOT_FOUND');
      expect(
        await product.ask(
          stranger,
          'query($id: ID!, $r: String!) { draft(id: $id) { id } resource(slug: $r) { slug } }',
          {
            id: draft.id,
            r: draft.resourceId,
          },
        ),
      ).toEqual({ draft: null, resource: null });
    }
    await expect(drafts.update(autrice, 'no-uuid', 1, {})).rejects.toThrow('NOT_FOUND');
  });

  it('is read, not written, with a read-only token of its author', async () => {
    const token: Actor = { ...autrice, credential: 'token', mayWrite: false };
    await expect(drafts.update(token, draft.id, 1, { title: 'Non' })).rejects.toThrow('FORBIDDEN');
    await expect(drafts.create(token, {})).rejects.toThrow('FORBIDDEN');
    await expect(deposit(token, 'a.txt', 'Un texte.')).rejects.toThrow('FORBIDDEN');
    expect(
      await product.ask(token, 'query($id: ID!) { draft(id: $id) { revision } }', { id: draft.id }),
    ).toEqual({
      draft: { revision: 1 },
    });
  });

  it('deleted before any publication takes its resource with it', async () => {
    await attach('leçon.odt', lesson);
    await deposit(autrice, 'virus.exe', 'MZ', draft.resourceId);
    await drafts.delete(autrice, draft.id);
    for (const table of ['draft', 'resource_member', 'upload'])
      expect(await rows(`select from ${table} where resource_id = $1`, draft.resourceId)).toEqual([]);
    expect(await rows('select from resource where id = $1', draft.resourceId)).toEqual([]);
  });
});

describe('a file of a draft', () => {
  it('takes nothing from a picture beside the lesson: it speaks of itself', async () => {
    const drawing = (title: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${title}</title><path d="M0 0h9"/></svg>`;
    const other = await drafts.create(autrice, {});
    draft = await drafts.create(autrice, {});
    await attach('schéma.svg', drawing('Un schéma'));
    expect((await drafts.getChangeable(autrice, draft.id)).fields.title).toBe('Un schéma');
    draft = other;
    await attach('notes.txt', 'Sans titre.');
    await attach('schéma.svg', drawing('Un schéma'));
    expect((await drafts.getChangeable(autrice, draft.id)).fields.title).toBeUndefined();
  });

  it('prefills title, summary, language and licence, says where each was read, and joins as the main file', async () => {
    const [attached] = await attach('leçon.odt', lesson);
    expect(attached.fields).toMatchObject({
      title: 'Partager une tarte',
      summary: 'Deux séances en CM1.',
      language: 'fr',
      licence: 'CC-BY-SA-4.0',
    });
    expect(attached.found.map(({ field }) => field).sort()).toEqual([
      'language',
      'licence',
      'summary',
      'title',
    ]);
    for (const { where } of attached.found) expect(where).toMatch(/^leçon\.odt, .+/);
    expect(await filesOf()).toMatchObject([
      { name: 'leçon.odt', role: 'editable', main: true, format: 'odt' },
    ]);
  });

  it('never overwrites what was typed', async () => {
    await drafts.update(autrice, draft.id, 1, { title: 'Mon titre', licence: 'CC-BY-4.0' });
    const [attached] = await attach('leçon.odt', lesson);
    expect(attached.fields).toMatchObject({ title: 'Mon titre', licence: 'CC-BY-4.0' });
  });

  it('refused stays beside the draft with its reason until it is dismissed, and can’t be attached', async () => {
    const upload = await deposit(autrice, 'jeu.exe', 'MZ\u0090\u0000programme', draft.resourceId);
    expect(upload).toMatchObject({ state: 'refused', blobSha256: null });
    expect(upload.message).toMatch(/\.$/);
    await expect(parts.attachFile(autrice, draft.id, upload.id, null)).rejects.toThrow('UPLOAD_REFUSED');
    const text = 'query($id: ID!) { draft(id: $id) { refusedFiles { name message } files { name } } }';
    expect(await product.ask(autrice, text, { id: draft.id })).toEqual({
      draft: { refusedFiles: [{ name: 'jeu.exe', message: upload.message }], files: [] },
    });
    await parts.dismissRefusedFile(autrice, draft.id, 'no-uuid');
    await parts.dismissRefusedFile(autrice, draft.id, upload.id);
    expect(await product.ask(autrice, text, { id: draft.id })).toEqual({
      draft: { refusedFiles: [], files: [] },
    });
  });

  it('of somebody else is unknown, and nobody deposits for a draft that is not hers', async () => {
    const upload = await deposit(collegue, 'a.txt', 'Un texte d’un collègue.');
    await expect(parts.attachFile(autrice, draft.id, upload.id, null)).rejects.toThrow('UPLOAD_UNKNOWN');
    await expect(parts.attachFile(autrice, draft.id, 'no-uuid', null)).rejects.toThrow('UPLOAD_UNKNOWN');
    await expect(deposit(collegue, 'a.txt', 'Un texte.', draft.resourceId)).rejects.toThrow('NOT_FOUND');
  });

  it('may say \\u0000, or hold what no jsonb can', async () => {
    const said = '# Échappements\n\nLe signe \\u0000 et `"\\\\u0000"`.\n';
    expect((await deposit(autrice, 'notes.md', said)).state).toBe('accepted');
    const cell = { cell_type: 'markdown', metadata: {}, source: ['Un \0 et la moitié \ud800 d’un signe.'] };
    const notebook = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] });
    expect((await deposit(autrice, 'carnet.ipynb', notebook)).state).toBe('accepted');
  });

  it('gets a free name, keeps its order, and hands « main » on when removed', async () => {
    await attach('notes.txt', 'Un.');
    await attach('notes.txt', 'Deux.');
    await attach('Notes.TXT', 'Trois.');
    const names = async () => (await filesOf()).map((file) => file.name);
    expect(await names()).toEqual(['notes.txt', 'notes (2).txt', 'Notes (3).TXT']);
    const [first, , third] = await filesOf();
    await parts.moveFile(autrice, draft.id, third?.id ?? '', 'UP');
    expect(await names()).toEqual(['notes.txt', 'Notes (3).TXT', 'notes (2).txt']);
    await parts.removeFile(autrice, draft.id, first?.id ?? '');
    expect((await filesOf()).filter((file) => file.main)).toHaveLength(1);
    await parts.updateFile(autrice, draft.id, third?.id ?? '', { main: true, role: 'answers' });
    expect((await filesOf()).map((file) => [file.name, file.main, file.role])).toEqual([
      ['Notes (3).TXT', true, 'answers'],
      ['notes (2).txt', false, 'editable'],
    ]);
  });

  it('is refused beyond the weight of a resource, without losing the others', async () => {
    await attach('un.txt', 'a'.repeat(700_000));
    await expect(attach('deux.txt', 'b'.repeat(700_000))).rejects.toThrow('RESOURCE_TOO_LARGE');
    expect((await filesOf()).map((file) => file.name)).toEqual(['un.txt']);
  });
});

describe('« J’hésite »', () => {
  it('keeps the draft, reaches a moderator, and answers by mail', async () => {
    const questions = product.app.get(LicenceQuestionService);
    await drafts.update(autrice, draft.id, 1, { ...readyFields, title: 'Une affiche' });
    await questions.ask(autrice, draft.id, 'Puis-je reprendre cette affiche ?');
    const moderator = signedIn(
      { id: collegue.accountId ?? '', agentId: collegue.agentId ?? '' },
      'moderator',
    );
    await expect(questions.listOpen(collegue, 0, 10)).rejects.toThrow('FORBIDDEN');
    const { rows: open } = await questions.listOpen(moderator, 0, 10);
    expect(open).toMatchObject([
      { question: 'Puis-je reprendre cette affiche ?', draftTitle: 'Une affiche' },
    ]);
    const id = open[0]?.id ?? '';
    await expect(questions.answer(collegue, id, 'Oui.')).rejects.toThrow('FORBIDDEN');
    await questions.answer(moderator, id, 'Oui, si vous la citez.');
    await product.drain();
    const mail = (await product.mails()).find((each) => each.subject.startsWith('Réponse'));
    expect(mail?.text).toContain('Oui, si vous la citez.');
    expect(mail?.text).toContain(`/brouillons/${draft.id}/droits`);
    expect((await questions.listOpen(moderator, 0, 10)).total).toBe(0);
  });
});
