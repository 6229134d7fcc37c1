/** A version in the family tree: what its credit says, and what it was made from. */
export interface WorkRow {
  readonly id: string;
  readonly slug: string | null;
  readonly number: number;
  readonly title: string;
  readonly licenceId: string;
  readonly modified: string | null;
  readonly credits: readonly { name: string; withdrawn: boolean }[];
  readonly sources: readonly {
    sourceVersionId: string | null;
    title: string | null;
    author: string | null;
    url: string | null;
    licenceId: string;
    /** Its author agreed, here, to the licence of this version. */
    agreed: boolean;
  }[];
  readonly items: readonly {
    title: string;
    author: string;
    url: string | null;
    licenceId: string;
    lastUpdate: string | null;
  }[];
}
