import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupForeign, BackupMissing } from './backup.errors.js';
import { writeDurably } from './checked-file.js';

const OWNER = 'installation';
const STAMP = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;
const DRAFT = '.en-cours-';

/**
 * A folder of backups of one installation: `installation` (its id), `objects/aa/bb/<sha256>` for all of them, and one
 * folder for each, named by its instant in UTC.
 */
export class BackupFolder {
  constructor(readonly dir: string) {}

  objectFile(sha256: string): string {
    return join(this.dir, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  /** Where a backup lies once it is whole. */
  folder(stamp: string): string {
    return join(this.dir, stamp);
  }

  /** Where it is made. */
  draft(stamp: string): string {
    return join(this.dir, `${DRAFT}${stamp}`);
  }

  /** What a backup that was killed left. */
  async forgetDrafts(): Promise<void> {
    for (const name of await readdir(this.dir))
      if (name.startsWith(DRAFT)) await rm(join(this.dir, name), { recursive: true });
  }

  /** Oldest first. @throws BackupMissing when there is none. */
  async list(): Promise<string[]> {
    const names = await readdir(this.dir).catch(() => []);
    const stamps = names.filter((name) => STAMP.test(name)).sort();
    if (stamps.length === 0) throw new BackupMissing(this.dir, null);
    return stamps;
  }

  /** Makes the folder this installation’s. @throws BackupForeign when it is not empty, or another’s. */
  async claim(instanceId: string): Promise<void> {
    const names = await readdir(this.dir).catch(() => []);
    if (names.length === 0) return writeDurably(join(this.dir, OWNER), `${instanceId}\n`);
    const owner = await readFile(join(this.dir, OWNER), 'utf8').catch(() => null);
    if (owner?.trim() !== instanceId) throw new BackupForeign(this.dir, owner && owner.trim());
  }
}

/** « 2026-12-01T00-20-33-123Z »: a name that every file system takes, in the order of time. */
export const stampOf = (instant: Date): string => instant.toISOString().replace(/[:.]/g, '-');
