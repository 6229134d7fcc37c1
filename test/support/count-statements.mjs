// Loaded before the server (`node --import`): for each document of a page that it runs, one line « Name statements compilations »
// in the file that COUNT_STATEMENTS_IN names. Nothing of the product knows.
import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

// The product's own copy of the class, where its processes load each module from its own file (copied-home.ts).
const { GraphqlDoor } = await import(pathToFileURL(resolve('dist/libs/platform/graphql/index.js')).href);

const file = process.env.COUNT_STATEMENTS_IN;
const running = new AsyncLocalStorage();

const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...given) {
  const counted = running.getStore();
  if (counted) counted.statements += 1;
  return query.apply(this, given);
};

// A document is compiled by `new Function`, which nothing else does while it runs.
globalThis.Function = new Proxy(Function, {
  construct(target, given, asked) {
    const counted = running.getStore();
    if (counted) counted.compilations += 1;
    return Reflect.construct(target, given, asked);
  },
});

const run = GraphqlDoor.prototype.run;
GraphqlDoor.prototype.run = function (document, ...given) {
  const counted = { statements: 0, compilations: 0 };
  const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
  return running.run(counted, async () => {
    try {
      return await run.call(this, document, ...given);
    } finally {
      appendFileSync(file, `${operation.name.value} ${counted.statements} ${counted.compilations}\n`);
    }
  });
};
