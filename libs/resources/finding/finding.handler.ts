import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { FileCheckService } from '../file/file-check.service.js';

/** Every accepted file is looked at once it is there, so that its author knows before she publishes. */
@Injectable()
export class FindingHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly checks: FileCheckService,
  ) {}

  onModuleInit(): void {
    this.events.on('file.accepted', (event) => this.checks.check(String(event.sha256)));
  }
}
