import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CollectionsModule } from '#collections';
import { DiscoveryModule } from '#discovery';
import { ExchangeModule } from '#exchange';
import { FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { ModerationModule } from '#moderation';
import { NotificationsModule } from '#notifications';
import { type Actor, type MandateRole, visitor } from '#platform/authorization';
import { createLogger } from '#platform/observability';
import { EventHandlers, OutboxRunner } from '#platform/outbox';
import { PrivacyModule } from '#privacy';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { UsageModule } from '#usage';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { newTeacher } from '../../test/support/builders.js';
import { until } from '../../test/support/until.js';
import { OperationsModule } from './index.js';
import { jobLabels } from './job-labels.js';
import { JobService } from './job.service.js';

jest.setTimeout(240_000);

const contexts = [
  ...[IdentityModule, NotificationsModule, ResourcesModule, RemixesModule, ReviewsModule, CollectionsModule],
  ...[DiscoveryModule, UsageModule, FollowsModule, ModerationModule, ExchangeModule, PrivacyModule],
  OperationsModule,
];

let product: TestApplication;
let service: JobService;
let teacher: Actor;
let administrator: Actor;

beforeAll(async () => {
  product = await startTestApplication(contexts);
  service = product.app.get(JobService, { strict: false });
  teacher = await newTeacher(product, 'Personne');
  administrator = holding('administrator');
});
afterAll(() => product?.stop());
beforeEach(() => sql('delete from graphile_worker._private_jobs'));

const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await product.behind.owner.query<Row>(text, values)).rows;

const holding = (role: MandateRole, territoryId: string | null = null): Actor => ({
  ...teacher,
  mandates: [{ id: role, role, territoryId, endsAt: null }],
});

interface Placed {
  readonly attempts?: number;
  readonly error?: string;
  readonly isRunning?: boolean;
  readonly minutesAgo?: number;
}

/** A job as the worker leaves it; its payload holds somebody. */
async function place({ attempts = 0, error, isRunning = false, minutesAgo = 0 }: Placed): Promise<string> {
  const [job] = await sql<{ id: string }>(
    `select id from graphile_worker.add_job('digest.due', '{"email":"zinzolin@ecole.test"}', max_attempts => 12)`,
  );
  await sql(
    `update graphile_worker._private_jobs set attempts = $2, last_error = $3, locked_at = case when $4 then now() end,
       locked_by = case when $4 then 'somebody' end, created_at = now() - make_interval(mins => $5),
       run_at = now() + interval '3 minutes' where id = $1`,
    [job?.id, attempts, error ?? null, isRunning, minutesAgo],
  );
  return job?.id ?? '';
}

const rowOf = async (id: string) =>
  (
    await sql<{ attempts: number; due: boolean }>(
      'select attempts, run_at <= now() as due from graphile_worker._private_jobs where id = $1',
      [id],
    )
  )[0];

const auditOf = (id: string) =>
  sql(
    `select actor_account_id as by, verb, note from audit_entry where subject_type = 'job' and subject_id = $1`,
    [id],
  );

const all = { offset: 0, limit: 50 };

describe('the labels', () => {
  it('say what each kind of job does that some context reacts to, and nothing else', () => {
    const types = product.app.get(EventHandlers).types();
    expect(types.length).toBeGreaterThan(40);
    expect(Object.keys(jobLabels).sort()).toEqual(types.sort());
  });

  it('are sentences set as French sets them', () => {
    for (const label of Object.values(jobLabels))
      expect(label).not.toMatch(/['"]| [:;?!»]|« |[.!]$|^\p{Ll}/u);
  });
});

describe('the list', () => {
  it('holds what failed: given up first, then oldest; nothing that runs, or was never tried', async () => {
    const young = await place({ attempts: 2, minutesAgo: 5 });
    const old = await place({ attempts: 1, minutesAgo: 50 });
    const parked = await place({ attempts: 12, minutesAgo: 1 });
    await place({ attempts: 3, isRunning: true });
    await place({ attempts: 12, isRunning: true });
    await place({});
    const { rows, total } = await service.list(administrator, all);
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      [parked, 'parked'],
      [old, 'retrying'],
      [young, 'retrying'],
    ]);
    expect(total).toBe(3);
    expect(rows[0]?.nextTryAt).toBeNull();
    expect(rows[1]?.nextTryAt).toBeInstanceOf(Date);
    const second = await service.list(administrator, { offset: 1, limit: 1 });
    expect(second.rows.map(({ id }) => id)).toEqual([old]);
    const counts = await service.count(administrator);
    expect(counts).toMatchObject({ waiting: 1, retrying: 2, running: 2, parked: 1 });
    expect(counts.oldestSeconds).toBeGreaterThan(2999);
  });

  it('of an empty queue is empty', async () => {
    expect(await service.list(administrator, all)).toEqual({ rows: [], total: 0 });
    expect(await service.count(administrator)).toMatchObject({ parked: 0, oldestSince: null });
  });

  it('says why in one line, and holds nobody', async () => {
    await place({
      attempts: 1,
      error: 'No recipient zinzolin@ecole.test in "chez\nZinzolin"\n    at send (/srv/mail.js)',
    });
    await place({ attempts: 1 });
    const answer = await product.ask<{ jobs: { edges: { node: object }[] } }>(
      administrator,
      `{ jobQueue { waiting running parked oldestSince } jobs { totalCount edges { node { id task label state attempts maxAttempts
         createdAt nextTryAt lastError viewerCan { retry abandon } } } } }`,
    );
    expect(JSON.stringify(answer)).not.toMatch(/zinzolin|srv/i);
    expect(answer.jobs.edges.map(({ node }) => node)).toMatchObject([
      {
        task: 'digest.due',
        label: 'Envoyer un récapitulatif par courriel',
        state: 'RETRYING',
        lastError: 'No recipient … in …',
        viewerCan: { retry: true, abandon: false },
      },
      { attempts: 1, maxAttempts: 12, lastError: null },
    ]);
  });

  it('is for administrators of everything', async () => {
    const id = await place({ attempts: 12 });
    const territory = '00000000-0000-4000-8000-000000000000';
    for (const [actor, code] of [
      [visitor, 'UNAUTHENTICATED'],
      [teacher, 'FORBIDDEN'],
      [holding('moderator'), 'FORBIDDEN'],
      [holding('referent'), 'FORBIDDEN'],
      [holding('administrator', territory), 'FORBIDDEN'],
    ] as const) {
      await expect(service.list(actor, all)).rejects.toThrow(code);
      await expect(service.count(actor)).rejects.toThrow(code);
      await expect(service.retry(actor, id)).rejects.toThrow(code);
      await expect(service.abandon(actor, id)).rejects.toThrow(code);
    }
    const reading = { ...administrator, mayWrite: false };
    expect((await service.list(reading, all)).total).toBe(1);
    await expect(service.retry(reading, id)).rejects.toThrow('FORBIDDEN');
    await expect(service.abandon(reading, id)).rejects.toThrow('FORBIDDEN');
    expect(await rowOf(id)).toMatchObject({ attempts: 12 });
    expect(await auditOf(id)).toEqual([]);
  });
});

describe('a job that failed', () => {
  it.each([4, 12])(
    '%i times is tried now, as often as a new one, and the audit log says by whom',
    async (attempts) => {
      const id = await place({ attempts });
      const job = await service.retry(administrator, id);
      expect(job).toMatchObject({ state: 'retrying', attempts: 0 });
      expect(await rowOf(id)).toEqual({ attempts: 0, due: true });
      expect(await auditOf(id)).toEqual([
        { by: administrator.accountId, verb: 'job.retry', note: 'digest.due' },
      ]);
    },
  );

  it('leaves the queue when it is given up for good, once', async () => {
    const id = await place({ attempts: 12 });
    const both = await Promise.allSettled([1, 2].map(() => service.abandon(administrator, id)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rowOf(id)).toBeUndefined();
    expect(await auditOf(id)).toEqual([
      { by: administrator.accountId, verb: 'job.abandon', note: 'digest.due' },
    ]);
  });

  it('is not given up while it will be tried again', async () => {
    const id = await place({ attempts: 11 });
    await expect(service.abandon(administrator, id)).rejects.toThrow('JOB_NOT_PARKED');
    expect(await rowOf(id)).toMatchObject({ attempts: 11 });
    expect(await auditOf(id)).toEqual([]);
  });

  it.each([3, 12])('is left alone while its attempt %i runs', async (attempts) => {
    const id = await place({ attempts, isRunning: true });
    await expect(service.retry(administrator, id)).rejects.toThrow('JOB_RUNNING');
    await expect(service.abandon(administrator, id)).rejects.toThrow('JOB_RUNNING');
    expect(await rowOf(id)).toMatchObject({ attempts });
  });

  it('that is gone, that waits, or that never was is not found', async () => {
    const waiting = await place({});
    for (const id of [waiting, '999999', '0', '-1', '9'.repeat(40), '1 or true', ''])
      for (const verb of ['retry', 'abandon'] as const)
        await expect(service[verb](administrator, id)).rejects.toThrow('NOT_FOUND');
    expect(await rowOf(waiting)).toEqual({ attempts: 0, due: false });
  });
});

describe('behind the worker itself', () => {
  it('a job that throws is listed with its reason, and done once it is tried again and what was wrong is mended', async () => {
    let isBroken = true;
    let done = 0;
    const handlers = new EventHandlers();
    handlers.on('digest.due', async () => {
      if (isBroken) throw new Error('connect ECONNREFUSED 192.0.2.7:587');
      done += 1;
    });
    await product.database.transaction((tx) => tx.emit({ type: 'digest.due' }));
    const runner = new OutboxRunner(product.database, handlers, createLogger('silent', 'test'));
    await runner.onApplicationBootstrap();
    try {
      const failed = await until(
        'the job to fail',
        async () => (await service.list(administrator, all)).rows[0],
        60_000,
      );
      expect(failed).toMatchObject({ state: 'retrying', lastError: 'connect ECONNREFUSED …' });
      // By itself it would come back in an hour.
      await until('the job to rest', async () => {
        const rested = `update graphile_worker._private_jobs set run_at = now() + interval '1 hour' where id = $1 and locked_at is null returning id`;
        return (await sql(rested, [failed.id])).length > 0;
      });
      isBroken = false;
      await service.retry(administrator, failed.id);
      await until('the job to be done', () => done === 1, 60_000);
      await until('nothing to be left', async () => (await service.list(administrator, all)).total === 0);
    } finally {
      await runner.onModuleDestroy();
    }
  });
});
