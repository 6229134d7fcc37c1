import type { FollowTarget } from '../follow/follow-target.js';

/** A published state that is worth telling: the first of a resource, or one whose author did not call it minor. */
export interface Edition {
  readonly resourceId: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  /** Whose names stand on it. */
  readonly agentIds: readonly string[];
}

/** Somebody who follows what happened, and by which follow. */
export interface Follower {
  readonly id: string;
  readonly accountId: string;
}

/** What a line of an inbox may say now of a resource that everybody reads. */
export interface ToldNow {
  readonly lineId: string;
  readonly accountId: string;
  readonly edition: number;
  readonly slug: string;
  /** Of its newest version. */
  readonly title: string;
  /** Those that still hold: followed, and seen by everybody. */
  readonly follows: readonly (FollowTarget & Pick<Follower, 'id'>)[];
}

/** Whose lines may have to be taken back. */
export type AlertScope =
  { readonly accountId: string } | { readonly resourceId: string } | { readonly collectionId: string };
