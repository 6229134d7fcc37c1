import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import type { Resource } from '#resources';
import { defaultRubric } from '../../../infra/database/migrations/1764030080600-default-rubric.js';
import type { TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { newCampaign, newReferent, startReviewing } from '../../../test/support/reviews.js';
import { newReviewer, ReviewStage } from '../../../test/support/submissions.js';
import { CampaignService } from '../campaign/campaign.service.js';
import { ReviewerService } from '../campaign/reviewer.service.js';
import { CalibrationNoticeService } from './calibration-notice.service.js';
import { CalibrationService } from './calibration.service.js';
import { ExemplarRepository } from './exemplar.repository.js';

jest.setTimeout(240_000);

let product: TestApplication;

beforeAll(async () => {
  product = await startReviewing();
});
afterAll(() => product?.stop());

const calibrations = () => product.app.get(CalibrationService, { strict: false });
const criteria = defaultRubric.criteria.map(({ key }) => key);
const aims = 'aims';

/** All criteria answered alike, « aims » in a way of its own. */
const graded = (onAims: number | null, others = 1, note: string | null = null) =>
  criteria.map((criterion) => ({
    criterion,
    grade: criterion === aims ? onAims : others,
    notApplicable: false,
    note: criterion === aims ? note : null,
  }));

interface Scene {
  readonly stage: ReviewStage;
  readonly resource: Resource;
  /** Of its only exemplar. */
  readonly id: string;
}

async function scene(people = 3): Promise<Scene> {
  const stage = await ReviewStage.set(product, {}, people);
  const resource = await stage.published();
  await calibrations().addExemplar(stage.referent, { campaign: stage.campaign.id, resource: resource.slug! });
  return { stage, resource, id: (await idsOf(stage))[0]! };
}

async function idsOf({ campaign }: ReviewStage): Promise<string[]> {
  const found = await product.app.get(ExemplarRepository, { strict: false }).ofCampaigns([campaign.id], null);
  return (found.get(campaign.id)?.exemplars ?? []).map(({ exemplar }) => exemplar.id);
}

interface SeenExemplar {
  readonly version: { readonly number: number } | null;
  readonly mine: object | null;
  readonly compared: { readonly criterion: string; readonly counts: number[] }[] | null;
  readonly referents: {
    readonly grader: null;
    readonly answers: { criterion: string; note: string }[];
  } | null;
  readonly grades: { readonly grader: { readonly name: string } }[] | null;
  readonly spreads: { readonly criterion: string; readonly apart: number | null }[] | null;
  readonly viewerCan: { readonly grade: boolean; readonly remove: boolean };
}
interface Seen {
  readonly state: string;
  readonly waiting: number;
  readonly agreement:
    { readonly key: string; readonly state: string; readonly alpha: number | null }[] | null;
  readonly exemplars: SeenExemplar[];
}

async function seenBy(actor: Actor, { campaign }: ReviewStage): Promise<Seen | null> {
  const { campaign: found } = await product.ask<{ campaign: { calibration: Seen | null } | null }>(
    actor,
    `query($slug: String!) { campaign(slug: $slug) { calibration { state waiting agreement { key state alpha }
      exemplars { version { number } mine { gradedAt } compared { criterion counts } viewerCan { grade remove }
        referents { grader { name } answers { criterion note } } grades { grader { name } } spreads { criterion apart } } } } }`,
    { slug: campaign.id },
  );
  return found?.calibration ?? null;
}

describe('choosing exemplars', () => {
  it('is for who runs the campaign: three public resources, each once, none that she signs or that is submitted', async () => {
    const { stage, resource } = await scene();
    const add = (address: string, by: Actor = stage.referent): Promise<string> =>
      codeOf(calibrations().addExemplar(by, { campaign: stage.campaign.slug, resource: address }));
    for (const by of [stage.author, stage.reviewer(0)]) expect(await add('rien', by)).toBe('FORBIDDEN');
    expect(await add('rien', visitor)).toBe('UNAUTHENTICATED');
    expect(await add('rien')).toBe('EXEMPLAR_UNKNOWN');
    expect(await add(resource.slug!)).toBe('EXEMPLAR_THERE');
    expect(await add((await stage.draft()).resourceId)).toBe('EXEMPLAR_UNKNOWN');
    expect(await add((await stage.published({}, stage.referent)).id)).toBe('EXEMPLAR_OWN');
    const submitted = await stage.published();
    await stage.submit(submitted.id);
    expect(await add(submitted.id)).toBe('EXEMPLAR_SUBMITTED');
    const second = await stage.published();
    expect(await add(`https://essaim.example/r/${second.slug}?v=1`)).toBe('done');
    expect(await add((await stage.published()).id)).toBe('done');
    expect(await add((await stage.published()).id)).toBe('TOO_MANY_EXEMPLARS');
  });

  it('two at once are two, of two numbers', async () => {
    const stage = await ReviewStage.set(product, {}, 0);
    const [one, other] = [await stage.published(), await stage.published()];
    await Promise.all(
      [one, other].map(({ id }) =>
        calibrations().addExemplar(stage.referent, { campaign: stage.campaign.id, resource: id }),
      ),
    );
    const { rows } = await product.behind.owner.query<{ number: number }>(
      'select number from exemplar where campaign_id = $1 order by number',
      [stage.campaign.id],
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('one is taken back while nobody has graded it; to a stranger it does not exist', async () => {
    const { stage, id } = await scene();
    const remove = (by: Actor) => codeOf(calibrations().removeExemplar(by, id));
    expect(await remove(await newTeacher(product, 'Inconnue'))).toBe('NOT_FOUND');
    expect(await remove(stage.author)).toBe('NOT_FOUND');
    expect(await remove(stage.reviewer(0))).toBe('FORBIDDEN');
    await calibrations().gradeExemplar(stage.reviewer(0), id, graded(1));
    expect((await seenBy(stage.referent, stage))?.exemplars[0]?.viewerCan.remove).toBe(false);
    expect(await remove(stage.referent)).toBe('EXEMPLAR_GRADED');
    const other = await scene();
    await calibrations().removeExemplar(other.stage.referent, other.id);
    expect(await seenBy(other.stage.referent, other.stage)).toMatchObject({ state: 'EMPTY', exemplars: [] });
    expect(await seenBy(other.stage.reviewer(0), other.stage)).toBeNull();
  });
});

describe('grading one', () => {
  it('is for who offered to review and the référent, never for its author, her colleagues or a stranger', async () => {
    const { stage, id } = await scene();
    const near = await newReviewer(product, stage.campaign, 'Voisine');
    await product.behind.owner.query(
      `insert into establishment(uai, name, kind, territory_id) select '0019998Y', 'École', 'École', id from territory where code = 'dep-01'`,
    );
    await product.behind.owner.query(
      `update agent set establishment_uai = '0019998Y' where id = any($1::uuid[])`,
      [[near.agentId, stage.author.agentId]],
    );
    await product.app.get(ReviewerService, { strict: false }).join(stage.author, stage.campaign.id);
    for (const actor of [visitor, await newTeacher(product, 'Inconnue'), stage.author, near]) {
      expect(await codeOf(calibrations().gradeExemplar(actor, id, graded(1)))).toBe('NOT_FOUND');
      expect(await seenBy(actor, stage)).toBeNull();
    }
    for (const actor of [stage.reviewer(0), stage.referent])
      expect(await codeOf(calibrations().gradeExemplar(actor, id, graded(1)))).toBe('done');
  });

  it('asks for every criterion, and may change until it is closed; then it stays', async () => {
    const { stage, id } = await scene();
    const grade = (answers: ReturnType<typeof graded>) =>
      codeOf(calibrations().gradeExemplar(stage.reviewer(0), id, answers));
    expect(await grade(graded(1).slice(1))).toBe('EXEMPLAR_INCOMPLETE');
    expect(await grade(graded(9))).toBe('GRADE_UNKNOWN');
    expect(await grade(graded(1))).toBe('done');
    expect(await grade(graded(2))).toBe('done');
    expect(await codeOf(calibrations().closeCalibration(stage.reviewer(0), stage.campaign.id))).toBe(
      'FORBIDDEN',
    );
    expect(await codeOf(calibrations().closeCalibration(stage.referent, stage.campaign.id))).toBe('done');
    expect(await grade(graded(3))).toBe('CALIBRATION_TRANSITION');
    expect(await seenBy(stage.reviewer(0), stage)).toMatchObject({ state: 'CLOSED', waiting: 0 });
  });

  it('waits until the campaign is open, whose rubric may change before', async () => {
    const referent = await newReferent(product);
    const campaign = await newCampaign(product, referent, { isDraft: true });
    const author = await newTeacher(product, 'Autrice');
    const stage = await ReviewStage.set(product, {}, 0);
    const { id: resource } = await stage.published({}, author);
    await calibrations().addExemplar(referent, { campaign: campaign.id, resource });
    const found = await product.app
      .get(ExemplarRepository, { strict: false })
      .ofCampaigns([campaign.id], null);
    const id = found.get(campaign.id)!.exemplars[0]!.exemplar.id;
    expect(await codeOf(calibrations().gradeExemplar(referent, id, graded(1)))).toBe('FORBIDDEN');
    await product.app.get(CampaignService, { strict: false }).open(referent, campaign.id);
    expect(await codeOf(calibrations().gradeExemplar(referent, id, graded(1)))).toBe('done');
  });
});

describe('what is seen of it', () => {
  it('by who has graded: the référent’s with her reason, the others in numbers from three on, and nobody’s name', async () => {
    const { stage, id } = await scene();
    const [first, second, third] = [0, 1, 2].map((at) => stage.reviewer(at)) as [Actor, Actor, Actor];
    await calibrations().gradeExemplar(stage.referent, id, graded(2, 1, 'On l’apprend, sans le dire.'));
    expect(await seenBy(first, stage)).toMatchObject({
      waiting: 1,
      agreement: null,
      exemplars: [{ mine: null, compared: null, referents: null, grades: null, spreads: null }],
    });
    await calibrations().gradeExemplar(first, id, graded(1));
    await calibrations().gradeExemplar(second, id, graded(3));
    const early = (await seenBy(first, stage))?.exemplars[0];
    expect(early).toMatchObject({ compared: [], grades: null, spreads: null, referents: { grader: null } });
    expect(early?.referents?.answers.find(({ criterion }) => criterion === aims)?.note).toBe(
      'On l’apprend, sans le dire.',
    );
    await calibrations().gradeExemplar(third, id, graded(3));
    const late = (await seenBy(first, stage))?.exemplars[0];
    expect(late?.compared?.find(({ criterion }) => criterion === aims)?.counts).toEqual([1, 0, 2, 0]);
    expect(await seenBy(first, stage)).toMatchObject({ waiting: 0 });
  });

  it('by the référent: who graded, where they are apart, and how far they agree once two are graded by three', async () => {
    const { stage, id } = await scene();
    const second = await stage.published();
    await calibrations().addExemplar(stage.referent, { campaign: stage.campaign.id, resource: second.id });
    const [, other] = await idsOf(stage);
    const onAims = async (by: Actor) =>
      (await seenBy(by, stage))?.agreement?.find(({ key }) => key === aims)?.state;
    for (const [at, one] of [1, 4, 1].entries())
      await calibrations().gradeExemplar(stage.reviewer(at), id, graded(one));
    expect(await onAims(stage.referent)).toBe('UNKNOWN');
    for (const [at, one] of [4, 1, 4].entries())
      await calibrations().gradeExemplar(stage.reviewer(at), other!, graded(one));
    expect(await onAims(stage.referent)).toBe('LOW');
    const seen = (await seenBy(stage.referent, stage))?.exemplars[0];
    expect(seen?.grades?.map(({ grader }) => grader.name)).toHaveLength(3);
    for (const { grader } of seen?.grades ?? []) expect(grader.name).toMatch(/^Relectrice/);
    expect(seen?.spreads?.find(({ criterion }) => criterion === aims)?.apart).toBeCloseTo(2 / 3);
    expect(await onAims(await newReferent(product, 'De l’académie'))).toBe('LOW');
    expect(await seenBy(await newReferent(product, 'Ailleurs', 'ac-lille'), stage)).toBeNull();
  });

  it('a colleague of the référent who signs one sees nothing of it, nor of what it adds to the others', async () => {
    const { stage, resource, id } = await scene();
    const colleague = await newReferent(product, 'Signataire');
    await product.behind.owner.query(
      `insert into resource_member(resource_id, account_id, role, since) values ($1, $2, 'co-author', now())`,
      [resource.id, colleague.accountId],
    );
    await calibrations().gradeExemplar(stage.reviewer(0), id, graded(1));
    expect(await seenBy(colleague, stage)).toMatchObject({ state: 'EMPTY', waiting: 0, exemplars: [] });
    expect((await seenBy(colleague, stage))?.agreement?.every(({ alpha }) => alpha === null)).toBe(true);
    expect(await codeOf(calibrations().removeExemplar(colleague, id))).toBe('NOT_FOUND');
  });
});

describe('those who review', () => {
  it('are told once that there are exemplars, never an author of theirs', async () => {
    const { stage } = await scene();
    await product.app.get(ReviewerService, { strict: false }).join(stage.author, stage.campaign.id);
    const notices = product.app.get(CalibrationNoticeService, { strict: false });
    for (let twice = 0; twice < 2; twice += 1) await notices.tellReady(stage.campaign.id);
    const of = async (actor: Actor) =>
      (await stage.inbox(actor)).filter((line) => line.startsWith('exemplars-ready'));
    expect(await of(stage.reviewer(0))).toHaveLength(1);
    expect(await of(stage.author)).toEqual([]);
    expect(await of(stage.referent)).toEqual([]);
  });
});
