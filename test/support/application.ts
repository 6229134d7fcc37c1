import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Request, Response } from 'express';
import { parse } from 'graphql';
import { CredentialReader } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { INSTALLATION_SECRET, readSettings, SettingsModule } from '#platform/config';
import { Database, DatabaseModule } from '#platform/database';
import { GraphqlDoor, GraphqlModule } from '#platform/graphql';
import { HttpModule, setActor } from '#platform/http';
import { Mailer, MailModule, type SentMail } from '#platform/mail';
import { ObjectStorageModule } from '#platform/object-storage';
import { AntivirusModule } from '#platform/antivirus';
import { OfficeConverterModule } from '#platform/office-converter';
import { createLogger, ObservabilityModule } from '#platform/observability';
import { EventHandlers, OutboxModule } from '#platform/outbox';
import { SingleSignOnModule } from '#platform/single-sign-on';
import { SIGNING_SECRET } from '#resources';
import { startTestDatabase, type TestDatabase } from './database.js';

/** The product on a database of its own: every room is real but the clock. */
export interface TestApplication {
  readonly app: INestApplication;
  readonly clock: TestClock;
  readonly database: Database;
  /** Behind the application: the owner's connection. */
  readonly behind: TestDatabase;
  /** Runs every waiting outbox job once, oldest first, as the worker would; returns the types it ran. */
  drain(): Promise<string[]>;
  /** Newest first. */
  mails(): Promise<SentMail[]>;
  /** Asks the GraphQL schema in process, as the pages do. */
  ask<Result>(actor: Actor, document: string, variables?: object): Promise<Result>;
  /** Answers on a free port of the loopback, who calls being read from the request; returns the origin. */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

/** Time that a test moves. */
class TestClock extends Clock {
  private shift = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.shift);
  }

  advance(minutes: number): void {
    this.shift += minutes * 60_000;
  }
}

/** Composes the platform and these modules as apps/server does. Addresses: the defaults of a development server. */
export async function startTestApplication(
  modules: NonNullable<ModuleMetadata['imports']>,
  env: Record<string, string> = {},
): Promise<TestApplication> {
  const behind = await startTestDatabase();
  const clock = new TestClock();
  const secrets = [SIGNING_SECRET, INSTALLATION_SECRET].map((provide) => ({
    provide,
    useValue: 'a secret that only this test knows, 32 signs',
  }));
  const built = await Test.createTestingModule({
    imports: [
      SettingsModule.with(readSettings({ OFFICE_CONVERTER: 'off', ...env })),
      ObservabilityModule.with(createLogger('silent', 'test')),
      { module: class Secret {}, global: true, providers: secrets, exports: secrets },
      DatabaseModule.at(behind.address),
      OutboxModule,
      HttpModule,
      SingleSignOnModule,
      MailModule.at(behind.dataDir),
      ObjectStorageModule.at(behind.dataDir),
      OfficeConverterModule,
      AntivirusModule,
      GraphqlModule.forApi(),
      ...modules,
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = built.createNestApplication({ logger: false, bodyParser: false });
  app.use(app.get(CredentialReader, { strict: false }).middleware);
  await app.init();
  const documents = new Map<string, ReturnType<typeof parse>>();
  return {
    app,
    clock,
    database: app.get(Database),
    behind,
    drain: () => drain(behind, app.get(EventHandlers)),
    mails: () => app.get(Mailer).recent(),
    ask: (actor, text, variables = {}) => {
      const document = documents.get(text) ?? parse(text);
      documents.set(text, document);
      return app.get(GraphqlDoor).run(document, variables as never, exchangeOf(actor));
    },
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    stop: async () => {
      await app.close();
      await behind.stop();
    },
  };
}

/** A request of this actor that came through no network. */
function exchangeOf(actor: Actor = visitor): { request: Request; response: Response } {
  const request = { headers: {}, ip: '192.0.2.1' } as Request;
  setActor(request, actor);
  const response = {
    cookie: () => response,
    clearCookie: () => response,
    set: () => response,
  } as unknown as Response;
  return { request, response };
}

async function drain({ owner }: TestDatabase, handlers: EventHandlers): Promise<string[]> {
  const done: string[] = [];
  for (;;) {
    const { rows } = await owner.query<{ id: string; type: string; payload: Record<string, unknown> }>(
      `select job.id, task.identifier as type, job.payload from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id order by job.id limit 1`,
    );
    const [job] = rows;
    if (!job) return done;
    await handlers.handle(job.type, job.payload);
    await owner.query('delete from graphile_worker._private_jobs where id = $1', [job.id]);
    done.push(job.type);
  }
}
