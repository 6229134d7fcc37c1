import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { NotificationRepository } from './notification.repository.js';

@Injectable()
export class NotificationLoader {
  constructor(private readonly notifications: NotificationRepository) {}

  readonly unread = batched((accountIds: readonly string[]) => this.notifications.countUnread(accountIds));
}
