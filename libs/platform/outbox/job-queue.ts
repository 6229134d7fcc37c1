import { Injectable } from '@nestjs/common';
import { Database, type Slice, type Transaction } from '#platform/database';
import { EventHandlers } from './outbox.js';

/** How far the outbox is behind. What is given up is counted in `parked` alone. */
export interface QueueCounts {
  readonly waiting: number;
  readonly retrying: number;
  readonly running: number;
  readonly parked: number;
  /** Of those not given up, the ones whose work is a mail. */
  readonly mails: number;
  readonly oldestSince: Date | null;
  readonly oldestSeconds: number;
}

/** A job of the queue, without what it carries: ids and addresses are for its handlers alone. */
export interface QueuedJob {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly createdAt: Date;
  readonly runAt: Date;
  readonly isRunning: boolean;
  /** As it was thrown: it may repeat an address. */
  readonly lastError: string | null;
}

/** A job on its last attempt that is locked is running yet; unlocked it is parked, and nobody tries it again. */
const QUEUED = `
  (select job.id, task.identifier as task, attempts, max_attempts, created_at, run_at, last_error,
          attempts < max_attempts as alive, locked_at is not null as taken
   from graphile_worker._private_jobs as job
   join graphile_worker._private_tasks as task on task.id = job.task_id) as queued`;

const COUNTED = `
  select (count(*) filter (where not taken and attempts = 0))::int as waiting,
         (count(*) filter (where not taken and attempts > 0 and alive))::int as retrying,
         (count(*) filter (where taken))::int as running,
         (count(*) filter (where not taken and not alive))::int as parked,
         (count(*) filter (where (taken or alive) and task = any($1)))::int as mails,
         min(created_at) filter (where taken or alive) as "oldestSince",
         coalesce(extract(epoch from now() - min(created_at) filter (where taken or alive)), 0)::float8 as "oldestSeconds"
  from ${QUEUED}`;

const FIELDS = `id::text, task, attempts, max_attempts as "maxAttempts", created_at as "createdAt", run_at as "runAt",
  taken as "isRunning", last_error as "lastError"`;

/** The queue as somebody looks at it, and what can be done with a job that failed. */
@Injectable()
export class JobQueue {
  constructor(
    private readonly database: Database,
    private readonly handlers: EventHandlers,
  ) {}

  async count(): Promise<QueueCounts> {
    const [counts] = await this.database.rows<QueueCounts>('queue-counts', COUNTED, [
      this.handlers.mailTypes(),
    ]);
    if (!counts) throw new Error('PostgreSQL counted nothing.');
    return counts;
  }

  /** Those that were tried in vain and are not running: the given up first, then the oldest. */
  async listFailed({ offset, limit }: Slice): Promise<{ rows: QueuedJob[]; total: number }> {
    const rows = await this.database.rows<QueuedJob & { total: number }>(
      'queue-failed',
      `select ${FIELDS}, count(*) over ()::int as total from ${QUEUED}
       where attempts > 0 and not taken order by alive, queued.created_at, queued.id offset $1 limit $2`,
      [offset, limit],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** One that was tried; until the end of the transaction no worker takes it. */
  async lockTried(tx: Transaction, id: string): Promise<QueuedJob | null> {
    if (!/^\d{1,18}$/.test(id)) return null;
    await tx.manager.query('select from graphile_worker._private_jobs where id = $1 for update', [id]);
    const rows = await tx.manager.query<QueuedJob[]>(
      `select ${FIELDS} from ${QUEUED} where id = $1 and attempts > 0`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Now, and as often as a new one. */
  async retry(tx: Transaction, id: string): Promise<void> {
    await tx.manager.query(
      'select from graphile_worker.reschedule_jobs(array[$1]::bigint[], run_at => now(), attempts => 0)',
      [id],
    );
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.manager.query('select from graphile_worker.complete_jobs(array[$1]::bigint[])', [id]);
  }
}
