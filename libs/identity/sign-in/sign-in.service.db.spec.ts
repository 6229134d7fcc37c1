import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Actor, hasRole, visitor } from '#platform/authorization';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { AccessTokenService } from './access-token.service.js';
import { AccountService } from '../account/account.service.js';
import { CredentialRepository } from './credential.repository.js';
import { IdentityModule } from '../identity.module.js';
import { HouseMandateService } from '../mandate/house-mandate.service.js';
import { codeAt } from '../second-factor/one-time-code.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { hashSecret } from './secret-token.js';
import { SessionService } from './session.service.js';
import { type Entry, SignInService } from './sign-in.service.js';
import { SuspensionService } from '../account/suspension.service.js';

jest.setTimeout(120_000);

const password = 'une phrase de quatre mots';
const wrong = 'une phrase qui est fausse';
let product: TestApplication;
let accounts: AccountService;
let door: SignInService;
let factors: SecondFactorService;
let credentials: CredentialRepository;
let email: string;
let people = 0;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule]);
  accounts = product.app.get(AccountService);
  door = product.app.get(SignInService);
  factors = product.app.get(SecondFactorService);
  credentials = product.app.get(CredentialRepository);
});
afterAll(() => product?.stop());
beforeEach(async () => {
  people += 1;
  email = `double-${people}@ac-exemple.fr`;
  await accounts.createConfirmed({ email, password, publicName: `Double ${people}` });
});

/** A connection of its own address, as each stranger has. */
let addresses = 0;
const from = (device: string | null = null) => ({
  address: `198.51.100.${(addresses += 1) % 250}`,
  userAgent: 'Firefox/130.0 (Linux)',
  device,
});
const now = () => product.clock.now();

function opened(entry: Entry) {
  if ('challenge' in entry) throw new Error('A code is awaited.');
  return entry;
}
function posed(entry: Entry): string {
  if (!('challenge' in entry)) throw new Error('No code is awaited.');
  return entry.challenge.token;
}
const enter = async (device: string | null = null) =>
  opened(await door.signIn({ email, password }, from(device)));
const actorOf = async (token: string): Promise<Actor> =>
  (await credentials.actorOfSession(hashSecret(token), now())) ?? visitor;

async function installed() {
  const session = await enter();
  const actor = await actorOf(session.session.token);
  const { secret } = await factors.start(actor, password);
  const recoveryCodes = await factors.confirm(actor, codeAt(secret, now()));
  product.clock.advance(2);
  return { actor, session, secret, recoveryCodes };
}

describe('a second factor', () => {
  it('is asked for after the password, and its code opens one session, once', async () => {
    const { secret } = await installed();
    const challenge = posed(await door.signIn({ email, password }, from()));
    await expect(door.complete(challenge, '000000', from())).rejects.toThrow('CODE_WRONG');
    const { session } = opened(await door.complete(challenge, codeAt(secret, now()), from()));
    expect((await actorOf(session.token)).accountId).not.toBeNull();
    product.clock.advance(1);
    await expect(door.complete(challenge, codeAt(secret, now()), from())).rejects.toThrow(
      'CHALLENGE_EXPIRED',
    );
    await expect(door.complete(null, codeAt(secret, now()), from())).rejects.toThrow('CHALLENGE_EXPIRED');
  });

  it('takes a code once, whoever of two comes first', async () => {
    const { secret } = await installed();
    const challenges = await Promise.all(
      [1, 2].map(async () => posed(await door.signIn({ email, password }, from()))),
    );
    const code = codeAt(secret, now());
    const outcomes = await Promise.all(
      challenges.map((each) =>
        door.complete(each, code, from()).then(
          () => 'in',
          (error: Error) => error.message,
        ),
      ),
    );
    expect(outcomes.sort()).toEqual(['CODE_WRONG', 'in']);
  });

  it('waits ten minutes, and ten tries a quarter of an hour', async () => {
    const { secret } = await installed();
    const late = posed(await door.signIn({ email, password }, from()));
    product.clock.advance(11);
    await expect(door.complete(late, codeAt(secret, now()), from())).rejects.toThrow('CHALLENGE_EXPIRED');
    product.clock.advance(16);
    const challenge = posed(await door.signIn({ email, password }, from()));
    for (let n = 0; n < 10; n += 1)
      await expect(door.complete(challenge, '000000', from())).rejects.toThrow('CODE_WRONG');
    await expect(door.complete(challenge, codeAt(secret, now()), from())).rejects.toThrow(
      'TOO_MANY_ATTEMPTS',
    );
  });

  it('is not skipped by a mailed link', async () => {
    const { actor } = await installed();
    await accounts.requestPasswordReset(email);
    await product.drain();
    const mail = (await product.mails()).find((each) => each.to === email && /jeton=/.test(each.text));
    const account = await accounts.resetPassword(
      /jeton=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '',
      'une toute autre phrase',
    );
    expect(account.id).toBe(actor.accountId);
    expect(posed(await door.enter(account, from()))).toMatch(/./);
  });

  it('is replaced by a recovery code, each once', async () => {
    const { recoveryCodes } = await installed();
    const [first = '', second = ''] = recoveryCodes;
    for (const [code, outcome] of [
      [first, 'in'],
      [first, 'CODE_WRONG'],
      [second, 'in'],
    ])
      await expect(
        door.complete(posed(await door.signIn({ email, password }, from())), code ?? '', from()).then(
          () => 'in',
          (error: Error) => error.message,
        ),
      ).resolves.toBe(outcome);
  });

  it('ends the sessions opened without it, and goes by a code, not by the password', async () => {
    const before = await enter();
    const { actor, recoveryCodes, session } = await installed();
    expect((await actorOf(before.session.token)).accountId).toBeNull();
    expect((await actorOf(session.session.token)).accountId).toBe(actor.accountId);
    await expect(factors.remove(actor, password)).rejects.toThrow('CODE_WRONG');
    await expect(factors.start(actor, password)).rejects.toThrow('SECOND_FACTOR_PRESENT');
    await factors.remove(actor, recoveryCodes[0] ?? '');
    await enter();
  });

  it('is taken away by whoever runs the installation, in the audit log, with every session', async () => {
    const { session } = await installed();
    await factors.removeOf(email);
    expect((await actorOf(session.session.token)).accountId).toBeNull();
    await enter();
    const { rows } = await product.behind.owner.query<{ verb: string }>(
      `select verb from audit_entry where actor_account_id is null order by id desc limit 1`,
    );
    expect(rows).toEqual([{ verb: 'secondFactor.remove' }]);
    await product.drain();
    expect((await product.mails())[0]).toMatchObject({
      to: email,
      subject: 'Votre compte Essaim n’a plus de second facteur',
    });
  });

  it('proves who changes the address or the password, like the password does', async () => {
    const { actor, secret } = await installed();
    const code = codeAt(secret, now());
    await accounts.changeEmail(actor, { currentPassword: code, email: `neuve-${people}@ac-exemple.fr` });
    await expect(
      accounts.changePassword(actor, { currentPassword: code, newPassword: 'encore une autre phrase' }),
    ).rejects.toThrow('CURRENT_PASSWORD_WRONG');
  });
});

describe('a mandate that demands one', () => {
  it('gives no right of its role until it is set up, and leaves those of a teacher', async () => {
    await product.app.get(HouseMandateService).grant({ email, role: 'moderator' });
    const entry = await enter();
    expect(entry.withheldRoles).toEqual(['moderator']);
    const weak = await actorOf(entry.session.token);
    expect(weak).toMatchObject({ mandates: [], withheldRoles: ['moderator'], mayWrite: true });
    const { actor } = await installed();
    expect(hasRole(await actorOfId(actor), 'moderator')).toBe(true);
  });

  it('gives a token the rights that the session had which made it, until the second factor goes', async () => {
    await product.app.get(HouseMandateService).grant({ email, role: 'curator' });
    const tokens = product.app.get(AccessTokenService);
    const wish = { name: 'Un programme', scope: 'write', days: 1 } as const;
    const weak = await tokens.create(await actorOf((await enter()).session.token), wish);
    const { actor, recoveryCodes } = await installed();
    const strong = await tokens.create(actor, wish);
    const roleOf = async ({ token }: { token: string }) =>
      (await credentials.actorOfToken(hashSecret(token), now()))?.mandates.map(({ role }) => role);
    expect(await roleOf(weak)).toEqual([]);
    expect(await roleOf(strong)).toEqual(['curator']);
    await factors.remove(actor, recoveryCodes[0] ?? '');
    expect(await roleOf(strong)).toEqual([]);
  });

  const actorOfId = async (actor: Actor): Promise<Actor> => {
    const { rows } = await product.behind.owner.query<{ token_hash: string }>(
      'select token_hash from session where id = $1',
      [actor.credentialId],
    );
    return (await credentials.actorOfSession(rows[0]?.token_hash ?? '', now())) ?? visitor;
  };
});

describe('a known device', () => {
  const fail = (device: string | null = null) =>
    door.signIn({ email, password: wrong }, from(device)).then(
      () => 'in',
      (error: Error) => error.message,
    );

  it('lets its owner in while strangers have used up every try elsewhere', async () => {
    const { device } = await enter();
    for (let n = 0; n < 12; n += 1) await fail();
    await expect(enter()).rejects.toThrow('TOO_MANY_ATTEMPTS');
    expect((await enter(device.token)).account.email).toBe(email);
  });

  it('has ten tries of its own, and gives none on another account', async () => {
    const { device } = await enter();
    for (let n = 0; n < 10; n += 1) expect(await fail(device.token)).toBe('CREDENTIALS_WRONG');
    expect(await fail(device.token)).toBe('TOO_MANY_ATTEMPTS');
    const mine = email;
    email = `victime-${people}@ac-exemple.fr`;
    await accounts.createConfirmed({ email, password, publicName: 'Victime' });
    for (let n = 0; n < 10; n += 1) await fail(device.token);
    expect(await fail(device.token)).toBe('TOO_MANY_ATTEMPTS'); // the account's own ten, as from anywhere
    email = mine;
  });

  it('is never one that somebody else made up, nor kept in clear, nor more than ten', async () => {
    const planted = 'planted-in-the-browser-of-somebody-else-1234';
    const { device } = await enter(planted);
    expect(device.token).not.toBe(planted);
    expect((await enter(device.token)).device.token).toBe(device.token);
    for (let n = 0; n < 12; n += 1) await enter();
    const { rows } = await product.behind.owner.query<{ token_hash: string }>(
      'select token_hash from known_device join account on account.id = account_id where email = $1',
      [email],
    );
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toContain(device.token);
  });

  it('is forgotten after half a year, and by a new password sent by mail', async () => {
    const { device } = await enter();
    for (let n = 0; n < 12; n += 1) await fail();
    expect((await enter(device.token)).account.email).toBe(email);
    product.clock.advance(181 * 24 * 60);
    for (let n = 0; n < 12; n += 1) await fail();
    await expect(enter(device.token)).rejects.toThrow('TOO_MANY_ATTEMPTS');
  });

  it('does not count against the address that a whole school shares', async () => {
    const shared = { address: '203.0.113.9', userAgent: undefined, device: null };
    for (let n = 0; n < 60; n += 1)
      await door
        .signIn({ email: `inconnu-${people}-${n}@ac-exemple.fr`, password: wrong }, shared)
        .catch(() => undefined);
    await expect(door.signIn({ email, password }, shared)).rejects.toThrow('TOO_MANY_ATTEMPTS');
    const { device } = await enter();
    opened(await door.signIn({ email, password }, { ...shared, device: device.token }));
  });

  it('opens again when a stranger insists: what was refused is not counted', async () => {
    for (let n = 0; n < 10; n += 1) await fail();
    product.clock.advance(14);
    expect(await fail()).toBe('TOO_MANY_ATTEMPTS');
    product.clock.advance(2);
    await enter();
  });
});

describe('ending', () => {
  it('all the other sessions leaves the one that asks', async () => {
    const [here, there] = [await enter(), await enter()];
    await product.app.get(SessionService).endOtherSessions(await actorOf(here.session.token));
    expect((await actorOf(here.session.token)).accountId).not.toBeNull();
    expect((await actorOf(there.session.token)).accountId).toBeNull();
  });

  it('a suspended account’s sessions and tokens; given back, they stay ended', async () => {
    const { session } = await enter();
    const standing = product.app.get(SuspensionService);
    await standing.suspend(email);
    expect((await actorOf(session.token)).accountId).toBeNull();
    await expect(enter()).rejects.toThrow('ACCOUNT_SUSPENDED');
    await standing.restore(email);
    expect((await actorOf(session.token)).accountId).toBeNull();
    await enter();
  });
});
