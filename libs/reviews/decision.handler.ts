import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { DecisionNoticeService } from './decision-notice.service.js';

@Injectable()
export class DecisionHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly notices: DecisionNoticeService,
  ) {}

  onModuleInit(): void {
    this.events.on('review.sent', (event) => this.notices.tellReady(String(event.reviewId)));
    this.events.on('round.decided', (event) => this.notices.tellDecided(String(event.roundId)));
  }
}
