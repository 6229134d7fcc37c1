import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { crashPoint, INSTALLATION_SECRET } from '#platform/config';
import { Database } from '#platform/database';
import { SiteOrigins } from '#platform/http';
import { Mailer } from '#platform/mail';
import { DigestLinesService } from './digest-lines.service.js';
import { digestMail, stopHeaders } from './digest.mails.js';
import type { ToldLine } from './live-lines.service.js';
import { DigestDue } from './notification.events.js';
import { digestKey } from './notification.service.js';
import { stopToken } from './stop-link.js';

/**
 * Mails what is due, once. The lines are taken before the mail leaves: a process killed between the two loses a mail
 * whose lines stand in the inbox; the other order would send it again, and nobody can call a mail back.
 */
@Injectable()
export class DigestService {
  constructor(
    private readonly database: Database,
    private readonly lines: DigestLinesService,
    private readonly accounts: AccountRepository,
    private readonly mailer: Mailer,
    private readonly origins: SiteOrigins,
    @Inject(INSTALLATION_SECRET) private readonly secret: string,
  ) {}

  /** One job for each inbox where a civil hour has come: one mailbox that refuses keeps no other waiting. */
  async announce(): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const accountId of await this.lines.accountsDue(tx.now))
        await tx.emit(new DigestDue(accountId), { key: digestKey(accountId) });
    });
  }

  /** Whatever the rhythm: all that is due goes in one mail. Nothing new, or read meanwhile: no mail. */
  async send(accountId: string): Promise<void> {
    const account = await this.accounts.find(accountId);
    const unread = await this.lines.take(accountId);
    if (!account?.isOpen || unread.length === 0) return;
    crashPoint('digest.taken');
    try {
      await this.mail(account, unread);
    } catch (error) {
      await this.lines.giveBack(unread);
      throw error;
    }
  }

  private async mail(account: { id: string; email: string }, unread: readonly ToldLine[]): Promise<void> {
    const stop = (kinds: readonly string[]): string =>
      `${this.origins.pages}/notifications/arreter?jeton=${stopToken(this.secret, { accountId: account.id, kinds })}`;
    const kinds = [...new Set(unread.map(({ kind }) => kind))];
    await this.mailer.send({
      to: account.email,
      ...digestMail(unread, { origin: this.origins.pages, stop }),
      headers: stopHeaders(stop(kinds)),
    });
  }
}
