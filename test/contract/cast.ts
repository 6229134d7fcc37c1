import { behind } from '../support/behind.js';
import { act, type Caller, visitor } from '../support/api.js';
import { askForAccount, join, type Person, setUpSecondFactor } from '../support/people.js';
import { mandated } from '../support/referents.js';
import type { RunningProduct } from '../support/product.js';
import { type Attested, attestedOf } from './attested.js';
import { type Calling, callingFrom } from './calling.js';
import { type Gathered, gatheredBy } from './gathered.js';
import { followEach, linkIdentities, type MandateScene, mandatesOf, notifyEach } from './behind-scenes.js';
import { offeredBy } from './review-scene.js';

/** Everybody who calls; the columns of the table, in this order. */
export interface Cast {
  readonly author: Person;
  readonly teacher: Person;
  readonly moderator: Person;
  /** Calls nothing herself: she prepares the campaigns of the scenes. */
  readonly referent: Person;
  /** Call nothing either: one sent a review in every scene, the other said no. Nobody of the table may learn who they are. */
  readonly reviewers: readonly [sent: Person, declined: Person];
  /** Those who can sign in again, by the name of their caller. */
  readonly people: Readonly<Record<string, Person>>;
  readonly callers: readonly Caller[];
  /** The secret of a confirmation mail that nobody has used. */
  readonly confirmation: string;
  /** A line of the author's inbox. */
  readonly notificationId: string;
  /** The author’s. */
  readonly mandates: MandateScene;
  readonly attested: Attested;
  /** The author’s too. */
  readonly gathered: Gathered;
  readonly calling: Calling;
  /** Who belongs to every scene beside its author. */
  readonly members?: readonly { readonly person: Person; readonly role: 'CO_AUTHOR' | 'CONTRIBUTOR' }[];
}

export const columns = [
  'visitor',
  'teacher',
  'author',
  'write token',
  'read token',
  'moderator',
  'expired token',
];

export async function callTogether(product: RunningProduct): Promise<Cast> {
  const author = await join(product, 'Autrice');
  const teacher = await join(product, 'Collègue');
  const named = await join(product, 'Modératrice');
  const granted = await product.command('mandate', 'grant', named.email, 'moderator');
  if (granted.code !== 0) throw new Error(granted.stderr);
  const moderator = await setUpSecondFactor(product, named);
  const referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
  const reviewers = [await join(product, 'Canaridenom'), await join(product, 'Canaridenom')] as const;
  const [write, read, expired] = [
    await author.token('WRITE'),
    await author.token('READ'),
    await author.token('WRITE'),
  ];
  await behind(product, (owner) =>
    owner.query(`update access_token set expires_at = now() - interval '1 second' where id = $1`, [
      expired.id,
    ]),
  );
  for (const other of [teacher, moderator]) {
    await other.token('READ');
    await act(product, other.session, ['createDraft', { title: 'Le mien' }], 'draft { id }');
  }
  const mandates = await mandatesOf(product, author.email);
  const attested = await attestedOf(product, author.email);
  await act(product, author.session, ['updateProfile', profile], 'viewer { id }');
  const emails = [author.email, teacher.email, moderator.email];
  await linkIdentities(product, emails);
  await offeredBy(product, emails);
  await followEach(product, emails);
  const [notificationId = ''] = await notifyEach(product, emails);
  const gathered = await gatheredBy(product, author);
  const callers = [
    visitor,
    teacher.session,
    author.session,
    write.caller,
    read.caller,
    moderator.session,
    expired.caller,
  ];
  return {
    author,
    teacher,
    moderator,
    referent,
    reviewers,
    people: { author, teacher, moderator },
    confirmation: await askForAccount(product, { email: 'attendue@ecole.test', publicName: 'Attendue' }),
    notificationId,
    mandates,
    attested,
    gathered,
    calling: await callingFrom(product, author, gathered.shown),
    callers: callers.map((caller, at) => ({ ...caller, name: columns[at] ?? '' })),
  };
}

const profile = {
  portrait: 'J’enseigne en CM1.',
  academie: 'ac-lyon',
  departement: 'dep-01',
  establishmentUai: '0019901Z',
  levels: ['cm1'],
  subjects: ['mathematiques'],
  links: [{ label: 'Blog', url: 'https://example.org/' }],
};
