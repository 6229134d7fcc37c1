import { act, type Caller, withToken } from '../support/api.js';
import { join, type Person, setUpSecondFactor } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';
import { behind } from '../support/behind.js';
import { failedJob, followEach, linkIdentities, notifyEach } from './behind-scenes.js';
import { type Cast } from './cast.js';
import { calling } from './likeness-in-calls.js';
import { reviewing } from './likeness-in-review.js';
import { offeredBy } from './review-scene.js';
import type { State } from './scene.js';

/**
 * Callers who may do exactly what a column of the table may. They call everything too; a column of their own would say each
 * cell twice. One that comes to differ gets its line in `exceptions`, or its column.
 */
export const likeness: Record<string, string> = {
  curator: 'teacher',
  referent: 'teacher',
  administrator: 'moderator',
  // Somebody suspended reads as anybody does; her tokens are dead, and no dead token reads as a visitor.
  suspended: 'visitor',
  'token of somebody suspended': 'expired token',
  'revoked token': 'expired token',
  'invented token': 'expired token',
};

/** A mandate asks for a second factor, which the teacher of the table has not. */
const withMandate = (answer: string) => ({ curator: answer, referent: answer });

/** These mandates give mandates, and answer who asks for one. */
const decides = (answer: string) => ({ referent: answer, administrator: answer });

/** Lists that only they are shown. */
const mandateLists = {
  MandateConnection: ['totalCount', 'edges', 'pageInfo'],
  MandateEdge: ['node', 'cursor'],
  MandateRequestConnection: ['totalCount', 'edges', 'pageInfo'],
  MandateRequestEdge: ['node', 'cursor'],
};

/** Only an administrator of everything sees what the server could not do. */
const operates = (answer: string) => ({ administrator: answer });
const jobFields = {
  JobQueue: ['waiting', 'retrying', 'running', 'parked', 'oldestSince'],
  JobConnection: ['totalCount', 'edges', 'pageInfo'],
  JobEdge: ['node', 'cursor'],
  Job: [
    ...['id', 'task', 'label', 'state', 'attempts', 'maxAttempts', 'createdAt', 'nextTryAt', 'lastError'],
    'viewerCan',
  ],
  JobPermissions: ['retry', 'abandon'],
};
const jobAddresses = {
  'GET /admin/travaux': operates('200'),
  'POST /admin/travaux/:id/reessayer': operates('303 /admin'),
  'POST /admin/travaux/:id/abandonner': operates('303 /admin'),
};

/** What a mandate without end says of itself; the teacher of the table has none. */
const mandateFields = ['id', 'role', 'startsAt', 'state', 'person', 'rights', 'viewerCan'];

/** Scenes invite the teacher of the table, and nobody else. */
const invitationFields = [
  'id',
  'title',
  'role',
  'state',
  'message',
  'createdAt',
  'invitedBy',
  'resource',
  'viewerCan',
];

/** The proposals of the scenes are the teacher's of the table. */
const proposalFields = {
  Proposal: [
    ...['id', 'state', 'title', 'reason', 'createdAt', 'sentAt', 'decidedAt', 'message', 'forVersion'],
    ...['resource', 'proposer', 'base', 'draft', 'pieces', 'brings', 'answers', 'viewerCan'],
  ],
  ProposalPermissions: ['send', 'withdraw', 'adapt', 'decide'],
  ProposalAnswer: [
    ...['pieceId', 'kind', 'change', 'label', 'originalThen', 'originalNow'],
    ...['take', 'verdict', 'written', 'answer', 'theirWords'],
  ],
  UpdatePiece: [
    ...['id', 'kind', 'change', 'state', 'label', 'mine', 'originalThen', 'originalNow'],
    ...['editable', 'theirWords', 'myWords'],
  ],
};

/** Counts of territories are for any mandate. */
const indicatorFields = [
  'Viewer.indicators',
  ...['before', 'stages', 'subjects', 'places'].map((field) => `Indicators.${field}`),
  ...['id', 'label'].map((field) => `IndicatorGroup.${field}`),
  'PlaceIndicators.territory',
];

/** In every state, or in these. */
export type Exception = string | Partial<Record<State | 'any' | 'whatever', string>>;

/** Row → caller → what she is answered where that is not what her likeness is. */
export const exceptions: Record<string, Record<string, Exception>> = {
  'Query.invitation': withMandate('null'),
  'Mutation.answerInvitation': withMandate('NOT_FOUND'),
  'Viewer.invitations': withMandate('–'),
  ...Object.fromEntries(invitationFields.map((field) => [`Invitation.${field}`, withMandate('–')])),
  'InvitationPermissions.answer': withMandate('–'),
  'GET /invitations/:id': withMandate('404'),
  'POST /invitations/:id': withMandate('404'),
  'Query.proposal': withMandate('null'),
  ...Object.fromEntries(
    ['withdrawProposal', 'adaptFromProposal', 'decideProposal', 'proposeChange'].map((verb) => [
      `Mutation.${verb}`,
      withMandate('NOT_FOUND'),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(proposalFields).flatMap(([type, fields]) =>
      fields.map((field) => [`${type}.${field}`, withMandate('–')]),
    ),
  ),
  ...Object.fromEntries(
    ['', '/envoyer', '/retirer', '/adapter'].map((verb) => [
      `POST /propositions/:id${verb}`,
      withMandate('404'),
    ]),
  ),
  'GET /propositions/:id': withMandate('404'),
  'Query.mandates': decides('data'),
  'Query.mandateRequests': decides('data'),
  'Mutation.grantMandate': decides('done'),
  // The referent calls first.
  'Mutation.revokeMandate': { referent: 'done', administrator: 'MANDATE_OVER' },
  'Mutation.answerMandateRequest': decides('REFUSAL_WORDS_MISSING'),
  ...Object.fromEntries(
    Object.entries(mandateLists).flatMap(([type, fields]) =>
      fields.map((field) => [`${type}.${field}`, decides('yes')]),
    ),
  ),
  'Query.jobs': operates('data'),
  'Query.jobQueue': operates('data'),
  'Mutation.retryJob': operates('done'),
  'Mutation.abandonJob': operates('done'),
  ...Object.fromEntries(
    Object.entries(jobFields).flatMap(([type, fields]) =>
      fields.map((field) => [`${type}.${field}`, operates('yes')]),
    ),
  ),
  ...jobAddresses,
  'Viewer.mandates': withMandate('yes'),
  ...Object.fromEntries(mandateFields.map((field) => [`Mandate.${field}`, withMandate('yes')])),
  'MandatePermissions.revoke': withMandate('yes'),
  'GET /mandats/demandes': decides('200'),
  'GET /mandats/donner': decides('200'),
  'POST /mandats/donner': decides('422'),
  'POST /mandats/demandes/:id': decides('422'),
  'POST /mandats/:id/terminer': decides('422'),
  'Viewer.roles': withMandate('yes'),
  'SecondFactor.since': withMandate('yes'),
  'Mutation.confirmSecondFactor': withMandate('SECOND_FACTOR_PRESENT'),
  'Mutation.renewRecoveryCodes': withMandate('CODE_WRONG'),
  'Mutation.removeSecondFactor': withMandate('CODE_WRONG'),
  'GET /indicateurs': withMandate('200'),
  ...Object.fromEntries(indicatorFields.map((field) => [field, withMandate('yes')])),
  ...reviewing,
  ...calling,
};

/** The same stage with these callers, in the order of `likeness`. */
export async function callAlike(product: RunningProduct, cast: Cast): Promise<Cast> {
  const [curator, referent, administrator] = [
    await holder(product, 'curator'),
    await holder(product, 'referent'),
    await holder(product, 'administrator'),
  ];
  const emails = [curator, referent, administrator].map(({ email }) => email);
  await linkIdentities(product, emails);
  await notifyEach(product, emails);
  await followEach(product, emails);
  await offeredBy(product, emails);
  await failedJob(product);
  const suspended = await join(product, 'Suspendue');
  const [dead, revoked] = [await suspended.token('WRITE'), await cast.author.token('WRITE')];
  await act(product, cast.author.session, ['revokeAccessToken', { id: revoked.id }], 'viewer { id }');
  await behind(product, (owner) =>
    owner.query(`update account set state = 'suspended' where email = $1`, [suspended.email]),
  );
  const callers: Caller[] = [
    curator.session,
    referent.session,
    administrator.session,
    suspended.session,
    dead.caller,
    revoked.caller,
    withToken('invented token', 'essaim_0123456789abcdefghijklmnopqrstuvwxyz'),
  ];
  const names = Object.keys(likeness);
  return {
    ...cast,
    people: { curator, referent, administrator, suspended },
    callers: callers.map((caller, at) => ({ ...caller, name: names[at] ?? '' })),
  };
}

/** Somebody with a mandate, and what the teacher of the table has of her own. */
async function holder(product: RunningProduct, role: string): Promise<Person> {
  const person = await joinWith(product, role);
  await person.token('READ');
  await act(product, person.session, ['createDraft', { title: 'Le mien' }], 'draft { id }');
  return setUpSecondFactor(product, person);
}

async function joinWith(product: RunningProduct, role: string): Promise<Person> {
  const person = await join(product, role);
  const granted = await product.command('mandate', 'grant', person.email, role);
  if (granted.code !== 0) throw new Error(granted.stderr);
  return person;
}
