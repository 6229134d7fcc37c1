import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { signedIn } from '../../../test/support/builders.js';
import { OpenIdProvider } from '../../../test/support/openid-provider.js';
import { AccountService } from '../account/account.service.js';
import { ConfirmationService } from '../sign-in/confirmation.service.js';
import { ExternalIdentityService } from './external-identity.service.js';
import { IdentityModule } from '../identity.module.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { type Arrival, SingleSignOnService } from './single-sign-on.service.js';

jest.setTimeout(180_000);

const password = 'une phrase de quatre mots';
const caller = { address: '192.0.2.8', userAgent: 'Firefox/130.0 (Linux)', device: null };
const callback = 'http://localhost:3000/connexion/academique/lyon/retour';

/** A real provider in this process; who signs in, and what it says of her, is what the test says. */
let provider: OpenIdProvider;
let product: TestApplication;
let visits: SingleSignOnService;
let identities: ExternalIdentityService;
let accounts: AccountService;
let confirmations: ConfirmationService;
let people = 0;
let email: string;

beforeAll(async () => {
  provider = await OpenIdProvider.start();
  provider.open(callback);
  const issuer = provider.address;
  const settings = [
    {
      key: 'lyon',
      name: 'Académie de Lyon',
      issuer,
      clientId: 'essaim',
      clientSecret: 'a secret of the client',
      claims: { academie: 'academie', establishment: 'uai' },
      academies: { '10': 'ac-lyon' },
    },
    { key: 'autre', name: 'Une autre', issuer: 'http://127.0.0.1:1', clientId: 'essaim', clientSecret: 'x' },
  ];
  product = await startTestApplication([IdentityModule], { SSO_ISSUERS: JSON.stringify(settings) });
  visits = product.app.get(SingleSignOnService);
  identities = product.app.get(ExternalIdentityService);
  accounts = product.app.get(AccountService);
  confirmations = product.app.get(ConfirmationService);
});

afterAll(async () => {
  await product?.stop();
  await provider?.stop();
});

beforeEach(() => {
  people += 1;
  provider.person = `enseignante-${people}`;
  email = `${provider.person}@ac-exemple.fr`;
  provider.claims = { name: 'Ada Exemple', email };
});

/** What a browser does at the issuer: follows redirections with its cookies, until it is sent back to us. */
async function browse(address: string): Promise<string> {
  const jar = new Map<string, string>();
  for (let at = address, steps = 0; steps < 12; steps += 1) {
    if (at.startsWith(callback)) return new URL(at).search.slice(1);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const to = response.headers.get('location');
    if (!to) throw new Error(`The issuer answered ${response.status}: ${await response.text()}`);
    at = new URL(to, at).href;
  }
  throw new Error('The issuer never sent the browser back.');
}

interface Visit {
  query: string;
  visit: string;
}

async function visitIssuer(): Promise<Visit> {
  const leaving = await visits.leave('lyon', '/compte');
  return { query: await browse(leaving.address), visit: leaving.visit };
}
const arrive = ({ query, visit }: Visit, actor: Actor = visitor) =>
  visits.arrive(actor, { issuerKey: 'lyon', query, visit });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'let in',
    (error: Error) => error.message,
  );

function sealed(arrival: Arrival): string {
  if (!('visit' in arrival)) throw new Error('She is known already.');
  return arrival.visit;
}
async function secretSentTo(address: string, page = ''): Promise<string> {
  await product.drain();
  const mail = (await product.mails()).find(
    (each) => each.to === address && each.text.includes(`${page}?jeton=`),
  );
  return /jeton=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}
/** Opens the account from the mail, by signing in at the issuer once more. */
async function confirmMail(): Promise<void> {
  const leaving = await visits.leave('lyon', '/publier', await secretSentTo(email));
  const back = await arrive({ query: await browse(leaving.address), visit: leaving.visit });
  if (back.step !== 'confirm') throw new Error('A confirmation was under way.');
  await confirmations.confirmByIdentity(back.confirmation, back.identity);
}
const confirmByPassword = async () =>
  confirmations.confirmEmail({ token: await secretSentTo(email), password, publicName: 'Propriétaire' });
async function register(): Promise<void> {
  const identity = visits.claimed(sealed(await arrive(await visitIssuer())), 'sign-in', null);
  await identities.register(identity, { publicName: 'Ada', email });
}

describe('signing in at an issuer', () => {
  it('makes an account on the first visit, once its address is confirmed, and opens it on the next', async () => {
    provider.claims = { ...provider.claims, academie: '10', uai: '0690001A' };
    await register();
    expect((await arrive(await visitIssuer())).step).toBe('new'); // not confirmed: nobody's yet
    await confirmMail();
    const back = await arrive(await visitIssuer());
    expect(back).toMatchObject({ step: 'known', next: '/compte', account: { email, state: 'active' } });
    const { rows } = await product.behind.owner.query(
      'select academie, establishment_code, issuer, subject from agent join account on agent_id = agent.id join external_identity on account_id = account.id where email = $1',
      [email],
    );
    expect(rows).toEqual([
      {
        academie: 'ac-lyon',
        establishment_code: '0690001A',
        issuer: provider.address,
        subject: provider.person,
      },
    ]);
  });

  it('asks for the local second factor too, where there is one', async () => {
    await register();
    await confirmMail();
    const back = await arrive(await visitIssuer());
    if (back.step !== 'known') throw new Error('She should be known.');
    await product.behind.owner.query(
      `update account set second_factor = '{"since":"2026-01-01T00:00:00Z"}' where email = $1`,
      [email],
    );
    const account = await product.app
      .get(SignInService)
      .enter(Object.assign(back.account, { secondFactor: { since: '2026-01-01' } }), caller, {
        isStrong: true,
      });
    expect('challenge' in account).toBe(true);
  });

  it('says that an issuer is down, and passwords go on', async () => {
    expect(await refusal(visits.leave('autre', '/'))).toBe('ISSUER_UNAVAILABLE');
    await accounts.createConfirmed({ email, password, publicName: 'Locale' });
    expect('session' in (await product.app.get(SignInService).signIn({ email, password }, caller))).toBe(
      true,
    );
  });
});

describe('a link', () => {
  const owner = async () =>
    signedIn(await accounts.createConfirmed({ email, password, publicName: 'Propriétaire' }));

  it('needs a login on both sides, the one there fresh, and opens the account from then on', async () => {
    const actor = { ...(await owner()), credentialId: null };
    expect(await refusal(visits.leaveToLink(actor, 'lyon', 'pas le bon mot de passe'))).toBe(
      'CURRENT_PASSWORD_WRONG',
    );
    const leaving = await visits.leaveToLink(actor, 'lyon', password);
    expect(new URL(leaving.address).searchParams.get('prompt')).toBe('login');
    const visit = { query: await browse(leaving.address), visit: leaving.visit };
    expect(await refusal(arrive(visit, visitor))).toBe('VISIT_EXPIRED');
    const again = await visits.leaveToLink(actor, 'lyon', password);
    const back = await arrive({ query: await browse(again.address), visit: again.visit }, actor);
    await identities.link(actor, visits.claimed(sealed(back), 'link', actor.accountId));
    expect(await arrive(await visitIssuer())).toMatchObject({
      step: 'known',
      account: { id: actor.accountId },
    });
    const stranger = signedIn(
      await accounts.createConfirmed({ email: `autre-${email}`, password, publicName: 'Autre' }),
    );
    expect(await refusal(identities.link(stranger, back.identity))).toBe('IDENTITY_TAKEN');
  });

  it('is never made by an e-mail, even one that the issuer calls verified', async () => {
    await owner();
    provider.claims = { ...provider.claims, email_verified: true };
    expect((await arrive(await visitIssuer())).step).toBe('new');
    await register();
    expect((await arrive(await visitIssuer())).step).toBe('new');
  });
});

describe('what is not the answer awaited', () => {
  const altered = (change: (answer: URLSearchParams) => void) => async () => {
    const visit = await visitIssuer();
    const answer = new URLSearchParams(visit.query);
    change(answer);
    return arrive({ ...visit, query: answer.toString() });
  };
  const withClaims = (more: Record<string, unknown>) => async () => {
    provider.claims = { ...provider.claims, ...more };
    return arrive(await visitIssuer());
  };
  const cases: [what: string, code: string, work: () => Promise<unknown>][] = [
    ['another state', 'VISIT_EXPIRED', altered((answer) => answer.set('state', 'x'.repeat(43)))],
    ['no state', 'VISIT_EXPIRED', altered((answer) => answer.delete('state'))],
    [
      'two states',
      'ISSUER_ANSWER_INVALID',
      altered((answer) => answer.append('state', answer.get('state') ?? '')),
    ],
    [
      'another issuer in iss',
      'ISSUER_ANSWER_INVALID',
      altered((answer) => answer.set('iss', 'https://ailleurs.example')),
    ],
    ['no iss', 'ISSUER_ANSWER_INVALID', altered((answer) => answer.delete('iss'))],
    [
      'a code that was not given',
      'ISSUER_ANSWER_INVALID',
      altered((answer) => answer.set('code', 'inventé')),
    ],
    ['no code', 'ISSUER_ANSWER_INVALID', altered((answer) => answer.delete('code'))],
    ['two codes', 'ISSUER_ANSWER_INVALID', altered((answer) => answer.append('code', 'autre'))],
    [
      'a refusal',
      'ISSUER_REFUSED',
      altered((answer) => (answer.delete('code'), answer.set('error', 'access_denied'))),
    ],
    [
      'a fault with words of its own',
      'ISSUER_REFUSED',
      altered((answer) => {
        answer.delete('code');
        answer.set('error', 'server_error');
        answer.set('error_description', '<script>alert(1)</script>');
      }),
    ],
    ['an implicit answer', 'ISSUER_ANSWER_INVALID', altered((answer) => answer.set('response', 'a.b.c'))],
    [
      'an answer taken twice',
      'ISSUER_ANSWER_INVALID',
      async () => {
        const visit = await visitIssuer();
        await arrive(visit);
        return arrive(visit);
      },
    ],
    [
      'a visit of another browser',
      'VISIT_EXPIRED',
      async () => {
        const [mine, other] = [await visitIssuer(), await visitIssuer()];
        return arrive({ query: other.query, visit: mine.visit });
      },
    ],
    [
      'no visit at all',
      'VISIT_EXPIRED',
      async () => {
        const { query } = await visitIssuer();
        return visits.arrive(visitor, { issuerKey: 'lyon', query, visit: null });
      },
    ],
    [
      'a visit made up',
      'VISIT_EXPIRED',
      async () => arrive({ ...(await visitIssuer()), visit: 'x'.repeat(200) }),
    ],
    [
      'a visit altered',
      'VISIT_EXPIRED',
      async () => {
        const { query, visit } = await visitIssuer();
        const other = visit[60] === 'A' ? 'B' : 'A';
        return arrive({ query, visit: `${visit.slice(0, 60)}${other}${visit.slice(61)}` });
      },
    ],
    [
      'the answer of one issuer brought to another',
      'VISIT_EXPIRED',
      async () => {
        const { query, visit } = await visitIssuer();
        return visits.arrive(visitor, { issuerKey: 'autre', query, visit });
      },
    ],
    [
      'an issuer that is not in the settings',
      'NOT_FOUND',
      async () => {
        const { query, visit } = await visitIssuer();
        return visits.arrive(visitor, { issuerKey: 'inconnue', query, visit });
      },
    ],
    [
      'a visit used for its claims before the issuer answered',
      'VISIT_EXPIRED',
      async () => visits.claimed((await visitIssuer()).visit, 'sign-in', null),
    ],
    [
      'claims of signing in used for a link',
      'VISIT_EXPIRED',
      async () => visits.claimed(sealed(await arrive(await visitIssuer())), 'link', 'somebody'),
    ],
    [
      'an answered visit answered again',
      'VISIT_EXPIRED',
      async () => {
        const { query, visit } = await visitIssuer();
        return arrive({ query, visit: sealed(await arrive({ query, visit })) });
      },
    ],
    [
      'an e-mail that is a list',
      'ISSUER_ANSWER_INVALID',
      withClaims({ email: ['a@exemple.fr', 'b@exemple.fr'] }),
    ],
    [
      'an e-mail that is an object',
      'ISSUER_ANSWER_INVALID',
      withClaims({ email: { address: 'a@exemple.fr' } }),
    ],
    ['an e-mail too long', 'ISSUER_ANSWER_INVALID', withClaims({ email: `${'a'.repeat(300)}@exemple.fr` })],
    ['a name that is a number', 'ISSUER_ANSWER_INVALID', withClaims({ name: 7 })],
    ['a name of ten thousand signs', 'ISSUER_ANSWER_INVALID', withClaims({ name: 'x'.repeat(10_000) })],
    ['an académie that is a list', 'ISSUER_ANSWER_INVALID', withClaims({ academie: ['10'] })],
    [
      'a subject too long',
      'ISSUER_ANSWER_INVALID',
      async () => {
        provider.person = 's'.repeat(300);
        return arrive(await visitIssuer());
      },
    ],
    [
      'a visit that lasted eleven minutes',
      'VISIT_EXPIRED',
      async () => {
        const visit = await visitIssuer();
        product.clock.advance(11);
        return arrive(visit);
      },
    ],
    ['an issuer that is down', 'ISSUER_UNAVAILABLE', async () => visits.leave('autre', '/')],
  ];

  it.each(cases)('%s is refused: %s', async (_what, code, work) => {
    expect(await refusal(work())).toBe(code);
  });

  it('makes thirty cases', () => expect(cases).toHaveLength(30));
});

/** The five of Ghasemisharif, Sudhodanan and Paverd (arXiv 2205.10174): who comes first must win nothing. */
describe('an account prepared for somebody else', () => {
  const door = () => product.app.get(SignInService);

  it('by a sign-up, before her first visit: it opens by her identity alone (classic-federated merge)', async () => {
    await accounts.signUp({ email, publicName: 'Voleuse' });
    await register();
    await confirmMail();
    expect(await refusal(door().signIn({ email, password }, caller))).toBe('CREDENTIALS_WRONG');
    expect((await arrive(await visitIssuer())).step).toBe('known');
  });

  it('by a session kept open: a new password ends it (unexpired session)', async () => {
    await register();
    await confirmMail();
    const back = await arrive(await visitIssuer());
    if (back.step !== 'known') throw new Error('She should be known.');
    await door().enter(back.account, caller);
    await resetByMail();
    const { rows } = await product.behind.owner.query(
      'select from session join account on account.id = account_id where email = $1 and revoked_at is null',
      [email],
    );
    expect(rows).toHaveLength(0);
  });

  it('by an identity of her own added to it: a new password takes it away (trojan identifier)', async () => {
    const account = await accounts.createConfirmed({ email, password, publicName: 'Voleuse' });
    await identities.link(signedIn(account), (await arrive(await visitIssuer())).identity);
    expect((await arrive(await visitIssuer())).step).toBe('known');
    await resetByMail();
    expect((await arrive(await visitIssuer())).step).toBe('new');
  });

  it('by a change of address left waiting: a new password ends it (unexpired e-mail change)', async () => {
    const account = await accounts.createConfirmed({ email, password, publicName: 'Voleuse' });
    const hers = `voleuse-${people}@ac-exemple.fr`;
    await accounts.changeEmail(signedIn(account), { currentPassword: password, email: hers });
    const waiting = await secretSentTo(hers);
    await resetByMail();
    expect(await refusal(confirmations.confirmEmailChange(signedIn(account), waiting))).toBe('LINK_EXPIRED');
  });

  it('by an issuer that verifies no address: the mail opens it without her (non-verifying issuer)', async () => {
    await register();
    await confirmByPassword();
    expect((await arrive(await visitIssuer())).step).toBe('new');
    expect((await door().signIn({ email, password }, caller)).account.email).toBe(email);
  });

  async function resetByMail(): Promise<void> {
    await accounts.requestPasswordReset(email);
    await accounts.resetPassword(await secretSentTo(email, 'nouveau'), 'la phrase de la propriétaire');
  }
});
