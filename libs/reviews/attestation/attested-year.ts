import type { AttestedCampaign } from './attestation-document.js';
import type { AttestedRole } from './attestation.js';
import { mayBeNamed } from './blind-share.js';
import type { DoneInCampaign, HadReviewed } from './reviews-done.js';

/** What could be attested of a year. */
export interface AttestedYear {
  readonly role: AttestedRole;
  readonly year: number;
  readonly campaigns: readonly AttestedCampaign[];
}

/** The newest first; of one year, what she reviewed before what she had reviewed. */
export function attestedYears(
  done: readonly DoneInCampaign[],
  reviewed: readonly HadReviewed[],
): AttestedYear[] {
  const years = [...new Set([...done, ...reviewed].map(({ year }) => year))].sort((a, b) => b - a);
  return years
    .flatMap((year): AttestedYear[] => [
      { role: 'reviewer', year, campaigns: namedWherePossible(done.filter((one) => one.year === year)) },
      { role: 'author', year, campaigns: reviewed.filter((one) => one.year === year).map(attested) },
    ])
    .filter(({ campaigns }) => campaigns.length > 0);
}

/** Campaigns whose name would tell what she read are counted together, without theirs. */
function namedWherePossible(done: readonly DoneInCampaign[]): AttestedCampaign[] {
  const named = done.filter(mayBeNamed);
  const rest = done.filter((one) => !mayBeNamed(one));
  const count = rest.reduce((sum, one) => sum + one.count, 0);
  const title = named.length > 0 ? 'Autres campagnes' : 'Campagnes de relecture';
  return [...named.map(attested), ...(count > 0 ? [{ title, opensOn: null, closesOn: null, count }] : [])];
}

const attested = ({ title, opensOn, closesOn, count }: HadReviewed): AttestedCampaign => ({
  title,
  opensOn,
  closesOn,
  count,
});
