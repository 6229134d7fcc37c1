import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import {
  Logger as GraphileLogger,
  parseCronItems,
  run,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { crashPoint } from '#platform/config';
import { Database } from '#platform/database';
import { bareOf, LOGGER, type Logger } from '#platform/observability';
import { WorkerLeases } from './worker-leases.js';

/** Reacts to one event type. Idempotent: re-reads PostgreSQL and converges, in any order, any number of times. */
export type EventHandler = (payload: Record<string, unknown>) => Promise<void>;

/** Who reacts to what; contexts register at start, the worker runs them. Several handlers may share one event. */
@Injectable()
export class EventHandlers {
  private readonly handlers = new Map<string, EventHandler[]>();
  private readonly mails = new Set<string>();

  on(type: string, handler: EventHandler): void {
    this.handlers.set(type, [...(this.handlers.get(type) ?? []), handler]);
  }

  /** As `on`, where the reaction is a mail: what waits of it is counted apart, for people wait for their mails. */
  onMail(type: string, handler: EventHandler): void {
    this.mails.add(type);
    this.on(type, handler);
  }

  /** Events that nobody reacts to yet: the worker claims only what it knows, and the queue would never be empty. */
  ignore(...types: string[]): void {
    for (const type of types) this.handlers.set(type, this.handlers.get(type) ?? []);
  }

  /** Runs every handler of one event, for the worker and for commands that drain the outbox themselves. */
  async handle(type: string, payload: Record<string, unknown>): Promise<void> {
    for (const handler of this.handlers.get(type) ?? []) await handler(payload);
  }

  types(): string[] {
    return [...this.handlers.keys()];
  }

  mailTypes(): string[] {
    return [...this.mails];
  }
}

/** Claims outbox jobs and runs their handlers; retries with backoff, parks the dead in the queue's own table. */
@Injectable()
export class OutboxRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private runner: Runner | null = null;
  private leases: WorkerLeases | null = null;

  constructor(
    private readonly database: Database,
    private readonly handlers: EventHandlers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const taskList: TaskList = {};
    for (const type of this.handlers.types())
      taskList[type] = (payload) => this.runJob(type, payload as Record<string, unknown>);
    const events = new EventEmitter() as WorkerEvents;
    const leases = (this.leases = new WorkerLeases(this.database, this.logger));
    events.on('worker:create', ({ worker }) => leases.hold(worker.workerId));
    this.runner = await run({
      pgPool: this.database.newPool('jobs', '-c jit=off', 6),
      concurrency: 4,
      pollInterval: 1000,
      noHandleSignals: true,
      taskList,
      events,
      parsedCronItems: parseCronItems([
        { task: 'house.keep', match: '17 * * * *', identifier: 'house-keeping' },
        // In UTC: what happens at an hour of the day asks the clock of the country.
        { task: 'hour.struck', match: '0 * * * *', identifier: 'hours' },
      ]),
      logger: new GraphileLogger(() => (level, message, meta) => this.write(level, message, meta)),
    });
    // What waited for something that this start may have brought (a converter) is not left until the hour.
    await this.runner.addJob('house.keep', {}, { jobKey: 'house-keeping-at-start' });
  }

  /** Before the database's pools close: a running job ends first. */
  async onModuleDestroy(): Promise<void> {
    await this.runner?.stop();
    await this.leases?.close();
    this.runner = this.leases = null;
  }

  private async runJob(type: string, payload: Record<string, unknown>): Promise<void> {
    crashPoint('outbox.claimed', type);
    await this.handlers.handle(type, payload);
    crashPoint('outbox.done', type);
  }

  /** Graphile Worker's sentences repeat what a handler threw, and at debug how PostgreSQL is reached, password included. */
  private write(level: string, said: string, meta?: Partial<JobFailure>): void {
    const line = { room: 'outbox' };
    if (meta?.failure) return this.writeFailure(meta as JobFailure);
    const message = bareOf(said.split('\n')[0] ?? '');
    if (level === 'error') this.logger.error(line, message);
    else if (level === 'warning') this.logger.warn(line, message);
    else this.logger.debug(line, message);
  }

  /** Which job and why, never what it carries. */
  private writeFailure({ job, error }: JobFailure): void {
    const { id, task_identifier: task, attempts } = job;
    this.logger.error({ room: 'outbox', job: id, task, attempts, err: error }, 'a job failed');
  }
}

/** What Graphile Worker adds to its sentence about a job that threw. */
interface JobFailure {
  readonly failure: true;
  readonly job: { readonly id: string; readonly task_identifier: string; readonly attempts: number };
  readonly error: unknown;
}
