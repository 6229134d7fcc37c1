import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, ask, type Caller } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { findS3Server, NO_S3_SERVER, type S3Server } from '../support/s3-server.js';
import { announce, offsetOf, send, sendWhole } from '../support/tus.js';
import { until } from '../support/until.js';

const lesson = (words: string) => Buffer.from(`# ${words}\n\nUn texte pour la classe.\n`);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A file that no inspection refuses and no store holds: text, as long as wanted. */
const longLesson = (bytes: number) =>
  Buffer.from(`# Longue leçon\n\n${randomBytes(bytes / 2).toString('hex')}`.slice(0, bytes));

async function newDraft(product: RunningProduct, caller: Caller): Promise<string> {
  const made = await act<{ draft: { id: string } }>(
    product,
    caller,
    ['createDraft', { title: 'Un envoi' }],
    'draft { id }',
  );
  return made.draft.id;
}

async function filesOf(
  product: RunningProduct,
  caller: Caller,
  id: string,
): Promise<{ name: string; sha256: string }[]> {
  const { data } = await ask<{ draft: { files: { name: string; sha256: string }[] } }>(
    product.pages,
    'query($id: ID!) { draft(id: $id) { files { name sha256 } } }',
    { id },
    caller,
  );
  return data?.draft.files ?? [];
}

const knows = (product: RunningProduct, caller: Caller, draftId: string, file: Record<string, string>) =>
  fetch(`${product.pages}/brouillons/${draftId}/connus`, {
    method: 'POST',
    headers: caller.headers,
    body: new URLSearchParams(file),
  }).then(async (response) => ({ status: response.status, body: (await response.json()) as unknown }));

const s3 = findS3Server();
const places = [
  { name: 'in the folder of the data', s3: null },
  { name: `in a bucket (${s3?.name ?? NO_S3_SERVER})`, s3 },
];

describe.each(places)('a file that comes in pieces, staged $name,', (place) => {
  const test = place.s3 === null && place.name.startsWith('in a bucket') ? it.skip : it;
  let bucket: S3Server | null = null;
  let env: Record<string, string> = {};
  let product: RunningProduct;
  let author: Person;
  let stranger: Person;
  beforeAll(async () => {
    if (place.name.startsWith('in a bucket') && !place.s3) return;
    bucket = (await place.s3?.start()) ?? null;
    env = bucket ? settingsOf(bucket) : {};
    product = await startProduct({ env });
    author = await join(product, 'Autrice');
    stranger = await join(product, 'Collègue');
  }, 300_000);
  afterAll(async () => {
    await product?.stop();
    await bucket?.stop();
  }, 300_000);

  test('goes on after a cut, and joins the draft when it is whole', async () => {
    const draftId = await newDraft(product, author.session);
    const bytes = longLesson(7_000_000);
    const announced = await announce(product.pages, draftId, author.session, {
      name: 'longue leçon.md',
      size: bytes.length,
      sha256: sha256(bytes),
    });
    expect(announced.status).toBe(201);
    const at = announced.headers.get('location') ?? '';
    expect(at).toMatch(new RegExp(`^/brouillons/${draftId}/envois/[0-9a-f-]{36}$`));
    const address = product.pages + at;
    expect((await send(address, author.session, 0, bytes.subarray(0, 3_000_000))).status).toBe(204);
    const cut = new AbortController();
    const piece = fetch(address, {
      method: 'POST',
      signal: cut.signal,
      duplex: 'half',
      headers: {
        ...author.session.headers,
        'tus-resumable': '1.0.0',
        'x-http-method-override': 'PATCH',
        'upload-offset': '3000000',
        'content-type': 'application/offset+octet-stream',
      },
      body: new ReadableStream({
        pull: (to) => {
          to.enqueue(bytes.subarray(3_000_000, 5_000_000));
          return new Promise(() => setTimeout(() => cut.abort(), 300));
        },
      }) as BodyInit,
    } as RequestInit);
    await expect(piece).rejects.toThrow();
    const offset = await until('the server knows where to go on', () => offsetOf(address, author.session));
    expect(offset).toBeGreaterThanOrEqual(3_000_000);
    expect((await send(address, author.session, offset, bytes.subarray(offset))).status).toBe(204);
    expect(await filesOf(product, author.session, draftId)).toEqual([
      { name: 'longue leçon.md', sha256: sha256(bytes) },
    ]);
    expect(await offsetOf(address, author.session)).toBe(bytes.length); // asked again: it is done, not unknown
    const outcome = await fetch(address, { headers: author.session.headers });
    expect(await outcome.json()).toMatchObject({ state: 'attached' });
  }, 300_000);

  test('is nobody else’s, and no piece of it passes once the session is over', async () => {
    const draftId = await newDraft(product, author.session);
    const device = await author.signIn();
    const bytes = longLesson(400_000);
    const announced = await announce(product.pages, draftId, device, { name: 'a.md', size: bytes.length });
    const address = product.pages + (announced.headers.get('location') ?? '');
    expect((await send(address, stranger.session, 0, bytes)).status).toBe(404);
    expect(await offsetOf(address, stranger.session)).toBeNull();
    expect((await fetch(address, { headers: stranger.session.headers })).status).toBe(404);
    expect((await announce(product.pages, draftId, stranger.session, { name: 'a.md', size: 3 })).status).toBe(
      404,
    );
    // A piece in the middle of its way: the first half arrived, the rest waits.
    const half = send(
      address,
      device,
      0,
      new ReadableStream({ start: (to) => to.enqueue(bytes.subarray(0, 200_000)) }),
    ).then(
      (response) => response.status,
      () => 'cut',
    );
    await new Promise((soon) => setTimeout(soon, 300));
    const { viewer } = (
      await ask<{ viewer: { sessions: { id: string; current: boolean }[] } }>(
        product.pages,
        '{ viewer { sessions { id current } } }',
        {},
        device,
      )
    ).data ?? { viewer: { sessions: [] } };
    const started = Date.now();
    await act(
      product,
      author.session,
      ['endSession', { id: viewer.sessions.find((session) => session.current)?.id }],
      '__typename',
    );
    expect(await half).not.toBe(204);
    expect(Date.now() - started).toBeLessThan(5_000); // promised: out within five seconds, open uploads included
    expect((await send(address, device, 200_000, bytes.subarray(200_000))).status).toBe(401);
    // The author herself goes on from another session.
    const offset = await until('the rest is asked for', () => offsetOf(address, author.session));
    expect((await send(address, author.session, offset, bytes.subarray(offset))).status).toBe(204);
  }, 300_000);

  test('is refused when the draft is gone, when it is too heavy, and when its bytes are not those announced', async () => {
    const draftId = await newDraft(product, author.session);
    const announced = await announce(product.pages, draftId, author.session, { name: 'a.md', size: 10 });
    await act(product, author.session, ['deleteDraft', { id: draftId }], '__typename');
    const address = product.pages + (announced.headers.get('location') ?? '');
    expect((await send(address, author.session, 0, Buffer.from('0123456789'))).status).toBe(404);
    const other = await newDraft(product, author.session);
    const heavy = await announce(product.pages, other, author.session, {
      name: 'a.mp4',
      size: 201 * 1024 * 1024,
    });
    expect([heavy.status, await heavy.text()]).toEqual([413, expect.stringContaining('FILE_TOO_LARGE')]);
    const unknown = await fetch(`${product.pages}/brouillons/${other}/envois`, {
      method: 'POST',
      headers: { ...author.session.headers, 'tus-resumable': '1.0.0', 'upload-defer-length': '1' },
    });
    expect(unknown.status).toBe(400);
    const bytes = lesson('Abîmée');
    const damaged = await announce(product.pages, other, author.session, {
      name: 'b.md',
      size: bytes.length,
      sha256: sha256(lesson('Intacte')),
    });
    await send(product.pages + (damaged.headers.get('location') ?? ''), author.session, 0, bytes);
    const { data } = await ask<{ draft: { files: []; refusedFiles: { name: string; message: string }[] } }>(
      product.pages,
      'query($id: ID!) { draft(id: $id) { files { name } refusedFiles { name message } } }',
      { id: other },
      author.session,
    );
    expect(data?.draft.files).toEqual([]);
    expect(data?.draft.refusedFiles).toMatchObject([{ name: 'b.md' }]);
  }, 300_000);

  test('never weighs more than the resource may, when several are announced at once', async () => {
    const draftId = await newDraft(product, stranger.session);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        announce(product.pages, draftId, stranger.session, { name: `${n}.mp4`, size: 150 * 1024 * 1024 }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3); // 3 × 150 ≤ 500
    for (const answer of answers)
      if (answer.status === 201)
        expect(
          (
            await fetch(product.pages + (answer.headers.get('location') ?? ''), {
              method: 'DELETE',
              headers: { ...stranger.session.headers, 'tus-resumable': '1.0.0' },
            })
          ).status,
        ).toBe(204);
  }, 300_000);

  test('is linked and not sent when she could read its bytes anyway, and unknown otherwise', async () => {
    const bytes = lesson('Connue');
    const first = await newDraft(product, author.session);
    const file = { sha256: sha256(bytes), name: 'connue.md' };
    expect(await knows(product, author.session, first, file)).toEqual({
      status: 200,
      body: { known: false },
    });
    expect((await sendWhole(product.pages, first, author.session, { name: file.name, bytes })).status).toBe(
      204,
    );
    // Her own: linked. Somebody else's draft: as if it were nowhere.
    const second = await newDraft(product, author.session);
    expect((await knows(product, author.session, second, file)).body).toEqual({ known: true });
    expect(await filesOf(product, author.session, second)).toEqual([
      { name: file.name, sha256: file.sha256 },
    ]);
    const hers = await newDraft(product, stranger.session);
    expect((await knows(product, stranger.session, hers, file)).body).toEqual({ known: false });
    expect((await knows(product, stranger.session, hers, { ...file, sha256: 'x' })).body).toEqual({
      known: false,
    });
    expect((await knows(product, stranger.session, first, file)).status).toBe(404);
    // Under another kind of name it must be judged anew.
    expect((await knows(product, author.session, second, { ...file, name: 'connue.exe' })).body).toEqual({
      known: false,
    });
    // Published: anybody may take it, so anybody may link it.
    const ready = await readyDraft(product, author.session, { title: `Connue ${place.name}` });
    expect((await knows(product, author.session, ready.id, file)).body).toEqual({ known: true });
    await act(product, author.session, ['publishResource', { draftId: ready.id }], 'resource { id }');
    expect((await knows(product, stranger.session, hers, file)).body).toEqual({ known: true });
    expect(await filesOf(product, stranger.session, hers)).toEqual([
      { name: file.name, sha256: file.sha256 },
    ]);
  }, 300_000);

  test('survives the death of the server between two pieces', async () => {
    const draftId = await newDraft(product, author.session);
    const bytes = longLesson(300_000);
    const announced = await announce(product.pages, draftId, author.session, {
      name: 'a.md',
      size: bytes.length,
    });
    const at = announced.headers.get('location') ?? '';
    await send(product.pages + at, author.session, 0, bytes.subarray(0, 100_000));
    await product.kill();
    product = await startProduct({ dataDir: product.dataDir, env });
    const address = product.pages + at;
    const offset = (await offsetOf(address, author.session)) ?? -1;
    expect(offset).toBe(100_000);
    expect((await send(address, author.session, offset, bytes.subarray(offset))).status).toBe(204);
    expect(await filesOf(product, author.session, draftId)).toMatchObject([{ sha256: sha256(bytes) }]);
  }, 300_000);
});

function settingsOf(bucket: S3Server): Record<string, string> {
  return {
    S3_ENDPOINT: bucket.endpoint,
    S3_BUCKET: `essaim-${randomBytes(4).toString('hex')}`,
    S3_ACCESS_KEY: bucket.accessKey,
    S3_SECRET_KEY: bucket.secretKey,
    S3_REGION: bucket.region,
  };
}
