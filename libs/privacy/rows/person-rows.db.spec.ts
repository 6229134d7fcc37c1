import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { startTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { PersonRowsRepository } from './person-rows.repository.js';
import { type PersonRows, personRows } from './person-rows.js';

jest.setTimeout(120_000);

let behind: TestDatabase;
let database: Database;
let rows: PersonRowsRepository;

beforeAll(async () => {
  behind = await startTestDatabase();
  database = new Database({ address: behind.address, entities: [] }, new Clock());
  await database.onModuleInit();
  rows = new PersonRowsRepository(database);
});
afterAll(async () => {
  await database?.onApplicationShutdown();
  await behind?.stop();
});

interface Column {
  readonly table: string;
  readonly name: string;
  readonly mark: string | null;
}

const columns = async (): Promise<Column[]> =>
  (
    await behind.owner.query<Column>(
      `select relname as table, attname as name, substring(said.description from '^privacy: (public|account|sealed)$') as mark
       from pg_class join pg_attribute on attrelid = pg_class.oid
         left join pg_description said on said.objoid = pg_class.oid and said.objsubid = attnum
       where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped order by 1, 2`,
    )
  ).rows;

/** Columns that say nothing of anybody, by table: a new one is judged before it comes in. */
const impersonal = JSON.parse(
  readFileSync(new URL('../data/impersonal-columns.json', import.meta.url), 'utf8'),
) as Record<string, string>;

const byTable = new Map(personRows.map((each) => [each.table, each]));
const nobody = { accountId: uuid(0), agentId: uuid(1), email: 'nulle-part@exemple.fr', name: 'Personne' };

function uuid(n: number): string {
  return `00000000-0000-7000-8000-00000000000${n}`;
}

describe('the columns of the database', () => {
  it('all carry a privacy mark, or are known to say nothing of a person', async () => {
    const known = (table: string): string[] => (impersonal[table] ?? '').split(' ');
    const unmarked = (await columns()).filter(
      ({ mark, table, name }) => mark === null && !known(table).includes(name),
    );
    expect(unmarked.map(({ table, name }) => `${table}.${name}`)).toEqual([]);
  });

  it('that are marked are in the export, or left out for a reason that it says', async () => {
    const marked = (await columns()).filter(({ mark }) => mark !== null);
    expect(marked.length).toBeGreaterThan(250);
    expect([...new Set(marked.map(({ table }) => table))].filter((table) => !byTable.has(table))).toEqual([]);
  });

  it('are left out only where they are secrets, or somebody else’s', async () => {
    const there = new Map((await columns()).map((column) => [`${column.table}.${column.name}`, column.mark]));
    const withheld = personRows.flatMap(({ table, withheld: left = {} }) =>
      Object.keys(left).map((name) => `${table}.${name}`),
    );
    expect(withheld.map((name) => [name, there.get(name)])).toEqual(withheld.map((name) => [name, 'sealed']));
  });
});

describe('whoever a row names', () => {
  it('has it in her export, or a reason why not', async () => {
    const said = ({ hers, besides = {} }: PersonRows, name: string): boolean =>
      new RegExp(`\\b${name}\\b`).test(hers) || name in besides;
    const references = [...(await rows.referencesToPeople())].map(
      (path) => path.split('.') as [string, string],
    );
    expect(references.length).toBeGreaterThan(60);
    const forgotten = references.filter(([table, name]) => {
      const listed = byTable.get(table);
      return !listed || !said(listed, name);
    });
    expect(forgotten).toEqual([]);
  });
});

describe('each entry of the list', () => {
  it.each(personRows.map((each) => [each.table, each] as const))(
    '%s is read and erased',
    async (_table, each) => {
      expect(await rows.list(each, nobody)).toEqual([]);
      await database.transaction((tx) => rows.erase(tx, each, nobody));
    },
  );

  it('says in French what it holds, once each', () => {
    expect(personRows.filter(({ says }) => says.trim() === '')).toEqual([]);
    expect(byTable.size).toBe(personRows.length);
  });
});
