import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database';
import { SiteOrigins } from '#platform/http';
import { Mailer } from '#platform/mail';
import { EventHandlers } from '#platform/outbox';
import { AccountRepository } from './account.repository.js';
import { accountMails } from './account.mails.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import { type LinkPurpose, OneTimeLink } from '../sign-in/one-time-link.js';
import { hashSecret, newSecret } from '../sign-in/secret-token.js';

const pages: Record<LinkPurpose, string> = {
  confirm_email: '/inscription/confirmer',
  change_email: '/compte/courriel/confirmer',
  reset_password: '/mot-de-passe/nouveau',
};

/** Sends the account's mails. A link's secret is made here, at sending, and only its hash is kept. */
@Injectable()
export class AccountHandler implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
    private readonly mailer: Mailer,
    private readonly origins: SiteOrigins,
    private readonly events: EventHandlers,
  ) {}

  onModuleInit(): void {
    this.events.onMail('account.confirmation-requested', async (event) => {
      const account = await this.accounts.find(String(event.accountId));
      if (account?.state === 'pending') await this.sendLink(account.id, 'confirm_email', account.email);
    });
    this.events.onMail('account.password-reset-requested', async (event) => {
      const account = await this.accounts.find(String(event.accountId));
      if (account && account.state !== 'closed')
        await this.sendLink(account.id, 'reset_password', account.email);
    });
    this.events.onMail('account.email-change-requested', (event) =>
      this.sendLink(String(event.accountId), 'change_email', String(event.email)),
    );
    this.events.onMail('account.email-changed', (event) =>
      this.mailer.send({ to: String(event.formerEmail), ...accountMails.emailChanged(this.origins.pages) }),
    );
    this.events.onMail('account.sign-up-repeated', (event) =>
      this.tell(String(event.accountId), 'signUpRepeated'),
    );
    this.events.onMail('account.password-changed', (event) =>
      this.tell(String(event.accountId), 'passwordChanged'),
    );
    this.events.onMail('account.second-factor-changed', (event) =>
      this.tell(
        String(event.accountId),
        event.change === 'added' ? 'secondFactorAdded' : 'secondFactorRemoved',
      ),
    );
    this.events.onMail('account.access-token-created', (event) =>
      this.tell(String(event.accountId), 'accessTokenCreated'),
    );
    this.events.onMail('account.identity-linked', (event) =>
      this.tell(String(event.accountId), 'identityLinked'),
    );
    this.events.ignore('account.confirmed');
  }

  private async sendLink(accountId: string, purpose: LinkPurpose, email: string): Promise<void> {
    const secret = newSecret();
    await this.database.transaction((tx) =>
      this.credentials.save(
        tx,
        OneTimeLink.send(
          { id: randomUUID(), accountId, tokenHash: hashSecret(secret) },
          purpose,
          email,
          tx.now,
        ),
      ),
    );
    await this.mailer.send({
      to: email,
      ...accountMails[purpose](`${this.origins.pages}${pages[purpose]}?jeton=${secret}`),
    });
  }

  private async tell(
    accountId: string,
    mail:
      | 'signUpRepeated'
      | 'passwordChanged'
      | 'secondFactorAdded'
      | 'secondFactorRemoved'
      | 'identityLinked'
      | 'accessTokenCreated',
  ): Promise<void> {
    const account = await this.accounts.find(accountId);
    if (account)
      await this.mailer.send({
        to: account.email,
        ...accountMails[mail](`${this.origins.pages}/mot-de-passe`),
      });
  }
}
