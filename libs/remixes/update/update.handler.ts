import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { UpdateNoticeService } from './update-notice.service.js';

/** What is published may be the original of others. */
@Injectable()
export class UpdateHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly notices: UpdateNoticeService,
  ) {}

  onModuleInit(): void {
    this.events.on('resource.published', (event) =>
      this.notices.tellAdapters(String(event.resourceId), Number(event.number)),
    );
  }
}
