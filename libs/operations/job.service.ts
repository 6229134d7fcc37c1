import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Slice, type Transaction } from '#platform/database';
import { JobQueue, type QueueCounts } from '#platform/outbox';
import { jobPolicy, requireOperator } from './job.policy.js';
import { Job } from './job.js';

/** What failed in the queue, and what an administrator does with it. */
@Injectable()
export class JobService {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  async list(actor: Actor, slice: Slice): Promise<{ rows: Job[]; total: number }> {
    requireOperator(actor);
    const { rows, total } = await this.queue.listFailed(slice);
    return { rows: rows.map((queued) => new Job(queued)), total };
  }

  async count(actor: Actor): Promise<QueueCounts> {
    requireOperator(actor);
    return this.queue.count();
  }

  async retry(actor: Actor, id: string): Promise<Job> {
    return this.change(actor, id, 'retry', async (tx, job) => {
      job.retry(tx.now);
      await this.queue.retry(tx, id);
    });
  }

  async abandon(actor: Actor, id: string): Promise<Job> {
    return this.change(actor, id, 'abandon', async (tx, job) => {
      job.abandon();
      await this.queue.remove(tx, id);
    });
  }

  /** Who may not see the queue is told so before any job is looked for. */
  private async change(
    actor: Actor,
    id: string,
    verb: 'retry' | 'abandon',
    act: (tx: Transaction, job: Job) => Promise<void>,
  ): Promise<Job> {
    const accountId = requireAccount(actor);
    requireOperator(actor);
    return this.database.transaction(async (tx) => {
      const queued = await this.queue.lockTried(tx, id);
      if (!queued) throw new NotFound();
      const job = new Job(queued);
      jobPolicy.authorize(actor, verb, job);
      await act(tx, job);
      tx.record({
        actorId: accountId,
        verb: `job.${verb}`,
        subjectType: 'job',
        subjectId: id,
        note: job.task,
      });
      return job;
    });
  }
}
