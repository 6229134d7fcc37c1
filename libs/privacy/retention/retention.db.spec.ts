import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CollectionsModule } from '#collections';
import { FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { ModerationModule } from '#moderation';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import { DiscoveryModule } from '#discovery';
import { RemixesModule } from '#remixes';
import { DraftService, type Resource, ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, newToken, readyFields } from '../../../test/support/builders.js';
import { PrivacyModule } from '../index.js';
import { retentionRules } from './retention-rule.js';

jest.setTimeout(240_000);

let product: TestApplication;
let teacher: Actor;
let resource: Resource;

const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await product.behind.owner.query<Row>(text, values)).rows;
const count = async (table: string, condition = 'true'): Promise<number> =>
  (await sql<{ n: number }>(`select count(*)::int as n from ${table} where ${condition}`))[0]?.n ?? -1;
const keepHouse = async (days: number): Promise<void> => {
  product.clock.advance(days * 24 * 60);
  await product.database.transaction((tx) => tx.emit({ type: 'house.keep' }));
  await product.drain();
};

/** One row of each kind that has its time, written today. */
async function leaveTraces(): Promise<void> {
  const { accountId } = teacher;
  await newToken(product, teacher, 'READ');
  for (const text of [
    `insert into session(token_hash, account_id, device, created_at, last_used_at, expires_at) values (gen_random_uuid()::text, $1, 'x', now(), now(), now())`,
    `insert into one_time_link(token_hash, account_id, purpose, email, created_at, expires_at) values (gen_random_uuid()::text, $1, 'reset_password', 'a@b.fr', now(), now())`,
    `insert into sign_in_challenge(id, token_hash, account_id, created_at, expires_at) values (gen_random_uuid(), gen_random_uuid()::text, $1, now(), now())`,
    `insert into known_device(account_id, token_hash, first_seen_at, last_seen_at) values ($1, gen_random_uuid()::text, now(), now())`,
    `insert into upload(account_id, filename, state, created_at) values ($1, 'refusé.doc', 'refused', now())`,
    `insert into mandate_request(account_id, role, territory_id, words, asked_at, answered_at, answered_by, granted) select $1, 'curator', id, '', now(), now(), $1, false from territory limit 1`,
    `insert into attempt(kind, key_hash, at, failed) values ('sign-in', $1::text, now(), true)`,
    `insert into notification(account_id, id, kind, title, path, created_at) values ($1, gen_random_uuid(), 'adapted', 'x', '/', now())`,
  ])
    await sql(text, [accountId]);
  await sql(
    `insert into invitation(id, resource_id, title, role, email, invited_by, state, created_at) values ($1, $2, 'x', 'co-author', 'inconnue@b.fr', $3, 'pending', now())`,
    [randomUUID(), resource.id, accountId],
  );
  await product.ask(teacher, 'mutation($input: SignUpInput!) { signUp(input: $input) { accepted } }', {
    input: { email: 'jamais@ac-exemple.fr', publicName: 'Jamais Venue' },
  });
  await product.drain();
}

const timed = [
  ...retentionRules.map(({ table }) => table).filter((table) => !table.includes('.')),
  ...['attempt', 'notification'],
];

beforeAll(async () => {
  product = await startTestApplication([
    ...[
      IdentityModule,
      NotificationsModule,
      ResourcesModule,
      RemixesModule,
      ReviewsModule,
      CollectionsModule,
    ],
    ...[DiscoveryModule, FollowsModule, ModerationModule, PrivacyModule],
  ]);
  teacher = await newTeacher(product, 'Enseignante');
  resource = await newPublished(product, teacher);
  await product.app
    .get(DraftService, { strict: false })
    .create(teacher, { ...readyFields, title: 'Commencé' });
  await product.drain();
  await leaveTraces();
});
afterAll(() => product.stop());

describe('what is kept', () => {
  it('is all there on the day', async () => {
    await keepHouse(0);
    for (const table of timed) expect([table, (await count(table)) > 0]).toEqual([table, true]);
    expect(await count('account', `state = 'pending'`)).toBe(1);
  });

  it('is no more, a month later, for an address that nobody confirmed and links that have served', async () => {
    await keepHouse(32);
    expect(await count('account', `state = 'pending'`)).toBe(0);
    expect(await count('agent', `public_name = 'Jamais Venue'`)).toBe(0);
    expect(await count('one_time_link')).toBe(0);
    expect(await count('sign_in_challenge')).toBe(0);
    expect(await count('session')).toBe(1);
  });

  it('has no line older than a year, 366 days later', async () => {
    await keepHouse(334);
    for (const table of timed.filter((each) => each !== 'access_token'))
      expect([table, await count(table)]).toEqual([table, 0]);
    // A token of one day ended a day later.
    await keepHouse(1);
    expect(await count('access_token')).toBe(0);
  });

  it('is still what nobody may lose: accounts, works, drafts, the journal', async () => {
    expect(await count('account', `state = 'active'`)).toBe(1);
    expect(await count('resource')).toBe(2);
    expect(await count('draft')).toBe(1);
    expect(await count('version')).toBe(1);
    expect(await count('audit_entry')).toBeGreaterThan(0);
  });
});
