import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { Clock } from '#platform/clock';
import { startTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { until } from '../../../test/support/until.js';
import { connection, Database, migrate } from './index.js';

jest.setTimeout(120_000);

let behind: TestDatabase;
let database: Database;
let app: pg.Pool;

beforeAll(async () => {
  behind = await startTestDatabase();
  database = new Database({ address: behind.address, entities: [] }, new Clock());
  await database.onModuleInit();
  app = new pg.Pool({ ...connection(behind.address), max: 2 });
  app.on('error', () => undefined); // the server stops before its last idle connection does
});

afterAll(async () => {
  await app?.end();
  await database?.onApplicationShutdown();
  await behind?.stop();
});

const owner = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await behind.owner.query<Row>(sql, values)).rows;

const act = (verb: string, more: object = {}) =>
  database.transaction(async (tx) =>
    tx.record({ actorId: null, verb, subjectType: 'note', subjectId: verb, ...more }),
  );

interface Entry {
  id: string;
  at: Date;
  actor_account_id: string | null;
  verb: string;
  subject_type: string;
  subject_id: string;
  before_hash: string | null;
  after_hash: string | null;
  note: string | null;
  previous_hash: string;
  chain_hash: string;
}

/** Recomputes the whole chain as a verifier does, from the rows alone; the first broken entry, or null. */
async function firstBroken(): Promise<string | null> {
  let previous = '';
  for (const entry of await owner<Entry>('select * from audit_entry order by id')) {
    const line = [
      previous,
      entry.at.toISOString(),
      entry.actor_account_id,
      entry.verb,
      entry.subject_type,
      entry.subject_id,
      entry.before_hash,
      entry.after_hash,
      entry.note,
    ];
    const chain = createHash('sha256').update(JSON.stringify(line)).digest('hex');
    if (entry.previous_hash !== previous || entry.chain_hash !== chain) return entry.verb;
    previous = chain;
  }
  return null;
}

describe('a transaction', () => {
  it('commits rows, jobs and audit together', async () => {
    await database.transaction(async (tx) => {
      await tx.manager.query(`insert into instance default values`);
      await tx.emit({ type: 'note.written' });
      tx.record({ actorId: null, verb: 'note.write', subjectType: 'note', subjectId: '1' });
    });
    expect(await owner('select from instance')).toHaveLength(2);
    expect(
      await owner(`select from graphile_worker.jobs where task_identifier = 'note.written'`),
    ).toHaveLength(1);
    expect(await owner(`select from audit_entry where verb = 'note.write'`)).toHaveLength(1);
  });

  it('leaves nothing of what throws, whenever it throws', async () => {
    const attempt = database.transaction(async (tx) => {
      await tx.manager.query(`insert into instance default values`);
      await tx.emit({ type: 'note.lost' });
      tx.record({ actorId: null, verb: 'note.lose', subjectType: 'note', subjectId: '1' });
      throw new Error('late');
    });
    await expect(attempt).rejects.toThrow('late');
    // The audit log itself fails, after everything else was written.
    const unwritable = act('note.lose', { subjectId: null });
    await expect(unwritable).rejects.toThrow(/subject_id/);
    expect(await owner('select from instance')).toHaveLength(2);
    expect(await owner(`select from graphile_worker.jobs where task_identifier = 'note.lost'`)).toHaveLength(
      0,
    );
    expect(await owner(`select from audit_entry where verb = 'note.lose'`)).toHaveLength(0);
  });

  it('merges pending duplicates of one key', async () => {
    for (let n = 0; n < 3; n += 1)
      await database.transaction((tx) => tx.emit({ type: 'note.indexed' }, { key: 'note.indexed:1' }));
    expect(
      await owner(`select from graphile_worker.jobs where task_identifier = 'note.indexed'`),
    ).toHaveLength(1);
  });

  it('lets two hold different names at once, and one name in turn', async () => {
    const order: string[] = [];
    const holding = (name: string, who: string) =>
      database.transaction(async (tx) => {
        await tx.hold(name);
        order.push(`${who} in`);
        await tx.manager.query('select pg_sleep(0.2)');
        order.push(`${who} out`);
      });
    await Promise.all([holding('same', 'a'), holding('same', 'b'), holding('other', 'c')]);
    const same = order.filter((step) => !step.startsWith('c'));
    expect(same[1]).toBe(`${same[0]?.slice(0, 1)} out`);
    expect(order.indexOf('c in')).toBeLessThan(order.indexOf(same[1] ?? ''));
  });
});

describe('the audit log', () => {
  it('is one unbroken chain, also of many writers at once', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        act(`note.${n}`, { before: { n }, after: { n: n + 1 }, note: 'é' }),
      ),
    );
    expect(await owner(`select from audit_entry where verb ~ '^note[.][0-9]+$'`)).toHaveLength(30);
    expect(await firstBroken()).toBeNull();
  });

  it.each(['verb', 'note', 'subject_id', 'after_hash', 'at'])('shows a changed %s', async (column) => {
    const value = column === 'at' ? `at + interval '1 ms'` : `coalesce(${column}, '') || 'x'`;
    await owner('create table kept as select * from audit_entry');
    await owner(`update audit_entry set ${column} = ${value} where verb like 'note.5%'`);
    expect(await firstBroken()).toMatch(/^note\.5/);
    await owner(`update audit_entry set ${column} = kept.${column} from kept where kept.id = audit_entry.id`);
    await owner('drop table kept');
    expect(await firstBroken()).toBeNull();
  });

  it('shows a line taken out', async () => {
    await owner('create table kept as select * from audit_entry');
    await owner(`delete from audit_entry where verb = 'note.7'`);
    expect(await firstBroken()).not.toBeNull();
    await owner(`insert into audit_entry overriding system value select * from kept where verb = 'note.7'`);
    await owner('drop table kept');
    expect(await firstBroken()).toBeNull();
  });

  it.each([
    'update audit_entry set note = null',
    'delete from audit_entry',
    'truncate audit_entry',
    'drop table audit_entry',
    'alter table audit_entry disable trigger all',
    'delete from erasure',
    'update migration set name = name',
    'create table mine (id int)',
  ])('the application may not « %s »', async (statement) => {
    await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('the application may add lines and read them', async () => {
    await expect(app.query('select count(*) from audit_entry')).resolves.toBeDefined();
  });
});

const nouns = `agent account external_identity session access_token known_device mandate territory establishment resource
  old_slug resource_member draft version version_agent part block version_source variant blob derived_file finding term
  origin exchange_id counter audit_entry erasure tombstone report moderation_decision licence_question upload`;

/** Tables that say nothing but of people: every column carries a mark. */
const personal =
  'agent account external_identity session access_token known_device mandate one_time_link attempt version_agent';

describe('the first migration', () => {
  it('holds every noun of the model', async () => {
    const tables = await owner<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(nouns.split(/\s+/)));
  });

  const unmarked = (where: string) =>
    owner<{ column: string }>(
      `select relname || '.' || attname as column from pg_class table_ join pg_attribute col on col.attrelid = table_.oid
       left join pg_description said on said.objoid = table_.oid and said.objsubid = col.attnum
       where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
         and coalesce(said.description, '') !~ '^privacy: (public|account|sealed)$' and ${where} order by 1`,
    );

  it('marks every column of the tables about people', async () => {
    expect(await unmarked(`relname = any('{${personal.split(' ').join(',')}}')`)).toEqual([]);
  });

  // Skipped until the migration marks licence_question.answered_by, moderation_decision.decided_by, origin.claimed_by
  // and version.published_by.
  it('marks every reference to a person, wherever it stands', async () => {
    const references = `exists (select from pg_constraint fk where fk.conrelid = table_.oid and fk.contype = 'f'
      and fk.confrelid in ('account'::regclass, 'agent'::regclass) and fk.conkey[1] = attnum)`;
    expect(await unmarked(references)).toEqual([]);
  });

  it('marks secrets and credentials as sealed', async () => {
    const loose = await owner<{ column: string }>(
      `select table_.relname || '.' || attname as column from pg_class table_ join pg_attribute col on col.attrelid = table_.oid
       join pg_description said on said.objoid = table_.oid and said.objsubid = col.attnum
       where attname ~ 'hash|secret|second_factor' and relname not in ('version', 'audit_entry', 'block') and said.description <> 'privacy: sealed'`,
    );
    expect(loose).toEqual([]);
  });

  it('runs once, also from two processes at once', async () => {
    const { migrations } = await import('../../../infra/database/index.js');
    const again = { ...behind.address, user: ownerName() } as never;
    expect(await Promise.all([migrate(again, migrations), migrate(again, migrations)])).toEqual([[], []]);
  });

  it('outlives a connection that breaks while it waits', async () => {
    const holder = await behind.owner.connect();
    try {
      await holder.query('begin; grant select on audit_entry to essaim_app');
      const running = migrate({ ...behind.address, user: ownerName() }, []);
      await until('the rights wait for the lock', async () => {
        const [waiting] = await owner(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%grant usage%'`,
        );
        return waiting;
      });
      const broken = await owner(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where state = 'idle' and usename = current_user and query ilike '%graphile_worker%'`,
      );
      expect(broken).not.toEqual([]);
      await holder.query('rollback');
      expect(await running).toEqual([]);
    } finally {
      holder.release();
    }
  });
});

const ownerName = (): string => behind.owner.options.user ?? '';
