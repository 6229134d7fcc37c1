import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '#platform/authorization';
import {
  DraftRepository,
  DraftService,
  NextVersionService,
  PublishingService,
  VersionRepository,
} from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { newReferent, startReviewing } from '../../../test/support/reviews.js';
import { coSign } from '../../../test/support/state-tables.js';
import { codeOf } from '../../../test/support/proposals.js';
import { completeReview, decided, ReviewStage } from '../../../test/support/submissions.js';
import type { Assignment } from '../assignment/assignment.js';
import { AssignmentRepository } from '../assignment/assignment.repository.js';
import { DecisionService } from '../decision/decision.service.js';
import { LabelService } from '../label/label.service.js';
import { RemarkAnswerService } from './remark-answer.service.js';
import { ReviewRepository } from './review.repository.js';
import { ReviewService } from './review.service.js';
import { ReviewerService } from '../campaign/reviewer.service.js';
import { RoundRepository } from '../round/round.repository.js';
import type { Submission } from '../submission/submission.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { SubmissionService } from '../submission/submission.service.js';
import type { Verdict } from './review.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;

beforeAll(async () => {
  product = await startReviewing();
});
// People have a cap of their own: each test has its readers.
beforeEach(async () => {
  stage = await ReviewStage.set(product);
});
afterAll(() => product?.stop());

const reviews = () => stage.service(ReviewService);

/** A submission that this many people read; each has accepted. */
async function beingRead(readers: number): Promise<{ submission: Submission; asked: Assignment[] }> {
  const submission = await stage.submitted();
  const people = Array.from({ length: readers }, (_, n) => stage.reviewer(n));
  const asked = await stage.assign(submission, ...people);
  for (const [n, one] of asked.entries()) await stage.accept(stage.reviewer(n), one);
  return { submission, asked };
}

async function send(reader: Actor, { id }: Assignment, verdict: Verdict = 'publishable'): Promise<void> {
  await reviews().save(reader, id, 0, completeReview(verdict));
  await reviews().send(reader, id);
}

/** The next version, where one passage of the text is another; its id. */
async function reworded({ resourceId }: Submission): Promise<string> {
  const next = await stage.service(NextVersionService).startVersion(stage.author, resourceId);
  const text = next.fields.text?.replace('en quatre', 'en huit');
  await stage.service(DraftService).update(stage.author, next.id, next.revision, { text });
  await stage
    .service(PublishingService)
    .publish(stage.author, next.id, { whatChanged: 'En huit.', minor: false });
  return (await stage.service(VersionRepository).latestOf([resourceId])).get(resourceId)?.id ?? '';
}

const labelOf = async (versionId: string) =>
  (await stage.service(LabelService).ofVersions([versionId])).get(versionId);

describe('a référent who signs what is read in her campaign', () => {
  it('is told of it as its author alone: a colleague learns that reviews are there', async () => {
    const colleague = await newReferent(product, 'Collègue', 'dep-01');
    const { submission, asked } = await beingRead(2);
    await coSign(product, submission.resourceId, stage.referent);
    for (const [n, one] of asked.entries()) await send(stage.reviewer(n), one);
    await product.drain();
    const ready = (line: string): boolean => line.startsWith('submission-ready');
    expect((await stage.inbox(stage.referent)).filter(ready)).toEqual([]);
    expect((await stage.inbox(colleague)).filter(ready)).toHaveLength(1);
  });
});

describe('writing a review', () => {
  it('keeps it incomplete, and says all that is missing when it is sent', async () => {
    const { asked } = await beingRead(1);
    const saved = await reviews().save(stage.reviewer(0), asked[0]!.id, 0, { strengths: 'Vivant.' });
    expect([saved.revision, saved.fields.strengths]).toEqual([1, 'Vivant.']);
    await expect(reviews().send(stage.reviewer(0), asked[0]!.id)).rejects.toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ field: 'answers.aims.grade' }),
        expect.objectContaining({ field: 'verdict' }),
        expect.objectContaining({ field: 'usedAi' }),
      ]),
    });
    expect((await stage.service(AssignmentRepository).find(asked[0]!.id))?.state).toBe('accepted');
  });

  it('is hers alone until it is sent, and changes no more afterwards', async () => {
    const { asked } = await beingRead(2);
    const [mine] = asked;
    for (const other of [stage.reviewer(1), stage.author])
      expect(await codeOf(reviews().save(other, mine!.id, 0, { strengths: 'Autre' }))).toBe('NOT_FOUND');
    expect(await codeOf(reviews().save(stage.referent, mine!.id, 0, {}))).toBe('NOT_FOUND');
    await send(stage.reviewer(0), mine!);
    expect(await codeOf(reviews().save(stage.referent, mine!.id, 1, {}))).toBe('FORBIDDEN');
    expect(await codeOf(reviews().save(stage.reviewer(0), mine!.id, 1, {}))).toBe('REVIEW_SENT');
  });

  it('tells a second tab, and writes nothing over what it did not read', async () => {
    const { asked } = await beingRead(1);
    const [{ id }] = asked as [Assignment];
    const both = await Promise.all(
      ['Un onglet.', 'L’autre.'].map((strengths) =>
        codeOf(reviews().save(stage.reviewer(0), id, 0, { strengths })),
      ),
    );
    expect(both.sort()).toEqual(['REVIEW_CHANGED', 'done'].sort());
    const kept = (await stage.service(ReviewRepository).byIds([id])).get(id);
    expect(kept?.revision).toBe(1);
  });

  it('anchors a remark on a passage by its number, with its words', async () => {
    const { asked } = await beingRead(1);
    const [{ id }] = asked as [Assignment];
    const remark = { words: 'En huit, plutôt.', suggestion: null, criterion: 'aims' };
    await reviews().addRemark(stage.reviewer(0), id, {
      ...remark,
      place: { passage: 2, page: null, quote: null },
    });
    expect(
      await codeOf(
        reviews().addRemark(stage.reviewer(0), id, {
          ...remark,
          place: { passage: 999, page: null, quote: null },
        }),
      ),
    ).toBe('PASSAGE_UNKNOWN');
    const kept = (await stage.service(ReviewRepository).remarksOf([id])).get(id);
    expect(kept).toEqual([
      expect.objectContaining({ part: 'texte', passage: 2, quote: 'On partage une tarte en quatre.' }),
    ]);
    await reviews().removeRemark(stage.reviewer(0), kept![0]!.id);
    expect((await stage.service(ReviewRepository).remarksOf([id])).get(id)).toBeUndefined();
  });
});

describe('a référent who reviews', () => {
  it('reads no other review of the round before hers is sent', async () => {
    await stage.service(ReviewerService).join(stage.referent, stage.campaign.id);
    const submission = await stage.submitted();
    const asked = await stage.assign(submission, stage.reviewer(0), stage.referent);
    await stage.accept(stage.reviewer(0), asked[0]!);
    await send(stage.reviewer(0), asked[0]!);
    const seen = async () => {
      const text =
        'query($id: ID!) { submission(id: $id) { rounds { reviews { id } composite { outcome } } assignments: rounds { assignments { review { strengths } } } } }';
      const { submission: found } = await product.ask<{
        submission: {
          rounds: { reviews: unknown[]; composite: { outcome: string | null } }[];
          assignments: { assignments: { review: object | null }[] }[];
        };
      }>(stage.referent, text, { id: submission.id });
      const read = found.assignments[0]!.assignments.filter(({ review }) => review !== null).length;
      return [found.rounds[0]!.reviews.length, found.rounds[0]!.composite.outcome, read];
    };
    expect(await seen()).toEqual([0, null, 0]);
    await stage.accept(stage.referent, asked[1]!);
    await send(stage.referent, asked[1]!);
    expect(await seen()).toEqual([2, 'REVIEWED', 2]);
  });
});

describe('deciding', () => {
  const decide = (submission: Submission, change: Partial<Parameters<DecisionService['decide']>[2]> = {}) =>
    stage
      .service(DecisionService)
      .decide(stage.referent, submission.id, { ...decided('reviewed'), ...change });

  it('waits for the campaign’s number of reviews', async () => {
    const { submission, asked } = await beingRead(2);
    await send(stage.reviewer(0), asked[0]!);
    expect(await codeOf(decide(submission))).toBe('REVIEWS_MISSING');
    const still = await stage.service(AssignmentRepository).find(asked[1]!.id);
    expect(still?.state).toBe('accepted');
  });

  it('asks a third when the first two are two steps apart', async () => {
    const { submission, asked } = await beingRead(2);
    await send(stage.reviewer(0), asked[0]!, 'publishable');
    await send(stage.reviewer(1), asked[1]!, 'to_rework');
    expect(await codeOf(decide(submission))).toBe('REVIEWS_DIVERGE');
    const [third] = await stage.assign(submission, stage.reviewer(2));
    await stage.accept(stage.reviewer(2), third!);
    await send(stage.reviewer(2), third!, 'to_retouch');
    expect((await decide(submission)).outcome).toBe('reviewed');
  });

  it('says why, a grade for each criterion, and three actions with « à reprendre »', async () => {
    const { submission, asked } = await beingRead(2);
    for (const [n, one] of asked.entries()) await send(stage.reviewer(n), one);
    expect(await codeOf(decide(submission, { reason: ' ' }))).toBe('REASON_MISSING');
    expect(await codeOf(decide(submission, { grades: {} }))).toBe('GRADE_MISSING');
    expect(await codeOf(decide(submission, { outcome: 'rework', actions: ['Une', 'Deux', ' '] }))).toBe(
      'ACTIONS_MISSING',
    );
    expect(await codeOf(decide(submission, { mentor: 'personne-de-ce-nom' }))).toBe('MENTOR_UNKNOWN');
    const round = await decide(submission, { outcome: 'rework', actions: ['Une', 'Deux', 'Trois'] });
    expect(round.actions).toHaveLength(3);
    expect((await stage.service(SubmissionRepository).find(submission.id))?.state).toBe('decided');
    expect(await labelOf(round.versionId!)).toBeUndefined();
    expect(await codeOf(decide(submission))).toBe('ALREADY_DECIDED');
  });

  it('frees whoever still reads, and is not for reviewers, authors or strangers', async () => {
    const { submission, asked } = await beingRead(3);
    await send(stage.reviewer(0), asked[0]!);
    await send(stage.reviewer(1), asked[1]!);
    for (const other of [stage.author, stage.reviewer(0)]) {
      const code = await codeOf(
        stage.service(DecisionService).decide(other, submission.id, decided('reviewed')),
      );
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(code);
    }
    await decide(submission);
    expect((await stage.service(AssignmentRepository).find(asked[2]!.id))?.state).toBe('cancelled');
  });
});

describe('a label', () => {
  it('stands on the version that was read, and says how much a later one changed', async () => {
    const { submission, asked } = await beingRead(2);
    for (const [n, one] of asked.entries()) await send(stage.reviewer(n), one);
    const round = await stage
      .service(DecisionService)
      .decide(stage.referent, submission.id, decided('recommended'));
    const label = await labelOf(round.versionId!);
    expect(label).toMatchObject({ outcome: 'recommended', number: 1, reviews: 2, changed: 0 });

    const laterId = await reworded(submission);
    expect(await labelOf(laterId)).toMatchObject({ outcome: 'recommended', number: 1, changed: 1 });
  });
});

describe('in double blind', () => {
  const readAsDraft = async () => {
    stage = await ReviewStage.set(product, { mode: 'double_blind' });
    const { id, resourceId } = await stage.draft();
    const submission = await stage.submit(resourceId);
    const asked = await stage.assign(submission, stage.reviewer(0), stage.reviewer(1));
    for (const [n, one] of asked.entries()) await stage.accept(stage.reviewer(n), one);
    return { draftId: id, resourceId, submission, asked };
  };

  it('a draft is held until it is decided, and its label comes with the version that says the same', async () => {
    const { draftId, resourceId, submission, asked } = await readAsDraft();
    expect(
      await codeOf(stage.service(DraftService).update(stage.author, draftId, 1, { title: 'Autre' })),
    ).toBe('DRAFT_UNDER_REVIEW');
    for (const [n, one] of asked.entries()) await send(stage.reviewer(n), one);
    await stage.service(DecisionService).decide(stage.referent, submission.id, decided('recommended'));
    await stage
      .service(PublishingService)
      .publish(stage.author, draftId, { whatChanged: null, minor: false });
    await product.drain();
    const version = (await stage.service(VersionRepository).latestOf([resourceId])).get(resourceId)!;
    expect(await labelOf(version.id)).toMatchObject({ outcome: 'recommended', number: 1, changed: 0 });
  });

  it('a version that says something else has no label', async () => {
    const { draftId, resourceId, submission, asked } = await readAsDraft();
    for (const [n, one] of asked.entries()) await send(stage.reviewer(n), one);
    await stage.service(DecisionService).decide(stage.referent, submission.id, decided('recommended'));
    const draft = (await stage.service(DraftRepository).find(draftId))!;
    await stage
      .service(DraftService)
      .update(stage.author, draftId, draft.revision, { text: 'Tout autre chose.' });
    await stage
      .service(PublishingService)
      .publish(stage.author, draftId, { whatChanged: null, minor: false });
    await product.drain();
    const version = (await stage.service(VersionRepository).latestOf([resourceId])).get(resourceId)!;
    expect(await labelOf(version.id)).toBeUndefined();
  });

  it('names nobody to whoever reads it', async () => {
    const { asked } = await readAsDraft();
    const answer = await product.ask<{ assignment: { work: { version: unknown; title: string } } }>(
      stage.reviewer(0),
      'query($id: ID!) { assignment(id: $id) { work { title version { authors { name } } } } }',
      { id: asked[0]!.id },
    );
    expect(answer.assignment.work).toEqual({ title: 'Les fractions au quotidien', version: null });
  });
});

describe('what authors answer', () => {
  it('waits for the decision, then takes a suggestion into the next draft in one click', async () => {
    const { submission, asked } = await beingRead(2);
    await reviews().addRemark(stage.reviewer(0), asked[0]!.id, {
      place: { passage: 2, page: null, quote: null },
      words: 'Trop peu.',
      suggestion: 'On partage une tarte en huit.',
      criterion: null,
    });
    const [remark] = (await stage.service(ReviewRepository).remarksOf([asked[0]!.id])).get(asked[0]!.id)!;
    const remarkId = remark!.id;
    await reviews().save(stage.reviewer(0), asked[0]!.id, 0, completeReview('publishable'));
    await reviews().send(stage.reviewer(0), asked[0]!.id);
    await send(stage.reviewer(1), asked[1]!);
    const answers = stage.service(RemarkAnswerService);
    expect(await codeOf(answers.answer(stage.author, remarkId, 'Merci.'))).toBe('NOT_FOUND');
    await stage.service(DecisionService).decide(stage.referent, submission.id, decided('reviewed'));
    expect(await codeOf(answers.answer(stage.author, remarkId, ' '))).toBe('ANSWER_EMPTY');
    expect((await answers.answer(stage.author, remarkId, 'Merci.')).answer).toBe('Merci.');
    expect(await codeOf(answers.answer(stage.reviewer(0), remarkId, 'Moi.'))).toBe('FORBIDDEN');
    expect((await answers.take(stage.author, remarkId)).takenAt).not.toBeNull();
    const draft = await stage.service(DraftRepository).ofResources([submission.resourceId]);
    expect(draft.get(submission.resourceId)?.fields.text).toContain('en huit');
    expect(await codeOf(answers.take(stage.author, remarkId))).toBe('SUGGESTION_GONE');
  });

  it('are shown to everybody when both sides agree, and « à reprendre » never', async () => {
    const { submission, asked } = await beingRead(2);
    await reviews().save(stage.reviewer(0), asked[0]!.id, 0, {
      ...completeReview('publishable'),
      mayBeShown: true,
    });
    await reviews().send(stage.reviewer(0), asked[0]!.id);
    await send(stage.reviewer(1), asked[1]!);
    const round = await stage
      .service(DecisionService)
      .decide(stage.referent, submission.id, decided('reviewed'));
    const shown = async () => {
      const settings = await stage.service(ReviewRepository).settings(asked.map(({ id }) => id));
      return [...settings.values()].map(({ isShared, mayBeShown }) => isShared && mayBeShown).sort();
    };
    expect(await shown()).toEqual([false, false]);
    await stage.service(DecisionService).share(stage.author, submission.id);
    expect(await shown()).toEqual([false, true]);
    expect((await stage.service(RoundRepository).find(round.id))?.sharedAt).not.toBeNull();
  });

  it('begin a next round where only what changed is new', async () => {
    const { submission, asked } = await beingRead(2);
    for (const [n, one] of asked.entries()) await send(stage.reviewer(n), one);
    await stage
      .service(DecisionService)
      .decide(stage.referent, submission.id, { ...decided('rework'), actions: ['Une', 'Deux', 'Trois'] });
    await reworded(submission);
    const again = await stage
      .service(SubmissionService)
      .resubmit(stage.author, submission.id, { words: 'Voilà.' });
    expect([again.state, again.round]).toEqual(['submitted', 2]);
    const [asked2] = await stage.assign(again, stage.reviewer(0));
    const answer = await product.ask<{
      assignment: { work: { passages: { edges: { node: { text: string } }[] } } };
    }>(
      stage.reviewer(0),
      'query($id: ID!) { assignment(id: $id) { work { passages(onlyNew: true) { edges { node { text } } } } } }',
      { id: asked2!.id },
    );
    expect(answer.assignment.work.passages.edges.map(({ node }) => node.text)).toEqual([
      'On partage une tarte en huit.',
    ]);
  });
});
