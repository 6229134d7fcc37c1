import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccountRepository, IdentityModule, HouseMandateService } from '#identity';
import { NotificationsModule } from '#notifications';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { ExchangeModule } from './exchange.module.js';
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
    ExchangeModule,
  ]);
  seeds = test.app.get(SeedService);
});

afterAll(async () => {
  await test.stop();
});

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
