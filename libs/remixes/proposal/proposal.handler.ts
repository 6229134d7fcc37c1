import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { ProposalNoticeService } from './proposal-notice.service.js';

@Injectable()
export class ProposalHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly notices: ProposalNoticeService,
  ) {}

  onModuleInit(): void {
    for (const type of ['proposal.sent', 'proposal.decided'])
      this.events.on(type, (event) => this.notices.tell(String(event.proposalId)));
  }
}
