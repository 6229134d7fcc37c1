import { createHash } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { readStamp } from '#documents';
import { IdentityModule } from '#identity';
import type { Actor } from '#platform/authorization';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { EventHandlers } from '#platform/outbox';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { newTeacher, newToken, odt, readyFields, takeBytes } from '../../../test/support/builders.js';
import { until } from '../../../test/support/until.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import type { Draft } from '../draft/draft.js';
import { signedPath } from './file-address.js';
import { PublishingService } from '../draft/publishing.service.js';
import { SIGNING_SECRET } from './signing-secret.js';
import type { Resource } from '../resource/resource.js';
import { ResourcesModule } from '../resources.module.js';
import { VersionRepository } from '../version/version.repository.js';

jest.setTimeout(180_000);

const plainly = { whatChanged: null, minor: false };
const lesson = odt({ title: 'Une leçon', paragraphs: ['On partage une tarte.', 'x'.repeat(5000)] });
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Carré</title><rect width="9" height="9"/></svg>';

let product: TestApplication;
let origin: string;
let autrice: Actor;
let resource: Resource;
let versionId: string;
let draft: Draft;
const paths: Record<string, string> = {};

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule], { MAX_FILE_MB: '1' });
  origin = await product.listen();
  autrice = await newTeacher(product, 'Autrice Exemple');
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  draft = await draftWith({
    'leçon n°1.odt': lesson,
    'figure.svg': svg,
    'photo.png': png,
    'CREDITS.txt': 'À moi.',
  });
  const parts = product.app.get(DraftPartsService);
  await parts.declarePart(autrice, draft.id, {
    title: 'La Laitière',
    author: 'Vermeer',
    sourceUrl: 'https://exemple.fr/laitiere',
    licence: 'CC-PDM-1.0',
  });
  const photo = (await product.app.get(VersionRepository).draftFiles(draft.id)).find(
    (file) => file.name === 'photo.png',
  );
  await parts.updateFile(autrice, draft.id, photo?.id ?? '', { licence: 'CC-BY-4.0' });
  resource = await product.app.get(PublishingService).publish(autrice, draft.id, plainly);
  const versions = product.app.get(VersionRepository);
  versionId = (await versions.latestOf([resource.id])).get(resource.id)?.id ?? '';
  for (const file of (await versions.files([versionId])).get(versionId) ?? [])
    paths[file.name] = `/fichiers/${file.id}/${encodeURIComponent(file.name)}`;
});

afterAll(() => product?.stop());

async function draftWith(files: Record<string, Uint8Array | string>): Promise<Draft> {
  const drafts = product.app.get(DraftService);
  const parts = product.app.get(DraftPartsService);
  const made = await drafts.create(autrice, readyFields);
  for (const [filename, bytes] of Object.entries(files)) {
    const sha256 = (await takeBytes(product, filename, Buffer.from(bytes))) ?? '';
    await product.database.transaction((tx) => parts.join(tx, made, { sha256, filename, role: null }));
  }
  return made;
}

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(origin + path, { headers, method, redirect: 'manual' });

/** As a browser asks again; without the second header, `fetch` adds « no-cache ». */
const revalidating = (etag: string) => ({ 'if-none-match': etag, 'cache-control': 'max-age=0' });

async function counted(act: () => Promise<unknown>): Promise<number> {
  const count = async () => {
    const { rows } = await product.behind.owner.query<{ count: number }>(
      'select coalesce(sum(count), 0)::int as count from counter where version_id = $1',
      [versionId],
    );
    return rows[0]?.count ?? 0;
  };
  const before = await count();
  await act();
  return (await count()) - before;
}

describe('a published file', () => {
  it('is what was deposited with its credit inside, under its name, with its licence, and nothing of it may run', async () => {
    const answer = await get(paths['leçon n°1.odt'] ?? '');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/vnd.oasis.opendocument.text',
      'content-length': expect.stringMatching(/^\d+$/),
      'content-disposition': expect.stringMatching(
        /^attachment;.*filename\*=UTF-8''le%C3%A7on%20n%C2%B01\.odt$/,
      ),
      etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
      'accept-ranges': 'bytes',
      'content-security-policy': expect.stringContaining("sandbox; default-src 'none'"),
      link: '<https://creativecommons.org/licenses/by-sa/4.0/>; rel="license"',
    });
    const given = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(given.length));
    expect(answer.headers.get('etag')).toBe(`"${createHash('sha256').update(given).digest('hex')}"`);
    expect(await readStamp(given, 'odt')).toMatchObject({
      sha256: createHash('sha256').update(lesson).digest('hex'),
      source: expect.stringMatching(new RegExp(`/r/${resource.slug}/v/1$`)),
      authors: ['Autrice Exemple'],
    });
    const original = await get((paths['leçon n°1.odt'] ?? '').replace('/fichiers/', '/originaux/'));
    expect(Buffer.from(await original.arrayBuffer()).equals(Buffer.from(lesson))).toBe(true);
  });

  it('answers ranges, conditions and HEAD', async () => {
    const path = paths['leçon n°1.odt'] ?? '';
    const whole = Buffer.from(await (await get(path)).arrayBuffer());
    const part = await get(path, { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    expect((await get(path, { range: `bytes=${whole.length}-` })).status).toBe(416);
    expect((await get(path, { range: 'bytes=5-2' })).status).not.toBe(500);
    const etag = part.headers.get('etag') ?? '';
    expect((await get(path, revalidating(etag))).status).toBe(304);
    expect((await get(path, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await get(path, { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
    const head = await get(path, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(whole.length)]);
  });

  it('shows a photo in a page, and never opens a drawing that could run', async () => {
    const disposition = async (name: string) =>
      (await get(`${paths[name]}?affichage=image`)).headers.get('content-disposition')?.split(';')[0];
    expect(await disposition('photo.png')).toBe('inline');
    expect(await disposition('figure.svg')).toBe('attachment');
    expect(await disposition('leçon n°1.odt')).toBe('attachment');
  });

  it('is counted once however many ranges, and not for HEAD, revalidations, robots or images in a page', async () => {
    const path = paths['leçon n°1.odt'] ?? '';
    const etag = (await get(path, {}, 'HEAD')).headers.get('etag') ?? '';
    const ranges = Array.from({ length: 40 }, (_, n) => `bytes=${n * 20}-${n * 20 + 19}`);
    expect(await counted(() => Promise.all(ranges.map((range) => get(path, { range }))))).toBe(1);
    expect(await counted(() => get(path))).toBe(1);
    expect(await counted(() => get(path, {}, 'HEAD'))).toBe(0);
    expect(await counted(() => get(path, revalidating(etag)))).toBe(0);
    expect(await counted(() => get(path, revalidating('"an older one"')))).toBe(1);
    expect(await counted(() => get(`${paths['photo.png']}?affichage=image`))).toBe(0);
    for (const robot of ['Googlebot/2.1', 'Mozilla/5.0 (compatible; bingbot/2.0)', 'facebookexternalhit/1.1'])
      expect(await counted(() => get(path, { 'user-agent': robot }))).toBe(0);
    const { rows } = await product.behind.owner.query<Record<string, unknown>>('select * from counter');
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['count', 'day', 'kind', 'version_id']);
  });

  it.each([
    '/fichiers/no-uuid/a.odt',
    '/fichiers/a%00b/a.odt',
    '/originaux/no-uuid/a',
    '/tout/nulle-part/1/a.zip',
    '/apercus/x/y',
  ])('%s is nothing, and no fault of ours', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('a draft’s file', () => {
  it('is had by its author at a signed address, for five minutes, and kept by nobody', async () => {
    const other = await draftWith({ 'secret.txt': 'Pas encore public.' });
    const [file] = await product.app.get(VersionRepository).draftFiles(other.id);
    const secret = product.app.get<string>(SIGNING_SECRET);
    const address = (viewerId: string | null, at = product.clock.now()) =>
      signedPath(secret, { partId: file?.id ?? '', viewerId: viewerId ?? '', name: 'secret.txt' }, at);
    const answer = await get(address(autrice.accountId));
    expect([answer.status, await answer.text()]).toEqual([200, 'Pas encore public.']);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const collegue = await newTeacher(product, 'Collègue');
    const sixMinutesAgo = new Date(product.clock.now().getTime() - 6 * 60_000);
    for (const path of [
      address(collegue.accountId),
      address(autrice.accountId, sixMinutesAgo),
      address(autrice.accountId).replace(autrice.accountId ?? '', collegue.accountId ?? ''),
      `/fichiers/${file?.id ?? ''}/secret.txt`,
    ])
      expect((await get(path)).status).toBe(404);
  });
});

describe('« Tout télécharger »', () => {
  it('holds files, text, credits, licence, and says what carries another licence', async () => {
    const path = `/tout/${resource.slug}/1/tout.zip`;
    const answer = await get(path);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const entries = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(Object.keys(entries).sort()).toEqual(
      [
        'leçon n°1.odt',
        'figure.svg',
        'photo.png',
        'CREDITS.txt',
        'texte.md',
        'essaim-CREDITS.txt',
        'credits.jsonld',
        'LICENCE.txt',
      ].sort(),
    );
    const text = (name: string) => strFromU8(entries[name] ?? new Uint8Array());
    for (const [name, format] of [
      ['leçon n°1.odt', 'odt'],
      ['figure.svg', 'svg'],
      ['photo.png', 'png'],
    ] as const) {
      const stamp = await readStamp(entries[name] ?? new Uint8Array(), format);
      expect(stamp?.notice.join('\n')).toMatch(/Autrice Exemple.*[\s\S]*La Laitière.*Vermeer/);
      expect(stamp?.licence.id).toBe(name === 'photo.png' ? 'CC-BY-4.0' : 'CC-BY-SA-4.0');
    }
    expect(text('texte.md')).toBe(readyFields.text);
    expect(text('CREDITS.txt')).toBe('À moi.');
    const credits = text('essaim-CREDITS.txt');
    for (const words of [
      readyFields.title ?? '',
      'Autrice Exemple',
      'CC BY-SA 4.0',
      `/r/${resource.slug}/v/1`,
    ])
      expect(credits).toContain(words);
    expect(credits).toMatch(/Fichiers sous une autre licence :\n– .*photo\.png.*CC BY 4\.0/);
    expect(credits).toMatch(/Éléments repris :\n– .*La Laitière.*Vermeer/);
    expect(JSON.parse(text('credits.jsonld'))).toMatchObject({ name: readyFields.title });
    expect(text('LICENCE.txt')).toContain('https://creativecommons.org/licenses/by-sa/4.0/');
    expect(await counted(async () => (await get(path)).arrayBuffer())).toBe(1);
    expect(await counted(() => get(path, {}, 'HEAD'))).toBe(0);
  });

  it('breaks off when a file is missing, instead of passing for whole', async () => {
    const other = await draftWith({ 'perdu.txt': `Bientôt perdu ${Date.now()}.` });
    const lost = await product.app.get(PublishingService).publish(autrice, other.id, plainly);
    const latest = (await product.app.get(VersionRepository).latestOf([lost.id])).get(lost.id);
    const [file] =
      (await product.app.get(VersionRepository).files([latest?.id ?? ''])).get(latest?.id ?? '') ?? [];
    await product.app.get<ObjectStorage>(OBJECT_STORAGE).remove(file?.sha256 ?? '');
    const whole = await get(`/tout/${lost.slug}/1/a.zip`).then(
      async (answer) =>
        answer.ok &&
        answer.arrayBuffer().then(
          () => true,
          () => false,
        ),
      () => false,
    );
    expect(whole).toBe(false);
  });

  it('and files leave with the resource when it is hidden', async () => {
    const state = (visibility: string) =>
      product.behind.owner.query('update resource set visibility = $2 where id = $1', [
        resource.id,
        visibility,
      ]);
    await state('hidden');
    for (const path of [...Object.values(paths), `/tout/${resource.slug}/1/a.zip`])
      expect((await get(path)).status).toBe(404);
    await state('shown');
    expect((await get(paths['photo.png'] ?? '')).status).toBe(200);
  });
});

describe('depositing', () => {
  const form = (files: Record<string, string | Uint8Array>) => {
    const body = new FormData();
    for (const [name, bytes] of Object.entries(files)) body.append('file', new Blob([bytes as never]), name);
    return body;
  };
  const post = async (path: string, body: FormData, scope: 'READ' | 'WRITE' | null, who = autrice) => {
    const authorization: Record<string, string> = scope
      ? { authorization: `Bearer ${await newToken(product, who, scope)}` }
      : {};
    return fetch(origin + path, { method: 'POST', body, headers: authorization, redirect: 'manual' });
  };
  const staged = async () => {
    const left: unknown[] = [];
    for await (const entry of product.app.get<ObjectStorage>(OBJECT_STORAGE).listStaged()) left.push(entry);
    return left;
  };

  it('by a program answers what became of each file', async () => {
    const body = form({ 'leçon.odt': lesson, 'jeu.exe': 'MZ programme' });
    const answer = await post('/depots', body, 'WRITE');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      uploads: [
        {
          filename: 'leçon.odt',
          state: 'accepted',
          size: lesson.length,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        { filename: 'jeu.exe', state: 'refused', sha256: null, message: expect.stringMatching(/\.$/) },
      ],
    });
  });

  it('is refused without credential, with a read-only token, or without a file', async () => {
    expect((await post('/depots', form({ 'a.txt': 'Un texte.' }), null)).status).toBe(401);
    expect((await post('/depots', form({ 'a.txt': 'Un texte.' }), 'READ')).status).toBe(403);
    expect((await post('/depots', new FormData(), 'WRITE')).status).toBe(400);
    expect((await post('/depots', form({ 'jeu.exe': 'MZ' }), 'WRITE')).status).toBe(422);
  });

  it('goes on after a file that is too large', async () => {
    const body = form({ 'gros.txt': 'a'.repeat(3_000_000), 'petit.txt': 'Un texte.' });
    const answer = await post('/depots', body, 'WRITE');
    expect(await answer.json()).toMatchObject({
      uploads: [{ state: 'refused', reason: 'file_too_large' }, { state: 'accepted' }],
    });
    expect(await staged()).toEqual([]);
  });

  it('for somebody else’s draft is answered, however large the file', async () => {
    const collegue = await newTeacher(product, 'Collègue');
    const other = await draftWith({});
    const answer = await post(
      `/brouillons/${other.id}/fichiers`,
      form({ 'gros.txt': 'a'.repeat(900_000) }),
      'WRITE',
      collegue,
    );
    expect(answer.status).toBe(404);
    expect(await product.app.get(VersionRepository).draftFiles(other.id)).toEqual([]);
    const mine = await post(`/brouillons/${other.id}/fichiers`, form({ 'a.txt': 'Un texte.' }), 'WRITE');
    expect(mine.headers.get('location')).toBe(`/brouillons/${other.id}/fichiers`);
    expect(await product.app.get(VersionRepository).draftFiles(other.id)).toMatchObject([{ name: 'a.txt' }]);
  });

  it('broken off leaves nothing behind', async () => {
    const token = await newToken(product, autrice, 'WRITE');
    const { port } = new URL(origin);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': '900000',
    };
    const broken = httpRequest({ host: '127.0.0.1', port, path: '/depots', method: 'POST', headers });
    broken.on('error', () => undefined);
    broken.write(
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + 'a'.repeat(100_000),
    );
    await until('one staged upload', async () => (await staged()).length === 1);
    broken.destroy();
    await until('no staged upload', async () => (await staged()).length === 0);
  });

  it('waits for a store that is away: nothing is lost, and it is said', async () => {
    const mine = await draftWith({});
    const { dataDir } = product.behind;
    await rename(join(dataDir, 'objects'), join(dataDir, 'objects-away'));
    try {
      const answer = await post('/depots', form({ 'a.txt': 'Un texte.' }), 'WRITE');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] });
      const page = await post(`/brouillons/${mine.id}/fichiers`, form({ 'a.txt': 'Un texte.' }), 'WRITE');
      expect(page.headers.get('location')).toMatch(/\/fichiers\?erreur=STORE_UNAVAILABLE$/);
    } finally {
      await rename(join(dataDir, 'objects-away'), join(dataDir, 'objects'));
    }
    expect((await post('/depots', form({ 'a.txt': 'Un texte.' }), 'WRITE')).status).toBe(201);
  });

  it('that a crash left half-way goes after a day, not before', async () => {
    await product.app.get<ObjectStorage>(OBJECT_STORAGE).stage(Readable.from([Buffer.from('half')]), 100);
    const keepHouse = () => product.app.get(EventHandlers).handle('house.keep', {});
    await keepHouse();
    expect(await staged()).toHaveLength(1);
    product.clock.advance(25 * 60);
    await keepHouse();
    expect(await staged()).toHaveLength(0);
  });
});
