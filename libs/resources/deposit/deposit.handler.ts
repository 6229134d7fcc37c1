import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#platform/clock';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
  RESUMABLE_FOR_MS,
  RESUMABLE_STAGING,
  type ResumableStaging,
} from '#platform/object-storage';
import { EventHandlers } from '#platform/outbox';
import { ResumableUploadService } from './resumable-upload.service.js';

/** Bytes of interrupted uploads wait a day for nobody, then go. */
@Injectable()
export class DepositHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly clock: Clock,
    private readonly uploads: ResumableUploadService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    @Inject(RESUMABLE_STAGING) private readonly staging: ResumableStaging,
  ) {}

  onModuleInit(): void {
    this.events.on('house.keep', async () => {
      const before = new Date(this.clock.now().getTime() - RESUMABLE_FOR_MS);
      await this.storage.discardStagedOlderThan(before);
      await this.forgetUnfinished(before);
    });
  }

  /** Bytes first: what is lost between the two is a row, which the next hour finds again. */
  private async forgetUnfinished(before: Date): Promise<void> {
    for (const id of await this.uploads.listBegunBefore(before)) {
      await this.staging.discard(id);
      await this.uploads.forget(id);
    }
    await this.staging.discardExpired();
  }
}
