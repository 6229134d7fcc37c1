import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ask, type Caller, visitor, withCookie } from '../support/api.js';
import { type Lie, LyingIssuer, tokens } from '../support/lying-issuer.js';
import { askForAccount, cookieOf, join } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { behind } from '../support/behind.js';

/** An issuer that lies, another one that it may be mixed up with, one that says it is somebody else, one that is not there. */
let liar: LyingIssuer;
let other: LyingIssuer;
let impostor: LyingIssuer;
let gone: LyingIssuer;
let product: RunningProduct;

beforeAll(async () => {
  [liar, other, impostor, gone] = await Promise.all([
    LyingIssuer.start(),
    LyingIssuer.start(),
    LyingIssuer.start(),
    LyingIssuer.start(),
  ]);
  impostor.lie = { metadata: (honest) => ({ ...honest, issuer: liar.address }) };
  const issuers = [
    liar.settings('menteuse'),
    other.settings('autre'),
    impostor.settings('fausse'),
    gone.settings('absente'),
  ];
  await gone.stop();
  product = await startProduct({ env: { SSO_ISSUERS: JSON.stringify(issuers) } });
}, 300_000);

afterAll(async () => {
  await product?.stop();
  await Promise.all([liar, other, impostor].map((each) => each?.stop()));
});

beforeEach(() => {
  liar.lie = {};
  liar.person = { sub: 'enseignante' };
});

interface Refused {
  readonly code: string;
  readonly message: string;
}
interface Arrived {
  readonly step: string | null;
  readonly email: string | null;
  readonly userErrors: readonly Refused[];
}

const leave = async (issuer: string, more: object = {}) => {
  const answer = await ask<{ leaveForIssuer: { address: string | null; userErrors: Refused[] } }>(
    product.pages,
    'mutation($input: LeaveForIssuerInput!) { leaveForIssuer(input: $input) { address userErrors { code message } } }',
    { input: { issuer, next: '/', ...more } },
  );
  const { address, userErrors } = answer.data?.leaveForIssuer ?? { address: null, userErrors: [] };
  return { address, refused: userErrors[0], browser: withCookie('browser', cookieOf(answer.headers)) };
};

/** What the browser is sent back with. */
async function visit(address: string | null): Promise<string> {
  const response = await fetch(address ?? '', { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').search.slice(1);
}

async function arrive(
  issuer: string,
  query: string,
  browser: Caller,
): Promise<Arrived & { cookies: string[]; browser: Caller }> {
  const answer = await ask<{ arriveFromIssuer: Arrived }>(
    product.pages,
    'mutation($input: ArriveFromIssuerInput!) { arriveFromIssuer(input: $input) { step email userErrors { code message } } }',
    { input: { issuer, query } },
    browser,
  );
  expect(answer.status).toBe(200);
  const arrived = answer.data?.arriveFromIssuer ?? { step: null, email: null, userErrors: [] };
  const cookies = answer.headers.getSetCookie();
  return { ...arrived, cookies, browser: withCookie('browser', cookieOf(answer.headers)) };
}

/** Leaves for the liar and comes back. */
async function roundTrip(more: object = {}) {
  const { address, browser } = await leave('menteuse', more);
  const query = await visit(address);
  return { query, left: browser, ...(await arrive('menteuse', query, browser)) };
}

async function count(table: 'session' | 'account' | 'external_identity'): Promise<number> {
  let found = -1;
  await behind(product, async (owner) => {
    const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    found = rows[0]?.n ?? -1;
  });
  return found;
}

const hour = 3600;
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;
const without = (name: string) => (honest: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(honest).filter(([key]) => key !== name));
const saying = (more: Record<string, unknown>) => ({
  claims: (honest: Record<string, unknown>) => ({ ...honest, ...more }),
});

const lies: [what: string, code: string, lie: () => Lie][] = [
  ['a token without signature', 'ISSUER_ANSWER_INVALID', () => ({ token: tokens.unsigned })],
  ['a token signed by another key', 'ISSUER_ANSWER_INVALID', () => ({ token: tokens.byAnotherKey })],
  [
    'a token of a key that is not published',
    'ISSUER_ANSWER_INVALID',
    () => ({ token: (claims) => tokens.honest(claims, { kid: 'two' }) }),
  ],
  [
    'a token signed by the client’s secret',
    'ISSUER_ANSWER_INVALID',
    () => ({ token: tokens.byTheClientSecret }),
  ],
  [
    'a token whose secret is the public key',
    'ISSUER_ANSWER_INVALID',
    () => ({ token: tokens.byThePublicKey }),
  ],
  ['a token altered after signing', 'ISSUER_ANSWER_INVALID', () => ({ token: tokens.alteredAfterwards })],
  [
    'a token with a critical extension',
    'ISSUER_ANSWER_INVALID',
    () => ({ token: (claims) => tokens.honest(claims, { crit: ['unknown'], unknown: 1 }) }),
  ],
  ['no token', 'ISSUER_ANSWER_INVALID', () => ({ token: () => undefined })],
  ['a token that is none', 'ISSUER_ANSWER_INVALID', () => ({ token: () => 'a.b.c' })],
  ['a token for another client', 'ISSUER_ANSWER_INVALID', () => saying({ aud: 'autre-client' })],
  [
    'a token for two clients, the other one authorised',
    'ISSUER_ANSWER_INVALID',
    () => saying({ aud: ['essaim', 'autre-client'], azp: 'autre-client' }),
  ],
  ['no audience', 'ISSUER_ANSWER_INVALID', () => ({ claims: without('aud') })],
  ['a token of another issuer', 'ISSUER_ANSWER_INVALID', () => saying({ iss: other.address })],
  ['no issuer', 'ISSUER_ANSWER_INVALID', () => ({ claims: without('iss') })],
  ['another nonce', 'ISSUER_ANSWER_INVALID', () => saying({ nonce: 'x'.repeat(43) })],
  ['no nonce', 'ISSUER_ANSWER_INVALID', () => ({ claims: without('nonce') })],
  ['an expired token', 'ISSUER_ANSWER_INVALID', () => saying({ exp: seconds(-hour) })],
  ['no expiry', 'ISSUER_ANSWER_INVALID', () => ({ claims: without('exp') })],
  ['a token issued tomorrow', 'ISSUER_ANSWER_INVALID', () => saying({ iat: seconds(24 * hour) })],
  ['a token that counts from tomorrow', 'ISSUER_ANSWER_INVALID', () => saying({ nbf: seconds(24 * hour) })],
  ['no date of issue', 'ISSUER_ANSWER_INVALID', () => ({ claims: without('iat') })],
  ['no subject', 'ISSUER_ANSWER_INVALID', () => ({ claims: without('sub') })],
  ['a subject that is a number', 'ISSUER_ANSWER_INVALID', () => saying({ sub: 7 })],
  ['an empty subject', 'ISSUER_ANSWER_INVALID', () => saying({ sub: '' })],
  [
    'the profile of somebody else',
    'ISSUER_ANSWER_INVALID',
    () => ({ userinfo: (honest) => ({ ...honest, sub: 'directrice' }) }),
  ],
  ['a profile of nobody', 'ISSUER_ANSWER_INVALID', () => ({ userinfo: without('sub') })],
  ['a profile that is a page', 'ISSUER_ANSWER_INVALID', () => ({ userinfo: () => '<p>Bonjour</p>' })],
  ['a token answer that is a page', 'ISSUER_ANSWER_INVALID', () => ({ tokenAnswer: () => '<p>Bonjour</p>' })],
  [
    'a token answer of another type',
    'ISSUER_ANSWER_INVALID',
    () => ({ tokenAnswer: (honest) => ({ ...honest, token_type: 'mac' }) }),
  ],
  [
    'the answer of another issuer',
    'ISSUER_ANSWER_INVALID',
    () => ({ answer: (honest) => ({ ...honest, iss: other.address }) }),
  ],
  [
    'an answer that does not say whose',
    'ISSUER_ANSWER_INVALID',
    () => ({ answer: ({ code, state }) => ({ code: code ?? '', state: state ?? '' }) }),
  ],
  ['another state', 'VISIT_EXPIRED', () => ({ answer: (honest) => ({ ...honest, state: 'x'.repeat(43) }) })],
  ['a broken token endpoint', 'ISSUER_UNAVAILABLE', () => ({ status: 503 })],
  ['a token endpoint that never answers', 'ISSUER_UNAVAILABLE', () => ({ isFrozen: true })],
];

describe('an issuer that lies', () => {
  it('is believed when it tells the truth: the others fail for their one lie', async () => {
    expect(await roundTrip()).toMatchObject({ step: 'NEW', userErrors: [] });
  });

  it.each(lies)(
    '%s is refused: %s, in French, and opens nothing',
    async (_what, code, lie) => {
      const before = [await count('session'), await count('account'), await count('external_identity')];
      liar.lie = lie();
      const { step, userErrors, cookies } = await roundTrip();
      expect([step, userErrors.map((each) => each.code)]).toEqual([null, [code]]);
      expect(userErrors[0]?.message).toMatch(/^[A-ZÀ-Ý«][^<>{}]{30,}[.]$/);
      expect(cookies.filter((cookie) => !/=;/.test(cookie))).toEqual([]);
      const after = [await count('session'), await count('account'), await count('external_identity')];
      expect(after).toEqual(before);
    },
    20_000,
  );

  it('says the same on the page, with the way to the password', async () => {
    liar.lie = { token: tokens.unsigned };
    const left = await fetch(`${product.pages}/connexion/academique/menteuse`, { redirect: 'manual' });
    const query = await visit(left.headers.get('location'));
    const page = await fetch(`${product.pages}/connexion/academique/menteuse/retour?${query}`, {
      headers: { cookie: cookieOf(left.headers) },
      redirect: 'manual',
    });
    const text = await page.text();
    expect(page.status).toBe(422);
    expect(text).toContain('n’a pas pu être vérifiée');
    expect(text).toContain('Mot de passe');
    expect(text).not.toMatch(/ISSUER_|jwt|alg|eyJ/);
  });
});

describe('what goes out', () => {
  it('is a challenge of its own each time, without whose verifier the code is worth nothing', async () => {
    const [one, two] = [await leave('menteuse'), await leave('menteuse')];
    const asked = [one, two].map(({ address }) => new URL(address ?? '').searchParams);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const [a, b] = asked.map((each) => each.get(name));
      expect(a).toMatch(/^[\w-]{43}$/);
      expect(a).not.toBe(b);
    }
    expect(asked[0]?.get('code_challenge_method')).toBe('S256');
    const stolenCode = new URLSearchParams(await visit(one.address)).get('code');
    const answer = await fetch(`${liar.address}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code', code: stolenCode ?? '' }),
    });
    expect(answer.status).toBe(400);
    // The code of one visit injected into another: the verifier is the other's.
    const injected = new URLSearchParams(await visit(two.address));
    injected.set('code', stolenCode ?? '');
    const { userErrors } = await arrive('menteuse', injected.toString(), two.browser);
    expect(userErrors.map(({ code }) => code)).toEqual(['ISSUER_ANSWER_INVALID']);
  });
});

describe('an answer', () => {
  it('is taken once: its visit is over, for the browser that brought it and for every other', async () => {
    const { query, left, browser } = await roundTrip();
    const codeOf = async (again: Caller) =>
      (await arrive('menteuse', query, again)).userErrors.map(({ code }) => code);
    expect(await codeOf(browser)).toEqual(['VISIT_EXPIRED']);
    expect(await codeOf(visitor)).toEqual(['VISIT_EXPIRED']);
    // With the cookie of before, copied: the issuer has taken its code back.
    expect(await codeOf(left)).toEqual(['ISSUER_ANSWER_INVALID']);
  });

  it('of one issuer is never shown to another: no code leaves for the wrong one (mix-up)', async () => {
    const { address, browser } = await leave('menteuse');
    const query = await visit(address);
    const before = other.exchanged.length;
    expect((await arrive('autre', query, browser)).userErrors[0]?.code).toBe('VISIT_EXPIRED');
    const mixed = new URLSearchParams(query);
    mixed.set('iss', other.address);
    const second = await leave('menteuse');
    mixed.set('state', new URL(second.address ?? '').searchParams.get('state') ?? '');
    expect((await arrive('menteuse', mixed.toString(), second.browser)).userErrors[0]?.code).toBe(
      'ISSUER_ANSWER_INVALID',
    );
    expect(other.exchanged.length).toBe(before);
  });
});

describe('an address that an issuer gives', () => {
  it.each([true, false, undefined])(
    'opens nothing and links nothing, « verified » or not: %s',
    async (verified) => {
      const owner = await join(product, 'Propriétaire');
      liar.person = { sub: `autre-${String(verified)}`, email: owner.email, email_verified: verified };
      const sessions = await count('session');
      expect(await roundTrip()).toMatchObject({ step: 'NEW', email: owner.email });
      expect(await count('session')).toBe(sessions);
      expect(await count('external_identity')).toBe(0);
    },
  );
});

describe('a mail that awaits a login there', () => {
  it('opens the account for the identity that asked, and for no other', async () => {
    liar.person = { sub: 'voleuse' };
    const token = await askForAccount(product, { email: 'attendue@ecole.test', publicName: 'Attendue' });
    const { step, userErrors } = await roundTrip({ confirmation: token });
    expect([step, userErrors[0]?.code]).toEqual([null, 'IDENTITY_NOT_EXPECTED']);
    expect(await count('external_identity')).toBe(0);
  });
});

describe('down, or another than it says', () => {
  it.each(['absente', 'fausse'])('%s is said to be unavailable, and passwords go on', async (key) => {
    const { address, refused } = await leave(key);
    expect([address, refused?.code]).toEqual([null, 'ISSUER_UNAVAILABLE']);
    const page = await fetch(`${product.pages}/connexion/academique/${key}`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([422, null]);
    expect(await page.text()).toContain('Connexion académique indisponible');
    const local = await join(product, 'Locale');
    const session = await local.signIn();
    const { data } = await ask<{ viewer: { email: string } }>(
      product.pages,
      '{ viewer { email } }',
      {},
      session,
    );
    expect(data?.viewer.email).toBe(local.email);
  });

  it('while people are away: it is said on their return', async () => {
    const { address, browser } = await leave('autre');
    const query = await visit(address);
    await other.stop();
    expect((await arrive('autre', query, browser)).userErrors[0]?.code).toBe('ISSUER_UNAVAILABLE');
  });
});
