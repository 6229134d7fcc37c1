import { readFileSync } from 'node:fs';

/** How often a guess may be right, and why: data, since somebody may judge otherwise. */
const { oneIn } = JSON.parse(readFileSync(new URL('../data/blind-share.json', import.meta.url), 'utf8')) as {
  oneIn: number;
};

/** What one person did in one campaign, beside what was done there in all. */
export interface CampaignShare {
  /** Hers, sent, whatever the year. */
  readonly reviews: number;
  /** Of them, those that everybody reads under her name. */
  readonly signed: number;
  /** That anybody reviewed there. */
  readonly resources: number;
}

/**
 * Whether the campaign may be named beside her, to people who must not learn what she read: whoever then takes one of its
 * resources and says that she reviewed it is right at most one time in `oneIn`.
 */
export function mayBeNamed({ reviews, signed, resources }: CampaignShare): boolean {
  return (reviews - signed) * oneIn <= resources - signed;
}
