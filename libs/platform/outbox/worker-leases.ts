import type { Database } from '#platform/database';
import type { Logger } from '#platform/observability';

/** First half of the keys of our advisory locks: whatever else takes such locks on this database has another. */
const LEASES = 7_216_401;
const SWEEP_MS = 10_000;

type Pool = ReturnType<Database['newPool']>;

/** One connection kept: advisory locks are its own. */
interface Session {
  query<Row extends object>(sql: string, values: unknown[]): Promise<{ rows: Row[] }>;
  on(event: 'error', hear: () => void): unknown;
  release(destroy: boolean): void;
}

/**
 * Graphile Worker takes a job that it locked for running during four hours, killed process or not: a mail would wait
 * until then. Each worker therefore holds an advisory lock, which dies with its connection; whose lock can be taken
 * is dead, and the survivors get its jobs back.
 */
export class WorkerLeases {
  private readonly pool: Pool;
  private readonly mine = new Set<string>();
  private readonly held = new Set<string>();
  private session: Session | null = null;
  private running: Promise<void> | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(
    database: Database,
    private readonly logger: Logger,
  ) {
    this.pool = database.newPool('leases', '-c jit=off', 1);
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  /** A worker of this process, before its first job. */
  hold(workerId: string): void {
    this.mine.add(workerId);
    void this.sweep();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    this.session?.release(true);
    await this.pool.end();
  }

  /** One at a time: two would share the session. */
  private async sweep(): Promise<void> {
    this.running ??= this.renewAndFree()
      .catch((error: unknown) => this.logger.warn({ room: 'outbox', err: error }, 'leases not renewed'))
      .finally(() => (this.running = null));
    await this.running;
  }

  private async renewAndFree(): Promise<void> {
    const session = (this.session ??= await this.open());
    for (const id of this.mine) {
      if (this.held.has(id)) continue;
      await session.query('select pg_advisory_lock($1, hashtext($2))', [LEASES, id]);
      this.held.add(id);
    }
    // Ten seconds: a worker that has just begun may not hold its lease yet.
    const { rows } = await session.query<{ id: string }>(
      `select id from (
         select locked_by as id from graphile_worker._private_jobs where locked_at < now() - interval '10 seconds'
         union select locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '10 seconds'
       ) as locking where id <> all($2) and pg_try_advisory_lock($1, hashtext(id))`,
      [LEASES, [...this.mine]],
    );
    for (const { id } of rows) {
      await session.query('select graphile_worker.force_unlock_workers(array[$1])', [id]);
      await session.query('select pg_advisory_unlock($1, hashtext($2))', [LEASES, id]);
      this.logger.warn({ room: 'outbox', worker: id }, 'a worker died: its jobs are free again');
    }
  }

  /** Locks go with the connection: after a broken one, all are taken again. */
  private async open(): Promise<Session> {
    const session: Session = await this.pool.connect();
    this.held.clear();
    session.on('error', () => {
      session.release(true);
      if (this.session === session) this.session = null;
    });
    return session;
  }
}
