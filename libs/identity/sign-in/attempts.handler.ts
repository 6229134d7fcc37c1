import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import { AttemptsRepository } from './attempts.repository.js';

/** Attempts serve their quarter of an hour, then nothing. */
@Injectable()
export class AttemptsHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly attempts: AttemptsRepository,
  ) {}

  onModuleInit(): void {
    this.events.on('house.keep', () => this.attempts.forgetOld());
  }
}
