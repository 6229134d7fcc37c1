import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database';
import { Metrics } from '#platform/observability';
import { EventHandlers } from './outbox.js';

interface Queue {
  readonly waiting: number;
  readonly retrying: number;
  readonly running: number;
  readonly parked: number;
  readonly mails: number;
  readonly oldest: number;
}

/** A job on its last attempt that is locked is running yet; unlocked it is parked, and nobody tries it again. */
const QUEUE = `
  select (count(*) filter (where not taken and attempts = 0))::int as waiting,
         (count(*) filter (where not taken and attempts > 0 and alive))::int as retrying,
         (count(*) filter (where taken))::int as running,
         (count(*) filter (where not taken and not alive))::int as parked,
         (count(*) filter (where (taken or alive) and identifier = any($1)))::int as mails,
         coalesce(max(age) filter (where taken or alive), 0)::float8 as oldest
  from (select attempts, attempts < max_attempts as alive, locked_at is not null as taken, task.identifier,
               extract(epoch from now() - job.created_at) as age
        from graphile_worker._private_jobs as job
        join graphile_worker._private_tasks as task on task.id = job.task_id) as queued`;

const STATES = ['waiting', 'retrying', 'running', 'parked'] as const;

/** How far the outbox is behind, asked of PostgreSQL: whichever process is read says the same of it. */
@Injectable()
export class QueueWatch implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly handlers: EventHandlers,
  ) {}

  onModuleInit(): void {
    const jobs = 'essaim_queue_jobs';
    const oldest = 'essaim_queue_oldest_seconds';
    const mails = 'essaim_mails_waiting';
    this.metrics.watch(
      [
        {
          name: jobs,
          help: 'Jobs of the queue: waiting, failed and to be tried again (retrying), running, given up (parked).',
          labels: ['state'],
        },
        {
          name: oldest,
          help: 'Age of the oldest job that is not given up; 0 when there is none.',
          labels: [],
        },
        { name: mails, help: 'Jobs not given up whose work is a mail.', labels: [] },
      ],
      async () => {
        const [queue] = await this.database.rows<Queue>('queue-watch', QUEUE, [this.handlers.mailTypes()]);
        if (!queue) return [];
        return [
          ...STATES.map((state) => ({ name: jobs, labels: { state }, value: queue[state] })),
          { name: oldest, value: queue.oldest },
          { name: mails, value: queue.mails },
        ];
      },
    );
  }
}
