import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { EscalationService } from '../assignment/escalation.service.js';
import { ReplacementService } from '../assignment/replacement.service.js';
import { ReviewNoticeService } from './review-notice.service.js';
import { SubmissionNoticeService } from '../submission/submission-notice.service.js';

@Injectable()
export class ReviewNoticeHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly submissions: SubmissionNoticeService,
    private readonly reviews: ReviewNoticeService,
    private readonly replacements: ReplacementService,
    private readonly escalation: EscalationService,
  ) {}

  onModuleInit(): void {
    const id = (value: unknown): string => String(value);
    this.events.on('submission.invited', (event) => this.submissions.tellInvited(id(event.submissionId)));
    this.events.on('submission.received', (event) =>
      this.submissions.tellReceived(id(event.submissionId), Number(event.round)),
    );
    this.events.on('submission.declined', (event) =>
      this.submissions.tellDeclined(id(event.submissionId), id(event.by)),
    );
    this.events.on('assignment.offered', (event) => this.reviews.tellOffered(id(event.assignmentId)));
    this.events.on('assignment.ended', async (event) => {
      await this.reviews.tellCancelled(id(event.assignmentId));
      await this.replacements.replace(id(event.assignmentId));
    });
    this.events.on('hour.struck', () => this.escalation.run());
  }
}
