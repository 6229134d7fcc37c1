import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { EventHandlers } from '#platform/outbox';

const oneDay = 24 * 3600 * 1000;

/** Bytes of interrupted uploads wait a day for nobody, then go. */
@Injectable()
export class DepositHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly clock: Clock,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  onModuleInit(): void {
    this.events.on('house.keep', async () => {
      await this.storage.discardStagedOlderThan(new Date(this.clock.now().getTime() - oneDay));
    });
  }
}
