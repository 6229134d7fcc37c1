import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import type { Actor } from '#platform/authorization';
import {
  type Draft,
  DraftPartsService,
  DraftService,
  NextVersionService,
  PublishingService,
  type Resource,
  ResourcesModule,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newTeacher, odt, readyFields, takeBytes } from '../../../test/support/builders.js';
import { RecognitionService } from './recognition.service.js';
import type { Recognition } from './recognition.js';
import { RemixesModule } from '../remixes.module.js';

jest.setTimeout(180_000);

let product: TestApplication;
let author: Actor;
let colleague: Actor;
let lesson = 0;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, RemixesModule]);
  author = await newTeacher(product, 'Autrice');
  colleague = await newTeacher(product, 'Collègue');
});

afterAll(() => product?.stop());

/** Ten paragraphs that no other lesson of this file has. */
function paragraphs(): string[] {
  lesson += 1;
  return Array.from({ length: 10 }, (_, line) =>
    Array.from({ length: 15 }, (__, word) => `leçon${lesson}mot${line}x${word}`).join(' '),
  );
}

async function withFile(owner: Actor, bytes: Uint8Array, name = 'fiche.odt'): Promise<Draft> {
  const drafts = product.app.get(DraftService);
  const draft = await drafts.create(owner, { ...readyFields, text: null });
  const sha256 = (await takeBytes(product, name, bytes)) ?? '';
  await product.database.transaction((tx) =>
    product.app.get(DraftPartsService).join(tx, draft, { sha256, filename: name, role: null }),
  );
  await product.drain();
  return draft;
}

async function published(owner: Actor, bytes: Uint8Array, name?: string): Promise<Resource> {
  const draft = await withFile(owner, bytes, name);
  const plainly = { whatChanged: null, minor: false };
  const resource = await product.app.get(PublishingService).publish(owner, draft.id, plainly);
  await product.drain();
  return resource;
}

const recognised = async ({ id }: Draft): Promise<readonly Recognition[]> =>
  (await product.app.get(RecognitionService).ofDrafts([id])).get(id) ?? [];
const set = (column: string, value: string, { id }: Resource) =>
  product.behind.owner.query(`update resource set ${column} = $1 where id = $2`, [value, id]);

describe('a file that comes back edited', () => {
  it('is recognised by its words, with the share that is left of them', async () => {
    const words = paragraphs();
    const source = await published(author, odt({ paragraphs: words }));
    const draft = await withFile(
      colleague,
      odt({ paragraphs: [...words.slice(0, 7), ...paragraphs().slice(0, 3)] }),
    );
    expect(await recognised(draft)).toMatchObject([
      { kind: 'similar', resourceId: source.id, fileName: 'fiche.odt', unmodified: false, own: false },
    ]);
    expect((await recognised(draft))[0]?.share).toBeCloseTo(0.7, 1);
  });

  it('is recognised in the text that a colleague wrote in place', async () => {
    const words = paragraphs();
    const drafts = product.app.get(DraftService);
    const written = await drafts.create(author, { ...readyFields, text: words.join('\n\n') });
    const plainly = { whatChanged: null, minor: false };
    const source = await product.app.get(PublishingService).publish(author, written.id, plainly);
    await product.drain();
    const draft = await withFile(colleague, odt({ paragraphs: words.slice(2) }));
    expect(await recognised(draft)).toMatchObject([{ kind: 'similar', share: 1, resourceId: source.id }]);
  });

  it('is the same work when only its clothes changed, and a copy when its bytes are the same', async () => {
    const words = paragraphs();
    await published(author, odt({ paragraphs: words }));
    const reordered = await withFile(
      colleague,
      odt({ title: 'Autre titre', paragraphs: [...words].reverse() }),
    );
    expect(await recognised(reordered)).toMatchObject([{ kind: 'similar', unmodified: true }]);
    const copy = await withFile(colleague, odt({ paragraphs: words }));
    expect(await recognised(copy)).toMatchObject([{ kind: 'identical', share: 1, unmodified: true }]);
  });

  it('is a copy when its bytes are those of the copy that carries the credit', async () => {
    const source = await published(author, odt({ paragraphs: paragraphs() }));
    const { rows } = await product.behind.owner.query<{ blob_sha256: string; version_id: string }>(
      `select blob_sha256, version_id from part join version on version.id = part.version_id where resource_id = $1 and kind = 'file'`,
      [source.id],
    );
    const draft = await withFile(colleague, odt({ paragraphs: paragraphs() }));
    expect(await recognised(draft)).toEqual([]);
    await product.behind.owner.query(
      `insert into stamped_copy(blob_sha256, version_id, of_sha256, credit_hash, state, object_sha256, size, made_at)
       select $1, $2, $1, 'crédit', 'ready', blob_sha256, 1, now() from part where draft_id = $3 and kind = 'file'`,
      [rows[0]?.blob_sha256, rows[0]?.version_id, draft.id],
    );
    expect(await recognised(draft)).toMatchObject([
      { kind: 'identical', resourceId: source.id, unmodified: true },
    ]);
  });

  it('is nothing when only a paragraph is common', async () => {
    const words = paragraphs();
    await published(author, odt({ paragraphs: words }));
    const draft = await withFile(colleague, odt({ paragraphs: [words[0] ?? '', ...paragraphs()] }));
    expect(await recognised(draft)).toEqual([]);
  });
});

describe('a source is offered', () => {
  it('never while it is a draft, hidden or withdrawn', async () => {
    const words = paragraphs();
    const kept = await withFile(author, odt({ paragraphs: words }));
    const copy = await withFile(colleague, odt({ paragraphs: words }));
    const edited = await withFile(colleague, odt({ paragraphs: words.slice(1) }));
    expect([await recognised(copy), await recognised(edited)]).toEqual([[], []]);
    const plainly = { whatChanged: null, minor: false };
    const source = await product.app.get(PublishingService).publish(author, kept.id, plainly);
    await product.drain();
    const later = await withFile(colleague, odt({ paragraphs: words.slice(2) }));
    const both = async () => [(await recognised(copy)).length, (await recognised(later)).length];
    expect(await both()).toEqual([1, 1]);
    await set('visibility', 'hidden', source);
    expect(await both()).toEqual([0, 0]);
    const afterHiding = await withFile(colleague, odt({ paragraphs: words.slice(3) }));
    await set('visibility', 'shown', source);
    expect([await both(), await recognised(afterHiding)]).toEqual([[1, 1], []]);
    await set('lifecycle', 'withdrawn', source);
    expect(await both()).toEqual([0, 0]);
  });

  it('once for a file that several versions hold, and as her own to its author', async () => {
    const words = paragraphs();
    const source = await published(author, odt({ paragraphs: words }));
    const next = await product.app.get(NextVersionService).startVersion(author, source.id);
    await product.app
      .get(PublishingService)
      .publish(author, next.id, { whatChanged: 'Une ligne.', minor: false });
    await product.drain();
    const mine = await withFile(author, odt({ paragraphs: words.slice(1) }));
    expect(await recognised(mine)).toMatchObject([{ own: true, number: 2 }]);
  });

  it('no more to the draft of the next version of the very resource', async () => {
    const words = paragraphs();
    const source = await published(author, odt({ paragraphs: words }));
    const next = await product.app.get(NextVersionService).startVersion(author, source.id);
    expect(await recognised(next)).toEqual([]);
  });

  it('no more once it is declared, nor once its author said that it is not the source', async () => {
    const words = paragraphs();
    const source = await published(author, odt({ paragraphs: words }));
    const declared = await withFile(colleague, odt({ paragraphs: words.slice(1) }));
    await product.behind.owner.query(
      `insert into version_source(draft_id, source_version_id, licence_id, position)
       select $1, id, licence_id, 0 from version where resource_id = $2`,
      [declared.id, source.id],
    );
    expect(await recognised(declared)).toEqual([]);
    const draft = await withFile(colleague, odt({ paragraphs: words.slice(2) }));
    const service = product.app.get(RecognitionService);
    const id = (await recognised(draft))[0]?.id ?? '';
    await expect(service.dismiss(author, draft.id, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await service.dismiss(colleague, draft.id, id);
    expect(await recognised(draft)).toEqual([]);
    await expect(service.dismiss(colleague, draft.id, id)).rejects.toMatchObject({
      code: 'RECOGNITION_UNKNOWN',
    });
    await expect(service.dismiss(colleague, draft.id, 'x')).rejects.toMatchObject({
      code: 'RECOGNITION_UNKNOWN',
    });
  });
});

describe('what was published before fingerprints were taken', () => {
  it('is caught up with by the housekeeper', async () => {
    const words = paragraphs();
    await published(author, odt({ paragraphs: words }));
    await product.behind.owner.query('delete from fingerprint_mark');
    await product.behind.owner.query('delete from fingerprint');
    const before = await withFile(colleague, odt({ paragraphs: words.slice(1) }));
    expect(await recognised(before)).toEqual([]);
    await product.behind.owner.query(`select graphile_worker.add_job('house.keep', '{}')`);
    await product.drain();
    await product.drain();
    const after = await withFile(colleague, odt({ paragraphs: words.slice(2) }));
    expect(await recognised(after)).toMatchObject([{ kind: 'similar', share: 1 }]);
    const { rows } = await product.behind.owner.query<{ left: number }>(
      'select count(*)::int as left from fingerprint where not listed and blob_sha256 in (select blob_sha256 from part where version_id is not null)',
    );
    expect(rows).toEqual([{ left: 0 }]);
  });
});
