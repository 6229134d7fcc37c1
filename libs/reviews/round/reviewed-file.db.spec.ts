import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '#platform/authorization';
import { DraftPartsService, DraftService, NextVersionService, PublishingService } from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { newTeacher, readyFields, takeBytes } from '../../../test/support/builders.js';
import { newReferent, startReviewing } from '../../../test/support/reviews.js';
import { sheets } from '../../../test/support/sheets.js';
import { completeReview, decided, ReviewStage } from '../../../test/support/submissions.js';
import { DecisionService } from '../decision/decision.service.js';
import { ReviewService } from '../review/review.service.js';

jest.setTimeout(240_000);

let product: TestApplication;
let origin: string;

beforeAll(async () => {
  product = await startReviewing();
  origin = await product.listen();
});
afterAll(() => product?.stop());

/** A draft with one PDF, drawn. */
async function draftWith(stage: ReviewStage, bytes: Uint8Array): Promise<{ id: string; resourceId: string }> {
  const draft = await stage.service(DraftService).create(stage.author, readyFields);
  const sha256 = (await takeBytes(product, 'Fiche de mon école.pdf', bytes)) ?? '';
  const parts = stage.service(DraftPartsService);
  const file = { sha256, filename: 'Fiche de mon école.pdf', role: null };
  await product.database.transaction((tx) => parts.join(tx, draft, file));
  await product.drain();
  return draft;
}

const plainly = { whatChanged: null, minor: false };

interface Page {
  readonly number: number;
  readonly url: string;
}

async function filesFor(actor: Actor, id: string): Promise<{ name: string; pages: Page[] }[]> {
  const { assignment } = await product.ask<{
    assignment: { work: { files: { name: string; pages: Page[] }[] } | null } | null;
  }>(actor, 'query($id: ID!) { assignment(id: $id) { work { files { name pages { number url } } } } }', {
    id,
  });
  return assignment?.work?.files ?? [];
}

const statusOf = async (url: string): Promise<number> =>
  (await fetch(origin + new URL(url).pathname, { redirect: 'manual' })).status;

describe('the pages of a draft that is read blind', () => {
  it('are seen by whoever was asked, under no name, until she declines, and by no stranger', async () => {
    const stage = await ReviewStage.set(product, { mode: 'double_blind' }, 1);
    const draft = await draftWith(stage, sheets('Un', 'Deux'));
    const submission = await stage.submit(draft.resourceId);
    const reader = stage.reviewer(0);
    const [asked] = await stage.assign(submission, reader);
    const [file] = await filesFor(reader, asked!.id);
    expect(file?.name).toBe('fichier\u00a01');
    expect(file?.pages.map(({ number }) => number)).toEqual([1, 2]);
    const url = file?.pages[1]?.url ?? '';
    const answer = await fetch(origin + new URL(url).pathname);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      expect.stringMatching(/^image\//),
      'private, no-store',
    ]);
    expect(answer.headers.get('link')).toBeNull();

    const others = [
      await newTeacher(product, 'Inconnue'),
      await newReferent(product, 'Ailleurs', 'ac-paris'),
    ];
    for (const { accountId } of others)
      expect(await statusOf(url.replace(reader.accountId ?? '', accountId ?? ''))).toBe(404);
    for (const actor of others) expect(await filesFor(actor, asked!.id)).toEqual([]);
    const [hers] = await filesFor(stage.referent, asked!.id);
    expect(await statusOf(hers?.pages[0]?.url ?? '')).toBe(200);

    await product.behind.owner.query(
      `update assignment set state = 'declined', ended_at = now() where id = $1`,
      [asked!.id],
    );
    expect(await statusOf(url)).toBe(404);
  });
});

describe('a remark on a place of a page', () => {
  it('keeps its place while its page says the same, for its reviewer, the référent and the authors', async () => {
    const stage = await ReviewStage.set(product, {}, 2);
    const draft = await draftWith(stage, sheets('Une tarte en quatre', 'Deux parts', 'Trois'));
    const { id: resource } = await stage.service(PublishingService).publish(stage.author, draft.id, plainly);
    const submission = await stage.submit(resource);
    const asked = await stage.assign(submission, stage.reviewer(0), stage.reviewer(1));
    const remark = (page: number, x: number | null = 250) => ({
      words: `Page ${page}.`,
      suggestion: null,
      criterion: null,
      place: { passage: null, page, file: 1, x, y: x && 700, quote: null },
    });
    for (const [at, { id }] of asked.entries()) {
      const reader = stage.reviewer(at);
      await stage.accept(reader, asked[at]!);
      if (at === 0)
        for (const given of [remark(1), remark(2), remark(3, null)])
          await stage.service(ReviewService).addRemark(reader, id, given);
      await stage.service(ReviewService).save(reader, id, 0, completeReview('publishable'));
      await stage.service(ReviewService).send(reader, id);
    }
    const first = { page: 1, file: 1, x: 250, y: 700, part: 'Fiche de mon école.pdf', passage: null };
    const read = await remarksFor(stage.referent, submission.id);
    expect(read[0]).toEqual({ ...first, pageImage: { number: 1, url: expect.any(String) }, standing: null });
    await stage.service(DecisionService).decide(stage.referent, submission.id, decided('reviewed'));
    expect((await remarksFor(stage.author, submission.id)).map(({ standing }) => standing?.how)).toEqual([
      'SAME',
      'SAME',
      'SAME',
    ]);

    const next = await stage.service(NextVersionService).startVersion(stage.author, resource);
    const bytes = sheets('Une tarte en huit', 'Deux parts');
    const sha256 = (await takeBytes(product, 'Fiche de mon école.pdf', bytes)) ?? '';
    await product.database.transaction(async (tx) => {
      const parts = stage.service(DraftPartsService);
      const { rows } = await product.behind.owner.query<{ id: string }>(
        `select id from part where draft_id = $1 and kind = 'file'`,
        [next.id],
      );
      await parts.replaceFile(tx, next, rows[0]?.id ?? '', { sha256, filename: 'Fiche de mon école.pdf' });
    });
    await product.drain();
    const told = { whatChanged: 'En huit.', minor: false };
    await stage.service(PublishingService).publish(stage.author, next.id, told);
    const stands = await remarksFor(stage.author, submission.id);
    expect(stands.map(({ standing }) => standing?.how)).toEqual(['REWORDED', 'SAME', 'GONE']);
    expect(await statusOf(stands[1]?.pageImage?.url ?? '')).toBe(200);
  });

  it('is refused half, without its page, outside of it, or in a file that is not there', async () => {
    const stage = await ReviewStage.set(product, {}, 1);
    const draft = await draftWith(stage, sheets('Quatre'));
    const { id: resource } = await stage.service(PublishingService).publish(stage.author, draft.id, plainly);
    const [asked] = await stage.assign(await stage.submit(resource), stage.reviewer(0));
    await stage.accept(stage.reviewer(0), asked!);
    const codesOf = async (place: object): Promise<string[]> => {
      const { addRemark } = await product.ask<{ addRemark: { userErrors: { code: string }[] } }>(
        stage.reviewer(0),
        'mutation($input: AddRemarkInput!) { addRemark(input: $input) { userErrors { code } } }',
        { input: { reviewId: asked!.id, words: 'Ici.', ...place } },
      );
      return addRemark.userErrors.map(({ code }) => code);
    };
    expect(await codesOf({ page: 1, file: 1, x: 10 })).toEqual(['POINT_WITHOUT_PAGE']);
    expect(await codesOf({ x: 10, y: 10 })).toEqual(['POINT_WITHOUT_PAGE']);
    expect(await codesOf({ page: 1, x: 10, y: 10 })).toEqual(['POINT_WITHOUT_PAGE']);
    expect(await codesOf({ page: 1, file: 2, x: 10, y: 10 })).toEqual(['FILE_UNKNOWN']);
    expect(await codesOf({ page: 1, file: 1, x: 0, y: 1000 })).toEqual([]);
  });
});

interface SeenRemark {
  readonly standing: { readonly how: string } | null;
  readonly pageImage: Page | null;
}

async function remarksFor(actor: Actor, id: string): Promise<SeenRemark[]> {
  const { submission } = await product.ask<{
    submission: { rounds: { reviews: { remarks: SeenRemark[] }[] }[] };
  }>(
    actor,
    `query($id: ID!) { submission(id: $id) { rounds { reviews { remarks {
       page file x y part passage pageImage { number url } standing { how } } } } } }`,
    { id },
  );
  return submission.rounds.flatMap(({ reviews }) => reviews.flatMap(({ remarks }) => remarks));
}
