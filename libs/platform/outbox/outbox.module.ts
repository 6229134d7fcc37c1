import { Module, Global } from '@nestjs/common';
import { EventHandlers } from './outbox.js';
import { QueueWatch } from './queue-watch.js';

/** Gives contexts the place to register their handlers; running them is the worker's composition. */
@Global()
@Module({ providers: [EventHandlers, QueueWatch], exports: [EventHandlers] })
export class OutboxModule {}
