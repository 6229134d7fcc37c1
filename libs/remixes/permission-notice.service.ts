import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { getLicence } from '#licensing';
import { NotificationService } from '#notifications';
import type { Transaction } from '#platform/database';
import type { Permission } from './permission.js';

/** The question and its answer, in the inbox of the other side and by e-mail at once. */
@Injectable()
export class PermissionNoticeService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly notifications: NotificationService,
  ) {}

  /** Whoever asks may sign the source too: the others are told. */
  async tellAuthors(
    tx: Transaction,
    permission: Permission,
    { authors, sourceTitle }: { authors: readonly string[]; sourceTitle: string },
  ): Promise<void> {
    const { askedBy } = permission;
    const others = authors.filter((each) => each !== askedBy);
    const name = (await this.accounts.agentsOfAccounts([askedBy])).get(askedBy)?.publicName ?? '';
    for (const accountId of others.length > 0 ? others : authors)
      await this.notifications.notify(tx, {
        accountId,
        kind: 'permission-asked',
        resourceId: permission.sourceResourceId,
        title: `${name} vous demande une permission pour «\u00a0${sourceTitle}\u00a0»`,
        path: `/permissions/${permission.id}`,
        detail: permission.message,
      });
  }

  async tellAsker(tx: Transaction, permission: Permission, sourceTitle: string): Promise<void> {
    const { state, licenceId, askedBy, resourceId } = permission;
    const said = state === 'granted' ? 'vous avez l’accord de son auteur pour' : 'son auteur refuse';
    await this.notifications.notify(tx, {
      accountId: askedBy,
      kind: 'permission-answered',
      resourceId,
      title: `«\u00a0${sourceTitle}\u00a0»\u00a0: ${said} ${getLicence(licenceId).short}`,
      path: `/permissions/${permission.id}`,
      detail: permission.answer,
    });
  }
}
