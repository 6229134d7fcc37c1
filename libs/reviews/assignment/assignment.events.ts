import type { DomainEvent } from '#platform/database';

export class AssignmentOffered implements DomainEvent {
  readonly type = 'assignment.offered';
  constructor(readonly assignmentId: string) {}
}

/** Declined, in conflict, unanswered or cancelled: somebody else may be wanted. */
export class AssignmentEnded implements DomainEvent {
  readonly type = 'assignment.ended';
  constructor(readonly assignmentId: string) {}
}
