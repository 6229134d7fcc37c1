import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { DigestService } from './digest.service.js';
import { NotificationRepository } from './notification.repository.js';

/** Digests at their hours, and at once what is wanted at once. */
@Injectable()
export class DigestHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly digests: DigestService,
    private readonly notifications: NotificationRepository,
  ) {}

  onModuleInit(): void {
    this.events.onMail('digest.due', (event) => this.digests.send(String(event.accountId)));
    this.events.on('hour.struck', () => this.digests.announce());
    this.events.on('house.keep', () => this.notifications.forgetOld());
  }
}
