import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '#platform/authorization';
import type { TestApplication } from '../../../test/support/application.js';
import { startReviewing } from '../../../test/support/reviews.js';
import {
  authors,
  call,
  coSign,
  managers,
  rolesAround,
  type Verb,
  wrongCells,
} from '../../../test/support/state-tables.js';
import { ReviewStage } from '../../../test/support/submissions.js';
import { type AssignmentState, assignmentStates } from '../assignment/assignment.js';
import { ReviewerService } from '../campaign/reviewer.service.js';
import { type SubmissionState, submissionStates } from './submission.js';

jest.setTimeout(600_000);

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

const submissionVerbs: Record<string, Verb> = {
  answer: {
    call: (actor, id) =>
      run(actor, 'answerReviewInvitation', 'AnswerReviewInvitationInput', { id, accept: true }),
    by: authors,
    from: ['invited'],
    elsewhere: 'SUBMISSION_TRANSITION',
    forbidden: managers,
  },
  withdraw: {
    call: (actor, id) => run(actor, 'withdrawSubmission', 'IdInput', { id }),
    by: authors,
    from: ['submitted', 'in_review'],
    elsewhere: 'SUBMISSION_TRANSITION',
    forbidden: managers,
  },
  resubmit: {
    // Nothing was changed meanwhile: being told so is being let in.
    call: async (actor, id) =>
      (await run(actor, 'resubmit', 'ResubmitInput', { id })).replace('NOTHING_NEW', 'done'),
    by: authors,
    from: ['decided'],
    elsewhere: 'SUBMISSION_TRANSITION',
    forbidden: managers,
  },
  decline: {
    call: (actor, id) =>
      run(actor, 'declineSubmission', 'DeclineSubmissionInput', { id, reason: 'Hors sujet.' }),
    by: managers,
    from: ['invited', 'submitted', 'in_review'],
    elsewhere: 'SUBMISSION_TRANSITION',
    forbidden: authors,
  },
  assign: {
    call: (actor, id) =>
      run(actor, 'assignReviewers', 'AssignReviewersInput', {
        submissionId: id,
        reviewerIds: [stage.reviewer(0).agentId],
      }),
    by: managers,
    from: ['submitted', 'in_review'],
    elsewhere: 'NOT_IN_REVIEW',
    forbidden: authors,
  },
};

async function submissionIn(state: SubmissionState): Promise<string> {
  const resource = await stage.published();
  await coSign(product, resource.id, roles.coAuthor!);
  if (state === 'invited') return (await stage.invite(resource.id)).id;
  const { id } = await stage.submit(resource.id);
  await product.behind.owner.query(
    `update submission set state = $2, ended_at = case when $2 in ('withdrawn','declined') then now() end where id = $1`,
    [id, state],
  );
  return id;
}

describe('a submission, through the API', () => {
  it('does in each state, for each role, what the table says', async () => {
    const make = (state: string) => submissionIn(state as SubmissionState);
    expect(await wrongCells(roles, Object.keys(submissionStates), submissionVerbs, make)).toEqual([]);
  });
});

const reason = 'Pas le temps.';
const assignmentVerbs: Record<string, Verb> = {
  accept: {
    call: (actor, id) => run(actor, 'acceptAssignment', 'IdInput', { id }),
    by: ['reviewer'],
    from: ['offered'],
    elsewhere: 'ASSIGNMENT_TRANSITION',
    forbidden: [],
  },
  decline: {
    call: (actor, id) => run(actor, 'declineAssignment', 'DeclineAssignmentInput', { id, reason }),
    by: ['reviewer'],
    from: ['offered', 'accepted'],
    elsewhere: 'ASSIGNMENT_TRANSITION',
    forbidden: [],
  },
  declareConflict: {
    call: (actor, id) => run(actor, 'declareConflict', 'DeclineAssignmentInput', { id, reason }),
    by: ['reviewer'],
    from: ['offered', 'accepted'],
    elsewhere: 'ASSIGNMENT_TRANSITION',
    forbidden: [],
  },
  cancel: {
    call: (actor, id) => run(actor, 'cancelAssignment', 'IdInput', { id }),
    by: managers,
    from: ['offered', 'accepted'],
    elsewhere: 'ASSIGNMENT_TRANSITION',
    forbidden: [],
  },
};

async function assignmentIn(state: AssignmentState): Promise<string> {
  // What earlier cells left in hand is not what this one is about.
  await product.behind.owner.query(
    `update assignment set state = 'cancelled' where state in ('offered','accepted')`,
  );
  const submission = await stage.submitted();
  await coSign(product, submission.resourceId, roles.coAuthor!);
  const [asked] = await stage.assign(submission, stage.reviewer(0));
  await product.behind.owner.query('update assignment set state = $2 where id = $1', [asked!.id, state]);
  return asked!.id;
}

describe('an assignment, through the API', () => {
  it('does in each state, for each role, what the table says', async () => {
    const make = (state: string) => assignmentIn(state as AssignmentState);
    expect(await wrongCells(roles, Object.keys(assignmentStates), assignmentVerbs, make)).toEqual([]);
  });

  it('is nobody’s to read but hers and the référent’s, and names no submission to her', async () => {
    const id = await assignmentIn('offered');
    const query = `query($id: ID!) { assignment(id: $id) { title reviewer { name } submission { id } } }`;
    const seen: Record<string, string> = {};
    for (const [role, actor] of Object.entries(roles)) {
      const { assignment } = await product.ask<{ assignment: { submission: object | null } | null }>(
        actor,
        query,
        { id },
      );
      seen[role] = assignment === null ? 'nothing' : assignment.submission === null ? 'hers' : 'whole';
    }
    expect(seen).toEqual({
      visitor: 'nothing',
      stranger: 'nothing',
      author: 'nothing',
      coAuthor: 'nothing',
      referent: 'whole',
      wider: 'whole',
      administrator: 'whole',
      elsewhere: 'nothing',
      curator: 'nothing',
      reviewer: 'hers',
      other: 'nothing',
    });
  });
});
