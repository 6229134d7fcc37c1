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
    { authors, name, sourceTitle }: { authors: readonly string[]; name: string; sourceTitle: string },
  ): Promise<void> {
    const { askedBy } = permission;
    const others = authors.filter((each) => each !== askedBy);
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

  /** Whoever asked, and those who sign the source and in whose name it was said. */
  async tellAnswer(
    tx: Transaction,
    permission: Permission,
    { authors, sourceTitle }: { authors: readonly string[]; sourceTitle: string },
  ): Promise<void> {
    const { id, state, licenceId, askedBy, answeredBy, answer, resourceId, sourceResourceId } = permission;
    const licence = getLicence(licenceId).short;
    const path = `/permissions/${id}`;
    const said =
      state === 'granted'
        ? 'vous avez l’accord de son auteur pour'
        : 'son auteur refuse que vous publiiez sous';
    await this.notifications.notify(tx, {
      accountId: askedBy,
      kind: 'permission-answered',
      resourceId,
      title: `«\u00a0${sourceTitle}\u00a0»\u00a0: ${said} ${licence}`,
      path,
      detail: answer,
    });
    const name = await this.nameOf(answeredBy ?? '');
    for (const accountId of authors.filter((each) => each !== answeredBy && each !== askedBy))
      await this.notifications.notify(tx, {
        accountId,
        kind: 'permission-asked',
        resourceId: sourceResourceId,
        title: `${name} a répondu pour vous à propos de «\u00a0${sourceTitle}\u00a0»\u00a0: ${state === 'granted' ? 'oui' : 'non'} à ${licence}`,
        path,
        detail: answer,
      });
  }

  private async nameOf(accountId: string): Promise<string> {
    return (await this.accounts.agentsOfAccounts([accountId])).get(accountId)?.publicName ?? '';
  }
}
