import type { DomainEvent } from '#platform/database';

export class ExemplarAdded implements DomainEvent {
  readonly type = 'exemplar.added';
  constructor(
    readonly campaignId: string,
    readonly exemplarId: string,
  ) {}
}
