import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join as path } from 'node:path';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { act, ask, type Caller } from '../support/api.js';
import { essaimAt, filesIn, newestIn, packBackup, stampsIn, textsIn } from '../support/backups.js';
import { behind } from '../support/behind.js';
import { type KeptCommons, makeKeptCommons, queueIsEmpty } from '../support/kept-commons.js';
import { mailsTo, signIn } from '../support/people.js';
import { type run, type RunningProduct, startProduct, temporaryFolder } from '../support/product.js';

/**
 * One installation, backed up twice while it runs, and restored beside it. With `KEEP_BACKUP=….tar.gz` its first
 * backup is kept for backup-damage.spec.ts.
 */
let product: RunningProduct;
let kept: KeptCommons;
let room: string;
let folder: string;
let restored: string;
const said: Record<string, Awaited<ReturnType<typeof run>>> = {};

beforeAll(async () => {
  product = await startProduct();
  kept = await makeKeptCommons(product);
  room = await temporaryFolder();
  folder = path(room, 'sauvegardes');
  restored = await temporaryFolder();
  await behind(product, (owner) =>
    owner.query(
      `insert into notification(account_id, kind, title, path, created_at) select id, 'x', 'Pas encore envoyée', '/x', now() from account limit 1`,
    ),
  );
  said.first = await product.command('backup', folder);
  if (process.env.KEEP_BACKUP) packBackup(folder, process.env.KEEP_BACKUP);
  said.second = await product.command('backup', folder);
  said.restore = await essaimAt(restored, ['restore', folder]);
}, 400_000);

afterAll(async () => {
  await product?.stop();
  for (const each of [restored, room]) await rm(each, { recursive: true, force: true });
}, 120_000);

/** All that two backups hold, but when they were made. */
function expectSame(one: string, other: string): void {
  const [before, after] = [filesIn(newestIn(one)), filesIn(newestIn(other))];
  for (const own of ['/manifest.json', '/manifest.sha256']) {
    delete before[own];
    delete after[own];
  }
  expect(after).toEqual(before);
  expect(filesIn(path(other, 'objects'))).toEqual(filesIn(path(one, 'objects')));
}

async function viewerOf(of: RunningProduct, caller: Caller): Promise<string | null> {
  const query = '{ viewer { email } }';
  const { data } = await ask<{ viewer: { email: string } | null }>(of.pages, query, {}, caller);
  return data?.viewer?.email ?? null;
}

describe('a backup', () => {
  it('copies the files once', () => {
    expect(said.first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/dont 13 copiés \(.* et 0 déjà là\.\n$/),
    });
    expect(said.second).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/dont 0 copiés \(0 octets\) et 13 déjà là\.\n$/),
    });
  });

  it('holds neither a session, nor a token, nor the key that signs', () => {
    const tables = readdirSync(path(newestIn(folder), 'tables')).map((name) => name.replace('.copy', ''));
    expect(tables).toEqual(expect.arrayContaining(['account', 'version', 'blob', 'audit_entry', 'erasure']));
    const manifest = JSON.parse(readFileSync(path(newestIn(folder), 'manifest.json'), 'utf8')) as {
      tables: Record<string, { columns: string[] }>;
    };
    const columns = Object.entries(manifest.tables).flatMap(([table, each]) =>
      each.columns.map((column) => `${table}.${column}`),
    );
    // A column of that kind in another table is a decision to take (apps/cli/backup-contents.ts).
    expect(columns.filter((name) => /token|secret|key$|hash$/.test(name)).sort()).toEqual([
      'account.password_hash',
      'audit_entry.after_hash',
      'audit_entry.before_hash',
      'audit_entry.chain_hash',
      'audit_entry.previous_hash',
      'block.hash',
      'collection.link_key',
      'round_passage.hash',
      'stamped_copy.credit_hash',
      'version.metadata_hash',
    ]);
    const secret = readFileSync(path(product.dataDir, 'secret'), 'utf8').trim();
    const session = kept.author.session.headers.cookie?.split('=')[1] ?? '';
    for (const word of [secret, session]) {
      expect(word.length).toBeGreaterThan(20);
      expect(textsIn(folder).filter((text) => text.includes(word))).toEqual([]);
    }
  });

  it('goes into no folder of something else', async () => {
    const foreign = await temporaryFolder();
    writeFileSync(path(foreign, 'photo.jpg'), 'x');
    expect(await product.command('backup', foreign)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/contient autre chose que des sauvegardes/),
    });
    expect(readdirSync(foreign)).toEqual(['photo.jpg']);
    rmSync(foreign, { recursive: true });
  }, 180_000);
});

describe('an installation restored from it', () => {
  it('is whole', async () => {
    expect(said.restore).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^Restauré depuis \S+ : \d+ tables, 13 fichiers\. 2 ressources indexées\.\n/,
      ),
    });
    expect(await essaimAt(restored, ['verify'])).toMatchObject({ code: 0, stderr: '' });
  }, 300_000);

  it('is the same byte for byte, and marks what no mail will bring any more', async () => {
    const again = path(room, 'encore');
    expect(await essaimAt(restored, ['backup', again])).toMatchObject({ code: 0 });
    expectSame(folder, again);
    const told = readFileSync(path(newestIn(folder), 'tables', 'notification.copy'), 'utf8');
    expect(told.split('\n').find((line) => line.includes('Pas encore envoyée'))).not.toMatch(/\\N$/);
  }, 300_000);

  it('knows its people, nobody is still in, and no mail leaves twice', async () => {
    const back = await startProduct({ dataDir: restored });
    try {
      expect(await viewerOf(back, kept.author.session)).toBeNull();
      const { email, password } = kept.author;
      await queueIsEmpty(back);
      expect(mailsTo(product, email).length).toBeGreaterThan(0);
      expect(mailsTo(back, email)).toEqual([]);
      expect(await viewerOf(back, await signIn(back, 'author', { email, password }))).toBe(email);
    } finally {
      await back.stop({ keepData: true });
    }
  }, 300_000);

  it('starts neither on an empty store nor on another’s', async () => {
    const store = path(restored, 'objects');
    renameSync(store, path(restored, 'ailleurs'));
    await expect(startProduct({ dataDir: restored })).rejects.toThrow(/Ce stockage est vide, alors que/);
    rmSync(store, { recursive: true, force: true });
    renameSync(path(restored, 'ailleurs'), store);
    const mark = readFileSync(path(store, 'instance'));
    writeFileSync(path(store, 'instance'), 'une-autre\n');
    await expect(startProduct({ dataDir: restored })).rejects.toThrow(
      /à une autre installation \(une-autre\)/,
    );
    writeFileSync(path(store, 'instance'), mark);
  }, 300_000);

  it('takes no second one', async () => {
    expect(await essaimAt(restored, ['restore', folder])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^On ne restaure que dans une installation vide, .* Rien n’a été écrit\.\n$/,
      ),
    });
  }, 180_000);
});

describe('a PostgreSQL of one’s own', () => {
  it('takes the same backup, gives the same back, and takes it once', async () => {
    const server = await startEmbeddedPostgres({ dataDir: path(room, 'serveur') });
    const address = (user: string): string =>
      `postgres://${user}@localhost/${server.database}?host=${encodeURIComponent(server.socketDir)}`;
    const env = { DATABASE_URL: address('essaim_app'), DATABASE_OWNER_URL: address(server.user) };
    const [data, again] = [path(room, 'dehors'), path(room, 'de-dehors')];
    try {
      expect(await essaimAt(data, ['restore', folder], env)).toMatchObject({ code: 0, stderr: '' });
      expect(await essaimAt(data, ['verify'], env)).toMatchObject({ code: 0, stderr: '' });
      expect(await essaimAt(data, ['backup', again], env)).toMatchObject({ code: 0, stderr: '' });
      expectSame(folder, again);
      expect(await essaimAt(path(room, 'second'), ['restore', folder], env)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/il y a déjà quelque chose dans la base \(la table \w+\)/),
      });
    } finally {
      await server.stop();
    }
  }, 400_000);
});

describe('somebody who had her account deleted', () => {
  it('does not come back with an older backup, is told nothing twice, and is not half there after a kill', async () => {
    const { email, password, session } = kept.author;
    const wish = { choice: 'PSEUDONYMISE', currentPassword: password };
    await act(product, session, ['deleteAccount', wish], 'accepted');
    await queueIsEmpty(product);
    const farewells = mailsTo(product, email).filter(({ subject }) => subject.includes('supprimé'));
    expect(farewells).toHaveLength(1);
    expect(await product.command('backup', folder)).toMatchObject({ code: 0 });
    const [older = ''] = stampsIn(folder);
    expect(textsIn(path(folder, older)).some((text) => text.includes(email))).toBe(true);

    const target = path(room, 'plus-ancienne');
    const cut = await essaimAt(target, ['restore', folder, '--at', older], { CRASH_AT: 'erase.step:3' });
    expect(cut).toMatchObject({ code: 1, stdout: '' });
    await expect(startProduct({ dataDir: target })).rejects.toThrow(
      /Une restauration n’est pas allée au bout/,
    );
    expect(await essaimAt(target, ['reset', '--yes'])).toMatchObject({ code: 0 });
    const { code, stdout } = await essaimAt(target, ['restore', folder, '--at', older]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /plus récents que cette sauvegarde, repris : 1\.\nComptes de nouveau effacés : 1\.\n/,
      ),
    });
    const back = await startProduct({ dataDir: target });
    try {
      await queueIsEmpty(back);
      expect(mailsTo(back, email)).toEqual([]);
      const after = path(room, 'après');
      expect(await back.command('backup', after)).toMatchObject({ code: 0 });
      expect(textsIn(newestIn(after)).filter((text) => text.includes(email))).toEqual([]);
      expect(await back.command('verify')).toMatchObject({ code: 0 });
    } finally {
      await back.stop({ keepData: true });
    }
  }, 600_000);
});
