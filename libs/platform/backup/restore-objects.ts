import type { ObjectStorage } from '#platform/object-storage';
import { BackupDamaged, TargetNotEmpty } from './backup.errors.js';
import type { WholeBackup } from './whole-backup.js';

/** Makes an empty store that of the installation that was saved. @throws TargetNotEmpty, ForeignStore */
export async function claimStore(storage: ObjectStorage, backup: WholeBackup): Promise<void> {
  await storage.ensureMarker(backup.manifest.instanceId);
  const first = await storage.list()[Symbol.asyncIterator]().next();
  if (!first.done) throw new TargetNotEmpty('dans le stockage des fichiers');
}

/** Fills a claimed store. */
export async function restoreObjects(storage: ObjectStorage, backup: WholeBackup): Promise<void> {
  for (const { sha256, size } of backup.objects) {
    const staged = await storage.stage(backup.object(sha256), size);
    if (staged.sha256 !== sha256)
      throw new BackupDamaged(`l’objet ${sha256} a changé pendant la restauration.`);
    await storage.promote(staged);
  }
}
