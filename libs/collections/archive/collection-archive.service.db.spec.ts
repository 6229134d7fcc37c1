import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import {
  DraftPartsService,
  DraftService,
  PublishingService,
  type Resource,
  ResourcesModule,
  SIGNING_SECRET,
  WithdrawalService,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, odt, readyFields, takeBytes } from '../../../test/support/builders.js';
import { CollectionService } from '../collection/collection.service.js';
import type { Collection, CollectionVisibility } from '../collection/collection.js';
import { CollectionsModule } from '../collections.module.js';
import { ItemService } from '../item/item.service.js';
import { archivePath } from './archive-address.js';
import { ArchivedItemRepository } from './archived-item.repository.js';

jest.setTimeout(180_000);

const table = 'jour;hauteur\n1;4,2\n';
const lesson = odt({ title: 'La marée', paragraphs: ['Elle monte.'] });
const hostile = '../../<script>alert(1)</script>: la "marée"';

let product: TestApplication;
let origin: string;
let curator: Actor;
let author: Actor;
let held: Record<'first' | 'second' | 'withdrawn' | 'hidden' | 'closed', Resource>;

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    CollectionsModule,
  ]);
  origin = await product.listen();
  [curator, author] = [await newTeacher(product, 'Conseillère'), await newTeacher(product, 'Autrice')];
  held = {
    first: await published(hostile, { 'relevés.csv': table, 'leçon.odt': lesson }),
    second: await newPublished(product, author, { title: 'La pluie' }),
    withdrawn: await newPublished(product, author, { title: 'La grêle retirée', text: 'TEXTE RETIRÉ' }),
    hidden: await newPublished(product, author, { title: 'La brume masquée', text: 'TEXTE MASQUÉ' }),
    closed: await newPublished(product, author, { title: 'Le vent réservé', text: 'TEXTE RÉSERVÉ' }),
  };
});
afterAll(() => product?.stop());

async function published(title: string, files: Record<string, Uint8Array | string>): Promise<Resource> {
  const draft = await get(DraftService).create(author, { ...readyFields, title });
  for (const [filename, bytes] of Object.entries(files)) {
    const sha256 = (await takeBytes(product, filename, Buffer.from(bytes))) ?? '';
    await product.database.transaction((tx) =>
      get(DraftPartsService).join(tx, draft, { sha256, filename, role: null }),
    );
  }
  return get(PublishingService).publish(author, draft.id, { whatChanged: null, minor: false });
}

async function gathered(
  visibility: CollectionVisibility,
  resources: readonly Resource[],
): Promise<Collection> {
  const fields = { title: 'Le temps <qu’il fait>', why: 'Pour mesurer.', visibility };
  const collection = await get(CollectionService).create(curator, fields);
  for (const { id } of resources)
    await get(ItemService).add(
      curator,
      { collection: collection.id, resource: id, section: null },
      { note: 'À mesurer dehors.' },
    );
  return collection;
}

const take = (path: string) => fetch(origin + path, { redirect: 'manual' });

async function unzipped(path: string): Promise<Record<string, Uint8Array>> {
  const answer = await take(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return unzipSync(new Uint8Array(await answer.arrayBuffer()));
}

describe('a collection in one ZIP', () => {
  it('holds a folder for each that may be taken, the credits of all, and a line with the reason for the others', async () => {
    const collection = await gathered('public', Object.values(held));
    const { owner } = product.behind;
    await get(WithdrawalService).withdraw(author, held.withdrawn.id, {
      category: 'error',
      reason: 'Une erreur.',
    });
    await owner.query("update resource set visibility = 'hidden' where id = $1", [held.hidden.id]);
    await owner.query('update version set licence_id = $2 where resource_id = $1', [
      held.closed.id,
      'LicenseRef-tous-droits-reserves',
    ]);
    const entries = await unzipped(`/c/${collection.slug}/emporter.zip`);
    const first = '01 script alert(1) script la marée';
    expect(Object.keys(entries).sort()).toEqual(
      [
        ...['relevés.csv', 'leçon.odt', 'texte.md', 'CREDITS.txt', 'credits.jsonld', 'LICENCE.txt'].map(
          (name) => `${first}/${name}`,
        ),
        ...['texte.md', 'CREDITS.txt', 'credits.jsonld', 'LICENCE.txt'].map((name) => `02 La pluie/${name}`),
        ...['CREDITS.txt', 'collection.jsonld', 'sommaire.html'],
      ].sort(),
    );
    const text = (name: string) => strFromU8(entries[name] ?? new Uint8Array());
    expect(text(`${first}/relevés.csv`)).toBe(table);
    const credits = text('CREDITS.txt');
    for (const words of [
      'Conseillère',
      'Autrice',
      `/r/${held.first.slug ?? ''}/v/1`,
      'La pluie',
      'CC BY-SA 4.0',
    ])
      expect(credits).toContain(words);
    expect(credits).toContain('– La grêle retirée Retirée par qui l’avait publiée.');
    expect(credits).toMatch(/– Le vent réservé .+\/r\/le-vent-reserve/);
    expect(credits).toContain('– Une ressource masquée Elle n’est pas visible en ce moment.');
    const everything = Object.values(entries)
      .map((bytes) => strFromU8(bytes))
      .join('\n');
    for (const secret of ['TEXTE RETIRÉ', 'TEXTE MASQUÉ', 'TEXTE RÉSERVÉ', 'brume'])
      expect(everything).not.toContain(secret);
    const { hasPart, collectionSize } = JSON.parse(text('collection.jsonld')) as {
      hasPart: { name: string }[];
      collectionSize: number;
    };
    expect([collectionSize, hasPart.map(({ name }) => name)]).toEqual([
      5,
      [hostile, 'La pluie', 'La grêle retirée', 'Le vent réservé'],
    ]);
    const page = text('sommaire.html');
    expect(page).not.toMatch(/<script|src=|http-equiv/);
    const links = [...page.matchAll(/href="\.\/([^"]+)"/g)].map(([, path = '']) => decodeURIComponent(path));
    expect(links).toHaveLength(4);
    expect(links.filter((path) => !(path.replaceAll('&#39;', "'") in entries))).toEqual([]);
    const weights = (await get(ArchivedItemRepository).weightsOf([collection.id])).get(collection.id) ?? [];
    expect(weights.find(({ licenceId }) => licenceId === 'CC-BY-SA-4.0')?.size).toBe(
      Buffer.byteLength(table) + lesson.length,
    );
  });

  it('is taken by whoever reads it, and by nobody else', async () => {
    const [closed, linked] = [await gathered('private', [held.first]), await gathered('link', [held.first])];
    const now = new Date();
    const secret = 'x';
    for (const path of [
      `/c/${closed.slug}/emporter.zip`,
      `/c/${closed.slug}/emporter.zip?cle=${closed.linkKey}`,
      archivePath(secret, closed, now),
      `/c/${linked.slug}/emporter.zip`,
      `/c/${linked.slug}/emporter.zip?cle=${closed.linkKey}`,
      '/c/nulle-part/emporter.zip',
    ])
      expect([path, (await take(path)).status]).toEqual([path, 404]);
    expect((await take(`/c/${linked.slug}/emporter.zip?cle=${linked.linkKey}`)).status).toBe(200);
    const ours = product.app.get<string>(SIGNING_SECRET);
    expect((await take(archivePath(ours, closed, now))).status).toBe(200);
    expect((await take(archivePath(ours, closed, new Date(now.getTime() - 360_000)))).status).toBe(404);
    const other = archivePath(ours, linked, now).replace(linked.slug, closed.slug);
    expect((await take(other)).status).toBe(404);
    await get(CollectionService).delete(curator, closed.id);
    expect((await take(archivePath(ours, closed, now))).status).toBe(404);
  });
});
