import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { layDatabase } from '../support/prepared-data.js';
import { type RunningProduct, temporaryFolder } from '../support/product.js';
import { until } from '../support/until.js';
import { witness } from '../support/witness.js';
import { Processes } from './processes.js';

interface Acknowledged {
  readonly resourceId: string;
  readonly number: number;
}

/** One data folder that outlives every process on it, and what was said to be done there. */
export class Installation {
  private readonly acknowledged: Acknowledged[] = [];
  /** Milliseconds of each start. */
  private readonly starts: number[] = [];
  private killed = 0;

  private constructor(
    private readonly dataDir: string,
    private readonly server: EmbeddedPostgres,
    private readonly processes: Processes,
    /** As the owner of the tables: what no door shows, and days that pass. */
    readonly owner: pg.Pool,
  ) {}

  /** In a long run the whole product falls each time; in a short one who died is started again, which takes half as long. */
  fallsWhole = false;

  /** PostgreSQL outlives the product here, as it does when the product is killed: this process is one more that uses it. */
  static async open(): Promise<Installation> {
    const dataDir = await temporaryFolder();
    await layDatabase(dataDir);
    const server = await startEmbeddedPostgres({ dataDir });
    const { socketDir: host, database, user } = server;
    const owner = new pg.Pool({ host, database, user, max: 4, allowExitOnIdle: true });
    owner.on('error', () => undefined); // PostgreSQL is killed under it
    const processes = await Processes.on(dataDir, { CRASH_AT: `@${orders(dataDir)}` });
    const house = new Installation(dataDir, server, processes, owner);
    await house.start();
    return house;
  }

  get product(): RunningProduct {
    return this.processes.product;
  }

  get socketDir(): string {
    return this.server.socketDir;
  }

  /** Where PostgreSQL writes who it is. */
  get postmasterFile(): string {
    return join(this.dataDir, 'postgres/cluster/postmaster.pid');
  }

  async start(): Promise<void> {
    if (this.processes.missing().length === 0) return;
    const since = performance.now();
    await startEmbeddedPostgres({ dataDir: this.dataDir }); // it may have died too; `essaim start` starts it as well
    await this.letLeasesLapse();
    await this.processes.start();
    this.starts.push(performance.now() - since);
  }

  /**
   * Somebody dies at this point of this act (null: the server, as soon as the act is acknowledged) and is started again.
   * Whether the act was acknowledged before.
   */
  async dieDuring(order: string | null, act: () => Promise<unknown>): Promise<boolean> {
    const file = orders(this.dataDir);
    if (order !== null) {
      await writeFile(`${file}.part`, order);
      await rename(`${file}.part`, file);
    }
    const cut = await act().then(() => null, cutBy);
    if (order === null) await this.processes.killServer();
    await until(`${order} is reached`, () => !existsSync(file), 60_000);
    if (!(cut instanceof CommandCut)) await until('its death', () => this.product.isOver());
    if (this.fallsWhole) await this.product.kill();
    this.killed += 1;
    await this.start();
    return cut === null;
  }

  /** SIGKILL to the product; whatever is done to PostgreSQL beside it is done first. */
  async killEverything(first: () => Promise<unknown> = async () => undefined): Promise<void> {
    await first();
    await this.product.kill();
    this.killed += 1;
  }

  /** A kill of something else than the product. */
  countKill(): void {
    this.killed += 1;
  }

  acknowledge(resourceId: string, number = 1): void {
    this.acknowledged.push({ resourceId, number });
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(sql, values)).rows;
  }

  async count(sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ count: number }>(`select count(*)::int as count from ${sql}`, values);
    return row?.count ?? 0;
  }

  /** Nothing that was emitted still waits; what failed is tried again now, and not at its hour. */
  async queueIsEmpty(): Promise<void> {
    await this.letLeasesLapse();
    await until(
      'an empty queue',
      async () => {
        await this.owner.query(
          'update graphile_worker._private_jobs set run_at = now() where run_at > now() and attempts > 0 and locked_at is null',
        );
        return (
          (await this.count(
            'graphile_worker._private_jobs where attempts < max_attempts and run_at <= now()',
          )) === 0
        );
      },
      90_000,
    );
  }

  /** I1–I9, and every publication that was acknowledged. */
  async verify(): Promise<void> {
    const file = join(this.dataDir, 'acknowledged.jsonl');
    await writeFile(file, this.acknowledged.map((each) => `${JSON.stringify(each)}\n`).join(''));
    const place = { socketDir: this.server.socketDir, dataDir: this.dataDir };
    const { code, said } = await witness(place, { acknowledged: file });
    if (code !== 0) throw new Error(`verify, ${code}:\n${said}`);
  }

  /** A day and more passes, and the house is kept. */
  async letADayPass(): Promise<void> {
    await this.queueIsEmpty();
    const before = new Date(Date.now() - 30 * 3600_000);
    for (const folder of ['objects', 'envois'])
      for (const path of await filesUnder(join(this.dataDir, folder))) await utimes(path, before, before);
    await this.owner.query(`update object_left set left_at = left_at - interval '30 hours'`);
    await this.owner.query(`update upload set created_at = created_at - interval '30 hours'`);
    await this.keepHouse();
  }

  async keepHouse(): Promise<void> {
    await this.owner.query(`select graphile_worker.add_job('house.keep')`);
    await this.queueIsEmpty();
  }

  objectFile(sha256: string): string {
    return join(this.dataDir, 'objects/objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  /** `kills N / acknowledged A / lost 0 / orphans 0`, once a day has passed. */
  async total(): Promise<{ lost: number; orphans: number; line: string }> {
    await this.letADayPass();
    const { code, stdout, stderr } = await this.product.command('verify');
    if (code !== 0) throw new Error(`essaim verify, ${code}:\n${stdout}${stderr}`);
    const there = await this.rows<{ id: string; number: number }>(
      'select resource_id as id, number from version where resource_id = any($1::uuid[])',
      [this.acknowledged.map(({ resourceId }) => resourceId)],
    );
    const known = new Set(there.map(({ id, number }) => `${id} ${number}`));
    const lost = this.acknowledged.filter(
      ({ resourceId, number }) => !known.has(`${resourceId} ${number}`),
    ).length;
    const orphans = await this.countOrphans();
    const slowest = (Math.max(...this.starts) / 1000).toFixed(1);
    const line = `kills ${this.killed} / acknowledged ${this.acknowledged.length} / lost ${lost} / orphans ${orphans} · ready again in ${slowest} s at most`;
    return { lost, orphans, line };
  }

  get lastStart(): string {
    return `${((this.starts.at(-1) ?? 0) / 1000).toFixed(1)} s`;
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.server.stop();
    await this.product.stop({ keepData: true });
    // Whoever starts it last knows which PostgreSQL to stop.
    await (await startEmbeddedPostgres({ dataDir: this.dataDir })).stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /**
   * A dead worker's jobs are given back once they are locked for ten seconds (test/contract/two-of-each.spec.ts waits for
   * them); here those pass at once. A living worker's stay its own.
   */
  private async letLeasesLapse(): Promise<void> {
    for (const table of ['_private_jobs', '_private_job_queues'])
      await this.owner.query(
        `update graphile_worker.${table} set locked_at = locked_at - interval '11 seconds' where locked_at > now() - interval '11 seconds'`,
      );
  }

  private async countOrphans(): Promise<number> {
    const stored = await filesUnder(join(this.dataDir, 'objects/objects'));
    const named = await this.rows<{ sha256: string }>(
      `select sha256 from blob union select object_sha256 from derived_file where object_sha256 is not null
       union select object_sha256 from stamped_copy where object_sha256 is not null`,
    );
    const known = new Set(named.map(({ sha256 }) => sha256));
    const staged = await filesUnder(join(this.dataDir, 'objects/staging'));
    return stored.filter((path) => !known.has(path.slice(-64))).length + staged.length;
  }
}

/** Where it is written who dies next. */
const orders = (dataDir: string): string => join(dataDir, 'crash-order');

/** The process of PostgreSQL itself. */
export async function postmasterOf(house: Installation): Promise<number> {
  return Number((await readFile(house.postmasterFile, 'utf8')).split('\n')[0]);
}

/** What a call says that the death of who answers it cut short; a refusal is a mistake of the test. */
function cutBy(error: unknown): Error {
  // Node's own fetch throws errors of another realm than Jest's: their name tells.
  if ((error as Error).name === 'TypeError' || error instanceof CommandCut) return error as Error;
  throw error;
}

/** A command that died before it said that it was done. */
export class CommandCut extends Error {}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
