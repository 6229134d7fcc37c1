import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join as path } from 'node:path';
import { essaimAt, keptBackups, newestIn, stampsIn, unpackBackup } from '../support/backups.js';
import { temporaryFolder } from '../support/product.js';

let room: string;

beforeAll(async () => {
  room = await temporaryFolder();
});
afterAll(() => rm(room, { recursive: true, force: true }));

/**
 * Backups at earlier schemas: each later migration must carry them. One is made by backup.spec.ts with
 * `KEEP_BACKUP=test/support/backup-….tar.gz`, named after its last migration, and never replaced: a newer one stands
 * beside it.
 */
describe('a backup of before', () => {
  it.each(keptBackups())(
    '%s comes back, and is whole',
    async (name) => {
      const [from, target] = [path(room, name), path(room, `${name}-restauré`)];
      mkdirSync(from);
      unpackBackup(name, from);
      expect(await essaimAt(target, ['restore', from])).toMatchObject({ code: 0, stderr: '' });
      expect(await essaimAt(target, ['verify'])).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('4 versions'),
      });
    },
    400_000,
  );
});

describe('a damaged backup is refused with what is wrong, and nothing is written:', () => {
  let sound: string;
  beforeAll(() => {
    sound = path(room, 'entière');
    mkdirSync(sound);
    unpackBackup(keptBackups().at(-1) ?? '', sound);
  });

  const object = (of: string): string => {
    const sha256 = readFileSync(path(newestIn(of), 'objects.txt'), 'utf8').slice(0, 64);
    return path(of, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const flip = (file: string): void => {
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(file, bytes);
  };
  const sealed = (file: string, text: string): void => {
    writeFileSync(file, text);
    writeFileSync(file.replace(/json$/, 'sha256'), createHash('sha256').update(text).digest('hex'));
  };
  /** As a later version would write it. */
  const rewrite = (
    of: string,
    change: (manifest: { migrations: string[]; format: number }) => void,
  ): void => {
    const file = path(newestIn(of), 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { migrations: string[]; format: number };
    change(manifest);
    sealed(file, `${JSON.stringify(manifest, null, 2)}\n`);
  };
  /** Another day of the same folder, of which one file has strayed into the newest. */
  const mixWithOlder = (of: string, name: string): void => {
    const older = path(of, '2020-01-01T00-00-00-000Z');
    cpSync(newestIn(of), older, { recursive: true });
    writeFileSync(path(older, name), readFileSync(path(older, name), 'utf8').replace(/\n.*\n$/, '\n'));
    cpSync(path(older, name), path(newestIn(of), name));
  };

  it.each<[string, (of: string) => void, RegExp]>([
    [
      'a flipped byte of a file',
      (of) => flip(object(of)),
      /est abîmée : l’objet \w{64} n’est plus tel qu’il a été écrit\. Rien n’a été écrit/,
    ],
    ['a file gone', (of) => rmSync(object(of)), /l’objet \w{64} manque\. Rien n’a été écrit/],
    [
      'files gone',
      (of) => rmSync(path(of, 'objects'), { recursive: true }),
      /l’objet \w{64} manque\. Rien n’a été écrit/,
    ],
    [
      'a truncated table',
      (of) => truncateSync(path(newestIn(of), 'tables/version.copy'), 100),
      /tables\/version\.copy compte 100 octets au lieu de \d+/,
    ],
    [
      'a flipped byte of a table',
      (of) => flip(path(newestIn(of), 'tables/account.copy')),
      /tables\/account\.copy n’est plus tel qu’il a été écrit/,
    ],
    [
      'an older table among newer ones',
      (of) => mixWithOlder(of, 'tables/version.copy'),
      /tables\/version\.copy compte \d+ octets au lieu de \d+/,
    ],
    ['a table gone', (of) => rmSync(path(newestIn(of), 'tables/part.copy')), /tables\/part\.copy manque/],
    [
      'a manifest changed',
      (of) => flip(path(newestIn(of), 'manifest.json')),
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
      (of) => stampsIn(of).forEach((stamp) => rmSync(path(of, stamp), { recursive: true })),
      /Il n’y a pas de sauvegarde d’Essaim dans/,
    ],
  ])(
    '%s',
    async (_what, harm, sentence) => {
      const [copy, target] = [path(room, 'abîmée'), path(room, 'vide')];
      cpSync(sound, copy, { recursive: true });
      harm(copy);
      const answer = await essaimAt(target, ['restore', copy]);
      rmSync(copy, { recursive: true });
      expect(answer).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(sentence) });
      expect(existsSync(target)).toBe(false);
    },
    180_000,
  );
});
