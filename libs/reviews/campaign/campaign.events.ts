import type { DomainEvent } from '#platform/database';

export class CampaignOpened implements DomainEvent {
  readonly type = 'campaign.opened';
  constructor(readonly campaignId: string) {}
}

export class CampaignClosing implements DomainEvent {
  readonly type = 'campaign.closing';
  constructor(readonly campaignId: string) {}
}
