import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { LabelService } from '#reviews';
import { CallCourseService } from './call-course.service.js';

/** Calls close by themselves: at their hour, and when something that was given to them changes. */
@Injectable()
export class CallHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly course: CallCourseService,
    private readonly labels: LabelService,
  ) {}

  onModuleInit(): void {
    // Files are looked at in their own time: what becomes free of barriers meanwhile counts at the next hour.
    this.events.on('hour.struck', () => this.course.settleAll());
    this.events.on('resource.published', (event) => this.course.settleAll(String(event.resourceId)));
    this.events.on('round.decided', async (event) => {
      for (const id of await this.labels.resourcesOfRound(String(event.roundId)))
        await this.course.settleAll(id);
    });
  }
}
