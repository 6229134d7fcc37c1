import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SearchDocument, SearchEngine } from '#platform/search-engine';
import { buildSearchQuery } from '#discovery';
import { documentOfRow, filtersOf, type ManifestRow } from './manifest-document.js';
import { readBody } from './manifest-text.js';
import {
  breaches,
  describeFigures,
  measure,
  type JudgedQuery,
  type RankedAnswer,
} from './relevance-figures.js';
import { openThrowawaySearch } from './throwaway-search.js';

const USAGE = `bench:relevance --manifest FILE --queries FILE [--engine postgres] [--no-files] [--out FILE]`;
/** As many ranked ids as a run keeps for each query. */
const KEPT = 50;

await main();

/** Imports a manifest into a throw-away index, asks the judged queries, prints the figures, fails under the floors. */
async function main(): Promise<void> {
  const options = readOptions();
  const rows = readLines<ManifestRow>(options.manifest);
  const queries = readLines<JudgedQuery>(options.queries);
  const { engine, dispose } = await openThrowawaySearch();
  try {
    const documents = await readDocuments(
      rows,
      options.withFiles ? dirname(resolve(options.manifest)) : null,
    );
    await timed(`indexed ${documents.length} resources`, () => engine.index(documents));
    const run = await timed(`asked ${queries.length} queries`, () => ask(engine, queries));
    if (options.out) writeFileSync(options.out, run.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
    report(queries, run);
  } finally {
    await dispose();
  }
}

function readOptions(): { manifest: string; queries: string; withFiles: boolean; out?: string } {
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
  if (values.engine !== 'postgres') throw new Error(`The engine ${values.engine} is not there yet. ${USAGE}`);
  return {
    manifest: values.manifest,
    queries: values.queries,
    withFiles: !values['no-files'],
    out: values.out,
  };
}

function readLines<Line>(file: string): Line[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Line);
}

async function readDocuments(rows: readonly ManifestRow[], folder: string | null): Promise<SearchDocument[]> {
  const documents: SearchDocument[] = [];
  for (const row of rows) {
    const body = folder ? await readBody(row, folder, (line) => console.error(line)) : '';
    documents.push(documentOfRow(row, body));
  }
  return documents;
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
