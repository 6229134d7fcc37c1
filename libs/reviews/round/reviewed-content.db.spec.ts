import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Actor } from '#platform/authorization';
import { DraftPartsService } from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { takeBytes } from '../../../test/support/builders.js';
import { odtDocument } from '../../../test/support/office-documents.js';
import { startReviewing } from '../../../test/support/reviews.js';
import { completeReview, decided, ReviewStage } from '../../../test/support/submissions.js';
import { DecisionService } from '../decision/decision.service.js';
import { RemarkAnswerService } from '../review/remark-answer.service.js';
import { ReviewService } from '../review/review.service.js';

jest.setTimeout(240_000);

let product: TestApplication;

beforeAll(async () => {
  product = await startReviewing();
});
afterAll(() => product?.stop());

const text = '# Parts\n\nUne *tarte* en $\\frac{1}{4}$.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';

async function htmlFor(actor: Actor, id: string): Promise<(string | null)[]> {
  const { assignment } = await product.ask<{
    assignment: { work: { passages: { edges: { node: { html: string | null } }[] } } };
  }>(actor, 'query($id: ID!) { assignment(id: $id) { work { passages { edges { node { html } } } } } }', {
    id,
  });
  return assignment.work.passages.edges.map(({ node }) => node.html);
}

it('passages are read as they look, in the text and in a file, of a draft that is read blind too', async () => {
  const stage = await ReviewStage.set(product, { mode: 'double_blind' }, 1);
  const draft = await stage.draft({ text });
  const bytes = odtDocument({ paragraphs: ['On partage une tarte.'] });
  const sha256 = (await takeBytes(product, 'fiche.odt', bytes)) ?? '';
  await product.database.transaction((tx) =>
    stage.service(DraftPartsService).join(tx, draft as never, { sha256, filename: 'fiche.odt', role: null }),
  );
  await product.drain();
  const submission = await stage.submit(draft.resourceId);
  const [asked] = await stage.assign(submission, stage.reviewer(0));
  const [heading, paragraph, table, ...file] = await htmlFor(stage.reviewer(0), asked!.id);
  expect(heading).toBe('<h3>Parts</h3>');
  expect(paragraph).toMatch(/<em>tarte<\/em> en <math>.*<mfrac>/);
  expect(table).toMatch(/<table><tbody><tr>/);
  expect(file).toContain('<p>On partage une tarte.</p>');
});

it('a remark shows the whole passage that it quotes as it looks, and what it suggests stands for the whole of it', async () => {
  const stage = await ReviewStage.set(product, {}, 2);
  const submission = await stage.submitted({ text });
  const asked = await stage.assign(submission, stage.reviewer(0), stage.reviewer(1));
  for (const [at, { id }] of asked.entries()) {
    const reader = stage.reviewer(at);
    await stage.accept(reader, asked[at]!);
    const said = { words: 'En huit.', criterion: null };
    if (at === 0)
      for (const quote of [null, 'tarte'])
        await stage.service(ReviewService).addRemark(reader, id, {
          ...said,
          suggestion: quote && 'Une tarte en huit.',
          place: { passage: 2, page: null, quote },
        });
    await stage.service(ReviewService).save(reader, id, 0, completeReview('publishable'));
    await stage.service(ReviewService).send(reader, id);
  }
  await stage.service(DecisionService).decide(stage.referent, submission.id, decided('reviewed'));
  const { submission: seen } = await product.ask<{
    submission: { rounds: { reviews: { remarks: { id: string; quoteHtml: string | null }[] }[] }[] };
  }>(
    stage.author,
    'query($id: ID!) { submission(id: $id) { rounds { reviews { remarks { id quoteHtml } } } } }',
    { id: submission.id },
  );
  const remarks = seen.rounds.flatMap(({ reviews }) => reviews.flatMap((review) => review.remarks));
  expect(remarks.map(({ quoteHtml }) => quoteHtml)).toEqual([
    expect.stringMatching(/^<p>Une <em>tarte/),
    null,
  ]);
  const taken = await stage.service(RemarkAnswerService).take(stage.author, remarks[1]!.id);
  expect(taken.takenAt).not.toBeNull();
  const { rows } = await product.behind.owner.query<{ text: string }>(
    `select fields->>'text' as text from draft where resource_id = $1`,
    [submission.resourceId],
  );
  expect(rows[0]?.text).toContain('\n\nUne tarte en huit.\n\n');
});
