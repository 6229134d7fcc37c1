import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { createDataSource, registeredEntities } from '#platform/database';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import {
  newPublished,
  newTeacher,
  odt,
  readyFields,
  signedIn,
  takeBytes,
} from '../../../test/support/builders.js';
import { until } from '../../../test/support/until.js';
import { DownloadRepository } from '../file/download.repository.js';
import { DraftRepository } from './draft.repository.js';
import { DraftPartsService } from './draft-parts.service.js';
import { DraftService } from './draft.service.js';
import { NextVersionService } from '../version/next-version.service.js';
import { PublishingService } from './publishing.service.js';
import { ResourceRepository } from '../resource/resource.repository.js';
import { resourcePolicy } from '../resource/resource.policy.js';
import type { Lifecycle, Resource, Visibility } from '../resource/resource.js';
import { ResourcesModule } from '../resources.module.js';
import { VersionRepository } from '../version/version.repository.js';
import type { Version } from '../version/version.js';
import { WithdrawalService } from '../resource/withdrawal.service.js';

jest.setTimeout(180_000);

const plainly = { whatChanged: null, minor: false };

let product: TestApplication;
let drafts: DraftService;
let parts: DraftPartsService;
let publishing: PublishingService;
let next: NextVersionService;
let withdrawal: WithdrawalService;
let versions: VersionRepository;
let autrice: Actor;
let collegue: Actor;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule]);
  drafts = product.app.get(DraftService);
  parts = product.app.get(DraftPartsService);
  publishing = product.app.get(PublishingService);
  next = product.app.get(NextVersionService);
  withdrawal = product.app.get(WithdrawalService);
  versions = product.app.get(VersionRepository);
  autrice = await newTeacher(product, 'Autrice Exemple');
  collegue = await newTeacher(product, 'Collègue');
});

afterAll(() => product?.stop());

const rows = async (sql: string, ...values: unknown[]) =>
  (await product.behind.owner.query<Record<string, unknown>>(sql, values)).rows;

const waitingForTheChain = `select from pg_locks where locktype = 'advisory' and objid = 7216401 and not granted`;

const versionsOf = async ({ id }: Pick<Resource, 'id'>): Promise<Version[]> =>
  ((await versions.allOf([id])).get(id) ?? []).reverse();

async function nextVersion(resource: Resource, changes: object, actor = autrice): Promise<Resource> {
  const draft = await next.startVersion(actor, resource.id);
  await drafts.update(actor, draft.id, draft.revision, changes);
  return publishing.publish(actor, draft.id, plainly);
}

/** Everything that publishing writes about a resource. */
const traces = async (resourceId: string) => ({
  versions: await rows('select number from version where resource_id = $1 order by number', resourceId),
  parts: await rows(
    'select kind from part join version on version.id = version_id where resource_id = $1',
    resourceId,
  ),
  credits: await rows(
    'select role from version_agent join version on version.id = version_id where resource_id = $1',
    resourceId,
  ),
  jobs: await rows(
    `select job.payload from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = task_id
     where identifier = 'resource.published' and payload->>'resourceId' = $1`,
    resourceId,
  ),
  audit: await rows(
    `select after_hash from audit_entry where verb = 'resource.publish' and subject_id = $1`,
    resourceId,
  ),
  draft: await rows('select from draft where resource_id = $1', resourceId),
  lifecycle: await rows('select lifecycle, slug from resource where id = $1', resourceId),
});

describe('publishing', () => {
  it('writes version, parts, credit, outbox job and audit entry, and ends the draft', async () => {
    const resource = await newPublished(product, autrice, { title: 'Tout en une fois' });
    const [version] = await versionsOf(resource);
    expect(await traces(resource.id)).toMatchObject({
      versions: [{ number: 1 }],
      parts: [{ kind: 'text' }],
      credits: [{ role: 'author' }],
      jobs: [{ payload: { resourceId: resource.id, number: 1 } }],
      audit: [{}],
      draft: [],
      lifecycle: [{ lifecycle: 'published', slug: 'tout-en-une-fois' }],
    });
    expect(version).toMatchObject({ licenceId: 'CC-BY-SA-4.0', publishedBy: autrice.accountId });
    expect((await versions.byIds([version?.id ?? ''])).get(version?.id ?? '')?.credits).toMatchObject([
      { name: 'Autrice Exemple', agentId: autrice.agentId },
    ]);
  });

  it.each([
    [
      'a version of that number exists',
      `insert into version(resource_id, number, title, summary, language, levels, subjects, types, metadata_hash, licence_id, published_at, datestamp)
       values ('RESOURCE', 1, 'x', 'x', 'fr', '{}', '{}', '{}', 'x', 'CC-BY-4.0', now(), now())`,
      `delete from version where metadata_hash = 'x'`,
    ],
    [
      'the queue takes no job',
      'alter table graphile_worker._private_jobs add constraint shut check (false) not valid',
      'alter table graphile_worker._private_jobs drop constraint shut',
    ],
    [
      'the audit log, written last, takes no line',
      `alter table audit_entry add constraint shut check (verb <> 'resource.publish') not valid`,
      'alter table audit_entry drop constraint shut',
    ],
  ])('leaves nothing behind when %s, and can be tried again', async (_when, spoil, mend) => {
    const draft = await drafts.create(autrice, readyFields);
    await rows(spoil.replace('RESOURCE', draft.resourceId));
    await expect(publishing.publish(autrice, draft.id, plainly)).rejects.toThrow(/constraint/);
    await rows(mend);
    expect(await traces(draft.resourceId)).toEqual({
      versions: [],
      parts: [],
      credits: [],
      jobs: [],
      audit: [],
      draft: [{}],
      lifecycle: [{ lifecycle: 'draft', slug: null }],
    });
    await publishing.publish(autrice, draft.id, plainly);
    expect((await traces(draft.resourceId)).versions).toEqual([{ number: 1 }]);
  });

  it('answers after the commit only', async () => {
    const draft = await drafts.create(autrice, readyFields);
    const other = await product.behind.owner.connect();
    await other.query('select pg_advisory_lock(7216401)'); // the audit chain is taken: no commit can pass
    let answered = false;
    const publication = publishing.publish(autrice, draft.id, plainly).then(() => void (answered = true));
    await until('the commit waits', async () => (await rows(waitingForTheChain)).length === 1);
    expect(answered).toBe(false);
    expect((await traces(draft.resourceId)).versions).toEqual([]);
    await other.query('select pg_advisory_unlock(7216401)');
    other.release();
    await publication;
    expect((await traces(draft.resourceId)).versions).toEqual([{ number: 1 }]);
  });

  it('refuses an incomplete draft, naming all that lacks, and a draft that another tab changed', async () => {
    const draft = await drafts.create(autrice, { title: 'Presque rien' });
    await expect(publishing.publish(autrice, draft.id, plainly)).rejects.toThrow(
      'SUMMARY_MISSING, LEVEL_MISSING, SUBJECT_MISSING, TYPE_MISSING, LICENCE_MISSING, CONTENT_MISSING',
    );
    const ready = await drafts.create(autrice, readyFields);
    await drafts.update(autrice, ready.id, ready.revision, { summary: 'Autre résumé' });
    await expect(
      publishing.publish(autrice, ready.id, { ...plainly, revision: ready.revision }),
    ).rejects.toThrow('DRAFT_CHANGED');
    expect((await traces(ready.resourceId)).versions).toEqual([]);
  });

  it('gives fifty first versions of one title fifty addresses', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, () => newPublished(product, autrice, { title: 'Le même titre' })),
    );
    expect(new Set(all.map((resource) => resource.slug)).size).toBe(50);
    expect(all.filter((resource) => resource.slug === 'le-meme-titre')).toHaveLength(1);
  });

  it('gives fifty versions at once contiguous numbers', async () => {
    const resource = await newPublished(product, autrice);
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => next.correctTitle(autrice, resource.id, `Titre ${n}`)),
    );
    expect((await versionsOf(resource)).map((version) => version.number)).toEqual(
      Array.from({ length: 51 }, (_, n) => n + 1),
    );
  });

  it('lets one of two publish one draft', async () => {
    const draft = await drafts.create(autrice, readyFields);
    const both = await Promise.allSettled([1, 2].map(() => publishing.publish(autrice, draft.id, plainly)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await traces(draft.resourceId)).versions).toEqual([{ number: 1 }]);
  });
});

describe('the next version', () => {
  it('leaves the first as it was, keeps slug and the ids of blocks that did not change', async () => {
    const resource = await newPublished(product, autrice, { title: 'Une leçon' });
    const [first] = await versionsOf(resource);
    const blocks = (number: number) =>
      rows(
        `select block.id, block.text from block join part on part.id = part_id join version on version.id = version_id
         where resource_id = $1 and number = $2 order by block.position`,
        resource.id,
        number,
      );
    const before = await blocks(1);
    const text = `Un mot avant.\n\n${readyFields.text ?? ''}\nEt un mot après.\n`;
    await nextVersion(resource, { title: 'Une leçon, revue', text, licence: 'CC-BY-4.0' });
    const [same, second] = await versionsOf(resource);
    expect(same).toEqual(first);
    expect(second).toMatchObject({ number: 2, title: 'Une leçon, revue', licenceId: 'CC-BY-4.0' });
    expect(await rows('select slug, latest_version from resource where id = $1', resource.id)).toEqual([
      { slug: 'une-lecon', latest_version: 2 },
    ]);
    expect(await blocks(1)).toEqual(before);
    expect(await blocks(2)).toEqual(expect.arrayContaining(before));
    expect(await blocks(2)).toHaveLength(before.length + 2);
    const { resource: shown } = await product.ask<{ resource: object }>(
      visitor,
      `{ resource(slug: "une-lecon") { old: version(number: 1) { licence { id } licenceChanged isLatest }
         new: version { licence { id } licenceChanged isLatest } } }`,
    );
    expect(shown).toEqual({
      old: { licence: { id: 'CC-BY-SA-4.0' }, licenceChanged: false, isLatest: false },
      new: { licence: { id: 'CC-BY-4.0' }, licenceChanged: true, isLatest: true },
    });
  });

  it('is one working copy, however often it is opened, with the files of the last', async () => {
    const draft = await drafts.create(autrice, readyFields);
    const sha256 = (await takeBytes(product, 'leçon.odt', odt({ paragraphs: ['Une part.'] }))) ?? '';
    await product.database.transaction((tx) =>
      parts.join(tx, draft, { sha256, filename: 'leçon.odt', role: null }),
    );
    const resource = await publishing.publish(autrice, draft.id, plainly);
    const [one, two] = await Promise.all([1, 2].map(() => next.startVersion(autrice, resource.id)));
    expect(one?.id).toBe(two?.id);
    expect(await versions.draftFiles(one?.id ?? '')).toMatchObject([
      { name: 'leçon.odt', sha256, main: true },
    ]);
    await drafts.delete(autrice, one?.id ?? '');
    const [version] = await versionsOf(resource);
    expect((await versions.files([version?.id ?? ''])).get(version?.id ?? '')).toHaveLength(1);
  });

  it('by « petite correction » changes the title alone, and publishes nothing of an unfinished draft', async () => {
    const resource = await newPublished(product, autrice, { title: 'Les fractoins' });
    const [first] = await versionsOf(resource);
    const open = await next.startVersion(autrice, resource.id);
    await drafts.update(autrice, open.id, open.revision, { summary: 'Pas encore fini', text: 'Brouillon.' });
    await next.correctTitle(autrice, resource.id, 'Les fractions');
    const [, second] = await versionsOf(resource);
    const { summary, levels, fields } = first ?? ({} as Version);
    expect(second).toMatchObject({ title: 'Les fractions', minor: true, summary, levels, fields });
    const text = await rows(`select content from part where version_id = $1 and kind = 'text'`, second?.id);
    expect(text).toEqual([{ content: readyFields.text }]);
    const kept = await product.app.get(DraftRepository).find(open.id);
    expect(kept?.fields).toMatchObject({ summary: 'Pas encore fini', title: 'Les fractions' });
    await expect(next.correctTitle(autrice, resource.id, ' ')).rejects.toThrow('TITLE_MISSING');
    await expect(next.correctTitle(autrice, resource.id, 'x'.repeat(201))).rejects.toThrow('TEXT_TOO_LONG');
  });

  it('keeps the choice of who asked not to be named any more, and its tombstone too', async () => {
    const resource = await newPublished(product, autrice);
    const [first] = await versionsOf(resource);
    await rows('update version_agent set credit_withdrawn = true where version_id = $1', first?.id);
    await nextVersion(resource, { summary: 'Encore.' });
    const [, second] = await versionsOf(resource);
    expect((await versions.byIds([second?.id ?? ''])).get(second?.id ?? '')?.credits).toMatchObject([
      { creditWithdrawn: true },
    ]);
    await withdrawal.withdraw(autrice, resource.id, { category: 'other', reason: 'Pour rien.' });
    expect(
      JSON.stringify(await rows('select credit from tombstone where resource_id = $1', resource.id)),
    ).not.toContain('Exemple');
  });
});

describe('withdrawing', () => {
  it('leaves a tombstone with reason and credit; files and versions are nobody’s any more', async () => {
    const draft = await drafts.create(autrice, { ...readyFields, title: 'À retirer' });
    const sha256 = (await takeBytes(product, 'a.txt', Buffer.from('Un texte.'))) ?? '';
    await product.database.transaction((tx) =>
      parts.join(tx, draft, { sha256, filename: 'a.txt', role: null }),
    );
    const resource = await publishing.publish(autrice, draft.id, plainly);
    const [file] = await rows(
      `select part.id from part join version on version.id = version_id where resource_id = $1 and kind = 'file'`,
      resource.id,
    );
    const downloads = product.app.get(DownloadRepository);
    expect(await downloads.findPublic(String(file?.id))).toMatchObject({ name: 'a.txt' });
    await expect(
      withdrawal.withdraw(autrice, 'a-retirer', { category: 'mistake', reason: ' ' }),
    ).rejects.toThrow('REASON_MISSING');
    const successor = await newPublished(product, autrice, { title: 'La remplaçante' });
    await withdrawal.withdraw(autrice, 'a-retirer', {
      category: 'mistake',
      reason: 'Une erreur de calcul.',
      replacement: `http://localhost:3000/r/${successor.slug ?? ''}?x=1`,
    });
    expect(await downloads.findPublic(String(file?.id))).toBeNull();
    const text = `{ resource(slug: "a-retirer") { state version { title } versions { number }
      tombstone { title reason category credit replacement { slug } } viewerCan { update withdraw } } }`;
    for (const reader of [visitor, autrice])
      expect(await product.ask(reader, text)).toMatchObject({
        resource: {
          state: 'WITHDRAWN',
          version: null,
          versions: [],
          tombstone: {
            title: 'À retirer',
            reason: 'Une erreur de calcul.',
            category: 'MISTAKE',
            credit: expect.stringContaining('Autrice Exemple'),
            replacement: { slug: 'la-remplacante' },
          },
          viewerCan: { update: false, withdraw: false },
        },
      });
    await expect(next.startVersion(autrice, resource.id)).rejects.toThrow('FORBIDDEN');
    await expect(
      withdrawal.withdraw(autrice, resource.id, { category: 'other', reason: 'x' }),
    ).rejects.toThrow('FORBIDDEN');
  });

  it('and every other act is the author’s: others may read, and are told so', async () => {
    const resource = await newPublished(product, autrice);
    const moderator = signedIn(
      { id: collegue.accountId ?? '', agentId: collegue.agentId ?? '' },
      'moderator',
    );
    for (const [actor, code] of [
      [collegue, 'FORBIDDEN'],
      [moderator, 'FORBIDDEN'],
      [visitor, 'UNAUTHENTICATED'],
      [{ ...autrice, mayWrite: false }, 'FORBIDDEN'],
    ] as const) {
      await expect(
        withdrawal.withdraw(actor, resource.id, { category: 'other', reason: 'x' }),
      ).rejects.toThrow(code);
      await expect(next.startVersion(actor, resource.id)).rejects.toThrow(code);
      await expect(next.correctTitle(actor, resource.id, 'x')).rejects.toThrow(code);
    }
    await expect(next.startVersion(collegue, 'nulle-part')).rejects.toThrow('NOT_FOUND');
  });
});

describe('reading', () => {
  it('the list filter agrees with the policy for a visitor, in every state', async () => {
    const repository = product.app.get(ResourceRepository);
    for (const lifecycle of ['draft', 'published', 'withdrawn'] as Lifecycle[])
      for (const visibility of ['shown', 'hidden'] as Visibility[]) {
        const { id } = await newPublished(product, autrice);
        await rows(
          'update resource set lifecycle = $2, visibility = $3 where id = $1',
          id,
          lifecycle,
          visibility,
        );
        const access = { resource: { lifecycle, visibility }, role: null };
        const listed = (await repository.visibleInOrder([id])).length === 1;
        expect([lifecycle, visibility, listed]).toEqual([
          lifecycle,
          visibility,
          resourcePolicy.can(visitor, 'readContent', access),
        ]);
      }
  });

  it('finds a resource by slug, older slug, id and short code', async () => {
    const repository = product.app.get(ResourceRepository);
    const { id, slug, shortCode } = await newPublished(product, autrice, { title: 'Une adresse' });
    await rows(`insert into old_slug(slug, resource_id) values ('ancienne-adresse', $1)`, id);
    for (const address of [slug ?? '', 'ancienne-adresse', id, shortCode, shortCode.toLowerCase()])
      expect((await repository.findByAddress(address))?.id).toBe(id);
    for (const address of ['', 'nulle-part', `${id}0`, '%'])
      expect(await repository.findByAddress(address)).toBeNull();
  });

  it('asks at most twelve statements for a page of twelve cards', async () => {
    const author = await newTeacher(product, 'Autrice de douze leçons');
    const sha256 = (await takeBytes(product, 'b.txt', Buffer.from('Un autre texte.'))) ?? '';
    for (let n = 0; n < 12; n += 1) {
      const draft = await drafts.create(author, { ...readyFields, title: `Leçon ${n}` });
      await product.database.transaction((tx) =>
        parts.join(tx, draft, { sha256, filename: 'b.txt', role: null }),
      );
      await publishing.publish(author, draft.id, plainly);
    }
    const text = `{ viewer { resources { slug url state viewerCan { update } tombstone { title } draft { id }
      version { title levelLabel levels { label } licence { label } isLatest licenceChanged downloadUrl totalSize
        authors { name person { url hasAccount } } text { words } link { url } thirdPartyItems { title }
        files { name format { label } preview { state } } } } } }`;
    await product.ask(author, text);
    const statements = jest.spyOn(pg.Client.prototype, 'query');
    const { viewer } = await product.ask<{ viewer: { resources: object[] } }>(author, text);
    const asked = statements.mock.calls.length;
    statements.mockRestore();
    expect(viewer.resources).toHaveLength(12);
    expect(viewer.resources[0]).toMatchObject({
      version: { authors: [{ name: 'Autrice de douze leçons' }], files: [{ name: 'b.txt' }] },
    });
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThanOrEqual(12);
  });
});

it('the tables are those that the entities describe', async () => {
  const owner = { ...product.behind.address, user: product.behind.owner.options.user ?? '' } as never;
  const source = await createDataSource({ address: owner, entities: registeredEntities() }).initialize();
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  await source.destroy();
  // Constraints, indexes, defaults and comments are the migrations' own: entities say columns, types and nullability.
  const noise = /CONSTRAINT|INDEX|DEFAULT|COMMENT ON/;
  expect(upQueries.map(({ query }) => query).filter((query) => !noise.test(query))).toEqual([]);
});
