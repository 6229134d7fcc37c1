/** What becomes of what she published, and of the name that signs it. */
export type ErasureChoice = 'keep' | 'pseudonymise' | 'withdraw';

/** How a credit reads without its name: the licence asks for an attribution, not for a civil name. */
export const anonymousName = 'Anonyme';

/** An erasure that was asked, with what is still known of whose it is. */
export interface Erasure {
  readonly accountId: string;
  readonly choice: ErasureChoice;
  /** The agent that is credited. */
  readonly agentId: string;
  readonly email: string;
  readonly name: string;
  /** Whether some version credits her: otherwise no name needs to stay. */
  readonly isCredited: boolean;
}

/** What erasing her account would do, counted. Resources and drafts are hers alone unless it says shared. */
export interface ErasurePreview {
  readonly published: number;
  /** Of those, the ones that somebody else adapted: they stay whatever she chooses. */
  readonly adapted: number;
  /** Co-signed with people who stay. */
  readonly shared: number;
  readonly drafts: number;
  readonly reviewsSent: number;
  readonly reviewsOpen: number;
  readonly collectionsPrivate: number;
  readonly collectionsPublic: number;
  readonly collectionsShared: number;
  readonly campaigns: number;
  readonly mandates: number;
}
