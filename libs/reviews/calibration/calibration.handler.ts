import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { CalibrationNoticeService } from './calibration-notice.service.js';

@Injectable()
export class CalibrationHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly notices: CalibrationNoticeService,
  ) {}

  onModuleInit(): void {
    const tell = (event: { readonly campaignId?: unknown }) =>
      this.notices.tellReady(String(event.campaignId));
    this.events.on('exemplar.added', tell);
    this.events.on('campaign.opened', tell);
  }
}
