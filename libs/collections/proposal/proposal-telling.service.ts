import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { NotificationService } from '#notifications';
import type { Transaction } from '#platform/database';
import { VersionRepository } from '#resources';
import { CollectionRepository } from '../collection/collection.repository.js';
import type { LockedProposal } from './item-proposal-access.service.js';

const NBSP = '\u00a0';

/** Whoever is concerned by a proposal is told, in the transaction of the change. */
@Injectable()
export class ProposalTellingService {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly versions: VersionRepository,
    private readonly accounts: AccountRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** `words`: of the proposer: her reason, or her answer to a question. */
  async toCurators(tx: Transaction, { proposal, collection }: LockedProposal, words: string): Promise<void> {
    const name = (await this.accounts.agentsOfAccounts([proposal.proposerId])).get(proposal.proposerId);
    const verb = proposal.thread.length > 0 ? 'vous répond à propos de' : 'propose';
    const title = `${name?.publicName ?? ''} ${verb} ${await this.named(proposal)} pour ${quoted(collection.title)}`;
    for (const { accountId } of (await this.collections.curatorsOf([collection.id])).get(collection.id) ?? [])
      await this.notifications.notify(tx, {
        accountId,
        kind: 'item-proposal-received',
        ...about(proposal),
        title,
        detail: words,
      });
  }

  /** `said`: what becomes of it. A collection that she may not read any more is not named. */
  async toProposer(
    tx: Transaction,
    { proposal, collection }: LockedProposal,
    said: string,
    words: string | null = null,
  ): Promise<void> {
    const where = collection.visibility === 'public' ? ` à ${quoted(collection.title)}` : '';
    await this.notifications.notify(tx, {
      accountId: proposal.proposerId,
      kind: 'item-proposal-answered',
      ...about(proposal),
      title: `Votre proposition${where} ${said}${NBSP}: ${await this.named(proposal)}`,
      detail: words,
    });
  }

  private async named({ resourceId }: LockedProposal['proposal']): Promise<string> {
    return quoted((await this.versions.latestOf([resourceId])).get(resourceId)?.title ?? '');
  }
}

const quoted = (text: string): string => `«${NBSP}${text}${NBSP}»`;

const about = ({ id, resourceId }: LockedProposal['proposal']) => ({
  resourceId,
  path: `/collections/propositions/${id}`,
});
