import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseEnvironment, root, run } from './product.js';

/** `essaim …` on the data of this folder, nothing else running there unless it says so. */
export const essaimAt = (dataDir: string, words: readonly string[], env: Record<string, string> = {}) =>
  run(words, { ...baseEnvironment(), ESSAIM_DATA: dataDir, OFFICE_CONVERTER: 'off', ...env });

/** The backups of a folder, oldest first. */
export const stampsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('20'))
    .sort();

export const newestIn = (folder: string): string => join(folder, stampsIn(folder).at(-1) ?? '');

/** Every file under a folder, by its path there → its SHA-256. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        file.slice(folder.length),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );

/** What a folder says, all of it, one text for each of its files. */
export const textsIn = (folder: string): string[] =>
  Object.keys(filesIn(folder)).map((file) => readFileSync(join(folder, file), 'latin1'));

/** Backups of earlier days, kept beside this file: whatever comes later must restore them. */
export const keptBackups = (): string[] =>
  readdirSync(join(root, 'test/support')).filter((name) => /^backup-\d+\.tar\.gz$/.test(name));

export function unpackBackup(name: string, folder: string): void {
  execFileSync('tar', ['-xzf', join(root, 'test/support', name), '-C', folder]);
}

/** Without owners and in one order: nothing of the machine that makes it. */
export function packBackup(folder: string, archive: string): void {
  const nobody = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner'];
  execFileSync('tar', [...nobody, '-czf', archive, '-C', folder, '.']);
}
