import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { CollectionsModule } from '#collections';
import { DiscoveryModule } from '#discovery';
import { FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { type Canary, canary } from '../../../test/support/canary.js';
import { PrivacyModule } from '../index.js';
import { personRows } from '../rows/person-rows.js';

jest.setTimeout(240_000);

let product: TestApplication;
let origin: string;
let scene: Canary;
let held: Record<string, Uint8Array>;

const password = 'une phrase de quatre mots';
async function ask(actor: Actor, currentPassword = password) {
  const { exportMyData } = await product.ask<{
    exportMyData: { address: string | null; userErrors: { code: string }[] };
  }>(
    actor,
    'mutation($input: ExportMyDataInput!) { exportMyData(input: $input) { address userErrors { code } } }',
    { input: { currentPassword } },
  );
  return exportMyData;
}
const at = (address: string | null): string => origin + new URL(address ?? '').pathname;
const text = (name: string): string => strFromU8(held[name] ?? new Uint8Array());
const rowsOf = (table: string): Record<string, unknown>[] =>
  JSON.parse(text(`donnees/${table}.json`) || '[]') as Record<string, unknown>[];

beforeAll(async () => {
  product = await startTestApplication([
    ...[IdentityModule, NotificationsModule, ResourcesModule, RemixesModule, ReviewsModule],
    ...[CollectionsModule, DiscoveryModule, FollowsModule, PrivacyModule],
  ]);
  origin = await product.listen();
  scene = await canary(product);
  const answer = await fetch(at((await ask(scene.actor)).address));
  expect(answer.headers.get('cache-control')).toContain('no-store');
  held = unzipSync(new Uint8Array(await answer.arrayBuffer()));
});
afterAll(() => product.stop());

describe('the archive of somebody', () => {
  it('holds every word of hers', () => {
    const everything = Object.entries(held)
      .filter(([name]) => name.endsWith('.json'))
      .map(([, bytes]) => strFromU8(bytes))
      .join('\n');
    // What only the bytes of her document say is in the document.
    const inFiles = /^(?:titre|fichier)/;
    const missing = [...scene.private, scene.name].filter(
      (word) => !inFiles.test(word) && !everything.toLowerCase().includes(word.toLowerCase()),
    );
    expect(missing).toEqual([]);
  });

  it('holds as many rows of each table as the database has of hers', async () => {
    const { accountId } = scene.actor;
    for (const { table, hers } of personRows.filter(
      ({ hers: condition }) => condition === 'account_id = :account',
    )) {
      const { rows } = await product.behind.owner.query<{ n: number }>(
        `select count(*)::int as n from ${table} where ${hers.replace(':account', '$1')}`,
        [accountId],
      );
      expect([table, rowsOf(table).length]).toEqual([table, rows[0]?.n]);
    }
  });

  it('holds no secret, and nobody else', () => {
    expect(Object.keys(rowsOf('account')[0] ?? {})).not.toContain('password_hash');
    for (const table of ['session', 'access_token'])
      expect(rowsOf(table).every((row) => !('token_hash' in row))).toBe(true);
    const all = Object.values(held).map((bytes) => Buffer.from(bytes).toString('latin1'));
    expect(all.filter((bytes) => bytes.includes(scene.colleague.accountId ?? '-'))).toEqual([]);
    expect(rowsOf('resource_member').map((row) => row.account_id)).toEqual(
      rowsOf('resource_member').map(() => 'moi'),
    );
  });

  it('holds her files byte for byte, and says what is where', () => {
    const files = Object.keys(held).filter((name) => name.startsWith('fichiers/'));
    expect(files).toHaveLength(1);
    const [name = ''] = files;
    const hash = createHash('sha256')
      .update(held[name] ?? '')
      .digest('hex');
    expect(name.split('/')[1]).toBe(hash.slice(0, 16));
    const readMe = text('LISEZ-MOI.txt');
    for (const { table, says } of personRows) expect(readMe).toContain(`- ${table} : ${says}`);
    expect(readMe).toContain('account, password_hash : Un secret');
  });

  it('has a sheet beside each list', () => {
    const lists = Object.keys(held).filter((name) => name.endsWith('.json'));
    expect(lists.length).toBeGreaterThan(15);
    for (const name of lists) expect(held[name.replace(/json$/, 'csv')]).toBeDefined();
  });
});

describe('its address', () => {
  it('asks for the password, and for a session', async () => {
    expect(await ask(scene.actor, 'autre chose')).toMatchObject({
      address: null,
      userErrors: [{ code: 'CURRENT_PASSWORD_WRONG' }],
    });
    const program = { ...scene.actor, credential: 'token' as const };
    expect(await ask(program)).toMatchObject({ address: null, userErrors: [{ code: 'FORBIDDEN' }] });
  });

  it('is hers alone, for five minutes', async () => {
    const { address } = await ask(scene.actor);
    const other = at(address).replace(scene.actor.accountId ?? '', scene.colleague.accountId ?? '');
    expect((await fetch(other)).status).toBe(404);
    expect((await fetch(at(address).replace(/\/(\d+)\//, '/9999999999/'))).status).toBe(404);
    expect((await fetch(at(address), { method: 'HEAD' })).status).toBe(200);
    product.clock.advance(6);
    expect((await fetch(at(address))).status).toBe(404);
  });
});
