import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join as path } from 'node:path';
import { ask } from '../support/api.js';
import { behind } from '../support/behind.js';
import { type KeptCommons, makeKeptCommons } from '../support/kept-commons.js';
import { signIn } from '../support/people.js';
import {
  baseEnvironment,
  root,
  run,
  type RunningProduct,
  startProduct,
  temporaryFolder,
} from '../support/product.js';

/** One installation, backed up twice while it runs, and restored beside it. */
let product: RunningProduct;
let kept: KeptCommons;
let folder: string;
let restored: string;
const said: Record<string, Awaited<ReturnType<typeof run>>> = {};
const essaim = (dataDir: string, ...words: string[]) =>
  run(words, { ...baseEnvironment(), ESSAIM_DATA: dataDir, OFFICE_CONVERTER: 'off' });

beforeAll(async () => {
  product = await startProduct();
  kept = await makeKeptCommons(product);
  folder = path(await temporaryFolder(), 'sauvegardes');
  restored = await temporaryFolder();
  await behind(product, (owner) =>
    owner.query(
      `insert into notification(account_id, kind, title, path, created_at) select id, 'x', 'Pas encore envoyée', '/x', now() from account limit 1`,
    ),
  );
  said.first = await product.command('backup', folder);
  if (process.env.KEEP_BACKUP) execFileSync('tar', ['-czf', process.env.KEEP_BACKUP, '-C', folder, '.']);
  said.second = await product.command('backup', folder);
  said.restore = await essaim(restored, 'restore', folder);
}, 400_000);

afterAll(async () => {
  await product?.stop();
  for (const each of [restored, path(folder, '..')]) await rm(each, { recursive: true, force: true });
});

const stamps = (of: string): string[] =>
  readdirSync(of)
    .filter((name) => name.startsWith('20'))
    .sort();
const newest = (of: string): string => path(of, stamps(of).at(-1) ?? '');
const filesOf = (of: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(of, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path(entry.parentPath, entry.name))
      .map((file) => [file.slice(of.length), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );

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
    const tables = readdirSync(path(newest(folder), 'tables')).map((name) => name.replace('.copy', ''));
    expect(tables).toEqual(expect.arrayContaining(['account', 'version', 'blob', 'audit_entry', 'erasure']));
    const manifest = JSON.parse(readFileSync(path(newest(folder), 'manifest.json'), 'utf8')) as {
      tables: Record<string, { columns: string[] }>;
    };
    const columns = Object.entries(manifest.tables).flatMap(([table, each]) =>
      each.columns.map((column) => `${table}.${column}`),
    );
    // A column of that kind in another table is a decision to take (apps/cli/backup-contents.ts).
    expect(columns.filter((name) => /token|secret|key|hash$/.test(name)).sort()).toEqual([
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
    const everything = Object.keys(filesOf(folder)).map((file) => readFileSync(path(folder, file), 'latin1'));
    expect(everything.filter((text) => text.includes(secret))).toEqual([]);
  });
});

describe('an installation restored from it', () => {
  it('is whole', async () => {
    expect(said.restore).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^Restauré depuis \S+ : \d+ tables, 13 fichiers\. 2 ressources indexées\.\n/,
      ),
    });
    expect(await essaim(restored, 'verify')).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);

  it('is the same byte for byte, and marks what no mail will bring any more', async () => {
    const again = path(folder, '..', 'encore');
    expect(await essaim(restored, 'backup', again)).toMatchObject({ code: 0 });
    const [one, other] = [filesOf(newest(folder)), filesOf(newest(again))];
    for (const own of ['/manifest.json', '/manifest.sha256']) {
      delete one[own];
      delete other[own];
    }
    expect(other).toEqual(one);
    expect(filesOf(path(again, 'objects'))).toEqual(filesOf(path(folder, 'objects')));
    const told = readFileSync(path(newest(folder), 'tables', 'notification.copy'), 'utf8');
    expect(told.split('\n').find((line) => line.includes('Pas encore envoyée'))).not.toMatch(/\\N$/);
  }, 120_000);

  it('knows its people, and nobody is still in', async () => {
    const back = await startProduct({ dataDir: restored });
    try {
      const { data } = await ask<{ viewer: object | null }>(
        back.pages,
        '{ viewer { email } }',
        {},
        kept.author.session,
      );
      expect(data?.viewer ?? null).toBeNull();
      const { email, password } = kept.author;
      const session = await signIn(back, 'author', { email, password });
      const seen = await ask<{ viewer: { email: string } | null }>(
        back.pages,
        '{ viewer { email } }',
        {},
        session,
      );
      expect(seen.data?.viewer).toEqual({ email });
    } finally {
      await back.stop({ keepData: true });
    }
  }, 120_000);

  it('takes no second one', async () => {
    expect(await essaim(restored, 'restore', folder)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^On ne restaure que dans une installation vide, .* Rien n’a été écrit\.\n$/,
      ),
    });
  }, 60_000);
});

describe('people who asked to be erased', () => {
  it('do not come back with an older backup of the folder', async () => {
    const older = stamps(folder)[0] ?? '';
    const email = kept.author.email;
    await behind(product, (owner) =>
      owner.query(
        `insert into erasure(account_id, choice, asked_at) select id, 'keep', now() from account where email = $1`,
        [email],
      ),
    );
    expect(await product.command('backup', folder)).toMatchObject({ code: 0 });
    const target = path(folder, '..', 'plus-ancienne');
    const { code, stdout } = await essaim(target, 'restore', folder, '--at', older);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /plus récents que cette sauvegarde, repris : 1\.\nComptes de nouveau effacés : 1\.\n/,
      ),
    });
    await essaim(target, 'backup', path(folder, '..', 'après'));
    const account = readFileSync(path(newest(path(folder, '..', 'après')), 'tables/account.copy'), 'utf8');
    expect(account.split('\n').find((line) => line.includes(email))).toMatch(/\t\\N\tclosed\t/);
  }, 240_000);
});

/**
 * A backup of such an installation at an earlier schema: each later migration must carry it. Made again with
 * `KEEP_BACKUP=test/support/backup-….tar.gz` before this spec, never replaced: a newer one stands beside it.
 */
describe('a backup of before', () => {
  const fixtures = readdirSync(path(root, 'test/support')).filter((name) =>
    /^backup-\d+\.tar\.gz$/.test(name),
  );

  it.each(fixtures)(
    '%s comes back, and is whole',
    async (name) => {
      const from = await temporaryFolder();
      execFileSync('tar', ['-xzf', path(root, 'test/support', name), '-C', from]);
      const target = await temporaryFolder();
      expect(await essaim(target, 'restore', from)).toMatchObject({ code: 0 });
      expect(await essaim(target, 'verify')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('4 versions'),
      });
      for (const each of [from, target]) rmSync(each, { recursive: true });
    },
    240_000,
  );
});

describe('a damaged backup is refused with what is wrong, and nothing is written:', () => {
  const object = (of: string): string => {
    const sha256 = readFileSync(path(newest(of), 'objects.txt'), 'utf8').slice(0, 64);
    return path(of, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const flip = (file: string): void => {
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(file, bytes);
  };
  /** As a later version would write it. */
  const rewrite = (
    of: string,
    change: (manifest: { migrations: string[]; format: number }) => void,
  ): void => {
    const file = path(newest(of), 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { migrations: string[]; format: number };
    change(manifest);
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    writeFileSync(file, text);
    writeFileSync(path(newest(of), 'manifest.sha256'), createHash('sha256').update(text).digest('hex'));
  };

  it.each<[string, (of: string) => void, RegExp]>([
    [
      'a flipped byte of a file',
      (of) => flip(object(of)),
      /est abîmée : l’objet \w{64} n’est plus tel qu’il a été écrit\. Rien n’a été écrit/,
    ],
    ['a file gone', (of) => rmSync(object(of)), /l’objet \w{64} manque\. Rien n’a été écrit/],
    [
      'a truncated table',
      (of) => truncateSync(path(newest(of), 'tables/version.copy'), 100),
      /tables\/version\.copy compte 100 octets au lieu de \d+/,
    ],
    [
      'a flipped byte of a table',
      (of) => flip(path(newest(of), 'tables/account.copy')),
      /tables\/account\.copy n’est plus tel qu’il a été écrit/,
    ],
    ['a table gone', (of) => rmSync(path(newest(of), 'tables/part.copy')), /tables\/part\.copy manque/],
    [
      'a manifest changed',
      (of) => flip(path(newest(of), 'manifest.json')),
      /manifest\.json n’est plus tel qu’il a été écrit/,
    ],
    [
      'a newer schema',
      (of) => rewrite(of, ({ migrations }) => migrations.push('Later9')),
      /version plus récente d’Essaim, que celle-ci ne connaît pas \(Later9\)/,
    ],
    ['another form', (of) => rewrite(of, (manifest) => (manifest.format = 2)), /sa forme, 2, est inconnue/],
    [
      'no backup at all',
      (of) => stamps(of).forEach((stamp) => rmSync(path(of, stamp), { recursive: true })),
      /Il n’y a pas de sauvegarde d’Essaim dans/,
    ],
  ])(
    '%s',
    async (_what, harm, sentence) => {
      const copy = path(folder, '..', 'abîmée');
      const target = path(folder, '..', 'vide');
      cpSync(folder, copy, { recursive: true });
      harm(copy);
      const { code, stdout, stderr } = await essaim(target, 'restore', copy);
      rmSync(copy, { recursive: true });
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(sentence),
      });
      expect(existsSync(target)).toBe(false);
    },
    60_000,
  );

  it('a folder of something else takes no backup', async () => {
    const foreign = await temporaryFolder();
    writeFileSync(path(foreign, 'photo.jpg'), 'x');
    const { code, stderr } = await product.command('backup', foreign);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/contient autre chose que des sauvegardes/),
    });
    expect(readdirSync(foreign)).toEqual(['photo.jpg']);
    rmSync(foreign, { recursive: true });
  }, 60_000);
});
