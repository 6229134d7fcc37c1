import type { DomainEvent } from '#platform/database';

export class SubmissionInvited implements DomainEvent {
  readonly type = 'submission.invited';
  constructor(readonly submissionId: string) {}
}

export class SubmissionReceived implements DomainEvent {
  readonly type = 'submission.received';
  constructor(
    readonly submissionId: string,
    readonly round: number,
  ) {}
}

export class SubmissionDeclined implements DomainEvent {
  readonly type = 'submission.declined';
  constructor(
    readonly submissionId: string,
    /** An account: of an author who was invited, or of a référent. */
    readonly by: string,
  ) {}
}
