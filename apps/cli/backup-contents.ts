import type { BackupContents } from '#platform/backup';

/** What our backups hold and what they never do (docs/decisions/0045-what-a-backup-holds.md). */
export const backupContents: BackupContents = {
  leftOut: [
    // What lets somebody in without a password, and what counts wrong ones.
    ...['session', 'access_token', 'one_time_link', 'known_device', 'sign_in_challenge', 'attempt'],
    // Said by the manifest.
    'migration',
  ],
  rewritten: {
    // The mail may have left since: the line stays in the inbox, and goes in no mail any more.
    'notification.digested_at': 'coalesce(digested_at, now())',
  },
  objects: `select sha256, min(size)::text as size from (
      select sha256, size from blob
      union all select object_sha256, size from derived_file where state = 'ready' and object_sha256 is not null
      union all select object_sha256, size from stamped_copy where state = 'ready') each
    group by sha256 order by sha256`,
  // What a deposited file still waited for; all others may have told somebody something.
  jobs: ['file.accepted', 'copies.wanted', 'fingerprint.wanted'],
};

/** The erasure ledger: its newest lines are done again after a restore. */
export const ledger = 'erasure';
