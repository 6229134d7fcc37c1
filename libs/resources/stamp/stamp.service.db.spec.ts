import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readStamp } from '#documents';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { EventHandlers } from '#platform/outbox';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { newTeacher, odt, readyFields, takeBytes } from '../../../test/support/builders.js';
import { DerivedFileService } from '../file/derived-file.service.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import { PublishingService } from '../draft/publishing.service.js';
import { ResourcesModule } from '../resources.module.js';
import { VersionRepository } from '../version/version.repository.js';
import type { Resource } from '../resource/resource.js';
import type { StoredFile } from '../file/stored-file.js';

jest.setTimeout(180_000);

let product: TestApplication;
let origin: string;
let autrice: Actor;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule]);
  origin = await product.listen();
  autrice = await newTeacher(product, 'Autrice Exemple');
});
afterAll(() => product?.stop());

let count = 0;
const lesson = (): Buffer =>
  Buffer.from(odt({ title: `Leçon ${(count += 1)}`, paragraphs: ['On partage une tarte.'] }));

async function published(
  filename: string,
  bytes: Uint8Array,
): Promise<{ file: StoredFile; resource: Resource }> {
  const draft = await product.app.get(DraftService).create(autrice, readyFields);
  const sha256 = (await takeBytes(product, filename, Buffer.from(bytes))) ?? '';
  await product.database.transaction((tx) =>
    product.app.get(DraftPartsService).join(tx, draft, { sha256, filename, role: null }),
  );
  const resource = await product.app
    .get(PublishingService)
    .publish(autrice, draft.id, { whatChanged: null, minor: false });
  return { file: await fileOf(resource), resource };
}

async function fileOf(resource: Resource): Promise<StoredFile> {
  const versions = product.app.get(VersionRepository);
  const version = (await versions.latestOf([resource.id])).get(resource.id);
  return (await versions.files([version?.id ?? ''])).get(version?.id ?? '')![0]!;
}

const take = async (file: StoredFile, room = 'fichiers'): Promise<Buffer> =>
  Buffer.from(
    await (await fetch(`${origin}/${room}/${file.id}/${encodeURIComponent(file.name)}`)).arrayBuffer(),
  );

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const copiesOf = async (file: StoredFile) =>
  (
    await product.behind.owner.query<{
      state: string;
      reason: string | null;
      object_sha256: string;
      size: string;
    }>(
      'select state, reason, object_sha256, size from stamped_copy where blob_sha256 = $1 order by made_at',
      [file.sha256],
    )
  ).rows;

describe('the stamped copy of a file', () => {
  it('is made once, however many take it at the same time', async () => {
    const { file } = await published('leçon.odt', lesson());
    const made = jest.spyOn(product.app.get(DerivedFileService), 'keepFile');
    const taken = await Promise.all(Array.from({ length: 6 }, () => take(file)));
    expect(new Set(taken.map(sha256Of)).size).toBe(1);
    expect(made).toHaveBeenCalledTimes(1);
    await take(file);
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
    expect(await copiesOf(file)).toEqual([
      { state: 'ready', reason: null, object_sha256: sha256Of(taken[0]!), size: String(taken[0]!.length) },
    ]);
  });

  it('is there before anybody takes it, once the worker has seen the publication', async () => {
    const { file, resource } = await published('leçon.odt', lesson());
    expect(await copiesOf(file)).toEqual([]);
    await product.app.get(EventHandlers).handle('resource.published', { resourceId: resource.id, number: 1 });
    const [copy] = await copiesOf(file);
    expect(copy?.object_sha256).toBe(sha256Of(await take(file)));
    expect(await copiesOf(file)).toHaveLength(1);
  });

  it('is another when the credit changes: who asked not to be named is named no more', async () => {
    const { file } = await published('leçon.odt', lesson());
    expect((await readStamp(await take(file), 'odt'))?.authors).toEqual(['Autrice Exemple']);
    await product.database.rows(
      'withdraw-credit',
      'update version_agent set credit_withdrawn = true where version_id = $1',
      [file.versionId],
    );
    const stamp = await readStamp(await take(file), 'odt');
    expect(stamp?.authors).toEqual([]);
    expect(stamp?.notice[0]).toContain('retiré à la demande de l’auteur');
    expect(await copiesOf(file)).toHaveLength(2);
  });

  it('is none where a file cannot be read or has no place for it: it is given as it was deposited', async () => {
    const broken = Buffer.from('{"cells": [], "metadata": [], "nbformat": 4, "nbformat_minor": 5}');
    const { file } = await published('carnet.ipynb', broken);
    expect(sha256Of(await take(file))).toBe(file.sha256);
    expect(await copiesOf(file)).toMatchObject([{ state: 'failed', reason: 'damaged', object_sha256: null }]);
    const { file: plain } = await published('notes.txt', Buffer.from(`Des notes ${Date.now()}.`));
    expect(sha256Of(await take(plain))).toBe(plain.sha256);
    expect(await copiesOf(plain)).toEqual([]);
  });

  it('leaves the original where it was', async () => {
    const bytes = lesson();
    const { file } = await published('leçon.odt', bytes);
    expect((await take(file, 'originaux')).equals(bytes)).toBe(true);
    expect((await take(file)).equals(bytes)).toBe(false);
  });

  it('says on the page what is given, once it is there', async () => {
    const { file, resource } = await published('leçon.odt', lesson());
    const ask = async () => {
      const { resource: found } = await product.ask<{
        resource: { version: { jsonLd: string; files: { sha256: string; stamp: object }[] } };
      }>(
        visitor,
        'query($slug: String!) { resource(slug: $slug) { version { jsonLd files { sha256 stamp { state notice sha256 size } } } } }',
        { slug: resource.slug },
      );
      return found.version;
    };
    expect((await ask()).files[0]?.stamp).toEqual({
      state: 'PENDING',
      notice: 'Le crédit est inscrit dans le fichier au téléchargement.',
      sha256: null,
      size: null,
    });
    const given = await take(file);
    const { files, jsonLd } = await ask();
    expect(files[0]).toMatchObject({
      sha256: file.sha256,
      stamp: { state: 'READY', sha256: sha256Of(given), size: given.length },
    });
    expect((JSON.parse(jsonLd) as { encoding: object[] }).encoding).toMatchObject([
      { sha256: sha256Of(given), contentSize: String(given.length) },
    ]);
  });
});
