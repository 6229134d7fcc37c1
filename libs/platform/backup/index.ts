/*
 * Owns the form of a backup: tables copied in one instant, objects by their hash and only once, facts to check both
 * by, and the way back into an empty database and an empty store. Refuses before it writes.
 * Does not own which tables are left out, what becomes of mails and erased people, or when an index is built again:
 * the command line says so, which knows the product.
 */
export { backUp, type BackupContents, type BackupReport } from './backup.js';
export {
  BackupDamaged,
  BackupError,
  BackupForeign,
  BackupMissing,
  BackupTooNew,
  TargetNotEmpty,
} from './backup.errors.js';
export { readBackup, type WholeBackup } from './whole-backup.js';
export { addLedger, refuseFilledDatabase, restoreTables } from './restore-tables.js';
export { claimStore, restoreObjects } from './restore-objects.js';
