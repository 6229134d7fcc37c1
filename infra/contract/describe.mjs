// What the compiled server offers, read from its own modules in Nest's preview mode: nothing is instantiated but the
// GraphQL schema, so that no database, store or port is needed. Run alone, it prints `{ sdl, routes }` as JSON.
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isSpecifiedScalarType, printType } from 'graphql';
import { readSettings } from '#platform/config';

// By address: before the first build there is no such file, and the checks of the checkout must pass all the same.
const { ServerModule } = await import(
  new URL('../../dist/apps/server/server.module.js', import.meta.url).href
);

/** Middleware answers there, before the router: see apps/server/http-pipeline.ts. */
const mounted = ['POST /graphql', 'GET /assets/*file'];

/** The schema as GraphQL text and every HTTP route as `METHOD /path`. */
export async function describeServer() {
  const nowhere = {
    address: { url: 'postgres://nowhere' },
    owner: { url: 'postgres://nowhere' },
    dataDir: '/nowhere',
    moved: null,
    secret: 'signs nothing',
    close: async () => undefined,
  };
  const app = await NestFactory.create(ServerModule.on(nowhere, readSettings({})), {
    preview: true,
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  const routes = [...mounted, ...routesOf(app.getHttpAdapter().getInstance())];
  await app.close();
  return { sdl: print(schema), routes: [...new Set(routes)].sort() };
}

/** As `printSchema` does, but what one may ask and do stands first. */
function print(schema) {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const others = Object.values(schema.getTypeMap()).filter(
    (type) => !roots.includes(type) && !isSpecifiedScalarType(type) && !type.name.startsWith('__'),
  );
  return [...roots, ...others].map((type) => `${printType(type)}\n`).join('\n');
}

function routesOf(express) {
  return express.router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(JSON.stringify(await describeServer()));
