import { Injectable } from '@nestjs/common';
import { lastHour } from '#notifications';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { FollowRepository } from '../follow/follow.repository.js';
import type { Follow } from '../follow/follow.js';
import { followLimits } from '../follow-limits.js';
import { SearchesDue } from './alert.events.js';
import { SearchAskingService } from './search-asking.service.js';

/** The index is written after a publication, by a job that may wait: what is younger is asked the next day. */
const HOUR = 3_600_000;

/** Asks saved searches once a day what was published since the day before. */
@Injectable()
export class SavedSearchService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly follows: FollowRepository,
    private readonly asking: SearchAskingService,
  ) {}

  /** One job, where the hour has come for one of them. */
  async announce(): Promise<void> {
    const due = await this.due(1);
    if (due.length > 0)
      await this.database.transaction((tx) => tx.emit(new SearchesDue(), { key: 'searches' }));
  }

  /** A batch; the next is another job. */
  async ask(): Promise<void> {
    const due = await this.due(followLimits.searchBatch);
    await this.asking.ask(due, new Date(this.clock.now().getTime() - HOUR));
    if (due.length === followLimits.searchBatch) await this.announce();
  }

  /** Those that the last morning did not ask. */
  private due(limit: number): Promise<Follow[]> {
    const morning = lastHour(this.clock.now(), followLimits.searchHour);
    return this.follows.searchesDue(new Date(morning.getTime() - HOUR), limit);
  }
}
