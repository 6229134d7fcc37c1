import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { visitor } from '#platform/authorization';
import type { VerifiedIdentity } from '#platform/single-sign-on';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { signedIn } from '../../../test/support/builders.js';
import { AccountService } from '../account/account.service.js';
import { ConfirmationService } from './confirmation.service.js';
import { ExternalIdentityService } from '../single-sign-on/external-identity.service.js';
import { IdentityModule } from '../identity.module.js';
import { SignInService } from './sign-in.service.js';

jest.setTimeout(120_000);

const hers = 'la phrase de la propriétaire';
const caller = { address: '192.0.2.9', userAgent: undefined, device: null };

let product: TestApplication;
let accounts: AccountService;
let confirmations: ConfirmationService;
let identities: ExternalIdentityService;
let door: SignInService;
let people = 0;
let email: string;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule]);
  accounts = product.app.get(AccountService);
  confirmations = product.app.get(ConfirmationService);
  identities = product.app.get(ExternalIdentityService);
  door = product.app.get(SignInService);
});
afterAll(() => product?.stop());
beforeEach(() => {
  people += 1;
  email = `proprietaire-${people}@ac-exemple.fr`;
});

async function secretsSentTo(address: string): Promise<string[]> {
  await product.drain();
  const mails = (await product.mails()).filter((mail) => mail.to === address);
  return mails.map((mail) => /jeton=(\S+)/.exec(mail.text)?.[1] ?? '').filter(Boolean);
}
const newestSecret = async (address = email) => (await secretsSentTo(address))[0] ?? '';

const confirm = (token: string, wish: { password?: string; publicName?: string } = {}) =>
  confirmations.confirmEmail({ token, password: hers, publicName: 'Propriétaire', ...wish });
const enter = (password: string) => door.signIn({ email, password }, caller);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'let in',
    (error: Error) => error.message,
  );
const identity = (subject: string): VerifiedIdentity => ({
  issuer: 'https://identite.exemple.fr',
  subject: `${subject}-${people}`,
  name: null,
  email: null,
  academie: null,
  establishment: null,
  isStrong: false,
});
const rows = async (sql: string, ...values: unknown[]) =>
  (await product.behind.owner.query<Record<string, unknown>>(sql, values)).rows;

describe('confirming', () => {
  it('opens the account with the password and the name chosen then, at an address of that name', async () => {
    await accounts.signUp({ email, publicName: 'Un nom proposé' });
    const token = await newestSecret();
    expect((await confirmations.find(token))?.email).toBe(email);
    await confirm(token, { publicName: `Nom gardé ${people}` });
    expect(await confirmations.find(token)).toBeNull();
    expect('session' in (await enter(hers))).toBe(true);
    const agents = await rows(
      'select public_name, slug from agent join account on agent_id = agent.id where email = $1',
      email,
    );
    expect(agents).toEqual([{ public_name: `Nom gardé ${people}`, slug: `nom-garde-${people}` }]);
  });

  it('refuses a weak password or name and keeps the link good', async () => {
    await accounts.signUp({ email, publicName: 'Propriétaire' });
    const token = await newestSecret();
    expect(await refusal(confirm(token, { password: 'motdepasse123' }))).toBe('PASSWORD_TOO_COMMON');
    expect(await refusal(confirm(token, { publicName: 'x' }))).toBe('NAME_INVALID');
    expect(await refusal(confirm(token))).toBe('let in');
  });

  it('opens once, however many come together, and every other link of the account is spent', async () => {
    for (let time = 0; time < 5; time += 1) {
      await accounts.signUp({ email, publicName: 'Propriétaire' });
      await accounts.signUp({ email, publicName: 'Propriétaire' });
      const [one = '', other = ''] = await secretsSentTo(email);
      const answers = await Promise.all([confirm(one), confirm(one), confirm(other)].map(refusal));
      expect(answers.sort()).toEqual(['LINK_EXPIRED', 'LINK_EXPIRED', 'let in']);
      email = `encore-${email}`;
    }
  });

  it('gives each account of one name an address of its own', async () => {
    const name = `Le collectif ${people}`;
    const emails = ['a', 'b', 'c'].map((letter) => `${letter}-${email}`);
    for (const each of emails) await accounts.signUp({ email: each, publicName: name });
    for (const each of emails) {
      const [token = ''] = await secretsSentTo(each);
      await confirm(token, { publicName: name });
    }
    const slugs = await rows('select slug from agent where public_name = $1 order by slug', name);
    expect(slugs.map(({ slug }) => slug)).toEqual(
      ['', '-2', '-3'].map((end) => `le-collectif-${people}${end}`),
    );
  });

  it('lives two days', async () => {
    await accounts.signUp({ email, publicName: 'Propriétaire' });
    const token = await newestSecret();
    product.clock.advance(48 * 60 + 1);
    expect(await confirmations.find(token)).toBeNull();
    expect(await refusal(confirm(token))).toBe('LINK_EXPIRED');
  });

  it('is what a forgotten password leads to before the account is open', async () => {
    await accounts.signUp({ email, publicName: 'Propriétaire' });
    await accounts.requestPasswordReset(email);
    const [newest = '', first = ''] = await secretsSentTo(email);
    expect(newest).not.toBe(first);
    expect(await refusal(accounts.resetPassword(newest, hers))).toBe('LINK_EXPIRED');
    expect(await refusal(confirm(newest))).toBe('let in');
  });
});

/** The scenarios of arXiv 2205.10174 where the account is one of password: who comes first must win nothing. */
describe('an account prepared for somebody else', () => {
  it('has no password of the one who asked for it: the table itself refuses one', async () => {
    await accounts.signUp({ email, publicName: 'Voleuse' });
    await product.drain();
    expect(await refusal(rows(`update account set password_hash = 'x' where email = $1`, email))).toMatch(
      'no_password_before_proof',
    );
  });

  it('opens with the owner’s password, whether the stranger asked before her or after her (classic)', async () => {
    await accounts.signUp({ email, publicName: 'Voleuse' });
    await accounts.signUp({ email, publicName: 'Propriétaire' });
    const [her = ''] = await secretsSentTo(email);
    await accounts.signUp({ email, publicName: 'Voleuse encore' });
    await confirm(her);
    expect(await refusal(enter(hers))).toBe('let in');
    const named = 'select public_name from agent join account on agent_id = agent.id where email = $1';
    expect(await rows(named, email)).toEqual([{ public_name: 'Propriétaire' }]);
  });

  it('has no session but the one that confirming opens (unexpired session)', async () => {
    await accounts.signUp({ email, publicName: 'Voleuse' });
    for (const password of ['', hers]) expect(await refusal(enter(password))).toBe('CREDENTIALS_WRONG');
    await confirm(await newestSecret());
    const open = 'select from session join account on account.id = account_id where email = $1';
    expect(await rows(open, email)).toEqual([]);
  });

  it('loses the identity that waited, when she chooses a password (trojan identifier)', async () => {
    await identities.register(identity('voleuse'), { email, publicName: 'Voleuse' });
    await accounts.signUp({ email, publicName: 'Propriétaire' });
    await confirm(await newestSecret());
    const linked = 'select from external_identity join account on account.id = account_id where email = $1';
    expect(await rows(linked, email)).toEqual([]);
  });

  it('never takes her address by a change that she confirms unaware (unexpired e-mail change)', async () => {
    const thief = signedIn(
      await accounts.createConfirmed({
        email: `voleuse-${people}@ac-exemple.fr`,
        password: 'mot secret du voleur',
        publicName: 'Voleuse',
      }),
    );
    await accounts.changeEmail(thief, { currentPassword: 'mot secret du voleur', email });
    const token = await newestSecret();
    expect(await refusal(confirmations.confirmEmailChange(visitor, token))).toBe('UNAUTHENTICATED');
    const other = await accounts.createConfirmed({
      email: `autre-${email}`,
      password: hers,
      publicName: 'Propriétaire',
    });
    expect(await refusal(confirmations.confirmEmailChange(signedIn(other), token))).toBe(
      'LINK_OF_ANOTHER_ACCOUNT',
    );
    await accounts.signUp({ email, publicName: 'Propriétaire' });
    await confirm(await newestSecret());
    expect(await refusal(confirmations.confirmEmailChange(thief, token))).toBe('LINK_EXPIRED');
  });

  it('opens by the identity of whoever has the mail, and by no other (non-verifying issuer)', async () => {
    await identities.register(identity('voleuse'), { email, publicName: 'Voleuse' });
    await identities.register(identity('proprietaire'), { email, publicName: 'Propriétaire' });
    const token = await newestSecret();
    expect(await refusal(confirmations.confirmByIdentity(token, identity('inconnue')))).toBe(
      'IDENTITY_NOT_EXPECTED',
    );
    await confirmations.confirmByIdentity(token, identity('proprietaire'));
    const linked =
      'select subject from external_identity join account on account.id = account_id where email = $1';
    expect(await rows(linked, email)).toEqual([{ subject: `proprietaire-${people}` }]);
  });
});
