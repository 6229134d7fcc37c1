import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type LiveLine, LiveLines, type Notification } from '#notifications';
import { FollowNamesService } from '../follow/follow-names.service.js';
import { FollowStopService } from '../follow/follow-stop.service.js';
import type { FollowTarget } from '../follow/follow-target.js';
import { namedTarget, reasonWords } from '../follow/follow-words.js';
import { AlertRepository } from './alert.repository.js';
import { FOLLOWED } from './alert.service.js';
import { alertTitle } from './alert-words.js';
import type { ToldNow } from './alert.js';

/** What lines of inboxes say when they are read and when they are mailed: only what everybody may read at that moment. */
@Injectable()
export class AlertTellerService implements OnModuleInit {
  constructor(
    private readonly lines: LiveLines,
    private readonly alerts: AlertRepository,
    private readonly names: FollowNamesService,
    private readonly stops: FollowStopService,
  ) {}

  onModuleInit(): void {
    this.lines.on(FOLLOWED, (lines) => this.tell(lines));
  }

  /** What was read stays; what was not needs a reason that still holds. */
  private async tell(lines: readonly Notification[]): Promise<Map<string, LiveLine>> {
    const read = new Set(lines.filter(({ isRead }) => isRead).map(({ id }) => id));
    const told = await this.alerts.toldNow(lines.map(({ id }) => id));
    const names = await this.names.of(told.flatMap(({ follows }) => follows));
    const named = (target: FollowTarget) => namedTarget(target, names(target));
    return new Map(
      told
        .filter(({ lineId, follows }) => follows.length > 0 || read.has(lineId))
        .map((each) => [each.lineId, this.line(each, named)]),
    );
  }

  private line(told: ToldNow, named: (target: FollowTarget) => string): LiveLine {
    return {
      title: alertTitle(told),
      path: `/r/${told.slug}`,
      detail: null,
      reason: reasonWords(told.follows.map(named)),
      stops: told.follows.map((follow) => ({
        label: `Ne plus suivre ${named(follow)}`,
        path: this.stops.pathOf(told.accountId, follow.id),
      })),
    };
  }
}
