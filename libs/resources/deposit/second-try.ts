/**
 * Reasons that may be the machine's and not the document's: a converter that was killed or half installed, a core that
 * others kept busy, a memory that was short. The others would come back: what was made is not safe, or too large.
 */
export const passingReasons: readonly string[] = [
  'failed',
  'too_slow',
  'too_heavy',
  'too-slow',
  'too-much-memory',
  'crashed',
];

/** A document that fails three times fails by itself: an hour after the first time, a day after the second. */
const mostTries = 3;

/** SQL: the failed rows of `derived_file` whose time has come; `$now` is the placeholder of the present, `$reasons` of the above. */
export const mayBeTriedAgain = ({ now, reasons }: { now: string; reasons: string }): string =>
  `derived_file.state = 'failed' and derived_file.reason = any(${reasons}::text[]) and derived_file.tries < ${mostTries}
   and derived_file.made_at <= ${now}::timestamptz - case when derived_file.tries <= 1 then interval '1 hour' else interval '1 day' end`;
