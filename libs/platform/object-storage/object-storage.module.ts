import { join } from 'node:path';
import { type DynamicModule, Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { SETTINGS, type Settings } from '#platform/config';
import { Database } from '#platform/database';
import { Metrics } from '#platform/observability';
import { createFileStorage } from './file-storage.js';
import type { ObjectStorage } from './object-storage.js';
import { resumableFolder, resumableInBucket, resumableInFolder } from './resumable-staging.js';
import { createS3Storage } from './s3-storage.js';

/** Injection token of the store of files. */
export const OBJECT_STORAGE = Symbol('object storage');

/** Injection token of the place where interrupted uploads wait. */
export const RESUMABLE_STAGING = Symbol('resumable staging');

/** Refuses to start on the store of another installation, whose collector would empty it, and on an empty one after having had another. */
@Injectable()
class StoreMarker implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  async onModuleInit(): Promise<void> {
    const [instance] = await this.database.rows<{ id: string; hadStore: boolean }>(
      'instance',
      'select id, had_store as "hadStore" from instance',
    );
    await this.storage.ensureMarker(instance?.id ?? '', instance?.hadStore);
    if (!instance?.hadStore)
      await this.database.rows('instance-has-store', 'update instance set had_store = true');
  }
}

/** Content that nobody has: whether it is there cannot be answered without the store. */
const NOBODYS = '0'.repeat(64);

@Injectable()
class StoreWatch implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  onModuleInit(): void {
    const help = 'The store of files answers within two seconds (1) or not (0).';
    this.metrics.watchUp('essaim_object_store_up', help, () => this.storage.stat(NOBODYS));
  }
}

@Module({})
export class ObjectStorageModule {
  /** The bucket of the settings; without one the embedded store, in `objects` of the data folder. */
  static at(dataDir: string): DynamicModule {
    const store = {
      provide: OBJECT_STORAGE,
      inject: [SETTINGS],
      useFactory: ({ objectStore }: Settings) =>
        objectStore ? createS3Storage(objectStore) : createFileStorage({ dir: join(dataDir, 'objects') }),
    };
    const staging = {
      provide: RESUMABLE_STAGING,
      inject: [SETTINGS],
      useFactory: ({ objectStore }: Settings) =>
        objectStore ? resumableInBucket(objectStore) : resumableInFolder(resumableFolder(dataDir)),
    };
    return {
      module: ObjectStorageModule,
      global: true,
      providers: [store, staging, StoreMarker, StoreWatch],
      exports: [OBJECT_STORAGE, RESUMABLE_STAGING],
    };
  }
}
