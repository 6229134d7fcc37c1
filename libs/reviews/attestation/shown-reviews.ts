import { mayBeNamed } from './blind-share.js';
import type { DoneInCampaign } from './reviews-done.js';

export interface ShownReviews {
  /** Campaigns that are over, each once, in the year that it closed: a number that grows while one runs would tell when. */
  readonly campaigns: readonly { title: string; slug: string; year: number; count: number }[];
  readonly signed: readonly { resourceId: string; year: number }[];
  readonly count: number;
}

/** What everybody may see of these; null when nothing. */
export function shownReviews(done: readonly DoneInCampaign[]): ShownReviews | null {
  const each = [...new Map(done.map((one) => [one.campaignId, one])).values()];
  const told = each.filter((one) => one.closedIn !== null && mayBeNamed(one));
  const campaigns = told
    .map(({ title, slug, closedIn, reviews }) => ({ title, slug, year: closedIn ?? 0, count: reviews }))
    .sort((a, b) => b.year - a.year || a.title.localeCompare(b.title, 'fr'));
  const signed = done.flatMap(({ signedResources, year }) =>
    signedResources.map((resourceId) => ({ resourceId, year })),
  );
  const alone = each.filter((one) => !told.includes(one)).reduce((sum, one) => sum + one.signed, 0);
  const count = campaigns.reduce((sum, one) => sum + one.count, alone);
  return count === 0 ? null : { campaigns, signed, count };
}
