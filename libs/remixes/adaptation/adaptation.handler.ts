import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { AdaptationNoticeService } from './adaptation-notice.service.js';

/** What is published may be an adaptation; what is shown again too. */
@Injectable()
export class AdaptationHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly notices: AdaptationNoticeService,
  ) {}

  onModuleInit(): void {
    for (const event of ['resource.published', 'resource.shown'])
      this.events.on(event, ({ resourceId }) => this.notices.tellAuthors(String(resourceId)));
  }
}
