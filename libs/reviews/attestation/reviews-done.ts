/** What one person did in one campaign in one year, with all that decides whether the campaign may be named. */
export interface DoneInCampaign {
  readonly campaignId: string;
  readonly title: string;
  readonly slug: string;
  /** Days, `YYYY-MM-DD`. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** Null while it runs. */
  readonly closedIn: number | null;
  /** In which they were sent, in Paris. */
  readonly year: number;
  readonly count: number;
  /** Over all years: hers, those that everybody reads under her name, and resources that anybody reviewed there. */
  readonly reviews: number;
  readonly signed: number;
  readonly resources: number;
  /** Of that year: what she reviewed and everybody knows that she did. */
  readonly signedResources: readonly string[];
}

/** What an author had reviewed in one campaign in one year. */
export type HadReviewed = Pick<DoneInCampaign, 'title' | 'opensOn' | 'closesOn' | 'year' | 'count'>;
