import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#platform/config';
import { findDataRoom } from '#platform/embedded-postgres';
import { createFileStorage, createS3Storage, type ObjectStorage } from '#platform/object-storage';

/** Where the data of this installation lies, or would. */
export const dataFolder = ({ dataDir }: Settings): string =>
  findDataRoom({ requested: dataDir ?? undefined, cwd: process.cwd(), isRoot: process.getuid?.() === 0 }).dir;

/** For commands that look: a mistyped folder would be made, found empty, and called sound. */
export function refuseNoInstallation(settings: Settings): void {
  const dir = dataFolder(settings);
  if (settings.databaseUrl !== null || existsSync(join(dir, 'postgres'))) return;
  throw Object.assign(new Error(`Il n’y a pas d’installation dans ${dir}.`), { code: 'NO_INSTALLATION' });
}

/** The store of the settings, without the rest of the product. */
export const storageOf = ({ objectStore }: Settings, dataDir: string): ObjectStorage =>
  objectStore ? createS3Storage(objectStore) : createFileStorage({ dir: join(dataDir, 'objects') });
