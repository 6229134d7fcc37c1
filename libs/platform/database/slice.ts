/** A part of a list: how many rows are skipped, and at most how many follow. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}
