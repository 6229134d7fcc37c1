import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database';
import { EventHandlers } from '#platform/outbox';
import { MandateEnded, MandateEnding } from './mandate.events.js';
import { MandateRepository } from './mandate.repository.js';

/** Announces ends that nobody brought about. Rights need none of this: they end by the clock. */
@Injectable()
export class MandateHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly mandates: MandateRepository,
  ) {}

  onModuleInit(): void {
    this.events.on('hour.struck', () => this.announce());
    this.events.on('house.keep', () => this.announce());
  }

  private async announce(): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const { id, isOver } of await this.mandates.endings(tx))
        await tx.emit(isOver ? new MandateEnded(id) : new MandateEnding(id), { key: `mandate end ${id}` });
    });
  }
}
