import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import type { TestApplication } from '../../test/support/application.js';
import { startReviewing } from '../../test/support/reviews.js';
import { newTeacher } from '../../test/support/builders.js';
import { ReviewStage } from '../../test/support/submissions.js';
import { type AssignmentState, assignmentStates } from './assignment.js';
import { ReviewerService } from './reviewer.service.js';
import { type SubmissionState, submissionStates } from './submission.js';

jest.setTimeout(600_000);

let product: TestApplication;
let stage: ReviewStage;
let roles: Record<string, Actor>;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product, { cap: 20 }, 2);
  for (const reviewer of stage.reviewers) await stage.service(ReviewerService).save(reviewer, { cap: 20 });
  roles = {
    visitor,
    stranger: await newTeacher(product, 'Inconnue'),
    author: stage.author,
    referent: stage.referent,
    reviewer: stage.reviewer(0),
    other: stage.reviewer(1),
  };
});
afterAll(() => product?.stop());

/** « done », or the code of the first refusal. */
async function call(actor: Actor, verb: string, type: string, input: object): Promise<string> {
  const answer = await product.ask<Record<string, { userErrors: { code: string }[] }>>(
    actor,
    `mutation($input: ${type}!) { ${verb}(input: $input) { userErrors { code } } }`,
    { input },
  );
  return answer[verb]?.userErrors[0]?.code ?? 'done';
}

interface Verb {
  readonly call: (actor: Actor, id: string) => Promise<string>;
  readonly by: string;
  /** Where it does its work, and what it says elsewhere. */
  readonly from: readonly string[];
  readonly elsewhere: string;
  /** Of those who read what it is about and may not do it. */
  readonly forbidden: readonly string[];
}

const expected = (verb: Verb, state: string, role: string): string => {
  if (role === 'visitor') return 'UNAUTHENTICATED';
  if (role !== verb.by) return verb.forbidden.includes(role) ? 'FORBIDDEN' : 'NOT_FOUND';
  return verb.from.includes(state) ? 'done' : verb.elsewhere;
};

const cells = (states: object, verbs: Record<string, Verb>): [state: string, verb: string][] =>
  Object.keys(states).flatMap((state) => Object.keys(verbs).map((verb) => [state, verb] as [string, string]));

/** The one who may comes last: whatever is refused changes nothing for who comes after. */
const inOrder = (by: string): string[] => [...Object.keys(roles).filter((role) => role !== by), by];

const submissionVerbs: Record<string, Verb> = {
  answer: {
    call: (actor, id) =>
      call(actor, 'answerReviewInvitation', 'AnswerReviewInvitationInput', { id, accept: true }),
    by: 'author',
    from: ['invited'],
    elsewhere: 'SUBMISSION_TRANSITION',
    forbidden: ['referent'],
  },
  withdraw: {
    call: (actor, id) => call(actor, 'withdrawSubmission', 'IdInput', { id }),
    by: 'author',
    from: ['submitted', 'in_review'],
    elsewhere: 'SUBMISSION_TRANSITION',
    forbidden: ['referent'],
  },
  resubmit: {
    // Nothing was changed meanwhile: being told so is being let in.
    call: async (actor, id) =>
      (await call(actor, 'resubmit', 'ResubmitInput', { id })).replace('NOTHING_NEW', 'done'),
    by: 'author',
    from: ['decided'],
    elsewhere: 'SUBMISSION_TRANSITION',
    forbidden: ['referent'],
  },
  decline: {
    call: (actor, id) =>
      call(actor, 'declineSubmission', 'DeclineSubmissionInput', { id, reason: 'Hors sujet.' }),
    by: 'referent',
    from: ['invited', 'submitted', 'in_review'],
    elsewhere: 'SUBMISSION_TRANSITION',
    forbidden: ['author'],
  },
  assign: {
    call: (actor, id) =>
      call(actor, 'assignReviewers', 'AssignReviewersInput', {
        submissionId: id,
        reviewerIds: [stage.reviewer(0).agentId],
      }),
    by: 'referent',
    from: ['submitted', 'in_review'],
    elsewhere: 'NOT_IN_REVIEW',
    forbidden: ['author'],
  },
};

async function submissionIn(state: SubmissionState): Promise<string> {
  if (state === 'invited') return (await stage.invite((await stage.published()).id)).id;
  const { id } = await stage.submitted();
  await product.behind.owner.query(
    `update submission set state = $2, ended_at = case when $2 in ('withdrawn','declined') then now() end where id = $1`,
    [id, state],
  );
  return id;
}

describe('a submission, through the API', () => {
  it('does in each state, for each role, what the table says', async () => {
    const wrong: string[] = [];
    for (const [state, name] of cells(submissionStates, submissionVerbs)) {
      const verb = submissionVerbs[name]!;
      const id = await submissionIn(state as SubmissionState);
      for (const role of inOrder(verb.by)) {
        const said = await verb.call(roles[role]!, id);
        const wanted = expected(verb, state, role);
        if (said !== wanted) wrong.push(`${state}, ${name} by ${role}: ${said}, not ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

const reason = 'Pas le temps.';
const assignmentVerbs: Record<string, Verb> = {
  accept: {
    call: (actor, id) => call(actor, 'acceptAssignment', 'IdInput', { id }),
    by: 'reviewer',
    from: ['offered'],
    elsewhere: 'ASSIGNMENT_TRANSITION',
    forbidden: [],
  },
  decline: {
    call: (actor, id) => call(actor, 'declineAssignment', 'DeclineAssignmentInput', { id, reason }),
    by: 'reviewer',
    from: ['offered', 'accepted'],
    elsewhere: 'ASSIGNMENT_TRANSITION',
    forbidden: [],
  },
  declareConflict: {
    call: (actor, id) => call(actor, 'declareConflict', 'DeclineAssignmentInput', { id, reason }),
    by: 'reviewer',
    from: ['offered', 'accepted'],
    elsewhere: 'ASSIGNMENT_TRANSITION',
    forbidden: [],
  },
  cancel: {
    call: (actor, id) => call(actor, 'cancelAssignment', 'IdInput', { id }),
    by: 'referent',
    from: ['offered', 'accepted'],
    elsewhere: 'ASSIGNMENT_TRANSITION',
    forbidden: [],
  },
};

async function assignmentIn(state: AssignmentState): Promise<string> {
  const [asked] = await stage.assign(await stage.submitted(), stage.reviewer(0));
  await product.behind.owner.query('update assignment set state = $2 where id = $1', [asked!.id, state]);
  return asked!.id;
}

describe('an assignment, through the API', () => {
  it('does in each state, for each role, what the table says', async () => {
    const wrong: string[] = [];
    for (const [state, name] of cells(assignmentStates, assignmentVerbs)) {
      const verb = assignmentVerbs[name]!;
      // What earlier cells left in hand is not what this one is about.
      await product.behind.owner.query(
        `update assignment set state = 'cancelled' where state in ('offered','accepted')`,
      );
      const id = await assignmentIn(state as AssignmentState);
      for (const role of inOrder(verb.by)) {
        const said = await verb.call(roles[role]!, id);
        const wanted = expected(verb, state, role);
        if (said !== wanted) wrong.push(`${state}, ${name} by ${role}: ${said}, not ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
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
      referent: 'whole',
      reviewer: 'hers',
      other: 'nothing',
    });
  });
});
