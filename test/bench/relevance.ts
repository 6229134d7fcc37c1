import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SearchEngine } from '#platform/search-engine';
import { buildSearchQuery } from '#discovery';
import { importedDocuments } from './imported-documents.js';
import { filtersOf } from './judged-filters.js';
import {
  breaches,
  describeFigures,
  measure,
  type JudgedQuery,
  type RankedAnswer,
} from './relevance-figures.js';
import { openThrowawayMeilisearch } from './throwaway-meilisearch.js';
import { openThrowawaySearch } from './throwaway-search.js';

const USAGE = `bench:relevance --manifest FILE --queries FILE [--engine postgres|meilisearch] [--no-files] [--out FILE]`;
/** PostgreSQL is started for the run; Meilisearch is the server of MEILI_TEST_URL and MEILI_TEST_KEY. */
const ENGINES = { postgres: openThrowawaySearch, meilisearch: openThrowawayMeilisearch };
/** As many ranked ids as a run keeps for each query. */
const KEPT = 50;

await main();

/** Imports a manifest into a throw-away database, indexes what the product indexes, asks the judged queries, prints the figures, fails under the floors. */
async function main(): Promise<void> {
  const options = readOptions();
  const queries = readLines<JudgedQuery>(options.queries);
  const imported = await timed('read the manifest', () => importedDocuments(options.manifest));
  const documents = imported.map((document) => ({
    ...document,
    body: options.withFiles ? document.body : '',
  }));
  const { engine, dispose } = await ENGINES[options.engine]();
  try {
    await timed(`indexed ${documents.length} resources`, () => engine.index(documents));
    const run = await timed(`asked ${queries.length} queries`, () => ask(engine, queries));
    if (options.out) writeFileSync(options.out, run.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
    report(queries, run);
  } finally {
    await dispose();
  }
}

type EngineName = keyof typeof ENGINES;

interface Options {
  manifest: string;
  queries: string;
  engine: EngineName;
  withFiles: boolean;
  out?: string;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      manifest: { type: 'string' },
      queries: { type: 'string' },
      engine: { type: 'string', default: 'postgres' },
      'no-files': { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  if (!values.manifest || !values.queries) throw new Error(USAGE);
  if (!isEngine(values.engine)) throw new Error(`There is no engine ${values.engine}. ${USAGE}`);
  return {
    engine: values.engine,
    manifest: values.manifest,
    queries: values.queries,
    withFiles: !values['no-files'],
    out: values.out,
  };
}

function isEngine(name: string): name is EngineName {
  return name in ENGINES;
}

function readLines<Line>(file: string): Line[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Line);
}

async function ask(engine: SearchEngine, queries: readonly JudgedQuery[]): Promise<RankedAnswer[]> {
  const run: RankedAnswer[] = [];
  for (const { id, query, filters } of queries) {
    const { hits, related } = await engine.search(
      buildSearchQuery({ text: query, filters: filtersOf(filters), pageSize: KEPT }),
    );
    run.push({ id, results: [...hits, ...related].map((hit) => hit.id) });
  }
  return run;
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  console.error(`${what} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

function report(queries: readonly JudgedQuery[], run: readonly RankedAnswer[]): void {
  const figures = measure(queries, run);
  for (const line of figures.map(describeFigures)) console.log(line);
  const broken = breaches(figures);
  for (const line of broken) console.error(line);
  process.exitCode = broken.length > 0 ? 1 : 0;
}
