import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import { DraftPartsService, DraftService } from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { newTeacher, readyFields, takeBytes } from '../../../test/support/builders.js';
import { startReviewing } from '../../../test/support/reviews.js';
import { sheets } from '../../../test/support/sheets.js';
import { ReviewStage } from '../../../test/support/submissions.js';

jest.setTimeout(240_000);

let product: TestApplication;

beforeAll(async () => {
  product = await startReviewing();
});
afterAll(() => product?.stop());

const parts = 'namesFound { kind words where part page }';

async function foundFor(actor: Actor, id: string): Promise<object[] | null> {
  const { submission } = await product.ask<{ submission: { namesFound: object[] | null } | null }>(
    actor,
    `query($id: ID!) { submission(id: $id) { ${parts} } }`,
    { id },
  );
  return submission?.namesFound ?? null;
}

it('is told to the authors before they send and after, and to the référent; never to who reads, nor of what is published', async () => {
  const stage = await ReviewStage.set(product, { mode: 'double_blind' }, 1);
  const author = await newTeacher(product, 'Écrivaine Préau-Petit');
  const draft = await stage
    .service(DraftService)
    .create(author, { ...readyFields, summary: 'Par PRÉAU PETIT Ecrivaine.' });
  const filename = 'ecrivaine_préau-petit.pdf';
  const sha256 = (await takeBytes(product, filename, sheets('Une tarte', 'Mme Preau-Petit'))) ?? '';
  await product.database.transaction((tx) =>
    stage.service(DraftPartsService).join(tx, draft, { sha256, filename, role: null }),
  );
  await product.drain();
  const name = { kind: 'NAME', words: 'Écrivaine Préau-Petit' };
  const expected = [
    { ...name, where: 'DESCRIPTION', part: null, page: null },
    { ...name, where: 'FILE_NAME', part: filename, page: null },
    { ...name, where: 'FILE', part: filename, page: 2 },
  ];
  const { campaign } = await product.ask<{ campaign: { submittable: { namesFound: object[] }[] } }>(
    author,
    `query($slug: String!) { campaign(slug: $slug) { submittable { ${parts} } } }`,
    { slug: stage.campaign.slug },
  );
  expect(campaign.submittable.map(({ namesFound }) => namesFound)).toEqual([expected]);

  const submission = await stage.submit(draft.resourceId, author);
  const reader = stage.reviewer(0);
  const [asked] = await stage.assign(submission, reader);
  expect(await foundFor(author, submission.id)).toEqual(expected);
  expect(await foundFor(stage.referent, submission.id)).toEqual(expected);
  for (const actor of [reader, visitor, stage.author])
    expect(await foundFor(actor, submission.id)).toBeNull();

  // Whoever runs the campaign and reads this one reads it blind.
  await product.behind.owner.query('update assignment set reviewer_id = $2 where id = $1', [
    asked!.id,
    stage.referent.accountId,
  ]);
  expect(await foundFor(stage.referent, submission.id)).toBeNull();

  const open = await ReviewStage.set(product, { mode: 'open' }, 0);
  const published = await open.submitted({ summary: 'Par Autrice Autrice.' });
  expect(await foundFor(open.author, published.id)).toBeNull();
});
