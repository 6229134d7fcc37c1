import { readdirSync, readFileSync } from 'node:fs';
import { findDataRoom, startEmbeddedPostgres } from '#platform/embedded-postgres';
import type { ProbedProduct } from '../support/probed-product.js';
import { at } from './measures.js';
import type { Side } from './side.js';

/** Requests on their way at once. */
const LANES = 4;

/** Milliseconds of CPU for one request: of the Node process, and together with PostgreSQL's. */
export interface Cost {
  readonly node: number;
  readonly together: number;
}

interface Load {
  readonly rounds: number;
  readonly requests: number;
  readonly warming: number;
}

/** How another program reaches the PostgreSQL of a product that runs. */
export async function connectionTo({ dataDir }: ProbedProduct) {
  const { socketDir, database, user, stop } = await startEmbeddedPostgres({ dataDir: roomOf(dataDir) });
  await stop(); // the product keeps it running
  return { host: socketDir, database, user };
}

/** The median cost of a request of each side, asked in turns after a long warm-up: all meet the same machine. */
export async function costsInTurn<Name extends string>(
  { dataDir }: ProbedProduct,
  sides: Record<Name, Side>,
  { rounds, requests, warming }: Load,
): Promise<Record<Name, Cost>> {
  const named = Object.entries(sides) as [Name, Side][];
  for (const [, side] of named) await load(side, warming);
  const measured = new Map<Name, Cost[]>(named.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, side] of named) {
      const before = { node: await side.cpu(), postgres: postgresCpu(dataDir) };
      await load(side, requests);
      const node = ((await side.cpu()) - before.node) / requests;
      measured
        .get(name)
        ?.push({ node, together: node + (postgresCpu(dataDir) - before.postgres) / requests });
    }
  const median = (costs: readonly Cost[], of: keyof Cost): number =>
    at(
      costs.map((cost) => cost[of]),
      0.5,
    );
  return Object.fromEntries(
    [...measured].map(([name, costs]) => [
      name,
      { node: median(costs, 'node'), together: median(costs, 'together') },
    ]),
  ) as Record<Name, Cost>;
}

async function load(side: Side, requests: number): Promise<void> {
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let n = 0; n < requests / LANES; n += 1) await side.ask();
    }),
  );
}

const roomOf = (dataDir: string): string =>
  findDataRoom({ requested: dataDir, cwd: process.cwd(), isRoot: process.getuid?.() === 0 }).dir;

/** Milliseconds that the PostgreSQL of this folder has spent, those of its ended children included. */
function postgresCpu(dataDir: string): number {
  const file = `${roomOf(dataDir)}/postgres/cluster/postmaster.pid`;
  const postmaster = readFileSync(file, 'utf8').split('\n')[0];
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
    // User and system time, its own and that of its children that have ended: proc(5).
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
    return { pid, parent: fields[1] ?? '', ticks };
  } catch {
    return null; // it has ended since it was listed
  }
}
