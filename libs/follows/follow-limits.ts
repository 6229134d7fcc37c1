import { readFileSync } from 'node:fs';

/** How much one account may follow, and how much is told at a time. */
interface FollowLimits {
  readonly follows: number;
  /** Signs of a saved search. */
  readonly words: number;
  /** All its filters together. */
  readonly filterValues: number;
  /** When saved searches are asked, on clocks in France: before the digests of the morning. */
  readonly searchHour: number;
  /** Saved searches that one job asks. */
  readonly searchBatch: number;
  /** Followers who are told in one transaction. */
  readonly tellBatch: number;
  /** New resources among which a saved search looks in one question. */
  readonly newAtOnce: number;
}

export const followLimits = JSON.parse(
  readFileSync(new URL('./data/limits.json', import.meta.url), 'utf8'),
) as FollowLimits;
