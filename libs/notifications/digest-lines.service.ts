import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { digestBounds } from './digest-hour.js';
import { LiveLines, type ToldLine } from './live-lines.service.js';
import { NotificationRepository } from './notification.repository.js';

/** What a digest holds: taken once, and only what may still be told. */
@Injectable()
export class DigestLinesService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationRepository,
    private readonly live: LiveLines,
  ) {}

  /** Whose inbox holds something that is due by mail. */
  accountsDue(now: Date): Promise<string[]> {
    return this.notifications.accountsDue(digestBounds(now));
  }

  /** What is due to one account, unread; oldest first. What is told no more is taken too, and left out. */
  async take(accountId: string): Promise<ToldLine[]> {
    const taken = await this.database.transaction((tx) =>
      this.notifications.takeDue(tx, accountId, digestBounds(tx.now)),
    );
    const unread = taken.filter(({ isRead }) => !isRead);
    try {
      // Asked as late as can be: after the lines were taken, before the mail is made.
      return await this.live.read(unread);
    } catch (error) {
      await this.giveBack(unread);
      throw error;
    }
  }

  async giveBack(lines: readonly Pick<ToldLine, 'id'>[]): Promise<void> {
    await this.database.transaction((tx) =>
      this.notifications.giveBack(
        tx,
        lines.map(({ id }) => id),
      ),
    );
  }
}
