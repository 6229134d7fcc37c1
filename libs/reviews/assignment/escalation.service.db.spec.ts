import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EventHandlers } from '#platform/outbox';
import type { TestApplication } from '../../../test/support/application.js';
import { startReviewing } from '../../../test/support/reviews.js';
import { ReviewStage } from '../../../test/support/submissions.js';
import { AssignmentAnswerService } from './assignment-answer.service.js';
import { AssignmentPlanService } from '../matching/assignment-plan.service.js';
import { AssignmentRepository } from './assignment.repository.js';
import { RoundRepository } from '../round/round.repository.js';
import { SuggestionService } from '../matching/suggestion.service.js';
import type { Submission } from '../submission/submission.js';

jest.setTimeout(240_000);

let product: TestApplication;

beforeAll(async () => {
  product = await startReviewing();
});
afterAll(() => product?.stop());

const DAY = 24 * 60;
const strike = async () => {
  await product.app.get(EventHandlers).handle('hour.struck', {});
  await product.drain();
};

/** « name: state », by name. */
async function askedFor(stage: ReviewStage, submission: Submission): Promise<string[]> {
  const round = (await stage.service(RoundRepository).ofSubmissions([submission.id])).get(submission.id)?.[0];
  const found = await stage.service(AssignmentRepository).ofRounds([round?.id ?? '']);
  const { rows } = await product.behind.owner.query<{ id: string; name: string }>(
    'select account.id, agent.public_name as name from account join agent on agent.id = account.agent_id',
  );
  const names = new Map(rows.map(({ id, name }) => [id, name.replace(/ \d+$/, (n) => n)]));
  return (found.get(round?.id ?? '') ?? [])
    .map(({ reviewerId, state }) => `${names.get(reviewerId)?.replace(/^(Relectrice \d).*/, '$1')}: ${state}`)
    .sort();
}

describe('an offer without an answer', () => {
  it('goes to the next best by itself, once, and the référent is told only when nobody is left', async () => {
    const stage = await ReviewStage.set(product, { reviewsWanted: 1, answerDays: 3 }, 2);
    const submission = await stage.submitted();
    await stage.assign(submission, stage.reviewer(0));
    await product.drain();
    expect((await stage.inbox(stage.reviewer(0))).join()).toContain('assignment-offered: On vous propose');
    await strike();
    expect(await askedFor(stage, submission)).toEqual(['Relectrice 1: offered']);
    product.clock.advance(3 * DAY + 1);
    await strike();
    await strike();
    expect(await askedFor(stage, submission)).toEqual(['Relectrice 1: lapsed', 'Relectrice 2: offered']);
    expect((await stage.inbox(stage.referent)).join()).not.toContain('assignment-ended');
    product.clock.advance(3 * DAY + 1);
    await strike();
    await strike();
    expect(await askedFor(stage, submission)).toEqual(['Relectrice 1: lapsed', 'Relectrice 2: lapsed']);
    const told = (await stage.inbox(stage.referent)).filter((line) => line.startsWith('assignment-ended'));
    expect(told).toHaveLength(1);
  });

  it('is replaced too when she declines, and the author learns nothing of it', async () => {
    const stage = await ReviewStage.set(product, { reviewsWanted: 1 }, 2);
    const submission = await stage.submitted();
    const [asked] = await stage.assign(submission, stage.reviewer(0));
    await stage.service(AssignmentAnswerService).decline(stage.reviewer(0), asked!.id, 'Trop de travail.');
    await product.drain();
    await product.drain();
    expect(await askedFor(stage, submission)).toEqual(['Relectrice 1: declined', 'Relectrice 2: offered']);
    expect(await stage.inbox(stage.author)).toEqual([]);
  });

  it('is recalled before its date and when it is late, each once', async () => {
    const stage = await ReviewStage.set(product, { reviewsWanted: 1, reviewDays: 10 }, 1);
    const submission = await stage.submitted();
    const [asked] = await stage.assign(submission, stage.reviewer(0));
    await stage.accept(stage.reviewer(0), asked!);
    const reminders = async () =>
      (await stage.inbox(stage.reviewer(0))).filter((line) => line.startsWith('review-due')).length;
    const counts: number[] = [];
    for (const days of [7, 2, 0.5, 1.5, 1, 6.5]) {
      product.clock.advance(days * DAY);
      await strike();
      await strike();
      counts.push(await reminders());
    }
    expect(counts).toEqual([0, 1, 1, 2, 2, 3]);
  });
});

describe('a whole campaign', () => {
  it('is planned line by line, and what is kept is asked, but for what changed meanwhile', async () => {
    const stage = await ReviewStage.set(product, { reviewsWanted: 2, cap: 3 }, 3);
    const submissions = [await stage.submitted(), await stage.submitted(), await stage.submitted()];
    const plan = await stage
      .service(SuggestionService)
      .forCampaign(stage.campaign, stage.referent.accountId ?? '');
    expect(plan.lines).toHaveLength(6);
    expect(plan.gaps).toEqual([]);
    const choices = plan.lines.map(({ submissionId, agentId }) => ({ submissionId, reviewerId: agentId }));
    await stage.assign(submissions[0]!, stage.reviewer(0));
    const { asked, problems } = await stage
      .service(AssignmentPlanService)
      .apply(stage.referent, stage.campaign.slug, choices);
    // Three people with two each: one place went meanwhile.
    expect([asked.length, problems.length]).toEqual([5, 1]);
    const again = await stage
      .service(SuggestionService)
      .forCampaign(stage.campaign, stage.referent.accountId ?? '');
    expect(again.lines).toEqual([]);
  });

  it('says why somebody is missing, by reason and never by name', async () => {
    const stage = await ReviewStage.set(product, { reviewsWanted: 3, cap: 3 }, 2);
    await stage.submitted();
    const plan = await stage
      .service(SuggestionService)
      .forCampaign(stage.campaign, stage.referent.accountId ?? '');
    expect(plan.lines).toHaveLength(2);
    expect(plan.gaps.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('Il manque 1 relecture'),
    ]);
  });
});
