import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '#platform/authorization';
import type { TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { newCampaign, newReferent, startReviewing } from '../../../test/support/reviews.js';
import { newReviewer, ReviewStage } from '../../../test/support/submissions.js';
import { AssignmentRepository } from '../assignment/assignment.repository.js';
import type { Assignment } from '../assignment/assignment.js';
import { CampaignJournalRepository } from '../campaign/campaign-journal.repository.js';
import { ReviewerService } from '../campaign/reviewer.service.js';
import type { Treatment } from './submission-bulk.js';
import { SubmissionBulkService } from './submission-bulk.service.js';
import { SubmissionRepository } from './submission.repository.js';
import { SubmissionService } from './submission.service.js';
import type { Submission } from './submission.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product, { cap: 20 });
});
afterAll(() => product?.stop());

interface How {
  reason?: string;
  by?: Actor;
  on?: ReviewStage;
}

const treat = (
  treatment: Treatment,
  rows: readonly Pick<Submission, 'id'>[],
  { reason = '', on = stage, by = on.referent }: How = {},
) =>
  on.service(SubmissionBulkService).treat(by, {
    campaign: on.campaign.slug,
    ids: rows.map(({ id }) => id),
    treatment,
    reason,
  });

/** « done », or the code of what was refused, row by row. */
const codes = (outcomes: Awaited<ReturnType<typeof treat>>) =>
  outcomes.map(({ done, problems }) => (done === null ? problems[0]?.code : 'done'));

const stateOf = async (id: string) => (await stage.service(AssignmentRepository).find(id))?.state;

const makeLate = ({ id }: Assignment) =>
  product.behind.owner.query(`update assignment set due_at = now() - interval '3 days' where id = $1`, [id]);

describe('one verb for many submissions', () => {
  it('asks whom the plan names, and tells for each row what was done and why not', async () => {
    const [first, second, declined] = [
      await stage.submitted(),
      await stage.submitted(),
      await stage.submitted(),
    ];
    await stage.service(SubmissionService).decline(stage.referent, declined.id, 'Hors du champ.');
    const other = await ReviewStage.set(product, {}, 0);
    const foreign = await other.submitted();
    const outcomes = await treat('assign', [first, declined, foreign, second, first]);
    expect(outcomes.map(({ id }) => id)).toEqual([first.id, declined.id, foreign.id, second.id]);
    expect(codes(outcomes)).toEqual(['done', 'NOT_WAITING', 'NOT_FOUND', 'done']);
    expect(outcomes[0]?.done).toBe(`${stage.campaign.reviewsWanted} personnes sont sollicitées.`);
    expect((await stage.service(SubmissionRepository).find(first.id))?.state).toBe('in_review');
    expect((await stage.service(SubmissionRepository).find(foreign.id))?.state).toBe('submitted');
    expect(codes(await treat('assign', [first, second]))).toEqual(['NOT_WAITING', 'NOT_WAITING']);
  });

  it('recalls whoever reads, once a day at most', async () => {
    const own = await ReviewStage.set(product, {}, 2);
    const [read, unread] = [await own.submitted(), await own.submitted()];
    const [assignment] = await own.assign(read, own.reviewer(0));
    await own.assign(unread, own.reviewer(1));
    await own.accept(own.reviewer(0), assignment!);
    const remind = async (...rows: Submission[]) => codes(await treat('remind', rows, { on: own }));
    expect(await remind(read, unread)).toEqual(['done', 'NOBODY_READING']);
    expect(await remind(read)).toEqual(['REMINDED_ALREADY']);
    const told = (await own.inbox(own.reviewer(0))).filter((line) => line.startsWith('review-due'));
    expect(told).toHaveLength(1);
    await product.behind.owner.query(
      `update assignment set reminded_at = now() - interval '25 hours' where id = $1`,
      [assignment!.id],
    );
    expect(await remind(read)).toEqual(['done']);
  });

  it('asks others in the place of who is late, and keeps her where nobody else is free', async () => {
    const small = await ReviewStage.set(product, { reviewsWanted: 1, cap: 1 }, 1);
    const [late, timely] = [await small.submitted(), await small.submitted()];
    const [first] = await small.assign(late, small.reviewer(0));
    await small.accept(small.reviewer(0), first!);
    const replace = (rows: readonly Submission[]) => treat('replace_late', rows, { on: small });
    expect(codes(await replace([late, timely]))).toEqual(['NOBODY_LATE', 'NOBODY_LATE']);
    await makeLate(first!);
    expect(codes(await replace([late]))).toEqual(['NOBODY_FREE']);
    expect(await stateOf(first!.id)).toBe('accepted');
    const next = await newReviewer(product, small.campaign, 'Suivante');
    expect(codes(await replace([late]))).toEqual(['done']);
    expect(await stateOf(first!.id)).toBe('cancelled');
    const { rows } = await product.behind.owner.query<{ state: string }>(
      `select state from assignment where reviewer_id = $1`,
      [next.accountId],
    );
    expect(rows.map(({ state }) => state)).toEqual(['offered']);
  });

  it('declines with one reason, and nothing at all without one or without a row', async () => {
    const rows = [await stage.submitted(), await stage.submitted()];
    expect(await codeOf(treat('decline', rows, { reason: ' ' }))).toBe('REASON_MISSING');
    expect(await codeOf(treat('decline', []))).toBe('NOTHING_CHOSEN');
    expect(codes(await treat('decline', rows.slice(0, 1), { reason: 'Hors du champ.' }))).toEqual(['done']);
    expect(codes(await treat('decline', rows, { reason: 'Hors du champ.' }))).toEqual([
      'SUBMISSION_TRANSITION',
      'done',
    ]);
    const found = await stage.service(SubmissionRepository).find(rows[1]!.id);
    expect([found?.state, found?.reason]).toEqual(['declined', 'Hors du champ.']);
  });

  it('is for who runs the campaign, row by row: what she signs is refused', async () => {
    const mine = await stage.submit((await stage.published({}, stage.referent)).id, stage.referent);
    const theirs = await stage.submitted();
    expect(codes(await treat('decline', [mine, theirs], { reason: 'Hors du champ.' }))).toEqual([
      'FORBIDDEN',
      'done',
    ]);
    expect(codes(await treat('assign', [mine]))).toEqual(['FORBIDDEN']);
    const elsewhere = await newReferent(product, 'Ailleurs', 'dep-59');
    expect(await codeOf(treat('remind', [theirs], { by: elsewhere }))).toBe('FORBIDDEN');
    expect(await codeOf(treat('remind', [theirs], { by: stage.author }))).toBe('FORBIDDEN');
    expect(await codeOf(treat('remind', [theirs], { by: stage.reviewer(0) }))).toBe('FORBIDDEN');
  });
});

describe('the journal of a campaign', () => {
  it('says who did what, never which author, and nothing of what its reader signs', async () => {
    const own = await ReviewStage.set(product, { reviewsWanted: 1 }, 1);
    const read = await own.submitted();
    const [assignment] = await own.assign(read, own.reviewer(0));
    await own.accept(own.reviewer(0), assignment!);
    await makeLate(assignment!);
    const signed = await own.submit((await own.published({}, own.referent)).id, own.referent);
    const colleague = await newReferent(product, 'Collègue');
    const journals = own.service(CampaignJournalRepository);
    const slice = { offset: 0, limit: 50 };
    const ofAll = (by: Actor, submissionId: string | null = null) =>
      journals.eventsOf(own.campaign.id, { accountId: by.accountId ?? '', submissionId }, slice);

    const { rows: events, total } = await ofAll(own.referent);
    expect(events.map(({ verb }) => verb)).toEqual([
      'assignment.accept',
      'assignment.offer',
      'submission.submit',
      'campaign.open',
      'campaign.create',
    ]);
    expect(total).toBe(5);
    expect(events.map(({ actorId }) => actorId)).toEqual([
      own.reviewer(0).accountId,
      own.referent.accountId,
      null,
      own.referent.accountId,
      own.referent.accountId,
    ]);
    expect(events.map(({ byAuthors }) => byAuthors)).toEqual([false, false, true, false, false]);
    // Who offered to review would tell her who reads what she signs.
    expect((await ofAll(colleague)).rows.map(({ verb }) => verb)).toContain('campaign.join');
    expect(events[1]?.aboutId).toBe(own.reviewer(0).accountId);
    expect((await ofAll(colleague)).rows.map(({ submissionId }) => submissionId)).toContain(signed.id);
    expect((await ofAll(own.referent, read.id)).total).toBe(3);
    expect((await ofAll(own.referent, signed.id)).total).toBe(0);
    expect((await ofAll(own.referent, 'nothing')).total).toBe(0);

    const work = await journals.reviewersOf(own.campaign.id, own.referent.accountId ?? '', new Date());
    expect(work).toEqual([{ reviewerId: own.reviewer(0).accountId, asked: 1, done: 0, late: 1, running: 0 }]);
    const empty = await newCampaign(product, own.referent, { isDraft: true });
    expect(await journals.reviewersOf(empty.id, own.referent.accountId ?? '', new Date())).toEqual([]);
  });

  it('says who joined, who was added by whom, who left; once each, whatever is asked twice', async () => {
    const own = await ReviewStage.set(product, {}, 1);
    const reviewers = own.service(ReviewerService);
    const added = await newTeacher(product, 'Ajoutée');
    const { id } = own.campaign;
    const page = await product.behind.owner.query<{ slug: string }>(
      'select agent.slug from account join agent on agent.id = agent_id where account.id = $1',
      [added.accountId],
    );
    for (let twice = 0; twice < 2; twice += 1) {
      await reviewers.add(own.referent, id, page.rows[0]?.slug ?? '');
      await reviewers.join(own.reviewer(0), id);
    }
    for (let twice = 0; twice < 2; twice += 1) await reviewers.leave(added, id);
    await ReviewStage.set(product, {}, 1);
    const { rows: events } = await own
      .service(CampaignJournalRepository)
      .eventsOf(
        id,
        { accountId: own.referent.accountId ?? '', submissionId: null },
        { offset: 0, limit: 50 },
      );
    expect(events.slice(0, -2).map(({ verb, actorId, aboutId }) => [verb, actorId, aboutId])).toEqual([
      ['campaign.leave', added.accountId, null],
      ['campaign.addReviewer', own.referent.accountId, added.accountId],
      ['campaign.join', own.reviewer(0).accountId, null],
    ]);
  });
});
