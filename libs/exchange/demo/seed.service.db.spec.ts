import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CollectionsModule } from '#collections';
import { DiscoveryModule } from '#discovery';
import { FollowsModule } from '#follows';
import { AccountRepository, IdentityModule, HouseMandateService } from '#identity';
import { NotificationsModule } from '#notifications';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { assignmentStates, campaignStates, ReviewsModule, submissionStates } from '#reviews';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { ExchangeModule } from '../exchange.module.js';
import { SeedService } from './seed.service.js';

jest.setTimeout(120_000);

let test: TestApplication;
let seeds: SeedService;
const passwordFor = (key: string) => `girafe-lavande-citron-${key}`;

beforeAll(async () => {
  test = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    CollectionsModule,
    DiscoveryModule,
    FollowsModule,
    ExchangeModule,
  ]);
  seeds = test.app.get(SeedService);
});

afterAll(async () => {
  await test.stop();
});

/** Rounds with what was sent in them, of submissions in an open campaign; $1 is the moment. */
const readRounds = `with moment as (select $1::timestamptz as now), read as (
  select round.*, campaign.state as campaign, array(select review.fields->>'verdict' from assignment
    join review on review.id = assignment.id and review.sent_at is not null where assignment.round_id = round.id) as verdicts
  from review_round round join submission on submission.id = round.submission_id
    join campaign on campaign.id = submission.campaign_id)`;

/** What the states do not say by themselves. */
const peerReview = {
  'a review begun and kept': 'select from review where sent_at is null and revision > 0',
  'a review that is late': "select from assignment, moment where state = 'accepted' and due_at < moment.now",
  'somebody asked by the platform in the place of who did not answer': `select from assignment join assignment lapsed
     on lapsed.round_id = assignment.round_id and lapsed.state = 'lapsed' where assignment.offered_by is null`,
  'a reason for each who declined': "select from assignment where state = 'declined' and reason <> ''",
  'two reviews that agree and wait for a decision': `select from read where outcome is null and campaign = 'open'
     and verdicts @> '{publishable,to_retouch}' and cardinality(verdicts) = 2`,
  'two reviews that diverge and a third under way': `select from read join assignment on assignment.round_id = read.id
     and assignment.state = 'accepted' where outcome is null and verdicts @> '{publishable,to_rework}'`,
  ...Object.fromEntries(
    ['recommended', 'reviewed', 'reservations', 'rework'].map((outcome) => [
      `a decision « ${outcome} » in an open campaign`,
      `select from read where outcome = '${outcome}' and campaign = 'open'`,
    ]),
  ),
  'a resource taken up again and submitted again': `select from read join read again on again.submission_id = read.submission_id
     and again.number = read.number + 1 where read.outcome = 'rework'`,
  'a remark answered': 'select from remark where answer is not null',
  'a suggestion taken': 'select from remark where taken_at is not null',
  ...Object.fromEntries(
    ['name', 'academie'].map((signature) => [
      `a review shown by agreement, signed by ${signature}`,
      `select from read join assignment on assignment.round_id = read.id join review on review.id = assignment.id
         where read.shared_at is not null and review.fields->>'mayBeShown' = 'true' and review.fields->>'signature' = '${signature}'`,
    ]),
  ),
  'a label on an older version': `select from read join version on version.id = read.version_id
     join resource on resource.id = version.resource_id and resource.latest_version > version.number
     where read.outcome in ('recommended', 'reviewed', 'reservations')`,
  'two exemplars that three people and the référent graded': `select from campaign where state = 'open' and 2 = (select count(*) from exemplar where campaign_id = campaign.id
     and 3 = (select count(*) from exemplar_grade where exemplar_id = exemplar.id and account_id <> campaign.referent_id)
     and exists (select from exemplar_grade where exemplar_id = exemplar.id and account_id = campaign.referent_id))`,
  'an adaptation of a source that was reviewed': `select from read join version_source on source_version_id = read.version_id
     where read.outcome in ('recommended', 'reviewed', 'reservations')`,
};

describe('the demo content', () => {
  it('is published by its accounts, and says so', async () => {
    expect(await seeds.isSeeded()).toBe(false);
    const { accounts, lessons } = await seeds.seed({ passwordFor });
    expect(lessons.refused).toEqual([]);
    expect(lessons.files).toEqual([]);
    expect(accounts).toBe(seeds.accounts().length);
    expect(lessons.counts.imported).toBeGreaterThanOrEqual(8);
    expect(await seeds.isSeeded()).toBe(true);
    const { rows } = await test.behind.owner.query(
      `select count(*)::int as lessons, count(*) filter (where account.state = 'active' and member.role = 'author'
         and version.published_by = account.id and credit.agent_id = account.agent_id and text.content like '%## %')::int as whole
       from version join resource_member member using (resource_id) join account on account.id = member.account_id
       join version_agent credit on credit.version_id = version.id join part text on text.version_id = version.id and text.kind = 'text'
       join origin on origin.resource_id = version.resource_id and origin.system = 'essaim-demo' where version.number = 1`,
    );
    expect(rows).toEqual([{ lessons: lessons.counts.imported, whole: lessons.counts.imported }]);
  });

  it('holds a proposal to a collection that waits, one that is asked about, one that is refused with a word', async () => {
    const { rows } = await test.behind.owner.query(
      `select state, answer is not null as answered, jsonb_array_length(thread) as words from item_proposal order by state, words`,
    );
    expect(rows).toEqual([
      { state: 'asked', answered: false, words: 1 },
      { state: 'refused', answered: true, words: 0 },
      { state: 'waiting', answered: false, words: 0 },
    ]);
  });

  it('holds a family: three generations, two sources, an update and a proposal that wait', async () => {
    const { rows } = await test.behind.owner.query(
      `with recursive line(id, depth) as (
         select id, 1 from version where id not in (select version_id from version_source where version_id is not null)
         union all select version_id, depth + 1 from line join version_source on source_version_id = line.id where version_id is not null)
       select max(depth)::int as generations,
         (select max(count)::int from (select count(*) from version_source where version_id is not null group by version_id) sources) as sources,
         (select count(*)::int from version_source join version pinned on pinned.id = source_version_id
            join resource on resource.id = pinned.resource_id and latest_version > pinned.number where version_id is not null) as updates,
         (select count(*)::int from proposal where state = 'sent') as proposals from line`,
    );
    expect(rows).toEqual([{ generations: 3, sources: 2, updates: 1, proposals: 1 }]);
  });

  it.each([
    ['campaign', Object.keys(campaignStates)],
    ['submission', Object.keys(submissionStates)],
    ['assignment', Object.keys(assignmentStates)],
  ])('holds a %s in every state of its table', async (table, states) => {
    const { rows } = await test.behind.owner.query<{ state: string }>(`select distinct state from ${table}`);
    expect(rows.map(({ state }) => state).sort()).toEqual(states.sort());
  });

  it.each(Object.entries(peerReview))('holds, in peer review, %s', async (_, sql) => {
    const { rows } = await test.behind.owner.query(`${readRounds} ${sql} limit 1`, [test.clock.now()]);
    expect(rows).toHaveLength(1);
  });

  it('is older than what was made of it: nobody reviews what is not published yet', async () => {
    const { rows } = await test.behind.owner.query(
      `select from review_round round join version on version.id = round.version_id where version.published_at > round.opened_at
       union all select from assignment where answered_at > now() or ended_at > now()`,
    );
    expect(rows).toEqual([]);
  });

  it('gives the roles, and each account its profile', async () => {
    const mandates = await test.app.get(HouseMandateService).list();
    expect(mandates.map(({ role }) => role).sort()).toEqual([
      'administrator',
      'curator',
      'moderator',
      'referent',
    ]);
    for (const { email, portrait } of seeds.accounts()) {
      const account = await test.app.get(AccountRepository).findByEmail(email);
      const agents = await test.app.get(AccountRepository).agentsOfAccounts([account?.id ?? '']);
      expect([...agents.values()]).toMatchObject([{ portrait }]);
    }
  });

  it('changes nothing the second time', async () => {
    const count =
      'select (select count(*) from audit_entry) as entries, (select count(*) from version) as versions';
    const before = await test.behind.owner.query(count);
    const { accounts, lessons } = await seeds.seed({ passwordFor });
    expect([accounts, lessons.counts.imported, lessons.counts.updated]).toEqual([0, 0, 0]);
    expect((await test.behind.owner.query(count)).rows).toEqual(before.rows);
  });

  it('goes on where it was stopped', async () => {
    const { owner } = test.behind;
    await owner.query('delete from proposal');
    await owner.query(`delete from origin where external_id = 'demo-6e-germination-proposal'`);
    expect(await seeds.isSeeded()).toBe(false);
    await seeds.seed({ passwordFor });
    expect(await seeds.isSeeded()).toBe(true);
  });

  it('writes to nobody but its own accounts', async () => {
    await test.drain();
    const known = seeds.accounts().map(({ email }) => email);
    for (const { to } of await test.mails()) expect(known).toContain(to);
  });
});
