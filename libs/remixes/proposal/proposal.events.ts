import type { DomainEvent } from '#platform/database';

export class ProposalSent implements DomainEvent {
  readonly type = 'proposal.sent';
  constructor(readonly proposalId: string) {}
}

export class ProposalDecided implements DomainEvent {
  readonly type = 'proposal.decided';
  constructor(readonly proposalId: string) {}
}
