import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { crashPoint } from '#platform/config';
import { Database } from '#platform/database';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { EventHandlers } from '#platform/outbox';
import { LeftObjects } from './left-object.repository.js';

const DAY = 86_400_000;
const BATCH = 1_000;

/** Lets go of bytes that no row names: those older than a day are noted, and go when they are still unnamed a day later. */
@Injectable()
export class LeftObjectHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly left: LeftObjects,
    private readonly clock: Clock,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  onModuleInit(): void {
    this.events.on('house.keep', async () => {
      const before = new Date(this.clock.now().getTime() - DAY);
      await this.removeBytes(before);
      await this.noteOld(before);
    });
  }

  private async removeBytes(before: Date): Promise<void> {
    const free = await this.left.listFree(before);
    if (free.length > 0) crashPoint('gc.listed');
    for (const sha256 of free)
      await this.database.transaction(async (tx) => {
        if (!(await this.left.hold(tx, sha256))) return;
        await this.storage.remove(sha256);
        crashPoint('gc.deleted');
        await this.left.forget(tx, sha256);
      });
  }

  /** A younger object may be on its way to its row. */
  private async noteOld(before: Date): Promise<void> {
    let old: string[] = [];
    const note = async (): Promise<void> => {
      if (old.length > 0) await this.left.note(old, this.clock.now());
      old = [];
    };
    for await (const { sha256, modifiedAt } of this.storage.list()) {
      if (modifiedAt < before) old.push(sha256);
      if (old.length === BATCH) await note();
    }
    await note();
  }
}
