import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock';
import { cut, Pulse } from './pulse.js';
import { Transaction } from './transaction.js';

/** Where PostgreSQL answers: a URL, or the unix socket folder of the embedded server. */
export type DatabaseAddress =
  { readonly url: string } | { readonly socketDir: string; readonly user: string; readonly database: string };

export interface DatabaseOptions {
  readonly address: DatabaseAddress;
  readonly entities: readonly (new () => object)[];
}

export const DATABASE_OPTIONS = Symbol('database options');

/** PostgreSQL as the contexts see it: transactions for use cases, prepared statements for hot reads. */
@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  readonly source: DataSource;
  /** Reads with exact statements: generic plans, since planning is 40 % of a short read's cost. */
  readonly readPool: pg.Pool;
  private readonly ownPools = new Map<string, pg.Pool>();
  private readonly pulse: Pulse;

  constructor(
    @Inject(DATABASE_OPTIONS) private readonly options: DatabaseOptions,
    private readonly clock: Clock,
  ) {
    this.source = createDataSource(options);
    this.pulse = new Pulse(connection(options.address), () => this.cutAll());
    this.readPool = new pg.Pool({
      ...connection(options.address),
      max: 10,
      options: '-c plan_cache_mode=force_generic_plan -c jit=off -c statement_timeout=10000',
    });
    this.readPool.on('error', () => undefined); // a broken idle connection is replaced at the next query
  }

  async onModuleInit(): Promise<void> {
    await this.source.initialize();
  }

  /** Last of all: whoever still writes at the end of its life finds its pool open. */
  async onApplicationShutdown(): Promise<void> {
    this.pulse.stop();
    await Promise.all([this.source.destroy(), this.readPool.end()]);
  }

  /** Runs one use case in one transaction; rolls back on any throw. */
  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.source.transaction(async (manager) => {
      const tx = new Transaction(manager, this.clock.now());
      const result = await work(tx);
      await tx.sealAudit();
      return result;
    });
  }

  /** For reads through entities, outside any transaction. */
  get reader(): EntityManager {
    return this.source.manager;
  }

  /** One prepared statement, named by its caller; rows typed by the caller, who wrote the columns. */
  async rows<Row extends object>(name: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.readPool.query<Row>({ name, text: sql, values: [...values] });
    return result.rows;
  }

  /** A pool of its own for an engine that needs other planner settings. */
  newPool(name: string, options: string, max = 8): pg.Pool {
    const pool = new pg.Pool({ ...connection(this.options.address), max, options });
    pool.on('error', () => undefined);
    this.ownPools.set(name, pool);
    return pool;
  }

  /**
   * From now on whether PostgreSQL answers is asked all the time. While it does not, what waits for it fails at once, as
   * after a broken connection, rather than when a network gives up.
   */
  watchPulse(): void {
    this.pulse.start();
  }

  /** Known within two seconds; never, where nobody watches. */
  get isAway(): boolean {
    return this.pulse.isAway;
  }

  private cutAll(): void {
    for (const pool of this.pools().values())
      for (const client of (pool as unknown as { readonly _clients: readonly unknown[] })._clients)
        cut(client);
  }

  /** Every pool of this process, by what it is for. */
  pools(): ReadonlyMap<string, pg.Pool> {
    const { master } = this.source.driver as unknown as { readonly master: pg.Pool };
    return new Map([['transactions', master], ['reads', this.readPool], ...this.ownPools]);
  }
}

/** Node-postgres settings of an address. */
export function connection(address: DatabaseAddress): pg.PoolConfig {
  return 'url' in address
    ? { connectionString: address.url }
    : { host: address.socketDir, user: address.user, database: address.database };
}

export function createDataSource({ address, entities }: DatabaseOptions): DataSource {
  const where =
    'url' in address
      ? { url: address.url }
      : { host: address.socketDir, username: address.user, database: address.database };
  return new DataSource({
    type: 'postgres',
    ...where,
    entities: [...entities],
    namingStrategy: new SnakeCase(),
    synchronize: false,
    poolSize: 10,
    extra: { options: '-c jit=off -c statement_timeout=30000' },
  });
}

/** Columns are snake_case in SQL and camelCase in code, so that hand-written SQL needs no quotes. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string): string {
    return custom || property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
