import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { EventHandlers } from '#platform/outbox';
import { CampaignCourseService } from './campaign-course.service.js';

@Injectable()
export class CampaignHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly course: CampaignCourseService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on('hour.struck', () => this.course.beginClosingPast(this.clock.now()));
    this.events.ignore('campaign.closing');
  }
}
