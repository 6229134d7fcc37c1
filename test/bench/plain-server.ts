import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import type pg from 'pg';
import { DataSource, EntitySchema } from 'typeorm';
import { answerAsSide } from './side.js';

/** What the program is told by whoever starts it. */
export interface PlainTask {
  readonly connection: pg.PoolConfig;
  /** Labels of what a version names by its id. */
  readonly terms: readonly Term[];
}

interface Term {
  readonly id: string;
  readonly label: string;
}

interface Row {
  readonly id: string;
  readonly [column: string]: unknown;
}

const table = (name: string, columns: readonly string[], keys: readonly string[] = ['id']) =>
  new EntitySchema<Row>({
    name,
    tableName: name,
    columns: Object.fromEntries(
      columns.map((column) => [
        column,
        {
          type: arrays.has(column) ? 'text' : String,
          array: arrays.has(column),
          primary: keys.includes(column),
        },
      ]),
    ),
  });
const arrays = new Set(['levels', 'subjects']);

const tables = {
  resource: table('resource', ['id', 'slug', 'lifecycle', 'visibility', 'latest_version', 'published_at']),
  version: table('version', [
    ...['id', 'resource_id', 'number', 'title', 'summary', 'language', 'levels', 'subjects', 'licence_id'],
  ]),
  author: table(
    'version_agent',
    ['version_id', 'agent_id', 'role', 'position', 'name_credited'],
    ['version_id', 'agent_id', 'role'],
  ),
  agent: table('agent', ['id', 'slug', 'public_name']),
};

const typeDefs = `
  type Query { resources(first: Int!): Connection! }
  type Connection { edges: [Edge!]! }
  type Edge { node: Resource! }
  type Resource { id: ID! slug: String! version: Version! viewerCan: Permissions! }
  type Version { title: String! summary: String! language: String! levels: [Term!]! subjects: [Term!]! licence: Term! authors: [Author!]! }
  type Term { id: ID! label: String! }
  type Author { name: String! role: String! person: Person }
  type Person { slug: String! }
  type Permissions { update: Boolean! withdraw: Boolean! propose: Boolean! invite: Boolean! leave: Boolean! report: Boolean! hide: Boolean! show: Boolean! }
`;

answerAsSide(start);

/** The list as a first week of Apollo and TypeORM writes it: one repository call a field, no batch, no compiled document. */
async function start({ connection, terms }: PlainTask): Promise<string> {
  const { host, database, user } = connection;
  const source = await new DataSource({
    ...{ type: 'postgres', host, database, username: user, entities: Object.values(tables), poolSize: 4 },
  }).initialize();
  const labels = new Map(terms.map((term) => [term.id, term]));
  const read = (name: keyof typeof tables) => source.getRepository(tables[name]);
  const resolvers = {
    Query: {
      resources: async (_: unknown, { first }: { first: number }) => {
        const nodes = await read('resource').find({
          where: { lifecycle: 'published', visibility: 'shown' },
          order: { published_at: 'DESC', id: 'DESC' },
          take: first,
        });
        return { edges: nodes.map((node) => ({ node })) };
      },
    },
    Resource: {
      version: ({ id, latest_version: number }: Row & { latest_version: number }) =>
        read('version').findOneByOrFail({ resource_id: id, number }),
      viewerCan: () => ({
        ...{ update: false, withdraw: false, propose: false, invite: false, leave: false },
        ...{ report: true, hide: false, show: false },
      }),
    },
    Version: {
      levels: ({ levels }: { levels: string[] }) => levels.map((id) => labels.get(id)),
      subjects: ({ subjects }: { subjects: string[] }) => subjects.map((id) => labels.get(id)),
      licence: ({ licence_id: id }: { licence_id: string }) => labels.get(id),
      authors: ({ id }: Row) =>
        read('author').find({ where: { version_id: id }, order: { position: 'ASC' } }),
    },
    Author: {
      name: ({ name_credited: name }: Row) => name,
      role: ({ role }: { role: string }) => role,
      person: ({ agent_id: id }: Row) => read('agent').findOneBy({ id: String(id) }),
    },
  };
  const apollo = new ApolloServer({ typeDefs, resolvers });
  const { url } = await startStandaloneServer(apollo, { listen: { port: 0, host: '127.0.0.1' } });
  return url;
}
