import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '#platform/authorization';
import { DraftRepository, DraftService, NextVersionService, PublishingService } from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { startReviewing } from '../../../test/support/reviews.js';
import { ReviewStage } from '../../../test/support/submissions.js';
import { SubmissionService } from '../submission/submission.service.js';
import type { Submission } from '../submission/submission.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product);
});
afterAll(() => product?.stop());

interface Changes {
  added: number;
  changed: number;
  removed: number;
  passages: { state: string; words: { kind: string; text: string }[] }[];
}

const parts = '{ added changed removed passages { state words { kind text } } }';

async function submissionFor(actor: Actor, { id }: Submission) {
  const query = `query($id: ID!) { submission(id: $id) { changes ${parts} rounds { number changes ${parts} } } }`;
  return (
    await product.ask<{
      submission: { changes: Changes | null; rounds: { number: number; changes: Changes | null }[] } | null;
    }>(actor, query, { id })
  ).submission;
}

async function decidedTo(submission: Submission): Promise<void> {
  await product.behind.owner.query(`update submission set state = 'decided' where id = $1`, [submission.id]);
  await product.behind.owner.query(
    `update review_round set outcome = 'rework', reason = 'À reprendre.', decided_at = now() where submission_id = $1`,
    [submission.id],
  );
}

async function publish(resourceId: string, text: string): Promise<void> {
  const next = await stage.service(NextVersionService).startVersion(stage.author, resourceId);
  await stage.service(DraftService).update(stage.author, next.id, next.revision, { text });
  await stage.service(PublishingService).publish(stage.author, next.id, { whatChanged: null, minor: false });
}

const first = 'On partage une tarte en quatre.\n\nOn compare deux parts.\n';
const second = 'On partage une tarte en huit.\n\nOn compare deux parts.\n\nPrévoir des ciseaux.\n';
const found = {
  added: 1,
  changed: 1,
  removed: 0,
  passages: [
    {
      state: 'CHANGED',
      words: [
        { kind: 'SAME', text: 'On partage une tarte en ' },
        { kind: 'REMOVED', text: 'quatre' },
        { kind: 'ADDED', text: 'huit' },
        { kind: 'SAME', text: '.' },
      ],
    },
    { state: 'ADDED', words: [{ kind: 'ADDED', text: 'Prévoir des ciseaux.' }] },
  ],
};

describe('what changed since a reading', () => {
  it('is seen by the author before she submits again, by whoever reads after, and is the same', async () => {
    const submission = await stage.submitted({ text: first });
    expect((await submissionFor(stage.author, submission))?.changes).toBeNull();
    await decidedTo(submission);
    const nothing = { added: 0, changed: 0, removed: 0, passages: [] };
    expect((await submissionFor(stage.author, submission))?.changes).toEqual(nothing);
    await publish(submission.resourceId, second);
    expect((await submissionFor(stage.author, submission))?.changes).toEqual(found);
    expect((await submissionFor(stage.referent, submission))?.changes).toBeNull();
    expect(await submissionFor(await newTeacher(product, 'Inconnue'), submission)).toBeNull();
    const again = await stage
      .service(SubmissionService)
      .resubmit(stage.author, submission.id, { words: 'Voilà.' });
    const rounds = [
      { number: 2, changes: found },
      { number: 1, changes: null },
    ];
    expect(await submissionFor(stage.author, again)).toEqual({ changes: null, rounds });
    expect((await submissionFor(stage.referent, again))?.rounds).toEqual(rounds);
    const [asked] = await stage.assign(again, stage.reviewer(0));
    const { assignment } = await product.ask<{ assignment: { work: { changes: Changes } } }>(
      stage.reviewer(0),
      `query($id: ID!) { assignment(id: $id) { work { changes ${parts} } } }`,
      { id: asked?.id },
    );
    expect(assignment.work.changes).toEqual(found);
  });

  it('is nothing, and is asked all the same by who says that she knows', async () => {
    const submission = await stage.submitted({ text: first });
    await decidedTo(submission);
    const resubmit = (unchanged: boolean) =>
      codeOf(
        stage.service(SubmissionService).resubmit(stage.author, submission.id, { words: null, unchanged }),
      );
    expect(await resubmit(false)).toBe('NOTHING_NEW');
    expect(await resubmit(true)).toBe('done');
    const answer = await submissionFor(stage.author, submission);
    expect(answer?.rounds[0]).toEqual({
      number: 2,
      changes: { added: 0, changed: 0, removed: 0, passages: [] },
    });
  });

  it('is told of a draft too, to its authors alone', async () => {
    const blind = await ReviewStage.set(product, { mode: 'double_blind' });
    const draft = await blind.draft({ text: first });
    const submission = await blind.submit(draft.resourceId);
    await decidedTo(submission);
    await product.behind.owner.query('update draft set reviewed_since = null where id = $1', [draft.id]);
    const kept = await stage.service(DraftRepository).find(draft.id);
    await stage.service(DraftService).update(blind.author, draft.id, kept?.revision ?? 0, { text: second });
    expect((await submissionFor(blind.author, submission))?.changes).toEqual(found);
    expect((await submissionFor(blind.referent, submission))?.changes).toBeNull();
    const again = await stage
      .service(SubmissionService)
      .resubmit(blind.author, submission.id, { words: null });
    expect((await submissionFor(blind.author, again))?.rounds[0]?.changes).toEqual(found);
    expect((await submissionFor(blind.referent, again))?.rounds[0]?.changes ?? null).toBeNull();
  });
});
