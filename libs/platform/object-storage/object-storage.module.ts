import { join } from 'node:path';
import { type DynamicModule, Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database';
import { createFileStorage } from './file-storage.js';
import type { ObjectStorage } from './object-storage.js';

/** Injection token of the store of files. */
export const OBJECT_STORAGE = Symbol('object storage');

/** Refuses to start on the store of another installation: its collector would empty it. */
@Injectable()
class StoreMarker implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  async onModuleInit(): Promise<void> {
    const [instance] = await this.database.rows<{ id: string }>('instance', 'select id from instance');
    await this.storage.ensureMarker(instance?.id ?? '');
  }
}

@Module({})
export class ObjectStorageModule {
  /** The embedded store, in `objects` of the data folder. */
  static at(dataDir: string): DynamicModule {
    return {
      module: ObjectStorageModule,
      global: true,
      providers: [
        { provide: OBJECT_STORAGE, useFactory: () => createFileStorage({ dir: join(dataDir, 'objects') }) },
        StoreMarker,
      ],
      exports: [OBJECT_STORAGE],
    };
  }
}
