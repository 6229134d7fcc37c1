import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORAGE, type ObjectStorage, type Staged } from '#platform/object-storage';
import { LeftObjects } from './left-object.repository.js';

/** Bytes on their way to a row that will name them; errors are those of the store. */
@Injectable()
export class ObjectKeeper {
  constructor(
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    private readonly left: LeftObjects,
  ) {}

  stage(content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Staged> {
    return this.storage.stage(content, limitBytes);
  }

  openStaged({ key }: Staged): Promise<Readable> {
    return this.storage.openStaged(key);
  }

  discard(staged: Staged): Promise<void> {
    return this.storage.discard(staged);
  }

  /** Whoever removes unnamed bytes cannot take these: their note goes first, and a promotion makes them young. */
  async keep(staged: Staged): Promise<{ sha256: string; size: number }> {
    await this.left.spare(staged.sha256);
    return this.storage.promote(staged);
  }
}
