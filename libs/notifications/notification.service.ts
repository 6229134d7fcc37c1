import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { DigestDue } from './notification.events.js';
import { NotificationRepository } from './notification.repository.js';
import { type Message, Notification } from './notification.js';

/** Writes in inboxes, and marks what was read. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationRepository,
  ) {}

  /** Told in the caller's transaction: what did not happen is told to nobody. Answers the id of the line. */
  async notify(tx: Transaction, message: Message): Promise<string> {
    const notification = Notification.write(randomUUID(), message, tx.now);
    const frequency = await this.notifications.insert(tx, notification);
    if (frequency === 'never') await this.notifications.dropPending(tx, message.accountId, [message.kind]);
    if (frequency === 'immediate')
      await tx.emit(new DigestDue(message.accountId), { key: digestKey(message.accountId) });
    return notification.id;
  }

  /** Lines that nobody has read and that are not to be read any more. */
  async takeBack(tx: Transaction, ids: readonly string[]): Promise<void> {
    await this.notifications.deleteUnread(tx, ids);
  }

  async markRead(actor: Actor, id: string): Promise<Notification> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const notification = await this.notifications.lock(tx, accountId, id);
      if (!notification) throw new NotFound();
      notification.read(tx.now);
      return this.notifications.save(tx, notification);
    });
  }

  async markAllRead(actor: Actor): Promise<void> {
    const accountId = requireAccount(actor);
    await this.database.transaction((tx) => this.notifications.readAll(tx, accountId));
  }
}

/** Several things told at once leave in one mail. */
export const digestKey = (accountId: string): string => `digest ${accountId}`;
