import { randomBytes } from 'node:crypto';
import { behind } from '../support/behind.js';
import { act, ask, type Caller, visitor } from '../support/api.js';
import { depositFile } from '../support/deposit.js';
import { readyDraft } from '../support/drafts.js';
import { odtDocument } from '../support/office-documents.js';
import { join, type Person } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { until } from '../support/until.js';

export type Mode = 'OPEN' | 'SINGLE_BLIND' | 'DOUBLE_BLIND';

/** Somebody of one side, with what would tell who she is: each word is hers alone. */
export interface Masked {
  readonly person: Person;
  /** Public id. */
  readonly id: string;
  /** Name, which her e-mail and her slug hold too; ids; what her profile and her school say. */
  readonly canaries: readonly string[];
  /** Her academy: « relecteur de l’académie de … » is how she may be named once it is decided. */
  readonly academie: string;
}

interface Role {
  readonly word: string;
  readonly academie: string;
  readonly label: string;
}

const names = ['author', 'coAuthor', 'sending', 'signing', 'declining'] as const;
const words = ['Canariautrice', 'Canaricosigne', 'Canarienvoie', 'Canarisigne', 'Canaridecline'];
/** In the order of these names; no two people of all stages share one. */
const academies: Record<Mode, readonly string[]> = {
  OPEN: ['Corse', 'Mayotte', 'Guadeloupe', 'Guyane', 'Martinique'],
  SINGLE_BLIND: ['Amiens', 'Besançon', 'Clermont-Ferrand', 'Dijon', 'Limoges'],
  DOUBLE_BLIND: ['Montpellier', 'Nancy-Metz', 'Poitiers', 'Strasbourg', 'Versailles'],
};

const rolesIn = (mode: Mode): Record<(typeof names)[number], Role> =>
  Object.fromEntries(
    names.map((name, at) => {
      const label = academies[mode][at] ?? '';
      const id = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return [name, { word: words[at] ?? '', label, academie: `ac-${id}` }];
    }),
  ) as Record<(typeof names)[number], Role>;

/** In the metadata of a deposited file. */
export const metadataCanary = (mode: Mode): string => `Canarimetadonnee-${mode}`;

/** One resource under review in one campaign, and both sides of it. */
export interface BlindStage {
  readonly mode: Mode;
  readonly referent: Person;
  readonly author: Masked;
  /** Her mandate covers the campaign: what it would show, she signs away. */
  readonly coAuthor: Masked;
  /** She sends a review that is not signed, and may be shown. */
  readonly sending: Masked;
  /** She sends one that bears her name, for its authors. */
  readonly signing: Masked;
  readonly declining: Masked;
  readonly campaign: { readonly id: string; readonly slug: string };
  readonly resourceId: string;
  readonly draftId: string;
  readonly submissionId: string;
  /** In the order of `reviewersOf`. */
  readonly assignmentIds: readonly string[];
}

export const reviewersOf = ({ sending, signing, declining }: BlindStage): Masked[] => [
  sending,
  signing,
  declining,
];

/** Up to one review sent, one being written, and one person who said no. */
export async function setStage(product: RunningProduct, mode: Mode, referent: Person): Promise<BlindStage> {
  const roles = rolesIn(mode);
  const joined = async (role: Role) => masked(product, role, await join(product, role.word));
  const author = await joined(roles.author);
  const sending = await joined(roles.sending);
  const signing = await joined(roles.signing);
  const declining = await joined(roles.declining);
  const mandate = await mandated(product, roles.coAuthor.word, 'referent', 'ac-lyon');
  const coAuthor = await masked(product, roles.coAuthor, mandate);
  const campaign = await openCampaign(product, referent.session, mode);
  const { draftId, resourceId } = await resourceOf(product, author, coAuthor, mode);
  if (mode !== 'DOUBLE_BLIND') await publish(product, author.person.session, draftId);
  await settled(product); // what a file says is read from it once
  const { submission } = await act<{ submission: { id: string } }>(
    product,
    author.person.session,
    ['submitForReview', { campaign: campaign.id, resource: resourceId, words: 'Est-ce clair ?' }],
    'submission { id }',
  );
  const reviewers = [sending, signing, declining];
  for (const { person } of reviewers)
    await act(product, person.session, ['joinCampaign', { id: campaign.id }], 'campaign { id }');
  const asked = { submissionId: submission.id, reviewerIds: reviewers.map(({ id }) => id) };
  const { assignments } = await act<{ assignments: { id: string; reviewer: { id: string } }[] }>(
    product,
    referent.session,
    ['assignReviewers', asked],
    'assignments { id reviewer { id } }',
  );
  const assignmentIds = reviewers.map(
    ({ id }) => assignments.find(({ reviewer }) => reviewer.id === id)?.id ?? '',
  );
  const people = { referent, author, coAuthor, sending, signing, declining };
  const ids = { campaign, resourceId, draftId, submissionId: submission.id, assignmentIds };
  const stage = { mode, ...people, ...ids };
  await review(product, stage, 0, { signature: 'ACADEMIE', mayBeShown: true });
  await send(product, stage, 0);
  await review(product, stage, 1, { signature: 'NAME' });
  const refusal = { id: assignmentIds[2], reason: 'Pas le temps.' };
  await act(product, declining.person.session, ['declineAssignment', refusal], 'assignment { id }');
  return stage;
}

/** The second review is sent, the référent decides, the authors agree that reviews are shown; a draft is published. */
export async function conclude(product: RunningProduct, stage: BlindStage): Promise<void> {
  await send(product, stage, 1);
  const grades = (await criteriaOf(product, stage)).map((criterion) => ({ criterion, grade: 1 }));
  const reason = 'Deux avis favorables.';
  const decision = { id: stage.submissionId, outcome: 'REVIEWED', reason, grades };
  await act(product, stage.referent.session, ['decideSubmission', decision], 'round { id }');
  const author = stage.author.person.session;
  await act(product, author, ['shareReviews', { id: stage.submissionId }], 'round { id }');
  if (stage.mode === 'DOUBLE_BLIND') await publish(product, author, stage.draftId);
}

/** What was to be told is written, then mailed, as if days had passed. */
export async function mailed(product: RunningProduct): Promise<void> {
  await settled(product);
  await behind(product, async (owner) => {
    await owner.query(
      `update notification set created_at = created_at - interval '9 days' where digested_at is null`,
    );
    await owner.query(
      `select graphile_worker.add_job('digest.due', json_build_object('accountId', account_id))
       from (select distinct account_id from notification where digested_at is null) as told`,
    );
  });
  await settled(product);
}

/** As if the review that was sent last had been sent first. */
export const turnHoursAround = (product: RunningProduct, stage: BlindStage): Promise<void> =>
  behind(product, (owner) =>
    owner.query(
      `update review set sent_at = sent_at - interval '9 days', saved_at = saved_at - interval '9 days' where id = $1`,
      [stage.assignmentIds[1]],
    ),
  );

async function review(
  product: RunningProduct,
  stage: BlindStage,
  at: number,
  choices: object,
): Promise<void> {
  const session = reviewersOf(stage)[at]?.person.session ?? visitor;
  const id = stage.assignmentIds[at];
  await act(product, session, ['acceptAssignment', { id }], 'assignment { id }');
  const answers = (await criteriaOf(product, stage)).map((criterion) => ({ criterion, grade: 1 }));
  const words = { strengths: 'Clair.', privateNote: 'Rien à dire.' };
  const fields = { answers, ...words, verdict: 'PUBLISHABLE', usedAi: false, ...choices };
  await act(product, session, ['saveReview', { id, revision: 0, ...fields }], 'review { id }');
  const remark = { reviewId: id, passage: 1, words: 'Un exemple de plus.', suggestion: 'Reporter.' };
  await act(product, session, ['addRemark', remark], 'review { id }');
}

async function send(product: RunningProduct, stage: BlindStage, at: number): Promise<void> {
  const session = reviewersOf(stage)[at]?.person.session ?? visitor;
  await act(product, session, ['sendReview', { id: stage.assignmentIds[at] }], 'review { id }');
}

async function criteriaOf(product: RunningProduct, { campaign }: BlindStage): Promise<string[]> {
  const { data } = await ask<{ campaign: { rubric: { criteria: { key: string }[] } } }>(
    product.pages,
    'query($slug: String!) { campaign(slug: $slug) { rubric { criteria { key } } } }',
    { slug: campaign.slug },
  );
  return (data?.campaign.rubric.criteria ?? []).map(({ key }) => key);
}

/** The worker has done all that was to be done by now. */
const settled = (product: RunningProduct): Promise<void> =>
  behind(product, (owner) =>
    until(
      'an empty queue',
      async () => {
        const { rows } = await owner.query<{ left: number }>(
          `select count(*)::int as left from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now()`,
        );
        return rows[0]?.left === 0;
      },
      30_000,
    ),
  );

/** Her profile and her school, each with a word of its own; and the ids that stand for her. */
async function masked(product: RunningProduct, role: Role, person: Person): Promise<Masked> {
  const mark = `${role.word}${randomBytes(3).toString('hex')}`;
  const uai = `${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, '0')}Z`;
  await behind(product, (owner) =>
    owner.query(
      `insert into establishment(uai, name, kind, commune, territory_id)
       select $1, $2, 'Ecole', $3, id from territory where code = 'dep-01'`,
      [uai, `École ${mark}`, `${mark}-la-Ville`],
    ),
  );
  const links = [{ label: `Blog ${mark}`, url: `https://example.org/${mark}` }];
  const profile = { portrait: `Portrait ${mark}`, academie: role.academie, establishmentUai: uai, links };
  const { viewer } = await act<{ viewer: { id: string; person: { id: string } } }>(
    product,
    person.session,
    ['updateProfile', profile],
    'viewer { id person { id } }',
  );
  const { id } = viewer.person;
  return {
    person,
    id,
    canaries: [person.slug, person.email.split('@')[0] ?? '', mark, uai, viewer.id, id],
    academie: role.label,
  };
}

async function openCampaign(product: RunningProduct, referent: Caller, mode: Mode) {
  const { data } = await ask<{ territory: { id: string } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } }',
  );
  const wish = { title: `Relire ${mode}`, territoryId: data?.territory.id, aim: 'Relire.', mode };
  const { campaign } = await act<{ campaign: { id: string; slug: string } }>(
    product,
    referent,
    ['createCampaign', wish],
    'campaign { id slug }',
  );
  await act(product, referent, ['openCampaign', { id: campaign.id }], 'campaign { id }');
  return campaign;
}

/** A draft of both, with a file that says who made it, by its name and by what it holds. */
async function resourceOf(product: RunningProduct, author: Masked, coAuthor: Masked, mode: Mode) {
  const { session } = author.person;
  const draft = await readyDraft(product, session, { title: `Les angles, ${mode}` });
  const by = metadataCanary(mode);
  const meta = `<dc:creator>${by}</dc:creator><meta:initial-creator>${by}</meta:initial-creator>`;
  const content = new Uint8Array(
    odtDocument({ title: 'Les angles', paragraphs: [`On trace, ${mode}.`] }, meta),
  );
  const uploadId = await depositFile(product, session, { name: `${author.person.slug}.odt`, content });
  await act(product, session, ['attachFile', { draftId: draft.id, uploadId }], 'draft { id }');
  const invited = { resource: draft.resource.id, person: coAuthor.person.slug, role: 'CO_AUTHOR' };
  const { resource } = await act<{ resource: { invitations: { id: string }[] } }>(
    product,
    session,
    ['inviteCoAuthor', invited],
    'resource { invitations { id } }',
  );
  const answer = { id: resource.invitations[0]?.id, accepted: true };
  await act(product, coAuthor.person.session, ['answerInvitation', answer], 'invitation { id }');
  return { draftId: draft.id, resourceId: draft.resource.id };
}

const publish = (product: RunningProduct, caller: Caller, draftId: string): Promise<unknown> =>
  act(product, caller, ['publishResource', { draftId }], 'resource { id }');
