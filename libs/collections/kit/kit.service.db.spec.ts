import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import {
  DraftPartsService,
  DraftService,
  NextVersionService,
  PublishingService,
  type Resource,
  ResourcesModule,
  SIGNING_SECRET,
  WithdrawalService,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, odt, readyFields, takeBytes } from '../../../test/support/builders.js';
import { kitPath } from '../archive/archive-address.js';
import { CollectionService } from '../collection/collection.service.js';
import type { Collection, CollectionVisibility } from '../collection/collection.js';
import { CollectionsModule } from '../collections.module.js';
import { ItemService } from '../item/item.service.js';
import { placesOf } from './kit-path.js';

jest.setTimeout(180_000);

const hostile = '../../<script>alert(1)</script>: la "marée"';
const lesson = odt({ title: 'La marée', paragraphs: ['Elle monte.'] });
const active = '<!doctype html><title>Jeu</title><p>Bonjour</p><script>alert(1)</script>';
const text =
  'Voir [le relevé](relevés.csv), [ailleurs](autre.html?a=1&b=2), ![carte](carte.png) <img src="https://pixel.example/x.png">';

let product: TestApplication;
let origin: string;
let curator: Actor;
let author: Actor;

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
});
afterAll(() => product?.stop());

const titled = (title: string, more = {}): Promise<Resource> =>
  newPublished(product, author, { title, ...more });

async function withFiles(title: string, files: Record<string, Uint8Array | string>): Promise<Resource> {
  const draft = await get(DraftService).create(author, { ...readyFields, title, text });
  await addFiles(draft, files);
  return get(PublishingService).publish(author, draft.id, { whatChanged: null, minor: false });
}

async function addFiles(
  draft: Parameters<DraftPartsService['join']>[1],
  files: Record<string, Uint8Array | string>,
): Promise<void> {
  for (const [filename, bytes] of Object.entries(files)) {
    const sha256 = (await takeBytes(product, filename, Buffer.from(bytes))) ?? '';
    await product.database.transaction((tx) =>
      get(DraftPartsService).join(tx, draft, { sha256, filename, role: null }),
    );
  }
}

async function gathered(
  resources: readonly Resource[],
  visibility: CollectionVisibility = 'public',
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

type Kit = Record<string, Uint8Array>;

const take = (path: string) => fetch(origin + path, { redirect: 'manual' });

async function kitOf({ slug }: Collection, since?: string): Promise<Kit> {
  const answer = await take(`/c/${slug}/valise.zip${since === undefined ? '' : `?depuis=${since}`}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return unzipSync(new Uint8Array(await answer.arrayBuffer()));
}

interface Manifest {
  id: string;
  base: string[] | null;
  items: { resource: string; version: number; files: { path: string; sha256: string; size: number }[] }[];
  left: { title: string; url: string | null; reason: string }[];
  removed: { path: string; title: string | null; since: string | null }[];
  files: { path: string; sha256: string; size: number }[];
}

const said = (kit: Kit, path: string): string => strFromU8(kit[path] ?? new Uint8Array());
const manifestOf = (kit: Kit) => JSON.parse(said(kit, 'manifest.json')) as Manifest;
const everythingIn = (kit: Kit): string =>
  Object.entries(kit)
    .flatMap(([path, bytes]) => [path, strFromU8(bytes)])
    .join('\n');
const sha256 = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

/** Where each link and picture of a page leads, from the folder of the kit. */
function leadingFrom(kit: Kit, page: string): string[] {
  const addresses = [...said(kit, page).matchAll(/<(?:a|img|link|script)[^>]*? (?:href|src)="([^"#]+)/g)];
  return addresses.flatMap(([, address = '']) => {
    const url = new URL(address.replaceAll('&amp;', '&'), `file:///${page}`);
    return url.protocol === 'file:' ? decodeURIComponent(url.pathname.slice(1)) : [];
  });
}

describe('the offline kit of a collection', () => {
  it('holds all that may be taken: pages, files with the bytes of the site, credits, what each is', async () => {
    const resource = await withFiles(hostile, {
      'relevés.csv': 'jour;hauteur\n1;4,2\n',
      'Leçon n° 1.odt': lesson,
      'jeu.html': active,
    });
    await product.drain();
    const collection = await gathered([resource, await titled('La pluie')]);
    const kit = await kitOf(collection);
    const manifest = manifestOf(kit);
    const { page, files } = placesOf(resource.shortCode);

    // Every link of every page leads to something that is there.
    const pages = Object.keys(kit).filter((path) => path.endsWith('.html') && !path.startsWith('fichiers/'));
    expect(pages).toHaveLength(3);
    for (const each of pages) expect(leadingFrom(kit, each).filter((path) => !(path in kit))).toEqual([]);
    expect(leadingFrom(kit, page)).toEqual(
      expect.arrayContaining([`${files}releves.csv`, `${files}lecon-n-1.odt`]),
    );

    // Whatever it holds is named with its hash and its weight, and nothing else is.
    const named = [...manifest.items.flatMap((item) => item.files), ...manifest.files];
    expect(
      named.filter(
        ({ path, sha256: hash, size }) => sha256(kit[path]) !== hash || kit[path]?.length !== size,
      ),
    ).toEqual([]);
    const untold = Object.keys(kit).filter((path) => !named.some((each) => each.path === path));
    expect(untold.sort()).toEqual(['index.html', 'manifest.json']);

    // The bytes of the site, credit inside, cleaned where they were.
    const served = await product.ask<{
      resource: { version: { files: { name: string; downloadUrl: string }[] } };
    }>(author, 'query($slug: String!) { resource(slug: $slug) { version { files { name downloadUrl } } } }', {
      slug: resource.slug,
    });
    const given = served.resource.version.files;
    expect(given).toHaveLength(3);
    const names = { 'relevés.csv': 'releves.csv', 'Leçon n° 1.odt': 'lecon-n-1.odt', 'jeu.html': 'jeu.html' };
    for (const { name, downloadUrl } of given) {
      const bytes = new Uint8Array(await (await take(new URL(downloadUrl).pathname)).arrayBuffer());
      expect([name, sha256(kit[files + names[name as keyof typeof names]])]).toEqual([name, sha256(bytes)]);
    }
    // A page with a program of its author is there, and no page of ours leads to it.
    expect(pages.flatMap((each) => leadingFrom(kit, each))).not.toContain(`${files}jeu.html`);
    expect(said(kit, page)).toContain(`dans le dossier de la valise, ${files}jeu.html`);

    // What others wrote stays words.
    for (const each of pages) expect(said(kit, each)).not.toMatch(/<script>|pixel\.example/);
    expect(said(kit, page)).toContain('href="../fichiers/');
    expect(said(kit, page)).toContain(`/r/autre.html?a=1&amp;b=2"`);
    expect(said(kit, 'CREDITS.txt')).toContain('Autrice');
    expect(said(kit, `${files}credits.txt`)).toContain(`/r/${resource.slug ?? ''}/v/1`);
    expect(said(kit, 'recherche-index.js')).toMatch(/^window\.ESSAIM_INDEX=\{/);
    expect(said(kit, 'index.html')).toContain('À mesurer dehors.');
  });

  it('is a link with its reason where something may not be taken, and says nothing of what is hidden', async () => {
    const [open, withdrawn, hidden, closed] = [
      await titled('La neige'),
      await titled('La grêle', { text: 'TEXTE RETIRÉ' }),
      await titled('La brume masquée', { text: 'TEXTE MASQUÉ' }),
      await titled('Le vent réservé', { text: 'TEXTE RÉSERVÉ' }),
    ];
    const collection = await gathered([open, withdrawn, hidden, closed]);
    await close(withdrawn, hidden, closed);
    const kit = await kitOf(collection);
    const all = everythingIn(kit);
    for (const secret of ['TEXTE RETIRÉ', 'TEXTE MASQUÉ', 'TEXTE RÉSERVÉ', 'brume', hidden.shortCode])
      expect(all).not.toContain(secret);
    const { items, left } = manifestOf(kit);
    expect(items.map((item) => item.resource)).toEqual([open.shortCode]);
    expect(left.map(({ title, url }) => [title, url !== null])).toEqual([
      ['La grêle', true],
      ['Une ressource masquée', false],
      ['Le vent réservé', true],
    ]);
    const home = said(kit, 'index.html');
    expect(home).toContain('Retirée par qui l’avait publiée.');
    expect(home).toContain(`/r/${closed.slug ?? ''}"`);
  });

  it('brings only what is new to whoever has one, and says what was taken out since', async () => {
    const [kept, changed, withdrawn, hidden] = [
      await withFiles('La lune', { 'phases.csv': 'jour;phase\n1;nouvelle\n' }),
      await withFiles('Le soleil', { 'lever.csv': 'jour;heure\n1;8 h\n' }),
      await titled('Les étoiles'),
      await titled('La comète masquée'),
    ];
    const collection = await gathered([kept, changed, withdrawn, hidden]);
    const first = await kitOf(collection);
    const { id } = manifestOf(first);
    await publishAgain(changed, { 'coucher.csv': 'jour;heure\n1;17 h\n' });
    await close(withdrawn, hidden);
    const later = await kitOf(collection, id);
    const { base, removed, items } = manifestOf(later);
    expect(base).toEqual([id]);
    expect(items.map(({ resource, version }) => [resource, version])).toEqual([
      [kept.shortCode, 1],
      [changed.shortCode, 2],
    ]);
    const { files } = placesOf(changed.shortCode);
    expect(Object.keys(later)).toContain(`${files}coucher.csv`);
    expect(Object.keys(later).filter((path) => path.includes(kept.shortCode))).toEqual([]);
    expect(removed.map(({ path, title }) => [path.split('/')[1]?.slice(2), title])).toEqual(
      expect.arrayContaining([
        [withdrawn.shortCode, 'Les étoiles'],
        [hidden.shortCode, null],
      ]),
    );
    expect(said(later, placesOf(withdrawn.shortCode).page)).toContain('Retirée par qui l’avait publiée, le ');
    expect(everythingIn(later)).not.toContain('comète');
    expect(said(later, 'retraits.txt')).toContain(`fichiers/r-${hidden.shortCode}/`);

    // Unpacked over the first, it is what a whole one is.
    const laid = { ...first, ...later };
    for (const [path, bytes] of Object.entries(await kitOf(collection)))
      if (!['manifest.json', 'index.html'].includes(path))
        expect([path, sha256(laid[path])]).toEqual([path, sha256(bytes)]);
    const links = Object.keys(laid)
      .filter((path) => path.endsWith('.html') && !path.startsWith('fichiers/'))
      .flatMap((path) => leadingFrom(laid, path));
    expect(links.filter((path) => !(path in laid))).toEqual([]);
  });

  it('is known by its day too, and whole where nothing is known', async () => {
    const collection = await gathered([await titled('Le gel')]);
    const today = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(product.clock.now());
    const whole = Object.keys(await kitOf(collection)).length;
    expect(Object.keys(await kitOf(collection, today)).sort()).toEqual([
      'index.html',
      'manifest.json',
      'retraits.txt',
    ]);
    for (const unknown of ['2020-01-01', '2026-02-31', '0123456789abcdef', 'x', ''])
      expect([unknown, Object.keys(await kitOf(collection, unknown)).length]).toEqual([unknown, whole]);
  });

  it('is taken by whoever reads the collection, and by nobody else', async () => {
    const resource = await titled('Le secret');
    const [closed, linked] = [await gathered([resource], 'private'), await gathered([resource], 'link')];
    const [now, ours] = [product.clock.now(), product.app.get<string>(SIGNING_SECRET)];
    const signed = (secret: string, at: Date) => kitPath(secret, closed, { now: at, since: null });
    const refused = [
      `/c/${closed.slug}/valise.zip`,
      `/c/${closed.slug}/valise.zip?cle=${closed.linkKey}`,
      ...[signed('x', now), signed(ours, new Date(now.getTime() - 360_000))],
      `/c/${linked.slug}/valise.zip`,
      `/c/${linked.slug}/valise.zip?depuis=2026-01-01`,
      '/c/nulle-part/valise.zip',
    ];
    for (const path of refused) expect([path, (await take(path)).status]).toEqual([path, 404]);
    expect((await take(signed(ours, now))).status).toBe(200);
    const shared = await take(kitPath(ours, linked, { now, since: null }));
    expect([shared.status, shared.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    const kit = unzipSync(new Uint8Array(await shared.arrayBuffer()));
    expect(everythingIn(kit)).not.toContain(linked.linkKey);
    await get(CollectionService).delete(curator, closed.id);
    expect((await take(signed(ours, now))).status).toBe(404);
  });
});

/** The first is withdrawn, the second hidden, the third under a licence that lets nobody copy it. */
async function close(withdrawn: Resource, hidden: Resource, closed?: Resource): Promise<void> {
  const { owner } = product.behind;
  await get(WithdrawalService).withdraw(author, withdrawn.id, { category: 'error', reason: 'Une erreur.' });
  await owner.query("update resource set visibility = 'hidden' where id = $1", [hidden.id]);
  if (closed)
    await owner.query('update version set licence_id = $2 where resource_id = $1', [
      closed.id,
      'LicenseRef-tous-droits-reserves',
    ]);
}

async function publishAgain(resource: Resource, files: Record<string, string>): Promise<void> {
  const draft = await get(NextVersionService).startVersion(author, resource.id);
  await addFiles(draft, files);
  await get(PublishingService).publish(author, draft.id, { whatChanged: 'Un relevé de plus.', minor: false });
}
