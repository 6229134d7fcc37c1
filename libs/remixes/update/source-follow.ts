/** How an adaptation follows an original. Nothing is ever published by itself. */
export type FollowPolicy = 'frozen' | 'notify' | 'corrections';

/** An original of which a newer version stands than the one that an adaptation is pinned to. */
export interface WaitingUpdate {
  readonly resourceId: string;
  readonly sourceId: string;
  readonly pinnedId: string;
  readonly newestId: string;
  readonly newestNumber: number;
  readonly sourceTitle: string;
  readonly policy: FollowPolicy;
  /** Who chose the policy; « suivre les corrections » acts with her rights. */
  readonly chosenBy: string | null;
  readonly licenceChanged: boolean;
  /** Of each version since, oldest first. */
  readonly whatChanged: readonly string[];
}
