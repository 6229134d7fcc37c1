import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { connection, type DatabaseAddress } from '#platform/database';
import type { ObjectStorage } from '#platform/object-storage';
import { ObjectNotSaved } from './backup.errors.js';
import { BackupFolder, stampOf } from './backup-folder.js';
import { bytesOf, receiveDurably, settle } from './checked-file.js';
import { copyOut } from './copy-stream.js';
import { type FileFacts, type Manifest, type TableFacts, writeManifest } from './manifest.js';
import { listTables, PLAIN_VALUES, quoted, type Table } from './table.js';

/** What the product decides of its backups. */
export interface BackupContents {
  /** Tables that no backup holds. */
  readonly leftOut: readonly string[];
  /** `table.column` → what is written instead, in SQL; `now()` is the instant of the backup. */
  readonly rewritten: Readonly<Record<string, string>>;
  /** A query of `sha256` and `size`: the objects that its rows name. */
  readonly objects: string;
  /** Types of jobs that may run again. */
  readonly jobs: readonly string[];
}

export interface BackupReport {
  readonly stamp: string;
  readonly tables: number;
  readonly rows: number;
  /** Objects copied now, those that were there already, and bytes copied. */
  readonly copied: number;
  readonly known: number;
  readonly bytes: number;
}

interface Source {
  readonly address: DatabaseAddress;
  readonly storage: ObjectStorage;
  readonly contents: BackupContents;
}

/**
 * One more backup in the folder: tables of one instant, then the objects that they name and that the folder lacks. It
 * appears whole, by one rename, or not at all; the product may run meanwhile.
 * @throws BackupForeign, ObjectNotSaved
 */
export async function backUp(dir: string, source: Source): Promise<BackupReport> {
  const client = new pg.Client(connection(source.address));
  client.on('error', () => undefined); // the next statement says it
  await client.connect();
  try {
    await client.query(PLAIN_VALUES);
    await client.query('begin transaction isolation level repeatable read read only');
    return await write(client, new BackupFolder(dir), source);
  } finally {
    await client.end();
  }
}

async function write(client: pg.Client, place: BackupFolder, source: Source): Promise<BackupReport> {
  const { rows } = await client.query<{ id: string; now: Date }>('select id, now() from instance');
  const { id = '', now = new Date() } = rows[0] ?? {};
  await place.claim(id);
  await place.forgetDrafts();
  const stamp = stampOf(now);
  const draft = place.draft(stamp);
  try {
    const tables = await dumpTables(client, draft, source.contents);
    const jobs = await dumpJobs(client, draft, source.contents.jobs);
    const objects = await client.query<NamedObject>(source.contents.objects);
    const list = objects.rows.map(({ sha256, size }) => `${sha256} ${size}\n`).join('');
    const listed = await receiveDurably(join(draft, 'objects.txt'), bytesOf(list));
    const copied = await copyObjects(place, objects.rows, source.storage);
    await writeManifest(draft, {
      format: 1,
      madeAt: now.toISOString(),
      instanceId: id,
      migrations: await ranMigrations(client),
      tables,
      jobs,
      objects: {
        ...facts(listed),
        count: objects.rows.length,
        total: sum(objects.rows.map(({ size }) => Number(size))),
      },
    });
    await settle(draft, place.folder(stamp));
    const lines = sum(Object.values(tables).map((table) => table.rows));
    return { stamp, tables: Object.keys(tables).length, rows: lines, ...copied };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

interface NamedObject {
  readonly sha256: string;
  readonly size: string;
}

async function dumpTables(
  client: pg.Client,
  draft: string,
  contents: BackupContents,
): Promise<Manifest['tables']> {
  const tables: Record<string, TableFacts> = {};
  for (const table of await listTables(client)) {
    if (contents.leftOut.includes(table.name)) continue;
    const rows = copyOut(client, `copy (${selection(table, contents.rewritten)}) to stdout`);
    const { lines, ...written } = await receiveDurably(join(draft, 'tables', `${table.name}.copy`), rows);
    tables[table.name] = { columns: table.columns, rows: lines, ...written };
  }
  return tables;
}

/** In an order that no collation changes: the same rows make the same bytes anywhere. */
function selection({ name, columns, key }: Table, rewritten: BackupContents['rewritten']): string {
  const values = columns.map((column) => {
    const instead = rewritten[`${name}.${column}`];
    return instead ? `${instead} as ${quoted(column)}` : quoted(column);
  });
  const order = key.map((column) => `${quoted(name)}.${quoted(column)}::text collate "C"`);
  return `select ${values.join(', ')} from ${quoted(name)} order by ${order.join(', ')}`;
}

async function dumpJobs(client: pg.Client, draft: string, types: readonly string[]): Promise<FileFacts> {
  const { rows } = await client.query<{ line: string }>(
    `select json_build_object('type', task.identifier, 'payload', job.payload, 'queue', queue_name, 'key', job.key)::text as line
     from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = task_id
     left join graphile_worker._private_job_queues queue on queue.id = job_queue_id
     where task.identifier = any($1) and attempts < max_attempts order by 1`,
    [types],
  );
  const text = rows.map(({ line }) => `${line}\n`).join('');
  return facts(await receiveDurably(join(draft, 'jobs.jsonl'), bytesOf(text)));
}

async function copyObjects(
  place: BackupFolder,
  objects: readonly NamedObject[],
  storage: ObjectStorage,
): Promise<Pick<BackupReport, 'copied' | 'known' | 'bytes'>> {
  let [copied, known, bytes] = [0, 0, 0];
  for (const { sha256, size } of objects) {
    const file = place.objectFile(sha256);
    if ((await stat(file).catch(() => null))?.size === Number(size)) {
      known += 1;
      continue;
    }
    await copyObject(file, { sha256, size: Number(size) }, storage);
    copied += 1;
    bytes += Number(size);
  }
  return { copied, known, bytes };
}

async function copyObject(file: string, wanted: FileFacts, storage: ObjectStorage): Promise<void> {
  const draft = `${file}.en-cours`;
  await rm(draft, { force: true }); // of a backup that was killed
  const opened = await storage.open(wanted.sha256).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'OBJECT_NOT_FOUND') throw new ObjectNotSaved(wanted.sha256);
    throw error;
  });
  const found = await receiveDurably(draft, opened.stream);
  if (found.sha256 !== wanted.sha256 || found.size !== wanted.size) {
    await rm(draft);
    throw new ObjectNotSaved(wanted.sha256);
  }
  await settle(draft, file);
}

async function ranMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from migration order by timestamp, name',
  );
  return rows.map(({ name }) => name);
}

const facts = ({ size, sha256 }: FileFacts): FileFacts => ({ size, sha256 });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
