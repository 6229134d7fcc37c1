import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, DATABASE_OPTIONS, type DatabaseAddress } from './database.js';

type Entity = new () => object;
const registered = new Set<Entity>();

/** Each context declares its own tables beside its module, so that no list of all of them exists anywhere. */
export function registerEntities(...entities: Entity[]): void {
  for (const entity of entities) registered.add(entity);
}

export const registeredEntities = (): Entity[] => [...registered];

@Module({})
export class DatabaseModule {
  static at(address: DatabaseAddress): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        Clock,
        { provide: DATABASE_OPTIONS, useFactory: () => ({ address, entities: registeredEntities() }) },
        Database,
      ],
      exports: [Database, Clock],
    };
  }
}
