import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '#platform/observability';
import { JobQueue } from './job-queue.js';

const STATES = ['waiting', 'retrying', 'running', 'parked'] as const;

/** How far the outbox is behind, asked of PostgreSQL: whichever process is read says the same of it. */
@Injectable()
export class QueueWatch implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly queue: JobQueue,
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
        const counts = await this.queue.count();
        return [
          ...STATES.map((state) => ({ name: jobs, labels: { state }, value: counts[state] })),
          { name: oldest, value: counts.oldestSeconds },
          { name: mails, value: counts.mails },
        ];
      },
    );
  }
}
