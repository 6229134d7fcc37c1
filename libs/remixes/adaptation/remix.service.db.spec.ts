import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, Refusal } from '#platform/authorization';
import {
  type Draft,
  type DraftFields,
  DraftService,
  PublishingService,
  type Resource,
  ResourcesModule,
  WithdrawalService,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { AdaptationNoticeService } from './adaptation-notice.service.js';
import { RemixesModule } from '../index.js';
import { RemixService } from './remix.service.js';

jest.setTimeout(120_000);

let product: TestApplication;
let author: Actor;
let adapter: Actor;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule, ResourcesModule, RemixesModule]);
  author = await newTeacher(product, 'Autrice');
  adapter = await newTeacher(product, 'Adaptatrice');
});
afterAll(() => product.stop());

const everything = { files: true, text: true, sheet: true };

const remix = (source: Resource, take: Partial<typeof everything> = {}, actor = adapter): Promise<Draft> =>
  product.app.get(RemixService).remix(actor, {
    address: source.slug ?? '',
    number: null,
    take: { ...everything, ...take },
    reasons: ['dys'],
  });

async function publish(draft: Draft, fields: DraftFields = {}): Promise<Resource> {
  const { revision } = await product.app
    .get(DraftService)
    .update(adapter, draft.id, draft.revision, { adaptationChanges: 'Une police plus grande.', ...fields });
  const resource = await product.app
    .get(PublishingService)
    .publish(adapter, draft.id, { whatChanged: null, minor: false, revision });
  await product.drain();
  return resource;
}

async function told(actor: Actor, about: Resource): Promise<string[]> {
  const { rows } = await product.behind.owner.query<{ title: string }>(
    `select title from notification where account_id = $1 and resource_id = $2 and kind = 'adapted'`,
    [actor.accountId, about.id],
  );
  return rows.map(({ title }) => title);
}

async function pinned(draft: Draft): Promise<string[]> {
  const { rows } = await product.behind.owner.query<{ id: string }>(
    `select version.resource_id as id from version_source join version on version.id = source_version_id where draft_id = $1`,
    [draft.id],
  );
  return rows.map(({ id }) => id);
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('an adaptation', () => {
  it('starts from what is published, pinned and credited, under a licence that it may carry', async () => {
    const source = await newPublished(product, author, { licence: 'CC-BY-SA-4.0' });
    const draft = await remix(source);
    expect(draft.fields).toMatchObject({
      licence: 'CC-BY-SA-4.0',
      levels: ['cm1'],
      adaptationReasons: ['dys'],
    });
    expect(draft.fields.text).toContain('On partage une tarte');
    expect(await pinned(draft)).toEqual([source.id]);
  });

  it('takes what was asked for, and nothing else', async () => {
    const source = await newPublished(product, author);
    const [text, sheet] = await Promise.all([
      remix(source, { sheet: false }),
      remix(source, { text: false }),
    ]);
    expect([text.fields.text === null, text.fields.levels ?? []]).toEqual([false, []]);
    expect([sheet.fields.text, sheet.fields.levels]).toEqual([null, ['cm1']]);
  });

  it('never opens what nobody may publish, nor what nobody may read', async () => {
    const closed = await newPublished(product, author, { licence: 'CC-BY-ND-4.0' });
    expect(await codeOf(remix(closed))).toBe('ADAPTATION_NOT_ALLOWED');
    const gone = await newPublished(product, author);
    await product.app
      .get(WithdrawalService)
      .withdraw(author, gone.id, { category: 'other', reason: 'Une erreur.' });
    expect(await codeOf(remix(gone))).toBe('SOURCE_UNKNOWN');
  });

  it('says what it changed before it is published', async () => {
    const draft = await remix(await newPublished(product, author));
    expect(await codeOf(publish(draft, { adaptationChanges: '  ' }))).toBe('ADAPTATION_CHANGES_MISSING');
  });
});

describe('who signs an original', () => {
  it('is told of its adaptation once, whatever is published or run again after', async () => {
    const source = await newPublished(product, author, { title: 'La tarte' });
    const adaptation = await publish(await remix(source), { title: 'La tarte en grand' });
    expect(await told(author, source)).toEqual(['« La tarte » est adaptée : « La tarte en grand ».']);
    await product.app.get(AdaptationNoticeService).tellAuthors(adaptation.id);
    expect(await told(author, source)).toHaveLength(1);
  });

  it('is not told of a draft', async () => {
    const source = await newPublished(product, author);
    await remix(source);
    await product.drain();
    expect(await told(author, source)).toEqual([]);
  });

  it('is not told of her own adaptation', async () => {
    const source = await newPublished(product, adapter);
    await publish(await remix(source));
    expect(await told(adapter, source)).toEqual([]);
  });
});
