/** A question about rights; reading one joins the draft's title and who asked. */
export interface LicenceQuestion {
  readonly id: string;
  readonly resourceId: string;
  readonly accountId: string;
  readonly question: string;
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly draftTitle: string;
}
