import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { act, ask, type Caller, visitor, withCookie } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { askForAccount, join, type Person, setUpSecondFactor, signIn } from '../support/people.js';
import { type RunningProduct, startBeside, startProduct } from '../support/product.js';
import { announce, send } from '../support/tus.js';
import { until } from '../support/until.js';
import { behind } from '../support/behind.js';

/** Two servers on one database. The first stands alone; the second believes what its proxy says of the caller. */
let one: RunningProduct;
let two: RunningProduct;

beforeAll(async () => {
  one = await startProduct();
  two = await startBeside(one, { TRUSTED_PROXIES: 'loopback' });
}, 300_000);

afterAll(async () => {
  await two?.stop({ keepData: true });
  await one?.stop();
});

/** All calls come from one address: what one test tried must not bar the next. */
beforeEach(() => behind(one, (owner) => owner.query('delete from attempt')));

const both = () => [one, two];
const turn = (n: number): RunningProduct => (n % 2 === 0 ? one : two);
const wrong = 'pas le bon mot de passe';

/** What a refusal says on a page, by its code in the API. */
const sentences: readonly [string, string][] = [
  ['L’adresse ou le mot de passe ne convient pas', 'CREDENTIALS_WRONG'],
  ['Trop d’essais', 'TOO_MANY_ATTEMPTS'],
  ['Ce code ne convient pas', 'CODE_WRONG'],
  ['Ce n’est pas votre mot de passe actuel', 'CURRENT_PASSWORD_WRONG'],
];

async function submit(
  at: RunningProduct,
  path: string,
  fields: readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; code: string; text: string; headers: Headers }> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const response = await fetch(at.pages + path, { method: 'POST', body, headers, redirect: 'manual' });
  const text = await response.text();
  const code = sentences.find(([sentence]) => text.includes(sentence))?.[1] ?? 'none';
  return { status: response.status, code, text, headers: response.headers };
}

/** Calls one mutation; answers the code of its refusal. */
async function codeOf(
  at: RunningProduct,
  [mutation, input, type]: readonly [string, object, string?],
  caller: Caller = visitor,
): Promise<string> {
  const name = type ?? `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, code } = await ask<Record<string, { userErrors: { code: string }[] }>>(
    at.pages,
    `mutation($input: ${name}!) { ${mutation}(input: $input) { userErrors { code } } }`,
    { input },
    caller,
  );
  return data?.[mutation]?.userErrors[0]?.code ?? code ?? 'none';
}

const byApi = (at: RunningProduct, email: string, headers: Record<string, string> = {}) =>
  codeOf(at, ['signIn', { email, password: wrong }], { name: 'guesser', headers });
const byForm = async (at: RunningProduct, email: string, headers: Record<string, string> = {}) =>
  (
    await submit(
      at,
      '/connexion',
      [
        ['email', email],
        ['password', wrong],
      ],
      headers,
    )
  ).code;

const asFrom = (n: number) => `198.51.100.${n}`;

/** Ways to look like somebody else, none of which is. */
const disguises: ((at: RunningProduct, email: string, n: number) => Promise<string>)[] = [
  (at, email) => byApi(at, email.toUpperCase()),
  (at, email) => byForm(at, `  ${email}\t`),
  (at, email) => byApi(at, email.normalize('NFD')),
  (at, email, n) => byApi(at, email, { 'x-forwarded-for': asFrom(n) }),
  (at, email, n) => byForm(at, email, { 'x-forwarded-for': `${asFrom(n)}, ${asFrom(n + 1)}` }),
  (at, email, n) =>
    byApi(at, email, { forwarded: `for=${asFrom(n)}`, 'x-real-ip': asFrom(n), 'true-client-ip': asFrom(n) }),
  (at, email, n) => byForm(at, email, { 'user-agent': `Navigateur/${n}`, 'accept-language': 'en' }),
  (at, email) =>
    byApi(at, email, {
      cookie: `essaim-appareil=${randomBytes(32).toString('base64url')}`,
      'apollo-require-preflight': 'true',
    }),
  async (at, email) =>
    (
      await submit(at, '/connexion', [
        ['email', email],
        ['email', 'ailleurs@ecole.test'],
        ['password', wrong],
        ['suite', '/compte'],
      ])
    ).code,
];

describe('a password', () => {
  it('is tried ten times a quarter of an hour, by whatever spelling, header, field, route and process', async () => {
    const victim = await join(one, 'Visée');
    const codes: string[] = [];
    for (let n = 0; n < 3 * disguises.length; n += 1)
      codes.push((await disguises[n % disguises.length]?.(turn(Math.floor(n / 2)), victim.email, n)) ?? '');
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('CREDENTIALS_WRONG'));
    expect(new Set(codes.slice(10))).toEqual(new Set(['TOO_MANY_ATTEMPTS']));
    // The right one is not tried either; nor does another account pay for it.
    expect(await codeOf(two, ['signIn', { email: victim.email, password: victim.password }])).toBe(
      'TOO_MANY_ATTEMPTS',
    );
    expect(await byApi(one, 'quelqu-un-d-autre@ecole.test')).toBe('CREDENTIALS_WRONG');
  }, 300_000);

  it('is tried once at most by a hundred aliases, a batch, or a list', async () => {
    const victim = await join(one, 'Visée');
    const call = (n: number) =>
      `t${n}: signIn(input: { email: "${victim.email}", password: "essai ${n}" }) { userErrors { code } }`;
    const all = Array.from({ length: 100 }, (_, n) => call(n)).join(' ');
    expect((await ask(one.pages, `mutation { ${all} }`)).code).toMatch(/^TOO_MANY_(ALIASES|TOKENS)$/);
    const fragment = `mutation { ...x } fragment x on Mutation { ${all} }`;
    expect((await ask(two.pages, fragment)).code).toMatch(/^TOO_MANY_(ALIASES|TOKENS)$/);
    const batch = Array.from({ length: 100 }, (_, n) => ({ query: `mutation { ${call(n)} }` }));
    for (const at of both()) {
      const response = await fetch(`${at.pages}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(batch),
      });
      expect(response.status).toBe(400);
    }
    const listed = 'mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
    const input = { email: victim.email, password: Array.from({ length: 100 }, (_, n) => `essai ${n}`) };
    expect((await ask(one.pages, listed, { input })).status).toBe(400);
    let tries = -1;
    await behind(one, async (owner) => {
      tries = (await owner.query(`select from attempt where kind = 'sign-in'`)).rowCount ?? -1;
    });
    expect(tries).toBe(0);
  }, 300_000);

  it('is tried fifty times from one address, whoever it says it is', async () => {
    const tries = async (at: RunningProduct, headers: (n: number) => Record<string, string>) => {
      const codes: string[] = [];
      for (let n = 0; n < 56; n += 1) codes.push(await byApi(at, `inconnue-${n}@ecole.test`, headers(n)));
      return codes.filter((code) => code === 'CREDENTIALS_WRONG').length;
    };
    expect(await tries(one, (n) => ({ 'x-forwarded-for': asFrom(n), 'x-real-ip': asFrom(n) }))).toBe(50);
    // Behind a proxy the address that the proxy saw counts: what the caller wrote before it does not.
    expect(await tries(two, (n) => ({ 'x-forwarded-for': `${asFrom(n)}, 203.0.113.7` }))).toBe(50);
    expect(await byApi(two, 'inconnue@ecole.test', { 'x-forwarded-for': '203.0.113.8' })).toBe(
      'CREDENTIALS_WRONG',
    );
  }, 300_000);

  it('lets in from one address as many as sign in rightly: a training day shares one', async () => {
    const trainee = await join(one, 'Stagiaire');
    for (let n = 0; n < 55; n += 1)
      expect(await codeOf(turn(n), ['signIn', { email: trainee.email, password: trainee.password }])).toBe(
        'none',
      );
  }, 300_000);

  it('locks nobody out where she is known: strangers’ tries count elsewhere', async () => {
    const owner = await join(one, 'Propriétaire');
    for (let n = 0; n < 12; n += 1) await byApi(turn(n), owner.email);
    const device = /essaim-appareil=[^;]+/.exec(owner.session.headers.cookie ?? '')?.[0] ?? '';
    for (const at of both()) {
      const right = ['signIn', { email: owner.email, password: owner.password }] as const;
      expect(await codeOf(at, right)).toBe('TOO_MANY_ATTEMPTS');
      expect(await codeOf(at, right, withCookie('her device', device))).toBe('none');
    }
  }, 300_000);
});

describe('more sign-ins than can be hashed', () => {
  const unknown = (n: number) => ({ email: `foule-${n}@ecole.test`, password: wrong });
  const headers = (n: number) => ({ 'x-forwarded-for': `10.9.${n >> 8}.${n & 255}` });
  const crowd = 150;

  it('are told at once, in a second or five to come back, by the API and on the page', async () => {
    const query = 'mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
    const answers = await Promise.all(
      Array.from({ length: crowd }, (_, n) =>
        ask(two.pages, query, { input: unknown(n) }, { name: 'crowd', headers: headers(n) }),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['503 BUSY']));
    for (const { headers: said } of refused) expect(said.get('retry-after')).toMatch(/^[1-5]$/);
    const pages = await Promise.all(
      Array.from({ length: crowd }, (_, n) => {
        const { email, password } = unknown(n + crowd);
        return submit(
          two,
          '/connexion',
          [
            ['email', email],
            ['password', password],
          ],
          headers(n + crowd),
        );
      }),
    );
    const turnedAway = pages.filter(({ status }) => status !== 422);
    expect(new Set(turnedAway.map(({ status }) => status))).toEqual(new Set([503]));
    for (const { headers: said } of turnedAway) expect(said.get('retry-after')).toMatch(/^[1-5]$/);
  }, 300_000);
});

describe('a code of the second factor', () => {
  it('is tried ten times, recovery codes included, by whatever challenge, route and process', async () => {
    const person = await join(one, 'Prudente');
    await setUpSecondFactor(one, person);
    const codes: string[] = [];
    for (let n = 0; n < 14; n += 1) {
      const challenged = await signIn(turn(n), 'guesser', { email: person.email, password: person.password });
      const code = n % 2 === 0 ? '000000' : 'aaaa-bbbb-cccc';
      const at = turn(n + 1);
      codes.push(
        n % 3 === 0
          ? (await submit(at, '/connexion/code', [['code', code]], challenged.headers)).code
          : await codeOf(at, ['completeSignIn', { code }], challenged),
      );
    }
    expect(codes).toEqual([
      ...Array<string>(10).fill('CODE_WRONG'),
      ...Array<string>(4).fill('TOO_MANY_ATTEMPTS'),
    ]);
  }, 300_000);
});

describe('a borrowed session', () => {
  it('tries the password or a code ten times in all, by whatever asks for it', async () => {
    const person = await join(one, 'Distraite');
    await setUpSecondFactor(one, person);
    const { session } = person;
    const code = '000000';
    const ways: ((at: RunningProduct) => Promise<string>)[] = [
      (at) =>
        codeOf(
          at,
          ['changePassword', { currentPassword: wrong, newPassword: 'neuf hérissons bleus' }],
          session,
        ),
      (at) => codeOf(at, ['changeEmail', { currentPassword: wrong, email: 'voleuse@ecole.test' }], session),
      (at) => codeOf(at, ['startSecondFactor', { currentPassword: code }], session),
      (at) => codeOf(at, ['exportMyData', { currentPassword: wrong }], session),
      (at) => codeOf(at, ['deleteAccount', { choice: 'KEEP', currentPassword: code }], session),
      (at) => codeOf(at, ['removeSecondFactor', { code }, 'SecondFactorCodeInput'], session),
      (at) => codeOf(at, ['renewRecoveryCodes', { code }, 'SecondFactorCodeInput'], session),
      (at) => codeOf(at, ['unlinkIssuer', { id: 'rien', currentPassword: wrong }], session),
      async (at) =>
        (await submit(at, '/compte/second-facteur/retirer', [['removeCode', code]], session.headers)).code,
      async (at) =>
        (
          await submit(
            at,
            '/compte/mot-de-passe',
            [
              ['currentPassword', wrong],
              ['newPassword', 'neuf hérissons bleus'],
            ],
            session.headers,
          )
        ).code,
    ];
    const codes: string[] = [];
    for (let n = 0; n < 2 * ways.length; n += 1) codes.push((await ways[n % ways.length]?.(turn(n))) ?? '');
    for (const tried of codes.slice(0, 10)) expect(['CURRENT_PASSWORD_WRONG', 'CODE_WRONG']).toContain(tried);
    expect(new Set(codes.slice(10))).toEqual(new Set(['TOO_MANY_ATTEMPTS']));
  }, 300_000);
});

describe('who has an account', () => {
  /** An address of each kind: nobody's, an open account's, one never confirmed, one suspended. */
  async function addresses(): Promise<Record<string, string>> {
    const [open, suspended] = [await join(one, 'Ouverte'), await join(one, 'Suspendue')];
    await one.command('account', 'suspend', suspended.email);
    const waiting = `en-attente-${randomBytes(3).toString('hex')}@ecole.test`;
    await askForAccount(one, { email: waiting, publicName: 'En attente' });
    const unknown = `inconnue-${randomBytes(3).toString('hex')}@ecole.test`;
    return { unknown, open: open.email, waiting, suspended: suspended.email };
  }
  const doors: Record<
    string,
    (at: RunningProduct, email: string) => Promise<{ status: number; headers: Headers; text: string }>
  > = {
    'signing in, by the form': (at, email) =>
      submit(at, '/connexion', [
        ['email', email],
        ['password', wrong],
      ]),
    'signing in, by the API': (at, email) =>
      called(at, 'signIn', { email, password: wrong }, 'viewer { id } challengeExpiresAt'),
    'signing up, by the form': (at, email) =>
      submit(at, '/inscription', [
        ['email', email],
        ['publicName', 'Quelqu’un'],
      ]),
    'signing up, by the API': (at, email) =>
      called(at, 'signUp', { email, publicName: 'Quelqu’un' }, 'accepted'),
    'a forgotten password, by the form': (at, email) => submit(at, '/mot-de-passe', [['email', email]]),
    'a forgotten password, by the API': (at, email) =>
      called(at, 'requestPasswordReset', { email }, 'accepted'),
  };
  const called = (at: RunningProduct, name: string, input: object, fields: string) =>
    ask(
      at.pages,
      `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} userErrors { code message field } } }`,
      { input },
    );
  /** Of an answer all that a stranger can see, but for the clock and what she typed herself. */
  const seen = (
    email: string,
    { status, headers, text }: { status: number; headers: Headers; text: string },
  ) => ({
    status,
    headers: [...headers].filter(([name]) => !['date', 'etag', 'content-length'].includes(name)),
    text: text.replaceAll(email, '…'),
  });

  it.each(Object.keys(doors))(
    'is not told by %s: same status, headers and body on both servers',
    async (name) => {
      const door = doors[name];
      const answers: [string, string][] = [];
      for (const [kind, email] of Object.entries(await addresses()))
        for (const at of both()) {
          const answer = await door?.(at, email);
          if (answer) answers.push([kind, JSON.stringify(seen(email, answer))]);
        }
      expect(answers).toHaveLength(8);
      for (const [kind, answer] of answers) expect([kind, answer]).toEqual([kind, answers[0]?.[1]]);
    },
    300_000,
  );

  it('is not told by the limit either: the eleventh try of an unknown address is refused alike', async () => {
    const { unknown = '' } = await addresses();
    for (let n = 0; n < 10; n += 1) expect(await byApi(turn(n), unknown)).toBe('CREDENTIALS_WRONG');
    for (const at of both()) expect(await byApi(at, unknown)).toBe('TOO_MANY_ATTEMPTS');
  }, 300_000);
});

describe('who is out', () => {
  const rolesAt = async (at: RunningProduct, caller: Caller) =>
    (await ask<{ viewer: { roles: string[] } | null }>(at.pages, '{ viewer { roles } }', {}, caller)).data
      ?.viewer?.roles;

  it('is out within five seconds on both servers, in the middle of an upload too', async () => {
    const person: Person = await join(one, 'Bannie');
    const draft = await readyDraft(two, (await person.token('WRITE')).caller);
    const bytes = Buffer.from(`# Leçon\n\n${randomBytes(200_000).toString('hex')}`);
    const announced = await announce(two.pages, draft.id, person.session, {
      name: 'a.md',
      size: bytes.length,
    });
    const address = two.pages + (announced.headers.get('location') ?? '');
    let isOnItsWay = () => undefined as void;
    const onItsWay = new Promise<void>((reached) => (isOnItsWay = reached));
    let pieces = 0;
    const pull = (to: ReadableStreamDefaultController<Uint8Array>) =>
      (pieces += 1) === 1 ? to.enqueue(bytes.subarray(0, 200_000)) : isOnItsWay(); // and no more: the line stays open
    const half = send(address, person.session, 0, new ReadableStream({ pull })).then(
      ({ status }) => status,
      () => 'cut',
    );
    await onItsWay;
    await one.command('account', 'suspend', person.email);
    const since = performance.now();
    for (const at of both()) expect(await rolesAt(at, person.session)).toBeUndefined();
    expect(await half).not.toBe(204);
    expect(performance.now() - since).toBeLessThan(5_000);
  }, 300_000);

  it('loses the rights of a mandate on both servers as soon as it is taken back', async () => {
    const named = await join(one, 'Modératrice');
    await one.command('mandate', 'grant', named.email, 'moderator');
    const moderator = await setUpSecondFactor(one, named);
    for (const at of both()) expect(await rolesAt(at, moderator.session)).toEqual(['MODERATOR']);
    await one.command('mandate', 'revoke', named.email, 'moderator');
    for (const at of both()) {
      expect(await rolesAt(at, moderator.session)).toEqual([]);
      expect((await ask(at.pages, '{ reports { totalCount } }', {}, moderator.session)).code).toBe(
        'FORBIDDEN',
      );
    }
  }, 300_000);

  it('shows in her list of sessions, which closes one from either server', async () => {
    const person = await join(one, 'Ailleurs');
    const there = await person.signIn();
    const list = '{ viewer { sessions { id current } } }';
    const { data } = await ask<{ viewer: { sessions: { id: string; current: boolean }[] } }>(
      two.pages,
      list,
      {},
      there,
    );
    const id = data?.viewer.sessions.find(({ current }) => current)?.id;
    expect(data?.viewer.sessions).toHaveLength(2);
    await act(two, person.session, ['endSession', { id }], 'viewer { id }');
    await until(
      'both servers know',
      async () => (await rolesAt(one, there)) === undefined && (await rolesAt(two, there)) === undefined,
      5_000,
    );
  }, 300_000);
});
