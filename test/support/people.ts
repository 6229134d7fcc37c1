import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findDataRoom } from '#platform/embedded-postgres';
import { act, ask, type Caller, visitor, withCookie, withToken } from './api.js';
import { codeAt } from './authenticator.js';
import { root, type RunningProduct } from './product.js';
import { until } from './until.js';

/** What one has to know of somebody with an account to be her. */
interface Identity {
  readonly email: string;
  readonly password: string;
  readonly slug: string;
  /** Signed in with the cookie that confirming gave. */
  readonly session: Caller;
  /** Recovery codes of her second factor that are not used; none without one. */
  readonly codes: string[];
}

/** Somebody with an account, made by the same calls as everybody's. */
export interface Person extends Identity {
  /** Signs in once more, as from another device. */
  signIn(): Promise<Caller>;
  token(scope: 'READ' | 'WRITE'): Promise<Token>;
}

interface Token {
  readonly id: string;
  readonly secret: string;
  readonly caller: Caller;
}

let signedUp = 0;

/** Signs up, reads the mail, confirms with a password. `name` says the role in the test, and is the public name. */
export async function join(product: RunningProduct, name: string): Promise<Person> {
  signedUp += 1;
  const email = `${name.replace(/[^a-z]/gi, '-').toLowerCase()}-${signedUp}@ecole.test`;
  const password = `rivière ${signedUp} sous les nuages`;
  const publicName = `${name} ${signedUp}`;
  const token = await askForAccount(product, { email, publicName });
  const confirmed = await ask<{ confirmEmail: { viewer: { person: { slug: string } } } }>(
    product.pages,
    'mutation($input: ConfirmEmailInput!) { confirmEmail(input: $input) { viewer { person { slug } } userErrors { code } } }',
    { input: { token, password, publicName } },
  );
  const session = withCookie(name, cookieOf(confirmed.headers));
  const slug = confirmed.data?.confirmEmail.viewer.person.slug ?? '';
  return personOf(product, { email, password, slug, session, codes: [] });
}

/** The same person in a copy of the data that she was made in. */
export function personOf(
  product: Pick<RunningProduct, 'pages' | 'dataDir'>,
  { email, password, slug, session, codes }: Identity,
): Person {
  const code = codes.length > 0 ? { code: () => codes.pop() ?? '' } : {};
  return {
    ...{ email, password, slug, session, codes },
    signIn: () => signIn(product, session.name, { email, password, ...code }),
    token: (scope) => createToken(product, session, scope),
  };
}

/** How many have signed up here: who signs up in a copy of their data is numbered after them. */
export const countSignedUp = (): number => signedUp;

export function signedUpBefore(count: number): void {
  signedUp = Math.max(signedUp, count);
}

/** Signs up; returns the secret of the confirmation mail. */
export async function askForAccount(
  product: RunningProduct,
  input: { email: string; publicName: string },
): Promise<string> {
  await act(product, visitor, ['signUp', input], 'accepted');
  return new URL(await linkSentTo(product, input.email)).searchParams.get('jeton') ?? '';
}

/** Opens one more session for this person; `code` gives the second factor when it is asked for. */
export async function signIn(
  product: Pick<RunningProduct, 'pages'>,
  name: string,
  { code, ...input }: { email: string; password: string; code?: () => string | Promise<string> },
): Promise<Caller> {
  const answer = await ask<{ signIn: { challengeExpiresAt: string | null } }>(
    product.pages,
    'mutation($input: SignInInput!) { signIn(input: $input) { challengeExpiresAt userErrors { code } } }',
    { input },
  );
  const caller = withCookie(name, cookieOf(answer.headers));
  if (!answer.data?.signIn.challengeExpiresAt || !code) return caller;
  const completed = await ask(
    product.pages,
    'mutation($input: CompleteSignInInput!) { completeSignIn(input: $input) { userErrors { code } } }',
    { input: { code: await code() } },
    caller,
  );
  return withCookie(name, cookieOf(completed.headers));
}

/** Sets up a second factor from her session, as a mandate demands; she then signs in with her recovery codes. */
export async function setUpSecondFactor(product: RunningProduct, person: Person): Promise<Person> {
  const { secret } = await act<{ secret: string }>(
    product,
    person.session,
    ['startSecondFactor', { currentPassword: person.password }],
    'secret',
  );
  const { recoveryCodes } = await act<{ recoveryCodes: string[] }>(
    product,
    person.session,
    ['confirmSecondFactor', { code: codeAt(secret, new Date()) }],
    'recoveryCodes',
  );
  return personOf(product, { ...person, codes: recoveryCodes });
}

/** The link of this shape in the newest mail to this address; mails leave by the worker, within seconds. Behind https no page shows them. */
export async function linkSentTo(
  product: Pick<RunningProduct, 'dataDir'>,
  email: string,
  pattern = /https?:\/\/\S+/,
): Promise<string> {
  return until(`a mail to ${email}`, () => pattern.exec(mailsTo(product, email).at(-1)?.text ?? '')?.[0]);
}

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What this mailbox got, oldest first. */
export const mailsTo = ({ dataDir }: Pick<RunningProduct, 'dataDir'>, email: string): Mail[] =>
  listMails(mailFolder(dataDir)).filter(({ to }) => to === email);

function mailFolder(dataDir: string): string {
  const { dir } = findDataRoom({ requested: dataDir, cwd: root, isRoot: process.getuid?.() === 0 });
  return path.join(dir, 'courrier');
}

/** Oldest first. */
function listMails(folder: string): Mail[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Mail);
}

/** `name=value` of every cookie of an answer. */
export const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function createToken(
  product: Pick<RunningProduct, 'pages'>,
  session: Caller,
  scope: 'READ' | 'WRITE',
): Promise<Token> {
  const input = { name: `${session.name}, ${scope}`, scope, days: 1 };
  const made = await act<{ token: string; accessToken: { id: string } }>(
    product,
    session,
    ['createAccessToken', input],
    'token accessToken { id }',
  );
  return {
    id: made.accessToken.id,
    secret: made.token,
    caller: withToken(`${session.name}, ${scope} token`, made.token),
  };
}
