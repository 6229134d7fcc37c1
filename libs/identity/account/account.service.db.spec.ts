import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import { EventHandlers } from '#platform/outbox';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { AccessTokenService } from '../sign-in/access-token.service.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import { ConfirmationService } from '../sign-in/confirmation.service.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import { IdentityModule } from '../identity.module.js';
import { HouseMandateService } from '../mandate/house-mandate.service.js';
import { ProfileService } from './profile.service.js';
import { hashSecret } from '../sign-in/secret-token.js';
import { SessionService } from '../sign-in/session.service.js';
import { type Entry, SignInService } from '../sign-in/sign-in.service.js';

jest.setTimeout(120_000);

const password = 'une phrase de quatre mots';
const caller = { address: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/130.0', device: null };

let product: TestApplication;
let accounts: AccountService;
let confirmations: ConfirmationService;
let door: SignInService;
let sessions: SessionService;
let credentials: CredentialRepository;
let tokens: AccessTokenService;
let email: string;
let people = 0;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule]);
  accounts = product.app.get(AccountService);
  confirmations = product.app.get(ConfirmationService);
  door = product.app.get(SignInService);
  sessions = product.app.get(SessionService);
  credentials = product.app.get(CredentialRepository);
  tokens = product.app.get(AccessTokenService);
});

afterAll(() => product?.stop());

beforeEach(() => {
  people += 1;
  email = `personne-${people}@ac-exemple.fr`;
});

const signUp = (changes: Partial<{ email: string; publicName: string }> = {}) =>
  accounts.signUp({ email, publicName: `Personne ${people}`, ...changes });
const confirm = (token: string, chosen = password) =>
  confirmations.confirmEmail({ token, password: chosen, publicName: `Personne ${people}` });

const confirmed = () => accounts.createConfirmed({ email, password, publicName: `Personne ${people}` });

const signIn = async (typed = password, address = caller.address) =>
  opened(await door.signIn({ email, password: typed }, { ...caller, address }));

function opened(entry: Entry): { account: Entry['account']; token: string; sessionId: string } {
  if ('challenge' in entry) throw new Error('A code is awaited.');
  return { account: entry.account, token: entry.session.token, sessionId: entry.session.id };
}

const days = (count: number) => new Date(product.clock.now().getTime() + count * 86_400_000);

const wrongTry = (n: number) =>
  door
    .signIn(
      { email: n % 2 ? email.toUpperCase() : ` ${email}`, password: 'une phrase qui est fausse' },
      { ...caller, address: `198.51.100.${n}` },
    )
    .then(
      () => 'signed in',
      (error: Error) => error.message,
    );

/** Runs the outbox, then reads the secret of the newest mail to this address. */
async function secretSentTo(address: string): Promise<string> {
  await product.drain();
  const mail = (await product.mails()).find((each) => each.to === address);
  return /jeton=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

async function actorOf(secret: string): Promise<Actor | null> {
  return credentials.actorOfSession(hashSecret(secret), product.clock.now());
}

async function rows(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await product.behind.owner.query<Record<string, unknown>>(sql, values)).rows;
}

describe('signing up', () => {
  it('sends a link that confirms once, and only its hash is kept', async () => {
    await signUp({ email: `  ${email.toUpperCase()} ` });
    const secret = await secretSentTo(email);
    expect(secret).toMatch(/^[\w-]{43}$/);
    const everything = JSON.stringify(await rows('select * from one_time_link'));
    expect(everything).not.toContain(secret);
    expect(everything).toContain(hashSecret(secret));
    await expect(signIn()).rejects.toThrow('CREDENTIALS_WRONG');
    const account = await confirm(secret);
    expect(account).toMatchObject({ email, state: 'active' });
    await expect(confirm(secret)).rejects.toThrow('LINK_EXPIRED');
    expect((await signIn()).account.id).toBe(account.id);
  });

  it('answers the same for a known address, whose owner alone is told', async () => {
    await confirmed();
    await expect(signUp({ publicName: 'Quelqu’un' })).resolves.toBeUndefined();
    await product.drain();
    const [mail] = await product.mails();
    expect(mail).toMatchObject({ to: email, subject: 'Vous avez déjà un compte sur Essaim' });
  });

  it('makes one account of many sign-ups at once; none has an address that would tell who else has the name', async () => {
    const wishes = Array.from({ length: 6 }, (_, n) => n);
    await Promise.all(wishes.map(() => signUp({ publicName: 'Le collectif' })));
    await Promise.all(
      wishes.map((n) => signUp({ email: `collectif-${n}@ac-exemple.fr`, publicName: 'Le collectif' })),
    );
    await product.drain();
    const slugs = await rows(`select slug from agent where public_name = 'Le collectif'`);
    expect(slugs).toHaveLength(7);
    expect(slugs.filter(({ slug }) => !/^attente-/.test(String(slug)))).toEqual([]);
  });

  it('refuses a weak password, an unusable address or name before any row is written', async () => {
    const before = await rows('select count(*) from account');
    await expect(signUp({ email: 'pas une adresse' })).rejects.toThrow('EMAIL_INVALID');
    await expect(signUp({ publicName: 'x' })).rejects.toThrow('NAME_INVALID');
    expect(await rows('select count(*) from account')).toEqual(before);
  });

  it('floods nobody’s mailbox', async () => {
    for (let n = 0; n < 15; n += 1) await signUp();
    await product.drain();
    expect((await product.mails()).filter((mail) => mail.to === email).length).toBeLessThanOrEqual(10);
  });
});

describe('signing in', () => {
  it('refuses a wrong password and an unknown address in the same words', async () => {
    await confirmed();
    await expect(signIn('une phrase qui est fausse')).rejects.toThrow('CREDENTIALS_WRONG');
    email = 'inconnue@ac-exemple.fr';
    await expect(signIn()).rejects.toThrow('CREDENTIALS_WRONG');
  });

  it('stops at the eleventh wrong try, however it is spelt and wherever it comes from, for a quarter of an hour', async () => {
    await confirmed();
    for (let n = 0; n < 10; n += 1) await expect(wrongTry(n)).resolves.toBe('CREDENTIALS_WRONG');
    await expect(wrongTry(10)).resolves.toBe('TOO_MANY_ATTEMPTS');
    await expect(signIn()).rejects.toThrow('TOO_MANY_ATTEMPTS');
    product.clock.advance(16);
    expect((await signIn()).account.email).toBe(email);
  });

  it('never runs more than ten of many tries at once', async () => {
    await confirmed();
    const codes = await Promise.all(Array.from({ length: 30 }, (_, n) => wrongTry(n)));
    expect(codes.filter((code) => code === 'CREDENTIALS_WRONG').length).toBeLessThanOrEqual(10);
  });

  it('forgets tries after a day', async () => {
    expect(await rows('select from attempt limit 1')).toHaveLength(1);
    product.clock.advance(25 * 60);
    await product.app.get(EventHandlers).handle('house.keep', {});
    expect(await rows('select from attempt limit 1')).toHaveLength(0);
  });

  it('does not count successes: a training day shares one address', async () => {
    await confirmed();
    for (let n = 0; n < 12; n += 1) await signIn(password, '203.0.113.1');
  });

  it('opens a session of thirty days whose token is nowhere in the database', async () => {
    const account = await confirmed();
    const { token } = await signIn();
    expect(await actorOf(token)).toMatchObject({
      accountId: account.id,
      agentId: account.agentId,
      credential: 'session',
      mayWrite: true,
    });
    expect(JSON.stringify(await rows('select * from session'))).not.toContain(token);
    const [session] = await credentials.listSessions(account.id, product.clock.now());
    expect(session?.device).toBe('Firefox sur Linux');
    expect(await credentials.actorOfSession(hashSecret(token), days(31))).toBeNull();
  });

  it('ends by signing out, and one session without the others', async () => {
    await confirmed();
    const [one, two, three] = [await signIn(), await signIn(), await signIn()];
    const actor = await actorOf(one.token);
    await sessions.signOut(actor ?? visitor);
    expect(await actorOf(one.token)).toBeNull();
    const second = (await actorOf(two.token)) ?? visitor;
    await sessions.endSession(second, three.sessionId);
    expect(await actorOf(three.token)).toBeNull();
    expect(await actorOf(two.token)).not.toBeNull();
    await expect(sessions.endSession(second, three.sessionId)).rejects.toThrow('NOT_FOUND');
    await expect(sessions.endSession(second, 'no-uuid')).rejects.toThrow('NOT_FOUND');
  });

  it('is over at once for a suspended account', async () => {
    const account = await confirmed();
    const { token } = await signIn();
    await rows(`update account set state = 'suspended' where id = $1`, account.id);
    expect(await actorOf(token)).toBeNull();
    await expect(signIn()).rejects.toThrow('ACCOUNT_SUSPENDED');
  });
});

describe('a forgotten password', () => {
  it('is replaced once by the link, which ends every session and every other link', async () => {
    await confirmed();
    const { token } = await signIn();
    await accounts.requestPasswordReset(email);
    const first = await secretSentTo(email);
    await accounts.requestPasswordReset(email);
    const second = await secretSentTo(email);
    await expect(accounts.resetPassword(second, 'motdepasse123')).rejects.toThrow('PASSWORD_TOO_COMMON');
    expect(await actorOf(token)).not.toBeNull();
    await accounts.resetPassword(second, 'une nouvelle phrase à moi');
    expect(await actorOf(token)).toBeNull();
    for (const used of [first, second])
      await expect(accounts.resetPassword(used, 'encore une autre phrase')).rejects.toThrow('LINK_EXPIRED');
    await expect(signIn()).rejects.toThrow('CREDENTIALS_WRONG');
    expect((await signIn('une nouvelle phrase à moi')).account.email).toBe(email);
    await product.drain();
    expect((await product.mails())[0]?.subject).toBe('Votre mot de passe a changé sur Essaim');
  });

  it('lives thirty minutes', async () => {
    await confirmed();
    await accounts.requestPasswordReset(email);
    const secret = await secretSentTo(email);
    product.clock.advance(31);
    await expect(accounts.resetPassword(secret, 'une nouvelle phrase à moi')).rejects.toThrow('LINK_EXPIRED');
  });

  it('says nothing of an unknown address, and a link serves its own purpose only', async () => {
    await product.drain();
    const before = (await product.mails()).length;
    await expect(accounts.requestPasswordReset('inconnue@ac-exemple.fr')).resolves.toBeUndefined();
    await product.drain();
    expect(await product.mails()).toHaveLength(before);
    await signUp();
    const secret = await secretSentTo(email);
    await expect(accounts.resetPassword(secret, 'une nouvelle phrase à moi')).rejects.toThrow('LINK_EXPIRED');
  });
});

describe('changing password or address', () => {
  it('asks for the current password, keeps this session and ends the others', async () => {
    await confirmed();
    const [here, elsewhere] = [await signIn(), await signIn()];
    const actor = (await actorOf(here.token)) ?? visitor;
    const change = (currentPassword: string) =>
      accounts.changePassword(actor, { currentPassword, newPassword: 'une phrase toute neuve' });
    await expect(change('une phrase qui est fausse')).rejects.toThrow('CURRENT_PASSWORD_WRONG');
    await change(password);
    expect(await actorOf(here.token)).not.toBeNull();
    expect(await actorOf(elsewhere.token)).toBeNull();
  });

  it('does not let a borrowed session guess the password', async () => {
    await confirmed();
    const actor = (await actorOf((await signIn()).token)) ?? visitor;
    const guess = () =>
      accounts.changeEmail(actor, { currentPassword: 'une phrase qui est fausse', email: 'a@exemple.fr' });
    for (let n = 0; n < 10; n += 1) await expect(guess()).rejects.toThrow('CURRENT_PASSWORD_WRONG');
    await expect(guess()).rejects.toThrow('TOO_MANY_ATTEMPTS');
  });

  it('counts the new address once its own mail is confirmed, and kills links sent to the old one', async () => {
    await confirmed();
    const actor = (await actorOf((await signIn()).token)) ?? visitor;
    await accounts.requestPasswordReset(email);
    const old = await secretSentTo(email);
    const fresh = `nouvelle-adresse-${people}@ac-exemple.fr`;
    await accounts.changeEmail(actor, { currentPassword: password, email: fresh });
    const secret = await secretSentTo(fresh);
    expect((await signIn()).account.email).toBe(email);
    await expect(confirmations.confirmEmailChange(visitor, secret)).rejects.toThrow('UNAUTHENTICATED');
    const elsewhere = await signIn();
    await confirmations.confirmEmailChange(actor, secret);
    await expect(accounts.resetPassword(old, 'une nouvelle phrase à moi')).rejects.toThrow('LINK_EXPIRED');
    expect(await actorOf(elsewhere.token)).toBeNull();
    await product.drain();
    const told = (await product.mails()).filter((mail) => mail.to === email);
    expect(told.map(({ subject }) => subject)).toContain('L’adresse de votre compte Essaim a changé');
    email = fresh;
    expect((await signIn()).account.id).toBe(actor.accountId);
  });

  it('floods nobody’s mailbox with changes of address', async () => {
    await confirmed();
    const actor = (await actorOf((await signIn()).token)) ?? visitor;
    const target = `cible-${people}@ac-exemple.fr`;
    for (let n = 0; n < 14; n += 1)
      await accounts.changeEmail(actor, { currentPassword: password, email: target });
    await product.drain();
    expect((await product.mails()).filter((mail) => mail.to === target)).toHaveLength(10);
  });

  it('refuses, without a fault of ours, an address that somebody took meanwhile', async () => {
    await confirmed();
    const actor = (await actorOf((await signIn()).token)) ?? visitor;
    const wanted = `convoitee-${people}@ac-exemple.fr`;
    await accounts.changeEmail(actor, { currentPassword: password, email: wanted });
    const secret = await secretSentTo(wanted);
    await accounts.createConfirmed({ email: wanted, password, publicName: 'Plus rapide' });
    await expect(confirmations.confirmEmailChange(actor, secret)).rejects.toThrow('LINK_EXPIRED');
    await expect(
      accounts.createConfirmed({ email: wanted, password, publicName: 'Trop tard' }),
    ).rejects.toThrow('EMAIL_TAKEN');
  });
});

describe('access tokens', () => {
  const create = async (scope: 'read' | 'write', days = 30) => {
    await confirmed();
    const actor = (await actorOf((await signIn()).token)) ?? visitor;
    const made = await tokens.create(actor, { name: 'Mon script', scope, days });
    const read = () => credentials.actorOfToken(hashSecret(made.token), product.clock.now());
    return { actor, made, read };
  };

  it('act for their owner within their scope; only the hash is kept', async () => {
    const { actor, made, read } = await create('read');
    const reader = (await read()) ?? visitor;
    expect(reader).toMatchObject({ accountId: actor.accountId, mayWrite: false, credential: 'token' });
    await expect(product.app.get(ProfileService).update(reader, { portrait: 'Bonjour.' })).rejects.toThrow(
      'FORBIDDEN',
    );
    expect(JSON.stringify(await rows('select * from access_token'))).not.toContain(made.token);
  });

  it('write when they were made for it, and never make another token', async () => {
    const { read } = await create('write');
    const writer = (await read()) ?? visitor;
    await product.app.get(ProfileService).update(writer, { portrait: 'Bonjour.' });
    await expect(tokens.create(writer, { name: 'Suite', scope: 'write', days: 365 })).rejects.toThrow(
      'NO_TOKEN_BY_TOKEN',
    );
  });

  it('are told to their owner: a borrowed session must not make one unseen', async () => {
    await create('write');
    await product.drain();
    const told = (await product.mails()).filter((mail) => mail.to === email);
    expect(told.map(({ subject }) => subject)).toContain('Un jeton d’accès a été créé sur Essaim');
  });

  it('end at their day, when revoked, and with their account', async () => {
    const { made, read } = await create('write', 1);
    expect(await credentials.actorOfToken(hashSecret(made.token), days(3))).toBeNull();
    await rows(`update account set state = 'suspended' where email = $1`, email);
    expect(await read()).toBeNull();
    await rows(`update account set state = 'active' where email = $1`, email);
    const actor = (await actorOf((await signIn()).token)) ?? visitor;
    await tokens.revoke(actor, made.accessToken.id);
    expect(await read()).toBeNull();
    await expect(tokens.revoke(actor, made.accessToken.id)).rejects.toThrow('NOT_FOUND');
  });

  it('end with a forgotten password, not with one that is changed while signed in', async () => {
    const { read } = await create('write', 1);
    const actor = (await actorOf((await signIn()).token)) ?? visitor;
    await accounts.changePassword(actor, {
      currentPassword: password,
      newPassword: 'une phrase à moi, neuve',
    });
    expect(await read()).not.toBeNull();
    await accounts.requestPasswordReset(email);
    await accounts.resetPassword(await secretSentTo(email), 'encore une nouvelle phrase');
    expect(await read()).toBeNull();
  });

  it('cannot be revoked by somebody else, nor live without name or beyond a year', async () => {
    const { actor, made, read } = await create('write');
    people += 1;
    email = `autre-${people}@ac-exemple.fr`;
    await confirmed();
    const other = (await actorOf((await signIn()).token)) ?? visitor;
    await expect(tokens.revoke(other, made.accessToken.id)).rejects.toThrow('NOT_FOUND');
    expect(await read()).not.toBeNull();
    await expect(tokens.create(actor, { name: ' ', scope: 'read', days: 1 })).rejects.toThrow(
      'TOKEN_NAME_MISSING',
    );
    await expect(tokens.create(actor, { name: 'x', scope: 'read', days: 366 })).rejects.toThrow(
      'TOKEN_DAYS_INVALID',
    );
  });
});

describe('mandates', () => {
  it('give a role while they live: from their start to their end, or until revoked', async () => {
    await confirmed();
    const { token, sessionId } = await signIn();
    await rows('update session set strong_since = now() where id = $1', sessionId); // a second factor stands behind it
    const roles = async () => (await actorOf(token))?.mandates.map((mandate) => mandate.role);
    const mandates = product.app.get(HouseMandateService);
    expect(await roles()).toEqual([]);
    await mandates.grant({
      email,
      role: 'moderator',
      endsAt: new Date(product.clock.now().getTime() + 3_600_000),
    });
    await mandates.grant({ email, role: 'moderator' });
    expect(await roles()).toEqual(['moderator']);
    expect((await mandates.list()).filter((mandate) => mandate.email === email)).toHaveLength(1);
    product.clock.advance(61);
    expect(await roles()).toEqual([]);
    await mandates.grant({ email, role: 'curator' });
    expect(await roles()).toEqual(['curator']);
    expect(await mandates.revoke({ email, role: 'curator' })).toBe(1);
    expect(await roles()).toEqual([]);
  });
});

describe('a profile', () => {
  it('keeps terms of the lists and web addresses only', async () => {
    await confirmed();
    const actor = (await actorOf((await signIn()).token)) ?? visitor;
    const profile = product.app.get(ProfileService);
    const agent = await profile.update(actor, {
      academie: 'ac-lyon',
      levels: ['cm1'],
      links: [{ label: '', url: ' https://exemple.fr/blog ' }],
    });
    expect(agent).toMatchObject({
      academie: 'ac-lyon',
      levels: ['cm1'],
      links: [{ label: 'exemple.fr', url: 'https://exemple.fr/blog' }],
    });
    await expect(profile.update(actor, { academie: 'ac-nulle-part' })).rejects.toThrow('TERM_UNKNOWN');
    await expect(
      profile.update(actor, { links: [{ label: 'x', url: 'javascript:alert(1)' }] }),
    ).rejects.toThrow('ADDRESS_INVALID');
  });
});

describe('through the GraphQL schema', () => {
  it('a string that PostgreSQL cannot hold is no fault of ours', async () => {
    const { person } = await product.ask<{ person: object | null }>(
      visitor,
      'query($name: String!) { person(name: $name) { name } }',
      { name: 'clai\0re\ud800' },
    );
    expect(person).toBeNull();
    const { signIn: answer } = await product.ask<{ signIn: { userErrors: { code: string }[] } }>(
      visitor,
      'mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
      { input: { email: `a\0b@exemple.fr`, password: 'x\0' } },
    );
    expect(answer.userErrors.map(({ code }) => code)).toEqual(['CREDENTIALS_WRONG']);
  });

  it('one request is one try, whatever its aliases', async () => {
    await confirmed();
    const answer = await product.ask<Record<string, { userErrors: { code: string }[] }>>(
      visitor,
      `mutation($input: SignInInput!) {
        a: signIn(input: $input) { userErrors { code } }
        b: signIn(input: $input) { userErrors { code } } }`,
      { input: { email, password: 'une phrase qui est fausse' } },
    );
    const codes = Object.values(answer).map(({ userErrors }) => userErrors[0]?.code);
    expect(codes).toEqual(['CREDENTIALS_WRONG', 'ONCE_PER_REQUEST']);
  });

  it('an account shows its address to its owner only, and no hash to anybody', async () => {
    const account = await confirmed();
    const { account: opened, token } = await signIn();
    const actor = (await actorOf(token)) ?? visitor;
    const text = '{ viewer { email roles sessions { current } } }';
    expect(await product.ask(actor, text)).toEqual({
      viewer: { email: opened.email, roles: [], sessions: [{ current: true }] },
    });
    expect(await product.ask(visitor, text)).toEqual({ viewer: null });
    const agents = await product.app.get(AccountRepository).agents([account.agentId]);
    expect(agents.get(account.agentId)?.civilName).toBeUndefined();
  });
});

it('every event has somebody who takes it: the queue is empty when all is done', async () => {
  const queued = await rows('select identifier from graphile_worker._private_tasks');
  // Who holds or asks for a mandate is told by the notifications, above.
  const own = queued
    .map(({ identifier }) => String(identifier))
    .filter((type) => !type.startsWith('mandate.'));
  expect(own.length).toBeGreaterThan(4);
  expect(product.app.get(EventHandlers).types()).toEqual(expect.arrayContaining(own));
});
