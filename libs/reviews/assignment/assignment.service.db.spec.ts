import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TestApplication } from '../../../test/support/application.js';
import { codeOf } from '../../../test/support/proposals.js';
import { newReferent, startReviewing } from '../../../test/support/reviews.js';
import { newReviewer, ReviewStage } from '../../../test/support/submissions.js';
import { AssignmentAnswerService } from './assignment-answer.service.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentService } from './assignment.service.js';
import { ReviewerService } from '../campaign/reviewer.service.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { SubmissionService } from '../submission/submission.service.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product, { cap: 2 });
});
afterAll(() => product?.stop());

const stateOf = async (id: string) => (await stage.service(AssignmentRepository).find(id))?.state;
const school = (agentId: string | null, uai: string) =>
  product.behind.owner.query('update agent set establishment_uai = $2 where id = $1', [agentId, uai]);

describe('asking people to review', () => {
  it('begins the review, says why she, and gives her days once she accepts', async () => {
    const submission = await stage.submitted();
    const [asked] = await stage.assign(submission, stage.reviewer(0));
    expect((await stage.service(SubmissionRepository).find(submission.id))?.state).toBe('in_review');
    expect(asked?.because).toBe('Vous relisez dans cette langue');
    const accepted = await stage.accept(stage.reviewer(0), asked!);
    const days = (accepted.dueAt!.getTime() - accepted.answeredAt!.getTime()) / 86_400_000;
    expect([accepted.state, days]).toEqual(['accepted', stage.campaign.reviewDays]);
  });

  it('is refused to authors, colleagues of one school, strangers to the campaign, and above the cap', async () => {
    const submission = await stage.submitted();
    const outsider = await newReferent(product, 'Ailleurs', 'dep-59');
    const service = stage.service(AssignmentService);
    const ask = (...people: { agentId: string | null }[]) =>
      codeOf(
        service.assign(
          stage.referent,
          submission.id,
          people.map(({ agentId }) => agentId ?? ''),
        ),
      );
    expect(await ask()).toBe('NOBODY_CHOSEN');
    await stage.service(ReviewerService).join(stage.author, stage.campaign.id);
    await expect(
      service.assign(stage.referent, submission.id, [stage.author.agentId ?? '', outsider.agentId ?? '']),
    ).rejects.toMatchObject({
      problems: [
        { field: `reviewerIds.${stage.author.agentId}`, message: expect.stringContaining('sa propre') },
        { field: `reviewerIds.${outsider.agentId}`, message: expect.stringContaining('pas parmi') },
      ],
    });
    await product.behind.owner.query(
      `insert into territory(kind, code, label, parent_id) select 'ecole', '0019999Z', 'École inventée', id from territory where code = 'dep-01'`,
    );
    await product.behind.owner.query(
      `insert into establishment(uai, name, kind, territory_id) select code, label, 'École', id from territory where code = '0019999Z'`,
    );
    const colleague = await newReviewer(product, stage.campaign, 'Voisine');
    await school(stage.author.agentId, '0019999Z');
    await school(colleague.agentId, '0019999Z');
    expect(await ask(colleague)).toBe('REVIEWER_REFUSED');
    await school(stage.author.agentId, null as never);
    expect(await ask(colleague)).toBe('done');
    expect(await ask(colleague)).toBe('REVIEWER_REFUSED');
    const [second, third] = [await stage.submitted(), await stage.submitted()];
    await stage.assign(second, colleague);
    expect(await codeOf(stage.assign(third, colleague))).toBe('REVIEWER_REFUSED');
  });

  it('holds her cap when two référents ask her at once', async () => {
    const one = await newReviewer(product, stage.campaign, 'Très demandée');
    await stage.service(ReviewerService).save(one, { cap: 1 });
    const submissions = [await stage.submitted(), await stage.submitted(), await stage.submitted()];
    const codes = await Promise.all(submissions.map((each) => codeOf(stage.assign(each, one))));
    expect(codes.sort()).toEqual(['REVIEWER_REFUSED', 'REVIEWER_REFUSED', 'done']);
  });

  it('is hers to answer, with a reason when she says no', async () => {
    const submission = await stage.submitted();
    const [one, two] = [
      await newReviewer(product, stage.campaign, 'Un'),
      await newReviewer(product, stage.campaign, 'Deux'),
    ];
    const [first, second] = await stage.assign(submission, one, two);
    const answers = stage.service(AssignmentAnswerService);
    expect(await codeOf(answers.accept(two, first!.id))).toBe('NOT_FOUND');
    expect(await codeOf(answers.accept(stage.author, first!.id))).toBe('NOT_FOUND');
    expect(await codeOf(answers.decline(one, first!.id, ' '))).toBe('REASON_MISSING');
    await answers.decline(one, first!.id, 'Pas le temps.');
    expect(await codeOf(answers.accept(one, first!.id))).toBe('ASSIGNMENT_TRANSITION');
    await answers.declareConflict(two, second!.id, 'C’est une amie.');
    const later = await stage.submit((await stage.published()).id);
    expect(await codeOf(stage.assign(later, two))).toBe('done');
    await stage.service(SubmissionService).withdraw(stage.author, submission.id);
    const again = await stage.submit(submission.resourceId);
    await expect(stage.assign(again, two)).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('conflit d’intérêts') }],
    });
  });

  it('ends with the submission: nobody reviews what was taken back', async () => {
    const submission = await stage.submitted();
    const [one, two] = [
      await newReviewer(product, stage.campaign, 'Trois'),
      await newReviewer(product, stage.campaign, 'Quatre'),
    ];
    const [first, second] = await stage.assign(submission, one, two);
    await stage.accept(one, first!);
    await stage.service(SubmissionService).withdraw(stage.author, submission.id);
    expect([await stateOf(first!.id), await stateOf(second!.id)]).toEqual(['cancelled', 'cancelled']);
    const service = stage.service(AssignmentService);
    expect(await codeOf(service.assign(stage.referent, submission.id, [one.agentId ?? '']))).toBe(
      'NOT_IN_REVIEW',
    );
  });

  it('is not the référent’s to do for a resource that she signs', async () => {
    const mine = await stage.published({}, stage.referent);
    const submission = await stage.submit(mine.id, stage.referent);
    const service = stage.service(AssignmentService);
    expect(
      await codeOf(service.assign(stage.referent, submission.id, [stage.reviewer(1).agentId ?? ''])),
    ).toBe('FORBIDDEN');
    expect(await codeOf(stage.invite(mine.id))).toBe('OWN_RESOURCE');
  });
});
