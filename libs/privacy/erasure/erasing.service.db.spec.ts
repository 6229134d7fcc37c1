import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CollectionsModule } from '#collections';
import { DiscoveryModule } from '#discovery';
import { FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { visitor } from '#platform/authorization';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { type Canary, canary } from '../../../test/support/canary.js';
import { ErasingService, PrivacyModule } from '../index.js';
import { ErasureService } from './erasure.service.js';
import type { ErasureChoice } from './erasure.js';

jest.setTimeout(240_000);

let product: TestApplication;

beforeAll(async () => {
  product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    CollectionsModule,
    DiscoveryModule,
    FollowsModule,
    PrivacyModule,
  ]);
});
afterAll(() => product.stop());

const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await product.behind.owner.query<Row>(text, values)).rows;

/** Every table in which some row says this, whatever the column. */
async function tablesSaying(word: string): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const saying: string[] = [];
  for (const { name } of tables) {
    const found = await sql(
      `select from ${name} as line where position(lower($1) in lower(line::text)) > 0 limit 1`,
      [word],
    );
    if (found.length > 0) saying.push(name.replace('public.', ''));
  }
  return saying;
}

const password = 'une phrase de quatre mots';
const ask = ({ actor }: Canary, choice: ErasureChoice) =>
  product.app.get(ErasureService).ask(actor, { currentPassword: password, choice });

const lifecycles = async ({ alone, adapted, shared }: Canary): Promise<string[]> => {
  const rows = await sql<{ lifecycle: string }>(
    `select lifecycle from unnest($1::uuid[]) with ordinality as wanted(id, place) join resource using (id) order by place`,
    [[alone.id, adapted.id, shared.id]],
  );
  return rows.map(({ lifecycle }) => lifecycle);
};

const foundBy = async (text: string): Promise<number> =>
  (
    await product.ask<{ resources: { totalCount: number } }>(
      visitor,
      'query($text: String!) { resources(text: $text) { totalCount } }',
      { text },
    )
  ).resources.totalCount;

describe.each<{ choice: ErasureChoice; states: string[] }>([
  { choice: 'keep', states: ['published', 'published', 'published'] },
  { choice: 'pseudonymise', states: ['published', 'published', 'published'] },
  { choice: 'withdraw', states: ['withdrawn', 'published', 'published'] },
])('an account deleted by « $choice »', ({ choice, states }) => {
  let scene: Canary;
  beforeAll(async () => {
    scene = await canary(product);
    for (const word of scene.private) expect([word, await tablesSaying(word)]).not.toEqual([word, []]);
    await ask(scene, choice);
    await product.drain();
  });

  it('leaves none of her private words in any table, the queue and the index included', async () => {
    for (const word of scene.private) expect([word, await tablesSaying(word)]).toEqual([word, []]);
  });

  it('leaves her name where the choice keeps it, and nowhere else', async () => {
    const kept = choice === 'keep' ? ['agent', 'tombstone', 'version_agent'] : [];
    const saying = (await tablesSaying(scene.name)).filter((table) => !/^search_[ab]\./.test(table));
    expect(saying).toEqual(kept);
    if (choice !== 'keep') expect(await tablesSaying(scene.name)).toEqual([]);
  });

  it('keeps, hands over or withdraws what she published', async () => {
    expect(await lifecycles(scene)).toEqual(states);
    const heirs = await sql(
      `select from resource_member where resource_id = $1 and account_id = $2 and role = 'author'`,
      [scene.shared.id, scene.colleague.accountId],
    );
    expect(heirs).toHaveLength(1);
    const [collection] = await sql<{ gone: boolean }>(
      'select deleted_at is not null as gone from collection where id = $1',
      [scene.openCollection],
    );
    expect(collection?.gone).toBe(choice === 'withdraw');
  });

  it('credits what stays by her name or by none, and says so in the search', async () => {
    const credits = await sql<{ name: string }>(
      'select distinct name_credited as name from version_agent where agent_id = $1',
      [scene.actor.agentId],
    );
    expect(credits.map(({ name }) => name)).toEqual([choice === 'keep' ? scene.name : 'Anonyme']);
    expect((await foundBy(scene.name)) > 0).toBe(choice === 'keep');
  });

  it('takes her draft away, and its bytes a day later', async () => {
    expect(await sql('select from resource where id = $1', [scene.draftResource])).toEqual([]);
    const [left] = await sql<{ count: number }>('select count(*)::int as count from object_left');
    expect(left?.count).toBeGreaterThan(0);
    product.clock.advance(25 * 60);
    await product.database.transaction((tx) => tx.emit({ type: 'house.keep' }));
    await product.drain();
    expect(await sql('select from object_left')).toEqual([]);
  });

  it('tells her once, at the address that is forgotten then', async () => {
    const mails = (await product.mails()).filter(({ to }) => to.startsWith(scene.private[0] ?? '-'));
    expect(mails.filter(({ subject }) => subject === 'Votre compte Essaim est supprimé')).toHaveLength(1);
  });

  it('changes nothing when it runs again', async () => {
    const before = await sql('select * from agent order by id');
    await product.app.get(ErasingService).run(scene.actor.accountId ?? '');
    expect(await product.app.get(ErasingService).replay()).toBe(0);
    expect(await sql('select * from agent order by id')).toEqual(before);
  });
});

describe('asking', () => {
  it('is refused without the password, and to a program', async () => {
    const scene = await canary(product);
    const service = product.app.get(ErasureService);
    await expect(
      service.ask(scene.actor, { currentPassword: 'autre chose', choice: 'keep' }),
    ).rejects.toMatchObject({
      code: 'CURRENT_PASSWORD_WRONG',
    });
    const program = { ...scene.actor, credential: 'token' as const };
    await expect(service.ask(program, { currentPassword: password, choice: 'keep' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('counts before what it would do', async () => {
    const { actor } = await canary(product);
    expect(await product.app.get(ErasureService).preview(actor.accountId ?? '')).toMatchObject({
      ...{ published: 2, adapted: 1, shared: 1, drafts: 1 },
      ...{ collectionsPrivate: 1, collectionsPublic: 1, collectionsShared: 0 },
    });
  });

  it('erases again whom an older database brings back, and mails her nothing', async () => {
    const scene = await canary(product);
    // The ledger names her, and the restored rows know nothing of it.
    await sql(`insert into erasure(account_id, choice, asked_at) values ($1, 'pseudonymise', now())`, [
      scene.actor.accountId,
    ]);
    const mailed = (await product.mails()).length;
    expect(await product.app.get(ErasingService).replay()).toBe(1);
    await product.drain();
    expect(await tablesSaying(scene.name)).toEqual([]);
    const since = (await product.mails()).slice(mailed);
    expect(since.filter(({ to }) => to.startsWith(scene.private[0] ?? '-'))).toEqual([]);
  });
});
