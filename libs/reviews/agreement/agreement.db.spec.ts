import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import pg from 'pg';
import type { TestApplication } from '../../../test/support/application.js';
import { newCampaign, newReferent, startReviewing } from '../../../test/support/reviews.js';
import { completeReview, ReviewStage } from '../../../test/support/submissions.js';
import type { Assignment } from '../assignment/assignment.js';
import { ReviewService } from '../review/review.service.js';
import { ReviewerService } from '../campaign/reviewer.service.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product, { cap: 20 }, 2);
  await stage.service(ReviewerService).join(stage.referent, stage.campaign.id);
  for (const reader of [...stage.reviewers, stage.referent])
    await stage.service(ReviewerService).save(reader, { cap: 20 });
});
afterAll(() => product?.stop());

interface Line {
  readonly key: string;
  readonly alpha: number | null;
  readonly units: number;
  readonly state: string;
}

async function seenBy(actor: Actor): Promise<readonly Line[] | null> {
  const { campaign } = await product.ask<{ campaign: { agreement: Line[] | null } }>(
    actor,
    'query($slug: String!) { campaign(slug: $slug) { agreement { key question alpha units state } } }',
    { slug: stage.campaign.id },
  );
  return campaign.agreement;
}

const onAims = async (actor: Actor): Promise<Line | undefined> =>
  (await seenBy(actor))?.find(({ key }) => key === 'aims');

/** The one criterion that they read each in a way of their own; of the others they say the same. */
async function send(reader: Actor, { id }: Assignment, grade: number): Promise<void> {
  const complete = completeReview('publishable');
  const answers = complete.answers.map((answer) =>
    answer.criterion === 'aims' ? { ...answer, grade, note: 'Dire ce que l’on apprend.' } : answer,
  );
  await stage.service(ReviewService).save(reader, id, 0, { ...complete, answers });
  await stage.service(ReviewService).send(reader, id);
}

async function readTwice(grades: readonly [number, number]): Promise<void> {
  const asked = await stage.assign(await stage.submitted(), stage.reviewer(0), stage.reviewer(1));
  for (const [at, one] of asked.entries()) {
    await stage.accept(stage.reviewer(at), one);
    await send(stage.reviewer(at), one, grades[at]!);
  }
}

it('is told to who runs the campaign, as reviews come in: too early, then where people read a question apart', async () => {
  expect(await onAims(stage.referent)).toMatchObject({ alpha: null, units: 0, state: 'UNKNOWN' });
  for (const grades of [
    [1, 3],
    [3, 1],
    [2, 2],
    [1, 3],
    [3, 1],
  ] as const) {
    expect((await onAims(stage.referent))?.state).toBe('UNKNOWN');
    await readTwice(grades);
  }
  const aims = await onAims(stage.referent);
  expect(aims).toMatchObject({ units: 5, state: 'LOW' });
  expect(aims?.alpha).toBeLessThan(0.4);
  // Everybody said the same of the others: nothing varies, and nothing is known.
  for (const other of (await seenBy(stage.referent)) ?? [])
    if (other.key !== 'aims') expect(other).toMatchObject({ alpha: null, state: 'UNKNOWN' });
});

it('leaves out what the référent still reads herself, until she has said hers', async () => {
  const before = await onAims(stage.referent);
  const asked = await stage.assign(await stage.submitted(), stage.reviewer(0), stage.referent);
  await stage.accept(stage.reviewer(0), asked[0]!);
  await send(stage.reviewer(0), asked[0]!, 1);
  await stage.accept(stage.referent, asked[1]!);
  const wider = await newReferent(product, 'Référente de l’académie');
  expect(await onAims(stage.referent)).toEqual(before);
  await send(stage.referent, asked[1]!, 2);
  expect(await onAims(stage.referent)).toMatchObject({ units: 6 });
  expect(await onAims(wider)).toMatchObject({ units: 6 });
});

it('is read once for a list of campaigns, each with its own', async () => {
  const other = await newCampaign(product, stage.referent);
  const statements = jest.spyOn(pg.Client.prototype, 'query');
  const { viewer } = await product.ask<{
    viewer: { campaigns: { edges: { node: { id: string; agreement: Line[] } }[] } };
  }>(
    stage.referent,
    '{ viewer { campaigns { edges { node { id agreement { key alpha units state } } } } } }',
  );
  const asked = statements.mock.calls.filter(
    ([query]) => (query as { name?: string }).name === 'agreement-rounds',
  );
  statements.mockRestore();
  expect(asked).toHaveLength(1);
  const unitsOf = (id: string) =>
    viewer.campaigns.edges
      .find(({ node }) => node.id === id)
      ?.node.agreement.find(({ key }) => key === 'aims')?.units;
  expect([unitsOf(stage.campaign.id), unitsOf(other.id)]).toEqual([6, 0]);
});

it('is nothing to anybody else', async () => {
  const elsewhere = await newReferent(product, 'Référente ailleurs', 'ac-lille');
  for (const actor of [visitor, stage.author, stage.reviewer(0), elsewhere])
    expect(await seenBy(actor)).toBeNull();
});
