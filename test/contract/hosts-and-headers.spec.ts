import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { act, ask, withToken } from '../support/api.js';
import { linkSentTo, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { raw } from '../support/raw-request.js';
import type { Cast } from './cast.js';
import { startTogether } from './prepared-cast.js';
import { deposit, type Scene, SceneMaker } from './scene.js';

let product: RunningProduct;
let cast: Cast;
let scene: Scene;
let withdrawn: Scene;
let author: Person;

beforeAll(async () => {
  ({ started: product, cast } = await startTogether((dataDir) => startProduct({ dataDir })));
  author = cast.author;
  const maker = new SceneMaker(product, cast);
  scene = await maker.make('published');
  withdrawn = await maker.make('withdrawn');
}, 600_000);

afterAll(() => product?.stop());

const pathOf = (address: string): string => new URL(address).pathname;
const get = (address: string, init: RequestInit = {}) => fetch(address, { redirect: 'manual', ...init });

describe('two hosts', () => {
  it('a page asked on the files host goes to the pages host, whole address', async () => {
    for (const path of [
      '/',
      '/recherche?q=fractions',
      `/r/${scene.slug}`,
      '/connexion',
      '/assets/none.css',
    ]) {
      const response = await get(product.files + path);
      expect([path, response.status, response.headers.get('location')]).toEqual([
        path,
        308,
        product.pages + path,
      ]);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  it('a file asked on the pages host goes to the files host', async () => {
    const path = pathOf(scene.file.downloadUrl);
    const response = await get(product.pages + path, { headers: author.session.headers });
    expect([response.status, response.headers.get('location')]).toEqual([308, product.files + path]);
  });

  it('nothing changes on the files host: no sign-in, no API, no deposit', async () => {
    for (const path of ['/graphql', '/connexion', '/depots']) {
      const body = new URLSearchParams({ email: author.email, password: author.password });
      const response = await get(product.files + path, { method: 'POST', body });
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  it('health answers on both', async () => {
    for (const host of [product.pages, product.files])
      expect((await get(`${host}/health/ready`)).status).toBe(200);
  });

  it('a host that is neither is served as pages, and named nowhere', async () => {
    const answer = await raw(product.pages, { path: '/connexion', headers: { host: 'ailleurs.test' } });
    expect(answer.text).not.toContain('ailleurs.test');
  });
});

describe('headers of the pages host', () => {
  const json = { 'content-type': 'application/json' };
  const kinds = (): [kind: string, path: string, init: RequestInit, status: number][] => [
    ['page', '/', {}, 200],
    ['page of a resource', `/r/${scene.slug}`, {}, 200],
    ['page signed in', '/compte', { headers: author.session.headers }, 200],
    ['page that asks to sign in', '/compte', {}, 303],
    ['short address', `/s/${scene.shortCode}`, {}, 302],
    ['no such page', '/rien', {}, 404],
    [
      'page of another’s draft',
      `/brouillons/${scene.draftId}`,
      { headers: cast.teacher.session.headers },
      404,
    ],
    ['page not hers', '/moderation', { headers: author.session.headers }, 403],
    ['withdrawn', `/r/${withdrawn.slug}`, {}, 410],
    ['refused form', '/inscription', { method: 'POST', body: new URLSearchParams() }, 422],
    ['foreign form', '/inscription', { method: 'POST', headers: { origin: 'https://ailleurs.test' } }, 403],
    ['method of none', '/', { method: 'DELETE' }, 404],
    ['bad token', '/', { headers: withToken('bad', 'x'.repeat(30)).headers }, 401],
    ['no such asset', '/assets/none.css', {}, 404],
    ['feed', '/recherche.atom', {}, 200],
    ['sitemap', '/sitemap.xml', {}, 200],
    ['robots', '/robots.txt', {}, 200],
    ['icon', '/favicon.svg', {}, 200],
    ['health', '/health/live', {}, 200],
    ['API', '/graphql', { method: 'POST', headers: json, body: '{"query":"{ resourceCount }"}' }, 200],
    ['API refused', '/graphql', { method: 'POST', headers: json, body: '{' }, 400],
    ['API by GET', '/graphql', {}, 405],
    ['deposit refused', '/depots', { method: 'POST' }, 401],
    ['file, sent to its host', '/fichiers/x/y', {}, 308],
  ];

  it('say that nothing else may run, frame, or be guessed, whatever the route and the status', async () => {
    for (const [kind, path, init, status] of kinds()) {
      const { headers, status: answered } = await get(product.pages + path, init);
      const policy = headers.get('content-security-policy') ?? '';
      expect([kind, answered]).toEqual([kind, status]);
      expect([kind, headers.get('x-content-type-options')]).toEqual([kind, 'nosniff']);
      expect([kind, headers.get('x-powered-by')]).toEqual([kind, null]);
      expect([kind, /unsafe|\*|http:(?!\/\/127)/.exec(policy)?.[0]]).toEqual([kind, undefined]);
      expect(`${kind}: ${policy}`).toMatch(/default-src '(self|none)'/);
      if (status !== 308)
        for (const part of [
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "form-action 'self'",
        ])
          expect(`${kind}: ${policy}`).toContain(part);
      expect([kind, headers.get('referrer-policy')?.includes('origin')]).toEqual([kind, status !== 308]);
    }
  });

  it('say no other origin may read an answer', async () => {
    for (const [kind, path, init] of kinds()) {
      const { headers } = await get(product.pages + path, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), origin: 'https://ailleurs.test' },
      });
      expect([kind, headers.get('access-control-allow-origin')]).toEqual([kind, null]);
    }
  });

  it('keep what is signed in from every cache, and let the rest be asked again', async () => {
    for (const path of ['/', '/compte', `/r/${scene.slug}`, '/recherche', '/rien', '/moderation']) {
      const own = await get(product.pages + path, { headers: author.session.headers });
      expect([path, own.headers.get('cache-control')]).toEqual([path, 'private, no-store']);
    }
    const { headers } = await ask(product.pages, '{ viewer { email } }', {}, author.session);
    expect(headers.get('cache-control')).toContain('no-store');
    const open = await get(`${product.pages}/r/${scene.slug}`);
    expect([open.headers.get('cache-control'), open.headers.get('vary')]).toEqual([
      'no-cache',
      expect.stringContaining('Cookie'),
    ]);
  });

  it('let hashed assets stay for a year', async () => {
    const page = await (await get(product.pages)).text();
    const [, asset = ''] = /href="(\/assets\/[^"]+\.css)"/.exec(page) ?? [];
    const { headers, status } = await get(product.pages + asset);
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  /** Not `no-referrer`: the form of these pages would come with `Origin: null`, and be refused. */
  it('keep a secret of the address out of the Referer', async () => {
    for (const path of ['/mot-de-passe/nouveau?jeton=x', '/inscription/confirmer?jeton=x'])
      expect((await get(product.pages + path)).headers.get('referrer-policy')).toBe('strict-origin');
  });
});

describe('the session’s cookie', () => {
  it('is read by no script, sent to no other site, and lasts thirty days, on plain http without Secure', async () => {
    const { headers } = await ask(product.pages, signIn, { input: loginOf(author) });
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^essaim=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const days = (Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  it('ends on the server when one signs out', async () => {
    const session = await author.signIn();
    const { headers } = await get(`${product.pages}/deconnexion`, {
      method: 'POST',
      headers: session.headers,
    });
    expect(headers.getSetCookie().join()).toMatch(/^essaim=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect((await ask(product.pages, '{ viewer { id } }', {}, session)).data).toEqual({ viewer: null });
  });
});

describe('a published file', () => {
  const take = (init: RequestInit = {}) => get(scene.file.downloadUrl, init);

  it('comes whole, under its own name, with its licence, and may not run', async () => {
    const response = await take();
    const bytes = Buffer.from(await response.arrayBuffer());
    const { headers } = response;
    expect(response.status).toBe(200);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="?nonc? ? fractions.md"; filename*=UTF-8''%C3%89nonc%C3%A9%20%E2%80%93%20fractions.md`,
    );
    expect(headers.get('etag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`);
    expect(headers.get('link')).toBe('<https://creativecommons.org/licenses/by-sa/4.0/>; rel="license"');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('content-security-policy')).not.toContain('allow-scripts');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.getSetCookie()).toEqual([]);
  });

  it('answers ranges, and says which it cannot', async () => {
    const whole = Buffer.from(await (await take()).arrayBuffer());
    const part = await take({ headers: { range: 'bytes=4-9' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-9/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(4, 10));
    const end = await take({ headers: { range: 'bytes=-5' } });
    expect(Buffer.from(await end.arrayBuffer())).toEqual(whole.subarray(-5));
    const beyond = await take({ headers: { range: `bytes=${whole.length}-` } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    const stale = await take({ headers: { range: 'bytes=0-3', 'if-range': '"another"' } });
    expect(stale.status).toBe(200);
  });

  it('answers conditions and HEAD without a body', async () => {
    const etag = (await take()).headers.get('etag') ?? '';
    // Not by `fetch`: it adds a Cache-Control that asks for the whole file.
    const again = await raw(product.files, {
      path: pathOf(scene.file.downloadUrl),
      headers: { 'if-none-match': etag },
    });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await take({ method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(10);
  });

  it('under another name is the same file, and its name is ours', async () => {
    const response = await get(`${product.files}/fichiers/${scene.file.id}/facture.html`);
    expect(response.headers.get('content-disposition')).toContain('fractions.md');
  });

  it('is gone at once when its resource is withdrawn: the file, the original, the archive', async () => {
    for (const address of [withdrawn.file.downloadUrl, withdrawn.file.originalUrl, withdrawn.archiveUrl]) {
      const response = await get(address);
      expect([address, response.status]).toEqual([address, 404]);
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-disposition')).toBeNull();
    }
  });
});

describe('what could run', () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  const page = '<!doctype html><html lang="fr"><title>Leçon</title><p>Bonjour</p></html>';

  it.each([
    ['leçon.html', page],
    ['schéma.svg', drawing],
  ])('%s is never opened in a page with power', async (name, content) => {
    const address = await publish({ name, content });
    for (const query of ['', '?affichage=image', '?affichage=html']) {
      const { headers, status } = await get(address + query);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/allow-|script-src/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      if (name.endsWith('.html')) expect(headers.get('content-disposition')).toMatch(/^attachment/);
    }
  });
});

describe('a draft’s file', () => {
  it('is had at a signed address for five minutes, kept by nobody', async () => {
    const response = await get(scene.draftFileUrl);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const [, , , , expires] = pathOf(scene.draftFileUrl).split('/');
    const left = Number(expires) - Date.now() / 1000;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(300);
  });

  it('is refused at any other address', async () => {
    const [, , part, viewer, expires, signature, name] = pathOf(scene.draftFileUrl).split('/');
    const altered = [
      [part, viewer, Number(expires) + 3600, signature],
      [part, viewer, Number(expires) - 3600, signature],
      [scene.file.id, viewer, expires, signature],
      [part, scene.resourceId, expires, signature],
      [part, viewer, expires, `${signature?.slice(0, -2)}AA`],
      [part, viewer, 'NaN', signature],
      [part, viewer, expires, ''],
    ];
    for (const pieces of altered) {
      const address = `${product.files}/fichiers-de-brouillon/${pieces.join('/')}/${name}`;
      expect([pieces, (await get(address)).status]).toEqual([pieces, 404]);
    }
    expect((await get(`${product.files}/fichiers/${part}/${name}`)).status).toBe(404);
  });
});

describe('behind https', () => {
  let secure: RunningProduct;
  const pages = 'https://essaim.test';
  const files = 'https://fichiers.test';

  beforeAll(async () => {
    secure = await startProduct({ env: { PUBLIC_URL: pages, FILES_URL: files } });
  }, 300_000);
  afterAll(() => secure?.stop());

  it('the cookie is __Host- and Secure, and browsers are told to stay', async () => {
    const email = 'autrice@ecole.test';
    const password = 'sept hérissons violets';
    await post('signUp', 'accepted', { email, publicName: 'Autrice' });
    const token = new URL(await linkSentTo(secure, email)).searchParams.get('jeton');
    const confirmed = await post('confirmEmail', 'viewer { email }', {
      token,
      password,
      publicName: 'Autrice',
    });
    expect(confirmed.headers['set-cookie']?.[0]).toMatch(
      /^__Host-essaim=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(confirmed.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  }, 300_000);

  it('browsers are told to stay on the files host, too', async () => {
    const { headers } = await raw(secure.pages, {
      path: '/fichiers/x/y',
      headers: { host: 'fichiers.test' },
    });
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  });

  it('mails and demo passwords are shown to nobody', async () => {
    const mails = await postJson('{"query":"{ developmentMails { id } }"}');
    expect(mails.text).toBe('{"data":{"developmentMails":[]}}\n');
    expect(
      (await raw(secure.pages, { path: '/courrier', headers: { host: 'essaim.test' } })).text,
    ).not.toContain('autrice@ecole.test');
    expect(secure.passwords.size).toBe(0);
  });

  it('a page on the files host goes to the pages host', async () => {
    const answer = await raw(secure.pages, { path: '/recherche', headers: { host: 'fichiers.test' } });
    expect([answer.status, answer.headers.location]).toEqual([308, `${pages}/recherche`]);
  });

  const post = (name: string, selection: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { ${name}(input: $input) { ${selection} userErrors { code } } }`;
    return postJson(JSON.stringify({ query, variables: { input } }));
  };
  const postJson = (body: string) =>
    raw(secure.pages, {
      method: 'POST',
      path: '/graphql',
      headers: { host: 'essaim.test', 'content-type': 'application/json' },
      body,
    });
});

const signIn = 'mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
const loginOf = ({ email, password }: Person) => ({ email, password });

/** Publishes one file by its author; returns where it is downloaded. */
async function publish(file: { name: string; content: string }): Promise<string> {
  const caller = author.session;
  const { draft } = await act<{ draft: { id: string } }>(
    product,
    caller,
    ['createDraft', { title: file.name }],
    'draft { id }',
  );
  const uploadId = await deposit(product, caller, file);
  const attached = await act<{ draft: { revision: number } }>(
    product,
    caller,
    ['attachFile', { draftId: draft.id, uploadId }],
    'draft { revision }',
  );
  const fields = {
    summary: 'Un essai.',
    allLevels: true,
    crossCurricular: true,
    types: ['exercice'],
    licence: 'CC0-1.0',
  };
  const change = { id: draft.id, revision: attached.draft.revision, ...fields };
  await act(product, caller, ['updateDraft', change], 'draft { id }');
  const selection = 'resource { version { files { downloadUrl } } }';
  const { resource } = await act<{ resource: { version: { files: { downloadUrl: string }[] } } }>(
    product,
    caller,
    ['publishResource', { draftId: draft.id }],
    selection,
  );
  return resource.version.files[0]?.downloadUrl ?? '';
}
