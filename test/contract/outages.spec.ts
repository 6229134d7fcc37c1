import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { act, ask, type Caller, visitor } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { join } from '../support/people.js';
import { layDatabase } from '../support/prepared-data.js';
import { type RunningProduct, startProduct, temporaryFolder } from '../support/product.js';
import { findS3Server, NO_S3_SERVER, type S3Server } from '../support/s3-server.js';
import { until } from '../support/until.js';

/** Reliability, section 3: an answer within two seconds; the machine of a test gets as many again. */
const SOON_MS = 4_000;
/** Back to normal within ten seconds of the repair, the queue drained within a minute; twice that here. */
const BACK_MS = 20_000;
const DRAINED_MS = 120_000;

const server = findS3Server();
let postgres: EmbeddedPostgres;
let owner: pg.Client;
let s3: S3Server | null = null;
let smtp: MailServer;
/** What each dependency is reached through. */
const proxies: Record<string, FaultyProxy> = {};
let product: RunningProduct;
let author: Caller;

beforeAll(async () => {
  const room = await temporaryFolder();
  await layDatabase(room);
  postgres = await startEmbeddedPostgres({ dataDir: room });
  smtp = await startMailServer();
  s3 = server === null ? null : await server.start();
  proxies.postgres = await startFaultyProxy(`${postgres.socketDir}/.s.PGSQL.5432`);
  proxies.smtp = await startFaultyProxy(smtp.url);
  if (s3) proxies.s3 = await startFaultyProxy(s3.endpoint);
  const database = (user: string): string =>
    `postgres://${user}@${new URL(proxies.postgres?.endpoint ?? '').host}/${postgres.database}`;
  const env = {
    DATABASE_URL: database('essaim_app'),
    DATABASE_OWNER_URL: database(postgres.user),
    ...(s3 ? await bucketOf(s3) : {}),
  };
  // She confirms her address where mails lie in a folder; then they leave by SMTP.
  const before = await startProduct({ env });
  author = (await (await join(before, 'Autrice')).token('WRITE')).caller;
  await before.stop({ keepData: true });
  const SMTP_URL = proxies.smtp.endpoint.replace('http:', 'smtp:');
  product = await startProduct({ dataDir: before.dataDir, env: { ...env, SMTP_URL } });
  owner = new pg.Client({ host: postgres.socketDir, user: postgres.user, database: postgres.database });
  await owner.connect();
}, 300_000);

afterAll(async () => {
  for (const proxy of Object.values(proxies)) await proxy.become('none');
  await product?.stop();
  await owner?.end();
  for (const proxy of Object.values(proxies)) await proxy.stop();
  await Promise.all([smtp?.stop(), s3?.stop()]);
  await postgres?.stop();
}, 120_000);

async function bucketOf({
  endpoint,
  accessKey,
  secretKey,
  region,
}: S3Server): Promise<Record<string, string>> {
  const bucket = `pannes-${randomUUID().slice(0, 8)}`;
  const { Client } = await import('minio');
  const { hostname, port } = new URL(endpoint);
  const client = new Client({
    endPoint: hostname,
    port: Number(port),
    useSSL: false,
    accessKey,
    secretKey,
    region,
  });
  await client.makeBucket(bucket);
  return {
    S3_ENDPOINT: proxies.s3?.endpoint ?? '',
    S3_BUCKET: bucket,
    S3_ACCESS_KEY: accessKey,
    S3_SECRET_KEY: secretKey,
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
  readonly ms: number;
}

async function read(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  const since = performance.now();
  const answer = await fetch(address, { headers, redirect: 'manual' });
  const text = await answer.text();
  const retryAfter = answer.headers.get('retry-after');
  return { status: answer.status, text, retryAfter, ms: performance.now() - since };
}

const page = (path: string) => read(product.pages + path);
const isNormal = async (path: string): Promise<boolean> => (await page(path)).status === 200;

async function publish(): Promise<string> {
  const draft = await readyDraft(product, author);
  const mutation = ['publishResource', { draftId: draft.id }] as const;
  type Published = { resource: { slug: string } };
  const { resource } = await act<Published>(product, author, mutation, 'resource { slug }');
  return resource.slug;
}

const queueIsEmpty = () =>
  until(
    'the queue is empty',
    async () => {
      const { rows } = await owner.query<{ left: number }>(
        'select count(*)::int as left from graphile_worker._private_jobs where attempts < max_attempts',
      );
      return rows[0]?.left === 0;
    },
    DRAINED_MS,
  );

describe.each(['refused', 'mute', 'frozen'] as const)('PostgreSQL, %s', (fault) => {
  beforeEach(() => until('it is as usual', () => isNormal('/'), BACK_MS), 60_000);

  it('is said at once on pages, to programs and to whoever watches, and is over without a restart', async () => {
    const slug = await publish();
    await queueIsEmpty();
    await proxies.postgres?.become(fault);
    const answers = await Promise.all([
      page('/'),
      page(`/r/${slug}`),
      page('/recherche?q=angles'),
      read(`${product.pages}/compte`, author.headers),
    ]);
    for (const { status, text, retryAfter, ms } of answers) {
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: expect.stringMatching(/^[1-5]$/) });
      expect(text).toContain('Essaim fait une pause');
      expect(ms).toBeLessThan(SOON_MS);
    }
    const { status, code } = await ask(product.pages, '{ resourceCount }', {}, visitor);
    expect({ status, code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
    expect(await page('/health/live')).toMatchObject({ status: 200 });
    expect(await page('/health/ready')).toMatchObject({ status: 503 });
    await proxies.postgres?.become('none');
    await until('pages are back', () => isNormal(`/r/${slug}`), BACK_MS);
    expect(product.isOver()).toBe(false);
    await publish();
    await queueIsEmpty();
  }, 300_000);
});

describe.each(['refused', 'mute'] as const)('the mail server, %s', (fault) => {
  it('keeps nobody from anything, and gets its mail when it is back', async () => {
    await proxies.smtp?.become(fault);
    const email = `inconnue-${randomUUID().slice(0, 8)}@ecole.test`;
    const body = new URLSearchParams({
      publicName: 'Une Autrice',
      email,
    });
    const signedUp = await fetch(`${product.pages}/inscription`, {
      method: 'POST',
      body,
      redirect: 'manual',
    });
    expect(signedUp.status).toBeLessThan(400);
    expect(await page('/')).toMatchObject({ status: 200 });
    await publish();
    expect(smtp.received.some((mail) => mail.includes(email))).toBe(false);
    await proxies.smtp?.become('none');
    // Whoever repairs it does not wait for the next try of each mail.
    await until(
      'the mail has come',
      async () => {
        await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
        return smtp.received.some((mail) => mail.includes(email));
      },
      DRAINED_MS,
    );
    expect(smtp.received.filter((mail) => mail.includes(`To: ${email}`))).toHaveLength(1);
  }, 300_000);
});

const withStore = server === null ? describe.skip : describe;
withStore.each(['refused', 'mute'] as const)(
  `the store of objects, %s${server === null ? ` (${NO_S3_SERVER})` : ''}`,
  (fault) => {
    it('stops files only: pages are read, texts are published, and no version lacks a file', async () => {
      const [draft, another] = [await readyDraft(product, author), await readyDraft(product, author)];
      const upload = async (name: string, id = draft.id) => {
        const body = new FormData();
        body.append('file', new Blob([`Une fiche, ${name}.`]), `${name}.txt`);
        const address = `${product.pages}/brouillons/${id}/fichiers`;
        return fetch(address, { method: 'POST', body, headers: author.headers, redirect: 'manual' });
      };
      expect((await upload(`avant-${fault}`)).status).toBe(303);
      await act(product, author, ['publishResource', { draftId: draft.id }], 'resource { id }');
      const { data } = await ask<{
        resource: { slug: string; version: { files: { downloadUrl: string }[] } };
      }>(
        product.pages,
        'query($id: String!) { resource(slug: $id) { slug version { files { downloadUrl } } } }',
        { id: draft.resource.id },
      );
      const { slug, version } = data?.resource ?? { slug: '', version: { files: [] } };
      const address = version.files[0]?.downloadUrl ?? '';
      expect(await read(address)).toMatchObject({ status: 200 });
      await queueIsEmpty();

      await proxies.s3?.become(fault);
      const gone = await read(address);
      expect(gone).toMatchObject({ status: 503, retryAfter: '5' });
      expect(gone.text).toMatch(/^Fichiers momentanément indisponibles/);
      expect(await page(`/r/${slug}`)).toMatchObject({ status: 200 });
      expect(await page('/recherche?q=angles')).toMatchObject({ status: 200 });
      await publish();
      const body = new FormData();
      body.append('file', new Blob(['Une autre fiche.']), 'pendant.txt');
      const headers = author.headers;
      const program = await fetch(`${product.pages}/depots`, { method: 'POST', body, headers });
      expect({ status: program.status, text: await program.text() }).toEqual({
        status: 503,
        text: expect.stringContaining('STORE_UNAVAILABLE'),
      });
      const { headers: form } = await upload(`pendant-${fault}`, another.id);
      expect(form.get('location')).toMatch(/[?]erreur=STORE_UNAVAILABLE$/);
      await proxies.s3?.become('none');
      await until('files are back', async () => (await read(address)).status === 200, BACK_MS);
    }, 300_000);
  },
);
