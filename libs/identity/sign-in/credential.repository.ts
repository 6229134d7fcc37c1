import { Injectable } from '@nestjs/common';
import type { Actor, LiveMandate, MandateRole } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { AccessToken } from './access-token.js';
import { ExternalIdentity } from '../single-sign-on/external-identity.js';
import { KnownDevice } from './known-device.js';
import { OneTimeLink } from './one-time-link.js';
import { rightsOf } from '../second-factor/second-factor-demand.js';
import { Session } from './session.js';
import { SignInChallenge } from './sign-in-challenge.js';

/** JSON has no dates. */
type MandateInJson = Omit<LiveMandate, 'endsAt'> & { endsAt: string | null };

interface CredentialRow {
  id: string;
  accountId: string;
  agentId: string;
  scope: 'read' | 'write';
  mandates: MandateInJson[];
  strong: boolean;
  stale: boolean;
}

const liveMandates = `coalesce((select json_agg(json_build_object('id', id, 'role', role, 'territoryId', territory_id, 'endsAt', ends_at)) from mandate
  where mandate.account_id = account.id and revoked_at is null and starts_at <= $2 and (ends_at is null or ends_at > $2)), '[]') as mandates`;
const who = `strong_since is not null as strong, account.id as "accountId", account.agent_id as "agentId", ${liveMandates}`;

/** Sessions, access tokens and mailed links; all found by the hash of a secret. */
@Injectable()
export class CredentialRepository {
  constructor(private readonly database: Database) {}

  /** Who holds this session, mandates included, in one statement; null when it is over. */
  async actorOfSession(tokenHash: string, now: Date): Promise<Actor | null> {
    const [row] = await this.database.rows<CredentialRow>(
      'actor-of-session',
      `select session.id, 'write' as scope, ${who}, session.last_used_at < $2::timestamptz - interval '10 minutes' as stale
       from session join account on account.id = session.account_id
       where token_hash = $1 and revoked_at is null and expires_at > $2 and account.state = 'active'`,
      [tokenHash, now],
    );
    if (row?.stale)
      await this.database.rows('session-used', 'update session set last_used_at = $2 where id = $1', [
        row.id,
        now,
      ]);
    return row ? actor(row, 'session') : null;
  }

  async actorOfToken(tokenHash: string, now: Date): Promise<Actor | null> {
    const [row] = await this.database.rows<CredentialRow>(
      'actor-of-token',
      `select access_token.id, access_token.scope, ${who}, coalesce(last_used_at < $2::timestamptz - interval '10 minutes', true) as stale
       from access_token join account on account.id = access_token.account_id
       where token_hash = $1 and revoked_at is null and expires_at > $2 and account.state = 'active'`,
      [tokenHash, now],
    );
    if (row?.stale)
      await this.database.rows('token-used', 'update access_token set last_used_at = $2 where id = $1', [
        row.id,
        now,
      ]);
    return row ? actor(row, 'token') : null;
  }

  async listSessions(accountId: string, now: Date): Promise<Session[]> {
    return this.database.rows<Session>(
      'sessions-of',
      `select id, device, created_at as "createdAt", last_used_at as "lastUsedAt" from session
       where account_id = $1 and revoked_at is null and expires_at > $2 order by last_used_at desc`,
      [accountId, now],
    );
  }

  async listTokens(accountId: string, now: Date): Promise<AccessToken[]> {
    return this.database.rows<AccessToken>(
      'tokens-of',
      `select id, name, scope, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt" from access_token
       where account_id = $1 and revoked_at is null and expires_at > $2 order by created_at desc`,
      [accountId, now],
    );
  }

  async save<Credential extends Session | AccessToken | OneTimeLink | SignInChallenge>(
    tx: Transaction,
    credential: Credential,
  ): Promise<Credential> {
    return tx.manager.save(credential);
  }

  /** Ends sessions of the account: one, or all but the kept one; returns how many. */
  async endSessions(
    tx: Transaction,
    accountId: string,
    which: { id: string } | { allBut: string | null },
  ): Promise<number> {
    const [condition, value] =
      'id' in which ? ['id::text = $3', which.id] : ['id::text is distinct from $3', which.allBut];
    const [, ended] = await tx.manager.query<[unknown, number]>(
      `update session set revoked_at = $2 where account_id = $1 and revoked_at is null and expires_at > $2 and ${condition}`,
      [accountId, tx.now, value],
    );
    return ended;
  }

  /** When a second factor stood behind this session; null when none did, or for no session. */
  async strongSince(tx: Transaction, sessionId: string | null): Promise<Date | null> {
    const session = sessionId && (await tx.manager.findOneBy(Session, { id: sessionId }));
    return session ? session.strongSince : null;
  }

  async sessionOpenedAt(sessionId: string | null): Promise<Date | null> {
    const session = sessionId && (await this.database.reader.findOneBy(Session, { id: sessionId }));
    return session ? session.createdAt : null;
  }

  /** From now on a second factor stands behind this session. */
  async strengthen(tx: Transaction, sessionId: string): Promise<void> {
    await tx.manager.update(Session, { id: sessionId }, { strongSince: tx.now });
  }

  /** No credential of the account has a second factor behind it any more. */
  async weaken(tx: Transaction, accountId: string): Promise<void> {
    await tx.manager.update(Session, { accountId }, { strongSince: null });
    await tx.manager.update(AccessToken, { accountId }, { strongSince: null });
  }

  /** What a credential just opened does not give, although mandates are live. */
  async withheldRoles(tx: Transaction, accountId: string, isStrong: boolean): Promise<MandateRole[]> {
    const [row] = await tx.manager.query<{ mandates: MandateInJson[] }[]>(
      `select ${liveMandates} from account where id = $1`,
      [accountId, tx.now],
    );
    return rightsOf(dated(row?.mandates ?? []), isStrong).withheldRoles;
  }

  async findChallenge(tokenHash: string): Promise<SignInChallenge | null> {
    return this.database.reader.findOneBy(SignInChallenge, { tokenHash });
  }

  async lockChallenge(tx: Transaction, tokenHash: string): Promise<SignInChallenge | null> {
    return tx.manager.findOne(SignInChallenge, {
      where: { tokenHash },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async revokeToken(tx: Transaction, accountId: string, id: string): Promise<boolean> {
    const [, changed] = await tx.manager.query<[unknown, number]>(
      'update access_token set revoked_at = $3 where account_id = $1 and id::text = $2 and revoked_at is null',
      [accountId, id, tx.now],
    );
    return changed > 0;
  }

  async revokeAllTokens(tx: Transaction, accountId: string): Promise<void> {
    await tx.manager.query(
      'update access_token set revoked_at = $2 where account_id = $1 and revoked_at is null',
      [accountId, tx.now],
    );
  }

  /** Known devices and issuers: whoever proves the mailbox ends them, for one may be a stranger's (arXiv 2205.10174). */
  async closeOtherWays(tx: Transaction, accountId: string): Promise<void> {
    await tx.manager.delete(KnownDevice, { accountId });
    await tx.manager.delete(ExternalIdentity, { accountId });
  }

  async findLinkOwner(tx: Transaction, tokenHash: string): Promise<string | null> {
    const link = await tx.manager.findOneBy(OneTimeLink, { tokenHash });
    return link?.accountId ?? null;
  }

  async lockLink(tx: Transaction, tokenHash: string): Promise<OneTimeLink | null> {
    return tx.manager.findOne(OneTimeLink, { where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
  }

  /** Makes every other link and half-done sign-in of the account useless: after a reset, a confirmation, a new sign-up. */
  async useLinks(tx: Transaction, accountId: string): Promise<void> {
    await tx.manager.query(
      'update one_time_link set used_at = $2 where account_id = $1 and used_at is null',
      [accountId, tx.now],
    );
    await tx.manager.query(
      'update sign_in_challenge set used_at = $2 where account_id = $1 and used_at is null',
      [accountId, tx.now],
    );
  }
}

const actor = (row: CredentialRow, credential: 'session' | 'token'): Actor => ({
  accountId: row.accountId,
  agentId: row.agentId,
  ...rightsOf(dated(row.mandates), row.strong),
  mayWrite: row.scope === 'write',
  credential,
  credentialId: row.id,
});

const dated = (mandates: readonly MandateInJson[]): LiveMandate[] =>
  mandates.map((mandate) => ({
    ...mandate,
    endsAt: mandate.endsAt === null ? null : new Date(mandate.endsAt),
  }));
