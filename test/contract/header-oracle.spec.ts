import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDataRoom } from '#platform/embedded-postgres';
import { behind } from '../support/behind.js';
import { root, type RunningProduct, startProduct } from '../support/product.js';
import { raw, type RawAnswer, type RawRequest } from '../support/raw-request.js';
import { callTogether, type Cast } from './cast.js';
import { breachesOf, isSecretAddress, kindOf, rules, type Situation } from './header-rules.js';
import { allCalls, isFilePath, loadedBy, type RouteCall } from './routes.js';
import { type Scene, SceneMaker } from './scene.js';
import { describeServer } from './server-description.js';

const https = { pages: 'https://essaim.test', files: 'https://fichiers.test' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };

/** Everything asked and answered: what the rules find, and what they are tried on. */
interface Seen {
  readonly what: string;
  readonly situation: Situation;
  readonly answer: RawAnswer;
}

interface Asking {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signedIn: boolean;
}

const visitor: Asking = { name: 'visitor', headers: {}, signedIn: false };

/** Asks a product that says it lives at these two origins, and remembers. */
class Judge {
  readonly seen: Seen[] = [];
  private judged = 0;

  constructor(
    private readonly product: RunningProduct,
    private readonly origins: Situation['origins'],
  ) {}

  async ask(asking: Asking, request: RawRequest, host = hostOf(request.path)): Promise<RawAnswer> {
    const headers = { host: new URL(this.origins[host]).host, ...asking.headers, ...request.headers };
    const answer = await raw(this.product.pages, { ...request, headers });
    const { method = 'GET', path } = request;
    const situation: Situation = {
      host: hostOf(path),
      kind: kindOf(path),
      method,
      status: answer.status,
      signedIn: asking.signedIn && answer.status !== 308,
      origins: this.origins,
      secretAddress: isSecretAddress(path),
      hasBody: answer.text !== '',
    };
    this.seen.push({ what: `${method} ${path} as ${asking.name}: ${answer.status}`, situation, answer });
    return answer;
  }

  /** One route in all the ways it may be asked by these callers. */
  async askAll(route: string, call: RouteCall, callers: readonly Asking[]): Promise<void> {
    const method = route.slice(0, route.indexOf(' '));
    for (const asking of callers) await this.askAs(asking, method, call);
    const { path } = call;
    for (const other of ['PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      await this.ask(visitor, { method: other, path });
    for (const headers of foreign) await this.ask(visitor, { method, path, headers });
    await this.ask(visitor, { method, path }, hostOf(path) === 'files' ? 'pages' : 'files');
    await this.ask(visitor, { path: `${path}/%ff` });
  }

  /** Of what was asked since the last time. */
  breaches(): string[] {
    const asked = this.seen.slice(this.judged);
    this.judged = this.seen.length;
    const found = new Map<string, string[]>();
    for (const { what, situation, answer } of asked)
      for (const breach of breachesOf(situation, answer.headers))
        found.set(breach, [...(found.get(breach) ?? []), what]);
    return [...found].map(
      ([breach, places]) => `${breach} (${places.length}: ${places.slice(0, 3).join('; ')})`,
    );
  }

  private async askAs(
    asking: Asking,
    method: string,
    { path, form: fields, headers, file }: RouteCall,
  ): Promise<void> {
    if (method !== 'GET' && method !== 'POST')
      return void (await this.ask(asking, { method, path, headers }));
    if (method === 'POST') {
      const body = file
        ? { headers: multipart.headers, body: multipart.body }
        : { headers: form, body: String(new URLSearchParams(fields)) };
      await this.ask(asking, { method, path, ...body, headers: { ...body.headers, ...headers } });
      if (asking.name === 'visitor' || asking.name === 'author')
        for (const wrong of wrongBodies) await this.ask(asking, { method, path, ...wrong });
      return;
    }
    const { headers: answered } = await this.ask(asking, { path, headers: { 'accept-encoding': 'gzip' } });
    await this.ask(asking, { path, method: 'HEAD' });
    if (answered.etag) await this.ask(asking, { path, headers: { 'if-none-match': answered.etag } });
    for (const range of ['bytes=1-4', 'bytes=9999999-']) await this.ask(asking, { path, headers: { range } });
    if (kindOf(path) === 'file') await this.ask(asking, { path: `${path}?affichage=image` });
  }
}

const hostOf = (path: string): 'pages' | 'files' => (isFilePath(path) ? 'files' : 'pages');

const foreign: Record<string, string>[] = [
  { accept: 'application/json' },
  { origin: 'https://ailleurs.test' },
];

const multipart = {
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
  body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nUn quart.\r\n--x--\r\n',
};

const wrongBodies = [
  { headers: form, body: 'a='.padEnd(1_100_000, 'x') },
  { headers: { ...form, 'content-encoding': 'klingon' }, body: 'a=b' },
  { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' }, body: 'a=b' },
  { headers: { 'content-type': 'multipart/form-data' }, body: 'a=b' },
  { headers: json, body: '{' },
];

/** Those that would end the caller’s own session: asked by the visitor alone. */
const ending = new Set(['POST /deconnexion', 'POST /compte/sessions/fermer']);

let product: RunningProduct;
let cast: Cast;
let judge: Judge;
let scene: Scene;
let maker: SceneMaker;
let known: [route: string, call: RouteCall][];

beforeAll(async () => {
  product = await startProduct({
    env: { PUBLIC_URL: https.pages, FILES_URL: https.files, TRUSTED_PROXIES: 'loopback' },
  });
  cast = await callTogether(product);
  maker = new SceneMaker(product, cast);
  scene = await maker.makeToRead('published');
  judge = new Judge(product, https);
  known = allCalls(scene, cast);
}, 300_000);
afterAll(() => product?.stop());

describe('headers, cookies and caches', () => {
  it('are as the rules say on every route, whoever asks and however', async () => {
    for (const [route, call] of known)
      await judge.askAll(route, call, ending.has(route) ? [visitor] : askers());
    expect(known.map(([route]) => route).sort()).toEqual((await describeServer()).routes);
    expect(judge.breaches()).toEqual([]);
  }, 300_000);

  it('are as the rules say of what no route of the table answers', async () => {
    const home = await judge.ask(visitor, { path: '/' });
    for (const path of loadedBy(home.text)) await judge.askAll(`GET ${path}`, { path }, askers());
    for (const path of ['/rien', '/%', '//ailleurs.test', '/couvertures/a/b', '/fichiers/', '/assets/'])
      await judge.askAll(`GET ${path}`, { path }, [visitor]);
    for (const body of [
      '{"query":"{ resourceCount }"}',
      '{"query":"{ nothing }"}',
      '[]',
      '{"query":"mutation { signOut { viewer { id } } }"}',
    ])
      for (const asking of askers())
        await judge.ask(asking, { method: 'POST', path: '/graphql', headers: json, body });
    expect(judge.breaches()).toEqual([]);
  }, 300_000);

  it('are as the rules say while one enters, and leaves', async () => {
    const { author } = cast;
    const credentials = { email: author.email, password: author.password };
    const body = String(new URLSearchParams(credentials));
    const entered = await judge.ask(visitor, { method: 'POST', path: '/connexion', headers: form, body });
    const given = (entered.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
    expect(given).toMatch(/^__Host-essaim=[\w-]{43}; __Host-essaim-appareil=/);
    const headers = { cookie: given };
    await judge.ask({ name: 'entered', headers, signedIn: true }, { path: '/compte' });
    const left = await judge.ask(
      { name: 'entered', headers, signedIn: true },
      { method: 'POST', path: '/deconnexion', headers: form },
    );
    expect(left.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(judge.breaches()).toEqual([]);
  }, 300_000);

  it('are as the rules say when there is too much, or something is broken', async () => {
    const { draftId, file } = await maker.make('published'); // what the forms have changed is no longer there
    const [, author = visitor] = askers();
    const begin = { 'tus-resumable': '1.0.0', 'upload-length': '9' };
    for (let sent = 0; sent <= 60; sent++)
      await judge.ask(author, { method: 'POST', path: `/brouillons/${draftId}/envois`, headers: begin });
    await flood();
    await breakStore();
    await judge.askAll('GET file', { path: new URL(file.downloadUrl).pathname }, [visitor]);
    const reading = known.filter(([route]) => route.startsWith('GET'));
    await behind(product, (owner) => owner.query('alter table resource rename to gone'));
    for (const [, { path }] of reading) await judge.ask(visitor, { path });
    await behind(product, (owner) => owner.query('alter table session rename to gone_too'));
    for (const [, { path }] of reading) await judge.ask({ ...author, signedIn: false }, { path });
    expect(judge.breaches()).toEqual([]);
  }, 300_000);

  it('were seen with every status that the product has', () => {
    const seen = new Set(judge.seen.map(({ situation }) => situation.status));
    expect(expected.filter((status) => !seen.has(status))).toEqual([]);
  });

  it('would be found weakened, by each rule and wherever it applies', () => {
    for (const rule of rules) {
      const subject = judge.seen.filter(({ situation }) => rule.applies(situation));
      if (rule.name !== 'http promises no https')
        expect([rule.name, subject.length]).not.toEqual([rule.name, 0]);
      const missed = rule.weakened.flatMap((weak) =>
        subject
          .filter(({ situation, answer }) => {
            const headers = { ...answer.headers, [rule.header]: weak ?? undefined };
            return !breachesOf(situation, headers).some((breach) => breach.startsWith(rule.name));
          })
          .map(({ what }) => `${rule.name}: ${weak} (${what})`),
      );
      expect(missed.slice(0, 5)).toEqual([]);
    }
  });
});

it('and on plain http of the loopback, where nothing promises https', async () => {
  const plain = await startProduct();
  try {
    const there = new Judge(plain, { pages: plain.pages, files: plain.files });
    for (const [route, call] of known) await there.askAll(route, call, [visitor]);
    expect(there.breaches()).toEqual([]);
  } finally {
    await plain.stop();
  }
}, 300_000);

const expected = [
  200, 201, 206, 302, 303, 304, 308, 400, 401, 403, 404, 405, 413, 415, 416, 422, 429, 500, 503,
];

const askers = (): Asking[] =>
  cast.callers
    .filter(({ name }) => name !== 'read token' && name !== 'teacher')
    .map(({ name, headers }) => ({
      name,
      headers,
      signedIn: name !== 'visitor' && name !== 'expired token',
    }));

/** More sign-ins at once than there is room for hashes. */
async function flood(): Promise<void> {
  const tries = Array.from({ length: 90 }, (_, at) => ({
    name: 'flood',
    headers: { 'x-forwarded-for': `10.9.${at}.1` },
    signedIn: false,
  }));
  await Promise.all(
    tries.map((asking, at) => {
      const body = String(
        new URLSearchParams({ email: `personne-${at}@ecole.test`, password: 'rien de cela ici' }),
      );
      return judge.ask(asking, { method: 'POST', path: '/connexion', headers: form, body });
    }),
  );
}

/** The folder of the files becomes a file: the store answers, and fails. */
async function breakStore(): Promise<void> {
  const { dir } = findDataRoom({ requested: product.dataDir, cwd: root, isRoot: process.getuid?.() === 0 });
  renameSync(join(dir, 'objects'), join(dir, 'objects.away'));
  writeFileSync(join(dir, 'objects'), '');
}
