import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { EventHandlers } from '#platform/outbox';
import type { TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { newCampaign, newReferent, startReviewing, territoryOf } from '../../../test/support/reviews.js';
import { CampaignCourseService } from './campaign-course.service.js';
import { CampaignListRepository } from './campaign-list.repository.js';
import { CampaignAccessService } from './campaign-access.service.js';
import { campaignPolicy, managedTerritories } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';
import { CampaignService } from './campaign.service.js';
import type { Campaign, CampaignState, CampaignVerb } from './campaign.js';

jest.setTimeout(180_000);

let product: TestApplication;
let referent: Actor;
let colleague: Actor;
let colleagueSlug: string;
/** None of them runs a campaign of the Ain. */
let others: readonly Actor[];

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });
const DAY = 86_400_000;
const inDays = (days: number): string => dayOf(new Date(product.clock.now().getTime() + days * DAY));

beforeAll(async () => {
  product = await startReviewing();
  referent = await newReferent(product);
  colleague = await newReferent(product, 'Collègue référente', 'dep-01');
  const { rows } = await product.behind.owner.query<{ slug: string }>(
    'select slug from agent where id = $1',
    [colleague.agentId],
  );
  colleagueSlug = rows[0]?.slug ?? '';
  others = [
    await newTeacher(product, 'Enseignante'),
    await newReferent(product, 'Ailleurs', 'dep-59'),
    await newReferent(product, 'Conseil', 'ac-lyon', 'curator'),
    await newReferent(product, 'Modération', null, 'moderator'),
  ];
});
afterAll(() => product?.stop());

const states: readonly CampaignState[] = ['draft', 'open', 'closing', 'closed', 'archived'];
const waysTo: Record<CampaignState, readonly CampaignVerb[]> = {
  draft: [],
  open: ['open'],
  closing: ['open', 'beginClosing'],
  closed: ['open', 'beginClosing', 'close'],
  archived: ['open', 'beginClosing', 'close', 'archive'],
};
/** As decided, apart from the code: what each verb makes of each state; absent: refused. */
const table: Record<CampaignVerb, Partial<Record<CampaignState, CampaignState | 'gone'>>> = {
  update: { draft: 'draft' },
  open: { draft: 'open' },
  delete: { draft: 'gone' },
  extend: { open: 'open', closing: 'open' },
  beginClosing: { open: 'closing' },
  close: { closing: 'closed' },
  archive: { closed: 'archived' },
  handOver: { draft: 'draft', open: 'open', closing: 'closing', closed: 'closed' },
};

async function perform(verb: CampaignVerb, actor: Actor, { id }: Campaign): Promise<Campaign> {
  const [campaigns, course] = [get(CampaignService), get(CampaignCourseService)];
  const verbs: Record<CampaignVerb, () => Promise<Campaign>> = {
    update: () => campaigns.update(actor, id, { aim: 'Autrement.' }),
    open: () => campaigns.open(actor, id),
    delete: () => campaigns.delete(actor, id),
    extend: () => course.extend(actor, id, inDays(90)),
    beginClosing: () => course.beginClosing(actor, id),
    close: () => course.close(actor, id),
    archive: () => course.archive(actor, id),
    handOver: () => course.handOver(actor, id, colleagueSlug),
  };
  return verbs[verb]();
}

async function campaignIn(state: CampaignState): Promise<Campaign> {
  let campaign = await newCampaign(product, referent, { isDraft: true });
  for (const verb of waysTo[state]) campaign = await perform(verb, referent, campaign);
  return campaign;
}

const cases = states.flatMap((state) =>
  (Object.keys(table) as CampaignVerb[]).map((verb) => ({ state, verb })),
);

describe.each(cases)('$verb of a campaign that is $state', ({ state, verb }) => {
  it('is done or refused as the table says, and is for those alone whose mandate covers it', async () => {
    const campaign = await campaignIn(state);
    const attempt = (actor: Actor) => codeOf(perform(verb, actor, campaign));
    expect(await attempt(visitor)).toBe(state === 'draft' ? 'NOT_FOUND' : 'UNAUTHENTICATED');
    for (const actor of others)
      expect(await attempt(actor)).toBe(state === 'draft' ? 'NOT_FOUND' : 'FORBIDDEN');
    expect(await attempt({ ...referent, mayWrite: false })).toBe('FORBIDDEN');
    expect((await get(CampaignRepository).find(campaign.id))?.state).toBe(state);
    const after = table[verb][state];
    const refused = state === 'closed' || state === 'archived' ? 'CAMPAIGN_CLOSED' : 'CAMPAIGN_TRANSITION';
    expect(await attempt(colleague)).toBe(after ? 'done' : refused);
    const saved = await get(CampaignRepository).find(campaign.id);
    expect(saved?.state ?? 'gone').toBe(after ?? state);
  });
});

describe('a campaign', () => {
  it('begins as a draft with all that is usual, at an address of its own', async () => {
    const one = await newCampaign(product, referent, { isDraft: true, title: 'Deux  titres\n pareils' });
    const other = await newCampaign(product, referent, { isDraft: true, title: 'Deux titres pareils' });
    expect([one.slug, other.slug]).toEqual(['deux-titres-pareils', 'deux-titres-pareils-2']);
    expect(one).toMatchObject({
      title: 'Deux titres pareils',
      state: 'draft',
      referentId: referent.accountId,
      reviewsWanted: 2,
      opensOn: inDays(0),
    });
    const renamed = await get(CampaignService).update(referent, one.slug, { title: 'Un autre', aim: '' });
    expect(renamed).toMatchObject({ slug: one.slug, title: 'Un autre', aim: '', reviewsWanted: 2 });
  });

  it('is for somebody whose mandate covers its territory, there and nowhere else', async () => {
    const territoryId = await territoryOf(product, 'dep-59');
    const create = (actor: Actor, over: string) =>
      codeOf(get(CampaignService).create(actor, { title: 'Ailleurs', territoryId: over }));
    expect(await create(referent, territoryId)).toBe('TERRITORY_NOT_COVERED');
    expect(await create(referent, 'nulle part')).toBe('TERRITORY_NOT_COVERED');
    expect(await create(await newTeacher(product, 'Enseignante'), territoryId)).toBe('FORBIDDEN');
    expect(await create(visitor, territoryId)).toBe('UNAUTHENTICATED');
    expect(await create(await newReferent(product, 'Partout', null, 'administrator'), territoryId)).toBe(
      'done',
    );
    const draft = await newCampaign(product, referent, { isDraft: true });
    expect(await codeOf(get(CampaignService).update(referent, draft.id, { territoryId }))).toBe(
      'TERRITORY_NOT_COVERED',
    );
  });

  it('says all that is wrong at once, and all that misses before it opens', async () => {
    const draft = await newCampaign(product, referent, { isDraft: true, aim: ' ' });
    const wrong = get(CampaignService).update(referent, draft.id, {
      title: ' ',
      opensOn: '2027-02-30',
      levels: ['terminale-du-ciel'],
      cap: 21,
    });
    await expect(wrong).rejects.toMatchObject({
      problems: [
        { code: 'TITLE_MISSING', field: 'title' },
        { code: 'TERM_NOT_LISTED', field: 'levels' },
        { code: 'DATE_WRONG', field: 'opensOn' },
        { code: 'NUMBER_OUT_OF_RANGE', field: 'cap' },
      ],
    });
    await get(CampaignService).update(referent, draft.id, { opensOn: '2026-01-01', closesOn: '2026-02-01' });
    await expect(get(CampaignService).open(referent, draft.id)).rejects.toMatchObject({
      problems: [
        { code: 'AIM_MISSING', field: 'aim' },
        { code: 'DATES_PAST', field: 'closesOn' },
      ],
    });
  });

  it('is for chosen resources where it says so, published ones', async () => {
    const resource = await newPublished(product, await newTeacher(product, 'Autrice'));
    const draft = await newCampaign(product, referent, { isDraft: true, resources: [resource.slug ?? ''] });
    expect((await get(CampaignRepository).chosenResources([draft.id])).get(draft.id)).toEqual([resource.id]);
    const choose = (resources: string[]) => get(CampaignService).update(referent, draft.id, { resources });
    expect(await codeOf(choose(['rien-de-tel']))).toBe('RESOURCE_UNKNOWN');
    await choose([]);
    expect((await get(CampaignRepository).chosenResources([draft.id])).get(draft.id)).toBeUndefined();
  });

  it('keeps its rubric for good once it is open', async () => {
    const campaign = await newCampaign(product, referent);
    const { rows } = await product.behind.owner.query<{ used: boolean }>(
      'select used_at is not null as used from rubric_version where id = $1',
      [campaign.rubricVersionId],
    );
    expect(rows).toEqual([{ used: true }]);
  });

  it('moves its end later only, and within eighteen months', async () => {
    const campaign = await newCampaign(product, referent, { closesOn: inDays(30) });
    const extend = (day: string) => codeOf(get(CampaignCourseService).extend(referent, campaign.id, day));
    expect(await extend(inDays(29))).toBe('DATE_NOT_LATER');
    expect(await extend(inDays(600))).toBe('CAMPAIGN_TOO_LONG');
    expect(await extend('demain')).toBe('DATE_WRONG');
    expect(await extend(inDays(60))).toBe('done');
  });

  it('is not closed while a resource waits', async () => {
    const campaign = await campaignIn('closing');
    const resource = await newPublished(product, await newTeacher(product, 'Autrice'));
    const { rows } = await product.behind.owner.query<{ id: string }>(
      `insert into submission(campaign_id, resource_id, state, round, created_at) values ($1, $2, 'invited', 0, now()) returning id`,
      [campaign.id, resource.id],
    );
    const close = () => codeOf(get(CampaignCourseService).close(referent, campaign.id));
    for (const state of ['invited', 'submitted', 'in_review']) {
      await product.behind.owner.query('update submission set state = $2 where id = $1', [
        rows[0]?.id,
        state,
      ]);
      expect(await close()).toBe('SUBMISSIONS_UNDECIDED');
    }
    await product.behind.owner.query(`update submission set state = 'decided' where id = $1`, [rows[0]?.id]);
    expect(await close()).toBe('done');
  });

  it('begins to close by itself after its last day, and tells its référent once', async () => {
    const campaign = await newCampaign(product, referent, { title: 'Finie', closesOn: inDays(1) });
    const strike = () => get(EventHandlers).handle('hour.struck', {});
    const stateOf = async () => (await get(CampaignRepository).find(campaign.id))?.state;
    await strike();
    expect(await stateOf()).toBe('open');
    product.clock.advance(2 * 24 * 60);
    await Promise.all([strike(), strike()]);
    expect(await stateOf()).toBe('closing');
    await strike();
    const { rows } = await product.behind.owner.query(
      `select account_id from notification where kind = 'campaign-closing' and title like '%Finie%'`,
    );
    expect(rows).toEqual([{ account_id: referent.accountId }]);
  });

  it('goes to somebody whose mandate covers it, who is told; and stalls for nobody', async () => {
    const owner = await newReferent(product, 'Partante', 'dep-42');
    const heir = await newReferent(product, 'Héritière', 'dep-42');
    const campaign = await newCampaign(product, owner, { code: 'dep-42' });
    const told = () =>
      product.database.transaction((tx) => get(CampaignAccessService).toldAbout(tx, campaign));
    expect(await told()).toEqual([owner.accountId]);
    const referents = async () =>
      (await get(CampaignRepository).livingReferents([campaign.id], product.clock.now())).get(campaign.id);
    expect(await referents()).toBe(owner.accountId);
    await product.behind.owner.query('update mandate set revoked_at = now() where account_id = $1', [
      owner.accountId,
    ]);
    expect(await referents()).toBeUndefined();
    const managers = await told();
    expect(managers).toEqual(expect.arrayContaining([heir.accountId, referent.accountId]));
    expect(managers).not.toContain(owner.accountId);
    const slugs = await product.database.rows<{ id: string; slug: string }>(
      'slugs',
      'select id, slug from agent where id = any($1::uuid[])',
      [[owner.agentId, heir.agentId]],
    );
    const slugOf = (actor: Actor) => slugs.find(({ id }) => id === actor.agentId)?.slug ?? '';
    const handOver = (to: string) => codeOf(get(CampaignCourseService).handOver(heir, campaign.id, to));
    expect(await handOver(slugOf(owner))).toBe('RECEIVER_WITHOUT_MANDATE');
    expect(await handOver('personne')).toBe('RECEIVER_WITHOUT_MANDATE');
    expect(await handOver(slugOf(heir))).toBe('done');
    expect(await referents()).toBe(heir.accountId);
  });
});

describe('the lists', () => {
  it('show a draft to those alone who may run it, as the policy says', async () => {
    const actors = [referent, colleague, await newReferent(product, 'Nord', 'dep-59')];
    const rows = await product.database.rows<{ id: string }>('all-campaigns', 'select id from campaign');
    const all = await get(CampaignRepository).byIds(rows.map(({ id }) => id));
    for (const actor of actors) {
      const list = await get(CampaignListRepository).listManaged(
        managedTerritories(actor),
        product.clock.now(),
        { offset: 0, limit: 1000 },
      );
      const allowed = [];
      for (const campaign of all.values()) {
        const access = await get(CampaignAccessService).accessTo(campaign);
        if (campaignPolicy.can(actor, 'manage', access)) allowed.push(campaign.id);
      }
      expect(list.rows.map(({ id }) => id).sort()).toEqual(allowed.sort());
      expect(list.total).toBe(allowed.length);
    }
  });

  it('of the public hold running, coming and past ones, and no draft', async () => {
    const coming = await newCampaign(product, referent, { opensOn: inDays(3), closesOn: inDays(9) });
    const lists = get(CampaignListRepository);
    const slice = { offset: 0, limit: 1000 };
    const [running, soon, over] = await Promise.all(
      (['running', 'coming', 'over'] as const).map((stage) => lists.list(stage, inDays(0), slice)),
    );
    const statesOf = (page: typeof running) => new Set(page?.rows.map(({ state }) => state));
    expect(soon?.rows.map(({ id }) => id)).toEqual([coming.id]);
    expect(statesOf(running)).toEqual(new Set(['open', 'closing']));
    expect(statesOf(over)).toEqual(new Set(['closed', 'archived']));
  });
});
