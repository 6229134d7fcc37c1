import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { findDataRoom, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { levels, subjects } from '#vocabulary';
import { getLicence } from '#licensing';
import { behind } from '../support/behind.js';
import { plantCommons } from '../support/commons.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import type { BareTask } from './bare-list.js';
import { at } from './measures.js';

/** Issue 8: CPU of the server beside that of the bare handler, and of both with PostgreSQL’s. */
const MOST_NODE = 3;
const MOST_TOGETHER = 1.5;
const ROUNDS = 5;
const REQUESTS = 200;
const WARMING = 600;
/** The licence of what `plantCommons` plants. */
const PLANTED = 'CC-BY-4.0';
/** Requests on their way at once. */
const LANES = 4;

const document = `{ resources(first: 24) { edges { node { id slug
  version { title summary language levels { id label } subjects { id label } licence { id label } authors { name role person { slug } } }
  viewerCan { update withdraw propose invite leave report hide show } } } } }`;

/** The same list in one statement. A visitor may report, and nothing else. */
const statement = `
  with term as (select * from jsonb_to_recordset($1::jsonb) as term(id text, label text)),
    listed as (select * from resource where lifecycle = 'published' and visibility = 'shown' order by published_at desc, id desc limit 24)
  select json_build_object('data', json_build_object('resources', json_build_object('edges', json_agg(json_build_object('node', json_build_object(
    'id', listed.id, 'slug', listed.slug,
    'version', json_build_object('title', version.title, 'summary', version.summary, 'language', version.language,
      'levels', (select coalesce(json_agg(json_build_object('id', term.id, 'label', term.label)), '[]') from unnest(version.levels) level join term on term.id = level),
      'subjects', (select coalesce(json_agg(json_build_object('id', term.id, 'label', term.label)), '[]') from unnest(version.subjects) subject join term on term.id = subject),
      'licence', (select json_build_object('id', term.id, 'label', term.label) from term where term.id = version.licence_id),
      'authors', (select json_agg(json_build_object('name', credit.name_credited, 'role', credit.role, 'person', json_build_object('slug', agent.slug)) order by credit.position)
        from version_agent credit join agent on agent.id = credit.agent_id where credit.version_id = version.id)),
    'viewerCan', json_build_object('update', false, 'withdraw', false, 'propose', false, 'invite', false, 'leave', false, 'report', true, 'hide', false, 'show', false)
  )) order by listed.published_at desc, listed.id desc))))::text as answer
  from listed join version on version.resource_id = listed.id and version.number = listed.latest_version`;

await main();

/** The same 24 resources from the API and from a bare handler, in turn; what each costs this machine’s processors. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd(), env: { TRUSTED_PROXIES: 'loopback' } });
  const bare = fork(new URL('./bare-list.js', import.meta.url));
  try {
    await behind(product, async (owner) => {
      await plantCommons(owner, { people: 400, resources: 6000, now: new Date(), seed: 7 });
    });
    await product.command('reindex');
    await tellCosts(product, await floor(product, bare));
  } finally {
    bare.kill();
    await product.stop();
  }
}

interface Side {
  ask(): Promise<unknown>;
  /** Milliseconds that its Node process has spent. */
  cpu(): Promise<number>;
}

async function floor(product: ProbedProduct, bare: ReturnType<typeof fork>): Promise<Side> {
  const room = findDataRoom({
    requested: product.dataDir,
    cwd: process.cwd(),
    isRoot: process.getuid?.() === 0,
  });
  const { socketDir, database, user, stop } = await startEmbeddedPostgres({ dataDir: room.dir });
  await stop(); // the product keeps it running
  const licence = { id: PLANTED, label: getLicence(PLANTED).short };
  const terms = [...levels(), ...subjects()].map(({ id, label }) => ({ id, label }));
  const task: BareTask = {
    connection: { host: socketDir, database, user },
    statement,
    values: [JSON.stringify([...terms, licence])],
  };
  bare.send(task);
  const port = await new Promise<number>((told) => bare.once('message', (said: number) => told(said)));
  const address = `http://127.0.0.1:${port}`;
  return {
    ask: async () => (await fetch(address)).json() as Promise<unknown>,
    cpu: async () => Number(await (await fetch(`${address}/cpu`)).text()),
  };
}

async function tellCosts(product: ProbedProduct, least: Side): Promise<void> {
  const request = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: document }),
  };
  let asked = 0;
  const api: Side = {
    // The open API counts per address: a thousand readers have theirs.
    ask: async () => {
      const from = `192.0.2.${(asked++ % 250) + 1}`;
      const headers = { ...request.headers, 'X-Forwarded-For': from };
      return (await fetch(`${product.pages}/graphql`, { ...request, headers })).json() as Promise<unknown>;
    },
    cpu: async () => (await product.read()).cpuMs,
  };
  const sides = { api, bare: least };
  if (!isDeepStrictEqual(await api.ask(), await least.ask())) throw new Error('Not the same list.');
  for (const side of Object.values(sides)) await load(side, WARMING);
  const costs = { api: [] as Cost[], bare: [] as Cost[] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of ['api', 'bare'] as const) costs[name].push(await costOf(sides[name], product.dataDir));
  const median = (name: keyof typeof costs, of: keyof Cost) =>
    at(
      costs[name].map((cost) => cost[of]),
      0.5,
    );
  const node = median('api', 'node') / median('bare', 'node');
  const together = median('api', 'together') / median('bare', 'together');
  for (const name of ['api', 'bare'] as const)
    console.log(
      `${name}: ${median(name, 'node').toFixed(2)} ms of Node, ${median(name, 'together').toFixed(2)} ms with PostgreSQL, a request`,
    );
  console.log(
    `ratios: ${node.toFixed(2)} × of Node (at most ${MOST_NODE}), ${together.toFixed(2)} × together (at most ${MOST_TOGETHER})`,
  );
  if (node > MOST_NODE || together > MOST_TOGETHER) process.exitCode = 1;
}

/** Milliseconds of CPU for one request. */
interface Cost {
  readonly node: number;
  readonly together: number;
}

async function costOf(side: Side, dataDir: string): Promise<Cost> {
  const before = { node: await side.cpu(), postgres: postgresCpu(dataDir) };
  await load(side, REQUESTS);
  const node = ((await side.cpu()) - before.node) / REQUESTS;
  return { node, together: node + (postgresCpu(dataDir) - before.postgres) / REQUESTS };
}

async function load(side: Side, requests: number): Promise<void> {
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let n = 0; n < requests / LANES; n += 1) await side.ask();
    }),
  );
}

/** Milliseconds that the PostgreSQL of this folder has spent, those of its ended children included. */
function postgresCpu(dataDir: string): number {
  const room = findDataRoom({ requested: dataDir, cwd: process.cwd(), isRoot: process.getuid?.() === 0 });
  const postmaster = readFileSync(`${room.dir}/postgres/cluster/postmaster.pid`, 'utf8').split('\n')[0];
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => readStat(pid))
    .filter((stat) => stat !== null && (stat.pid === postmaster || stat.parent === postmaster))
    .reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0);
  return ticks * 10; // a hundred ticks a second, on every Linux of today
}

function readStat(pid: string): { pid: string; parent: string; ticks: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const [parent = '', ticks] = [
      fields[1],
      fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0),
    ];
    return { pid, parent, ticks };
  } catch {
    return null; // it has ended since it was listed
  }
}
