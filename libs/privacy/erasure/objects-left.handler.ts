import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { crashPoint } from '#platform/config';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { EventHandlers } from '#platform/outbox';
import { ObjectsLeft } from './objects-left.repository.js';

const DAY = 86_400_000;

/** Lets go of bytes whose last row went with somebody. */
@Injectable()
export class ObjectsLeftHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly left: ObjectsLeft,
    private readonly clock: Clock,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  onModuleInit(): void {
    this.events.on('house.keep', () => this.removeBytes());
  }

  /** A day later, as a collector would: somebody may be giving the same bytes now. */
  private async removeBytes(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - DAY);
    const free = await this.left.listFree(before);
    if (free.length > 0) crashPoint('gc.listed');
    for (const sha256 of free) {
      await this.storage.remove(sha256);
      crashPoint('gc.deleted');
      await this.left.forget(sha256);
    }
  }
}
