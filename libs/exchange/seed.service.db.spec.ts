import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccountRepository, IdentityModule, MandateService } from '#identity';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { ExchangeModule } from './exchange.module.js';
import { SeedService } from './seed.service.js';

jest.setTimeout(120_000);

let test: TestApplication;
let seeds: SeedService;
const passwordFor = (key: string) => `girafe-lavande-citron-${key}`;

beforeAll(async () => {
  test = await startTestApplication([IdentityModule, ResourcesModule, ExchangeModule]);
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
       join version_agent credit on credit.version_id = version.id join part text on text.version_id = version.id and text.kind = 'text'`,
    );
    expect(rows).toEqual([{ lessons: lessons.counts.imported, whole: lessons.counts.imported }]);
  });

  it('gives the roles, and each account its profile', async () => {
    const mandates = await test.app.get(MandateService).list();
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

  it('sends no mail', async () => {
    await test.drain();
    expect(await test.mails()).toEqual([]);
  });
});
