import type { DomainEvent } from '#platform/database';

export class ReviewSent implements DomainEvent {
  readonly type = 'review.sent';
  constructor(readonly reviewId: string) {}
}
