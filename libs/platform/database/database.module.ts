import { type DynamicModule, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Metrics, type Sample } from '#platform/observability';
import { Database, DATABASE_OPTIONS, type DatabaseAddress } from './database.js';

type Entity = new () => object;
const registered = new Set<Entity>();

/** Each context declares its own tables beside its module, so that no list of all of them exists anywhere. */
export function registerEntities(...entities: Entity[]): void {
  for (const entity of entities) registered.add(entity);
}

export const registeredEntities = (): Entity[] => [...registered];

/** How PostgreSQL is, and what of it this process uses. */
@Injectable()
class DatabaseWatch implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.metrics.watchUp('essaim_database_up', 'PostgreSQL answers within two seconds (1) or not (0).', () =>
      this.database.rows('alive', 'select 1'),
    );
    const connections = 'essaim_database_connections';
    const waiting = 'essaim_database_waiting';
    this.metrics.watch(
      [
        {
          name: connections,
          help: 'Connections of this process, by pool, at work (busy) or not (idle).',
          labels: ['pool', 'state'],
        },
        { name: waiting, help: 'Statements that wait for a connection of the pool.', labels: ['pool'] },
      ],
      () =>
        [...this.database.pools()].flatMap(([pool, { totalCount, idleCount, waitingCount }]): Sample[] => [
          { name: connections, labels: { pool, state: 'busy' }, value: totalCount - idleCount },
          { name: connections, labels: { pool, state: 'idle' }, value: idleCount },
          { name: waiting, labels: { pool }, value: waitingCount },
        ]),
    );
  }
}

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
        DatabaseWatch,
      ],
      exports: [Database, Clock],
    };
  }
}
