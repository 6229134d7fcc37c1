import type { DomainEvent } from '#platform/database';

/** A resource was hidden or shown again: its authors are owed the reasons. */
export class DecisionTaken implements DomainEvent {
  readonly type = 'moderation.decision-taken';
  constructor(readonly decisionId: string) {}
}

/** Somebody's report has its answer. */
export class ReportDecided implements DomainEvent {
  readonly type = 'moderation.report-decided';
  constructor(readonly decisionId: string) {}
}
