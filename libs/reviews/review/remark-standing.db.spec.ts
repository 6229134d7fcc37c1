import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import { DraftService, NextVersionService, PublishingService } from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { startReviewing } from '../../../test/support/reviews.js';
import { completeReview, decided, ReviewStage } from '../../../test/support/submissions.js';
import { DecisionService } from '../decision/decision.service.js';
import { ReviewService } from './review.service.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product, {}, 2);
});
afterAll(() => product?.stop());

interface Seen {
  readonly submission: {
    readonly rounds: { readonly reviews: { readonly remarks: { readonly standing: object | null }[] }[] }[];
  } | null;
}

async function standings(actor: Actor, id: string): Promise<(object | null)[]> {
  const { submission } = await product.ask<Seen>(
    actor,
    'query($id: ID!) { submission(id: $id) { rounds { reviews { remarks { standing { how words } } } } } }',
    { id },
  );
  return (submission?.rounds ?? []).flatMap(({ reviews }) =>
    reviews.flatMap(({ remarks }) => remarks.map(({ standing }) => standing)),
  );
}

it('is told to the authors, of each remark, as their text changes; to nobody else', async () => {
  const submission = await stage.submitted();
  const asked = await stage.assign(submission, stage.reviewer(0), stage.reviewer(1));
  for (const [at, { id }] of asked.entries()) {
    const reader = stage.reviewer(at);
    await stage.accept(reader, asked[at]!);
    if (at === 0)
      for (const passage of [2, null])
        await stage.service(ReviewService).addRemark(reader, id, {
          words: 'À revoir.',
          suggestion: null,
          criterion: null,
          place: { passage, page: null, quote: null },
        });
    await stage.service(ReviewService).save(reader, id, 0, completeReview('to_rework'));
    await stage.service(ReviewService).send(reader, id);
  }
  expect(await standings(stage.author, submission.id)).toEqual([]);
  await stage
    .service(DecisionService)
    .decide(stage.referent, submission.id, { ...decided('rework'), actions: ['Une', 'Deux', 'Trois'] });
  expect(await standings(stage.author, submission.id)).toEqual([{ how: 'SAME', words: null }, null]);

  const next = await stage.service(NextVersionService).startVersion(stage.author, submission.resourceId);
  const text = next.fields.text?.replace('en quatre', 'en huit');
  await stage.service(DraftService).update(stage.author, next.id, next.revision, { text });
  const told = { whatChanged: 'En huit.', minor: false };
  await stage.service(PublishingService).publish(stage.author, next.id, told);
  expect(await standings(stage.author, submission.id)).toEqual([
    { how: 'REWORDED', words: 'On partage une tarte en huit.' },
    null,
  ]);
  expect(await standings(stage.referent, submission.id)).toEqual([null, null]);
  for (const actor of [visitor, stage.reviewer(0)]) expect(await standings(actor, submission.id)).toEqual([]);
});
