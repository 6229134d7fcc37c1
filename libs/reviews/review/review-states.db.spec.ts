import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '#platform/authorization';
import type { TestApplication } from '../../../test/support/application.js';
import { newCampaign, startReviewing } from '../../../test/support/reviews.js';
import {
  authors,
  call,
  coSign,
  managers,
  rolesAround,
  type Verb,
  wrongCells,
} from '../../../test/support/state-tables.js';
import { completeReview, decided, ReviewStage } from '../../../test/support/submissions.js';
import { assignmentStates } from '../assignment/assignment.js';
import { DecisionService } from '../decision/decision.service.js';
import { ReviewRepository } from './review.repository.js';
import { ReviewService } from './review.service.js';
import { ReviewerService } from '../campaign/reviewer.service.js';
import { revisionOf } from '../rubric/rubric-fields.js';
import { RubricRepository } from '../rubric/rubric.repository.js';
import { RubricService } from '../rubric/rubric.service.js';

jest.setTimeout(900_000);

let product: TestApplication;
let stage: ReviewStage;
let roles: Record<string, Actor>;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product, { cap: 20 }, 2);
  for (const reviewer of stage.reviewers) await stage.service(ReviewerService).save(reviewer, { cap: 20 });
  roles = await rolesAround(product, stage);
});
afterAll(() => product?.stop());

const run = (actor: Actor, verb: string, type: string, input: object): Promise<string> =>
  call(product, actor, [verb, type], input);

/** A round of two readers who accepted; ids of what the verbs are about. */
interface Round {
  readonly submissionId: string;
  readonly assignmentId: string;
  readonly otherId: string;
  readonly remarkId: string;
}
const rounds = new Map<string, Round>();

async function written(by: Actor, id: string): Promise<void> {
  const reviews = stage.service(ReviewService);
  await reviews.save(by, id, 0, completeReview('publishable'));
  const place = { passage: 1, page: null, quote: null };
  await reviews.addRemark(by, id, { place, words: 'Plus court.', suggestion: 'Partager.', criterion: null });
}

/** Both reviews are begun: complete, with a remark, and nothing is sent. */
async function round(): Promise<Round> {
  // What earlier cells left in hand is not what this one is about.
  await product.behind.owner.query(
    `update assignment set state = 'cancelled' where state in ('offered', 'accepted')`,
  );
  const submission = await stage.submitted({ text: 'On partage.\n\nOn compare.' });
  await coSign(product, submission.resourceId, roles.coAuthor!);
  const asked = await stage.assign(submission, stage.reviewer(0), stage.reviewer(1));
  const [mine, other] = stage.reviewers.slice(0, 2).map(({ accountId }) => {
    const found = asked.find(({ reviewerId }) => reviewerId === accountId);
    if (!found) throw new Error('Somebody was not asked.');
    return found;
  });
  for (const [at, each] of [mine!, other!].entries()) {
    await stage.accept(stage.reviewer(at), each);
    await written(stage.reviewer(at), each.id);
  }
  const remarks = await stage.service(ReviewRepository).remarksOf([mine!.id]);
  const made = {
    submissionId: submission.id,
    assignmentId: mine!.id,
    otherId: other!.id,
    remarkId: remarks.get(mine!.id)?.[0]?.id ?? '',
  };
  for (const id of [made.submissionId, made.assignmentId, made.remarkId]) rounds.set(id, made);
  return made;
}

/** How many of the two are sent, and whether the référent decided. */
async function roundIn(state: string): Promise<Round> {
  const made = await round();
  const reviews = stage.service(ReviewService);
  if (['sent', 'ready', 'decided'].includes(state)) await reviews.send(stage.reviewer(0), made.assignmentId);
  if (['ready', 'decided'].includes(state)) await reviews.send(stage.reviewer(1), made.otherId);
  if (state === 'decided')
    await stage.service(DecisionService).decide(stage.referent, made.submissionId, decided('reviewed'));
  if (state in assignmentStates && state !== 'accepted' && state !== 'sent')
    await product.behind.owner.query('update assignment set state = $2 where id = $1', [
      made.assignmentId,
      state,
    ]);
  return made;
}

const strengths = 'Autre.';
const complete = (id: string) => ({
  id,
  revision: 1,
  strengths,
});
const closed = (state: string): string =>
  ['sent', 'ready', 'decided'].includes(state) ? 'REVIEW_SENT' : 'REVIEW_CLOSED';
/** Who reads a review beside its reviewer: the référent once it is sent, authors once it is decided. */
const readers = (state: string): readonly string[] => {
  if (state === 'decided') return [...managers, ...authors];
  return state === 'sent' || state === 'ready' ? managers : [];
};
const hers = { by: ['reviewer'], from: ['accepted'], elsewhere: closed, forbidden: readers };

describe('a review, through the API', () => {
  const verbs: Record<string, Verb> = {
    save: { ...hers, call: (actor, id) => run(actor, 'saveReview', 'SaveReviewInput', complete(id)) },
    send: { ...hers, call: (actor, id) => run(actor, 'sendReview', 'IdInput', { id }) },
    addRemark: {
      ...hers,
      call: (actor, id) => run(actor, 'addRemark', 'AddRemarkInput', { reviewId: id, words: 'Encore.' }),
    },
    changeRemark: {
      ...hers,
      call: (actor, id) =>
        run(actor, 'changeRemark', 'ChangeRemarkInput', { id: rounds.get(id)?.remarkId, words: 'Autre.' }),
    },
    removeRemark: {
      ...hers,
      call: (actor, id) => run(actor, 'removeRemark', 'IdInput', { id: rounds.get(id)?.remarkId }),
    },
  };

  it('does in each state, for each role, what the table says', async () => {
    const states = [...Object.keys(assignmentStates), 'decided'];
    const make = async (state: string) => (await roundIn(state)).assignmentId;
    expect(await wrongCells(roles, states, verbs, make)).toEqual([]);
  });
});

describe('what follows reviews, through the API', () => {
  const grades = decided('reviewed').grades;
  const input = (id: string) => ({
    id,
    outcome: 'REVIEWED',
    reason: 'Deux avis.',
    grades: Object.entries(grades).map(([criterion, grade]) => ({ criterion, grade })),
  });
  const remarkOf = (id: string): string => rounds.get(id)?.remarkId ?? '';
  /** The reviewer reads her own remark at any time; the référent, once it is sent. */
  const ofRemark = (state: string): readonly string[] => [
    'reviewer',
    ...(state === 'accepted' ? [] : managers),
  ];
  const verbs: Record<string, Verb> = {
    decide: {
      call: (actor, id) => run(actor, 'decideSubmission', 'DecideSubmissionInput', input(id)),
      by: managers,
      from: ['ready'],
      elsewhere: (state) => (state === 'decided' ? 'ALREADY_DECIDED' : 'REVIEWS_MISSING'),
      forbidden: authors,
    },
    share: {
      call: (actor, id) => run(actor, 'shareReviews', 'IdInput', { id }),
      by: authors,
      from: ['decided'],
      elsewhere: 'NOT_DECIDED',
      forbidden: managers,
    },
    answer: {
      call: (actor, id) =>
        run(actor, 'answerRemark', 'AnswerRemarkInput', { id: remarkOf(id), words: 'Merci.' }),
      by: authors,
      from: ['decided'],
      elsewhere: 'NOT_FOUND',
      forbidden: ofRemark,
    },
    take: {
      call: (actor, id) => run(actor, 'takeSuggestion', 'IdInput', { id: remarkOf(id) }),
      by: authors,
      from: ['decided'],
      elsewhere: 'NOT_FOUND',
      forbidden: ofRemark,
      visitor: 'NOT_FOUND',
    },
  };

  it('does in each state, for each role, what the table says', async () => {
    const make = async (state: string) => (await roundIn(state)).submissionId;
    expect(await wrongCells(roles, ['accepted', 'sent', 'ready', 'decided'], verbs, make)).toEqual([]);
  });
});

describe('a rubric, through the API', () => {
  /** One that nobody used, one that a campaign opened with, and one that has a newer version. */
  async function rubricIn(state: string): Promise<string> {
    const [rubrics, service] = [stage.service(RubricRepository), stage.service(RubricService)];
    const usual = await rubrics.getUsual();
    const { id } = await service.copy(stage.referent, { of: usual.id, title: 'La mienne' });
    if (state !== 'unused') await newCampaign(product, stage.referent, { rubricVersionId: id });
    const served = (await rubrics.find(id))!;
    if (state === 'superseded')
      await service.save(stage.referent, { ...served, revision: revisionOf(served), title: 'La suivante' });
    return id;
  }

  const runsCampaigns = [...managers, 'elsewhere'];
  const verbs: Record<string, Verb> = {
    save: {
      call: async (actor, id) => {
        const rubric = (await stage.service(RubricRepository).find(id))!;
        const { title, criteria } = rubric;
        const given = criteria.map(({ origin, ...criterion }) => ({
          ...criterion,
          origin: { label: origin.label },
        }));
        const wish = { id, revision: revisionOf(rubric), title, criteria: given };
        return run(actor, 'saveRubric', 'SaveRubricInput', wish);
      },
      by: ['referent', 'administrator'],
      from: ['unused', 'used'],
      elsewhere: 'RUBRIC_SUPERSEDED',
      forbidden: (state) =>
        state === 'unused'
          ? ['wider', 'elsewhere']
          : ['wider', 'elsewhere', 'stranger', ...authors, 'curator', 'reviewer', 'other'],
    },
    copy: {
      call: (actor, id) =>
        run(actor, 'createRubric', 'CreateRubricInput', { copyOf: id, title: 'Une autre' }),
      by: runsCampaigns,
      from: ['unused', 'used', 'superseded'],
      elsewhere: 'done',
      forbidden: (state) =>
        state === 'unused' ? [] : ['stranger', ...authors, 'curator', 'reviewer', 'other'],
    },
  };

  it.each(['unused', 'used', 'superseded'])(
    'that is %s does for each role what the table says',
    async (state) => {
      const visitor = state === 'unused' ? 'NOT_FOUND' : 'UNAUTHENTICATED';
      const told = Object.fromEntries(
        Object.entries(verbs).map(([name, verb]) => [name, { ...verb, visitor }]),
      );
      expect(await wrongCells(roles, [state], told, rubricIn)).toEqual([]);
    },
  );
});
