import { Module, Global } from '@nestjs/common';
import { JobQueue } from './job-queue.js';
import { EventHandlers } from './outbox.js';
import { QueueWatch } from './queue-watch.js';

/** Gives contexts the place to register their handlers; running them is the worker's composition. */
@Global()
@Module({ providers: [EventHandlers, JobQueue, QueueWatch], exports: [EventHandlers, JobQueue] })
export class OutboxModule {}
