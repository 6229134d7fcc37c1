export type MandateRole = 'curator' | 'referent' | 'moderator' | 'administrator';

/** A live mandate as the request found it: a role, over a territory or everywhere. */
export interface LiveMandate {
  readonly id: string;
  readonly role: MandateRole;
  /** Null: everywhere. */
  readonly territoryId: string | null;
  /** Null: until revoked. */
  readonly endsAt: Date | null;
}

/** Who calls. The guard establishes it; only services and policies judge by it. */
export interface Actor {
  /** Null for a visitor. */
  readonly accountId: string | null;
  readonly agentId: string | null;
  readonly mandates: readonly LiveMandate[];
  /** Roles of live mandates that give no right to this credential, because it was opened without a second factor. */
  readonly withheldRoles: readonly MandateRole[];
  /** What the credential allows; a read-only access token never writes. */
  readonly mayWrite: boolean;
  /** How the caller proved who she is. */
  readonly credential: 'none' | 'session' | 'token' | 'system';
  /** Session or token id, for « this session » and for revocation. */
  readonly credentialId: string | null;
}

export const visitor: Actor = {
  accountId: null,
  agentId: null,
  mandates: [],
  withheldRoles: [],
  mayWrite: true,
  credential: 'none',
  credentialId: null,
};

/**
 * A live mandate of one of these roles covers this place. `path` are the territories that hold it, from itself up to
 * national (`TerritoryRepository.pathsOf`). What has no place, such as moderation, has an empty path: only a mandate
 * without territory covers it.
 */
export const hasRoleOver = (actor: Actor, path: readonly string[], ...roles: MandateRole[]): boolean =>
  actor.mandates.some(
    ({ role, territoryId }) => roles.includes(role) && (territoryId === null || path.includes(territoryId)),
  );

/** Somewhere, no matter where: enough to be shown a page, never to act on something. */
export const hasRole = (actor: Actor, ...roles: MandateRole[]): boolean =>
  actor.mandates.some((mandate) => roles.includes(mandate.role));
