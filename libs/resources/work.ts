import type { Work } from '#licensing';
import type { NewCredit } from './credit-row.js';
import type { Version } from './version.js';

/** A version as the licence library credits it. An author who asked not to be named is not. */
export function workOf(version: Version, credits: readonly NewCredit[], source?: string): Work {
  const named = credits.filter((credit) => !credit.creditWithdrawn);
  return {
    title: version.title,
    authors: named.map((credit) => credit.name),
    licence: version.licenceId,
    source,
    creditRemoved: credits.length > 0 && named.length === 0,
  };
}
