import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { DecisionNoticeService } from './decision-notice.service.js';
import { RoundVersionService } from '../round/round-version.service.js';

@Injectable()
export class DecisionHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly notices: DecisionNoticeService,
    private readonly versions: RoundVersionService,
  ) {}

  onModuleInit(): void {
    this.events.on('review.sent', (event) => this.notices.tellReady(String(event.reviewId)));
    this.events.on('resource.published', (event) => this.versions.pin(String(event.resourceId)));
    this.events.on('round.decided', (event) => this.notices.tellDecided(String(event.roundId)));
  }
}
