import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { EventHandlers } from '#platform/outbox';
import { RetentionRepository } from './retention.repository.js';
import { retentionRules, unconfirmedDays } from './retention-rule.js';

const DAY = 86_400_000;

/** Once a day, what has served goes. Drafts never do: nothing of hers is lost. */
@Injectable()
export class RetentionHandler implements OnModuleInit {
  private lastDay = '';

  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly retention: RetentionRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on('house.keep', () => this.keepOnceADay());
  }

  private async keepOnceADay(): Promise<void> {
    const now = this.clock.now();
    if (dayOf(now) === this.lastDay) return;
    const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY);
    for (const rule of retentionRules)
      await this.database.transaction((tx) => this.retention.delete(tx, rule, daysAgo(rule.days)));
    for (const id of await this.retention.listUnconfirmed(daysAgo(unconfirmedDays)))
      await this.database.transaction((tx) => this.retention.deleteUnconfirmed(tx, id));
    this.lastDay = dayOf(now);
  }
}
