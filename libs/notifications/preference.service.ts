import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { type Actor, requireAccount } from '#platform/authorization';
import { INSTALLATION_SECRET } from '#platform/config';
import { Database, uuidOrNull } from '#platform/database';
import { findKind, type NotificationKind } from './notification-kind.js';
import { KindUnknown, StopLinkInvalid } from './notification.errors.js';
import { NotificationRepository } from './notification.repository.js';
import { type Choice, PreferenceRepository } from './preference.repository.js';
import { readStopToken } from './stop-link.js';

/** What a stop link is about, and whether all of it is stopped already. */
export interface Stopping {
  readonly kinds: readonly NotificationKind[];
  readonly stopped: boolean;
}

/** How often somebody wants mails of each kind: her choice, or a stop from the mail itself. */
@Injectable()
export class PreferenceService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationRepository,
    private readonly preferences: PreferenceRepository,
    private readonly accounts: AccountRepository,
    @Inject(INSTALLATION_SECRET) private readonly secret: string,
  ) {}

  async choose(actor: Actor, choices: readonly Choice[]): Promise<void> {
    const accountId = requireAccount(actor);
    if (choices.some(({ kind }) => !findKind(kind))) throw new KindUnknown();
    await this.keep(accountId, [...new Map(choices.map((choice) => [choice.kind, choice])).values()]);
  }

  /** Whoever holds the mail holds the link: no session is asked, since it can only make things quieter. */
  async stop(token: string): Promise<Stopping> {
    const asked = await this.read(token);
    if (!asked) throw new StopLinkInvalid();
    await this.keep(
      asked.accountId,
      asked.kinds.map(({ id }) => ({ kind: id, frequency: 'never' })),
    );
    return { kinds: asked.kinds, stopped: true };
  }

  async findStop(token: string): Promise<Stopping | null> {
    const asked = await this.read(token);
    if (!asked) return null;
    const chosen = await this.preferences.list(asked.accountId);
    return { kinds: asked.kinds, stopped: asked.kinds.every(({ id }) => chosen.get(id) === 'never') };
  }

  private async read(token: string): Promise<{ accountId: string; kinds: NotificationKind[] } | null> {
    const stop = readStopToken(this.secret, token);
    const account = uuidOrNull(stop?.accountId ?? '')
      ? await this.accounts.find(stop?.accountId ?? '')
      : null;
    // A kind that is told no more needs no stop.
    const kinds = (stop?.kinds ?? []).flatMap((id) => findKind(id) ?? []);
    return account && kinds.length > 0 ? { accountId: account.id, kinds } : null;
  }

  private async keep(accountId: string, choices: readonly Choice[]): Promise<void> {
    const refused = choices.filter(({ frequency }) => frequency === 'never').map(({ kind }) => kind);
    await this.database.transaction(async (tx) => {
      await this.preferences.save(tx, accountId, choices);
      await this.notifications.dropPending(tx, accountId, refused);
    });
  }
}
