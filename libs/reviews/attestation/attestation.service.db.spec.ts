import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import type { TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { startReviewing } from '../../../test/support/reviews.js';
import { completeReview, decided, ReviewStage } from '../../../test/support/submissions.js';
import { AttestationService } from './attestation.service.js';
import { type Attestation } from './attestation.js';
import { CampaignCourseService } from '../campaign/campaign-course.service.js';
import { DecisionService } from '../decision/decision.service.js';
import { ReviewService } from '../review/review.service.js';
import { ReviewerService } from '../campaign/reviewer.service.js';
import type { Signature } from '../review/review.js';
import type { Outcome } from '../round/review-round.js';

jest.setTimeout(240_000);

let product: TestApplication;
let attestations: AttestationService;

beforeAll(async () => {
  product = await startReviewing();
  attestations = product.app.get(AttestationService, { strict: false });
});
afterAll(() => product?.stop());

const year = Number(new Date().toLocaleDateString('fr-FR', { year: 'numeric', timeZone: 'Europe/Paris' }));
const here = '198.51.100.7';
/** Words that stand in the title of what is reviewed, and nowhere else. */
const canary = 'Canaritarte';

const newStage = (title: string, people: number): Promise<ReviewStage> =>
  ReviewStage.set(product, { title, reviewsWanted: 1, mode: 'single_blind' }, people);

interface Reviewed {
  readonly submissionId: string;
  readonly resourceId: string;
}

/** One more resource of the campaign, read by this person; decided unless the outcome is null. */
async function review(
  stage: ReviewStage,
  by: Actor,
  outcome: Outcome | null = 'reviewed',
  signature: Signature = 'academie',
): Promise<Reviewed> {
  const submission = await stage.submitted({ title: `${canary} ${Math.random()}` });
  const [assignment] = await stage.assign(submission, by);
  await stage.accept(by, assignment!);
  const written = { ...completeReview('publishable'), signature, mayBeShown: signature === 'name' };
  await stage.service(ReviewService).save(by, assignment!.id, 0, written);
  await stage.service(ReviewService).send(by, assignment!.id);
  if (outcome !== null)
    await stage.service(DecisionService).decide(stage.referent, submission.id, {
      ...decided(outcome),
      actions: outcome === 'rework' ? ['Une chose.', 'Une autre.', 'Une troisième.'] : [],
    });
  return { submissionId: submission.id, resourceId: submission.resourceId };
}

/** Each of these people read one resource. */
async function reviewEach(stage: ReviewStage): Promise<Reviewed[]> {
  const all: Reviewed[] = [];
  for (const reader of stage.reviewers) all.push(await review(stage, reader));
  return all;
}

async function close(stage: ReviewStage): Promise<void> {
  await stage.service(CampaignCourseService).beginClosing(stage.referent, stage.campaign.id);
  await stage.service(CampaignCourseService).close(stage.referent, stage.campaign.id);
}

const asReviewer = { role: 'reviewer' as const, year };
const told = ({ told: facts }: Attestation) =>
  facts?.campaigns.map(({ title, count }) => `${title}: ${count}`);
const verified = (code: string): Promise<Attestation | null> => attestations.verify(code, here);

describe('what is attested', () => {
  it('counts what was sent, and names a campaign where that tells nothing of which', async () => {
    const stage = await newStage('La grande', 5);
    await reviewEach(stage);
    const [one] = stage.reviewers;
    const attestation = await attestations.request(one!, asReviewer);
    expect(attestation).toMatchObject({ role: 'reviewer', year, facts: { name: 'Relectrice 1' } });
    expect(told(attestation)).toEqual(['La grande: 1']);
    // A second reading of six is one too many.
    await review(stage, one!);
    expect(told(await attestations.request(one!, asReviewer))).toEqual(['Campagnes de relecture: 2']);
  });

  it('counts without its name a campaign that would tell, beside one that does not', async () => {
    const [large, small] = [await newStage('La large', 5), await newStage('La petite', 0)];
    await reviewEach(large);
    const [one] = large.reviewers;
    await small.service(ReviewerService).join(one!, small.campaign.id);
    await review(small, one!);
    expect(told(await attestations.request(one!, asReviewer))).toEqual([
      'La large: 1',
      'Autres campagnes: 1',
    ]);
  });

  it('is for an author each resource that was decided in public, once', async () => {
    const stage = await newStage('La sienne', 3);
    const [first, second, third] = stage.reviewers;
    await review(stage, first!, 'recommended');
    await review(stage, second!, 'rework');
    await review(stage, third!, null);
    const attestation = await attestations.request(stage.author, { role: 'author', year });
    expect(told(attestation)).toEqual(['La sienne: 1']);
    expect(await attestations.yearsOf(stage.author.accountId!)).toMatchObject([{ role: 'author', year }]);
  });

  it('is nothing for who did nothing, for another year, or without an account', async () => {
    const stage = await newStage('Rien', 1);
    const [one] = stage.reviewers;
    expect(await codeOf(attestations.request(one!, asReviewer))).toBe('NOTHING_TO_ATTEST');
    await review(stage, one!);
    expect(await codeOf(attestations.request(one!, { ...asReviewer, year: year - 1 }))).toBe(
      'NOTHING_TO_ATTEST',
    );
    expect(await codeOf(attestations.request(visitor, asReviewer))).toBe('UNAUTHENTICATED');
    expect(await attestations.yearsOf((await newTeacher(product, 'Personne')).accountId!)).toEqual([]);
  });
});

describe('an attestation', () => {
  let stage: ReviewStage;
  let holder: Actor;
  beforeAll(async () => {
    stage = await newStage('La durable', 5);
    await reviewEach(stage);
    holder = stage.reviewer(0);
  });

  it('is one while nothing changes, asked twice at once too; then a new one says more, and the old one that it was replaced', async () => {
    const [first, again] = await Promise.all([
      attestations.request(holder, asReviewer),
      attestations.request(holder, asReviewer),
    ]);
    expect(again.code).toBe(first.code);
    await review(stage, holder);
    const newer = await attestations.request(holder, asReviewer);
    expect(newer.code).not.toBe(first.code);
    expect((await verified(newer.code))?.state).toBe('valid');
    const older = await verified(first.code);
    expect(older?.state).toBe('replaced');
    expect(told(older!)).toEqual(['La durable: 1']);
  });

  it('is read by anybody with its code, however typed, and says nothing once it is taken back', async () => {
    const { code } = await attestations.request(holder, asReviewer);
    const typed = ` ${code.slice(0, 4).toUpperCase()} ${code.slice(4)}`;
    expect(await verified(typed)).toMatchObject({ state: 'valid', told: { name: 'Relectrice 1' } });
    for (const other of [stage.author, stage.referent])
      expect(await codeOf(attestations.withdraw(other, code))).toBe('NOT_FOUND');
    await attestations.withdraw(holder, code);
    expect(await verified(code)).toMatchObject({ state: 'withdrawn', told: null });
    const next = await attestations.request(holder, asReviewer);
    expect(next.code).not.toBe(code);
  });

  it('forgets whom it was of when the account is closed, then erased', async () => {
    const gone = stage.reviewer(1);
    const { code } = await attestations.request(gone, asReviewer);
    const { owner } = product.behind;
    await owner.query(`update account set state = 'closed' where id = $1`, [gone.accountId]);
    expect(await verified(code)).toMatchObject({ state: 'unattributed', told: null });
    await owner.query('update attestation set account_id = null where code = $1', [code]);
    expect(await verified(code)).toMatchObject({ state: 'unattributed', told: null });
    const { rows } = await owner.query('select facts from attestation where code = $1', [code]);
    expect(rows).toEqual([{ facts: null }]);
  });

  it('is not found by trying: fifty wrong codes from one place, and right ones wait too', async () => {
    const { code } = await attestations.request(holder, asReviewer);
    const there = '203.0.113.9';
    const tries: string[] = [];
    for (let n = 0; n < 52; n += 1) {
      const wrong = `aaaabbbb${String(2222 + n).replace(/[01]/g, 'z')}`;
      tries.push(await codeOf(attestations.verify(wrong, there)));
    }
    expect(tries.filter((answer) => answer === 'done')).toHaveLength(50);
    expect(new Set(tries)).toEqual(new Set(['done', 'TOO_MANY']));
    expect(await codeOf(attestations.verify(code, there))).toBe('TOO_MANY');
    expect(await codeOf(verified(code))).toBe('done');
  });
});

describe('what a page shows of reviews', () => {
  const shown = async (who: Actor): Promise<unknown> => {
    const query = `query($name: String!) { person(name: $name) { reviewsDone { count campaigns { campaign { title } year count }
      signed { year resource { slug } } } } }`;
    const { rows } = await product.behind.owner.query<{ slug: string }>(
      'select slug from agent where id = $1',
      [who.agentId],
    );
    const { person } = await product.ask<{ person: { reviewsDone: unknown } }>(visitor, query, {
      name: rows[0]?.slug,
    });
    return person.reviewsDone;
  };
  const show = (stage: ReviewStage, who: Actor) =>
    stage.service(ReviewerService).save(who, { showsReviews: true });

  it('is nothing by default, and nothing of a campaign that runs: a number that grows would tell when', async () => {
    const stage = await newStage('La close', 5);
    await reviewEach(stage);
    const one = stage.reviewer(0);
    expect(await shown(one)).toBeNull();
    await show(stage, one);
    expect(await shown(one)).toBeNull();
    await close(stage);
    expect(await shown(one)).toEqual({
      count: 1,
      campaigns: [{ campaign: { title: 'La close' }, year, count: 1 }],
      signed: [],
    });
    expect(await shown(stage.reviewer(1))).toBeNull();
  });

  it('is nothing of a campaign whose name would tell which, but for what she signed and everybody reads', async () => {
    const stage = await newStage('La minuscule', 2);
    const [blind, named] = stage.reviewers;
    await review(stage, blind!);
    const { submissionId, resourceId } = await review(stage, named!, 'reviewed', 'name');
    await close(stage);
    await show(stage, blind!);
    await show(stage, named!);
    expect(await shown(blind!)).toBeNull();
    expect(await shown(named!)).toBeNull();
    await stage.service(DecisionService).share(stage.author, submissionId);
    expect(await shown(blind!)).toBeNull();
    const { rows } = await product.behind.owner.query<{ slug: string }>(
      'select slug from resource where id = $1',
      [resourceId],
    );
    expect(await shown(named!)).toEqual({
      count: 1,
      campaigns: [{ campaign: { title: 'La minuscule' }, year, count: 1 }],
      signed: [{ year, resource: rows[0] }],
    });
    await product.behind.owner.query(`update resource set visibility = 'hidden' where id = $1`, [resourceId]);
    expect(await shown(named!)).toBeNull();
  });

  it('offers no time of hers', async () => {
    const stage = await newStage('Le temps', 0);
    const teacher = await newTeacher(product, 'Seulement montrée');
    const saved = await show(stage, teacher);
    expect([saved.showsReviews, saved.cap]).toEqual([true, 0]);
  });
});

describe('nobody learns a blind reviewer', () => {
  it('from an attestation, a code, or a page: no title, no slug, no id of what was read', async () => {
    const stage = await newStage('La secrète', 5);
    const reviewed = await reviewEach(stage);
    await close(stage);
    const bodies: string[] = [];
    const fields =
      'code address role year state name count issuedAt document campaigns { title opensOn closesOn count }';
    for (const reader of stage.reviewers) {
      await stage.service(ReviewerService).save(reader, { showsReviews: true });
      const { code } = await attestations.request(reader, asReviewer);
      const { rows } = await product.behind.owner.query<{ slug: string }>(
        'select slug from agent where id = $1',
        [reader.agentId],
      );
      for (const asker of [visitor, stage.author, stage.referent, reader]) {
        const answer = await product.ask<{ attestation: { document: string | null } }>(
          asker,
          `query($code: String!, $name: String!) { attestation(code: $code) { ${fields} }
             person(name: $name) { reviewsDone { count campaigns { campaign { title slug } year count } signed { year resource { id slug } } } } }`,
          { code, name: rows[0]?.slug },
        );
        const { document } = answer.attestation;
        expect(document !== null).toBe(asker === reader);
        bodies.push(JSON.stringify(answer), Buffer.from(document ?? '', 'base64').toString('latin1'));
      }
    }
    const text = bodies.join('\n');
    expect(text).toContain('La secrète');
    expect(text).not.toContain(canary);
    for (const { submissionId, resourceId } of reviewed)
      for (const id of [submissionId, resourceId]) expect(text).not.toContain(id);
  });
});
