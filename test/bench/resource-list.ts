import { isDeepStrictEqual } from 'node:util';
import { getLicence } from '#licensing';
import { levels, subjects } from '#vocabulary';
import { behind } from '../support/behind.js';
import { plantCommons } from '../support/commons.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { connectionTo, costsInTurn } from './costs-in-turn.js';
import { type Side, startSide } from './side.js';

/** Issue 8: CPU of the server beside that of the bare handler, and of both with PostgreSQL’s. */
const MOST = { node: 3, together: 1.5 };
const LOAD = { rounds: 5, requests: 200, warming: 800 };
/** The licence of what `plantCommons` plants. */
const PLANTED = 'CC-BY-4.0';

const document = `query($first: Int!) { resources(first: $first) { edges { node { id slug
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

/** The same 24 resources from the API, a bare handler, and plain Apollo with TypeORM, in turn: what each costs. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd(), env: { TRUSTED_PROXIES: 'loopback' } });
  const others: { stop(): void }[] = [];
  try {
    await behind(product, async (owner) => {
      await plantCommons(owner, { people: 400, resources: 6000, now: new Date(), seed: 7 });
      // A family is shown as one: without families the list is the newest, which every side can ask.
      await owner.query('delete from version_source');
      await owner.query('update resource set family_id = null');
    });
    await product.command('reindex');
    const connection = await connectionTo(product);
    const terms = [...levels(), ...subjects(), { id: PLANTED, label: getLicence(PLANTED).short }];
    const labels = terms.map(({ id, label }) => ({ id, label }));
    const values = [JSON.stringify(labels)];
    const bare = await startSide('bare-server', { connection, statement, values }, read);
    const plain = await startSide('plain-server', { connection, terms: labels }, (address) => post(address));
    others.push(bare, plain);
    await tell(product, { bare, api: apiOf(product), plain });
  } finally {
    for (const other of others) other.stop();
    await product.stop();
  }
}

const read = async (address: string): Promise<unknown> => (await fetch(address)).json();

async function post(address: string, headers: Record<string, string> = {}): Promise<unknown> {
  const body = JSON.stringify({ query: document, variables: { first: 24 } });
  const answer = await fetch(address, {
    ...{ method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } },
  });
  return answer.json();
}

/** The open API counts per address: many readers, each with theirs. */
function apiOf(product: ProbedProduct): Side {
  let asked = 0;
  const from = (): string => `198.18.${String((asked >> 8) & 255)}.${String(asked++ & 255)}`;
  return {
    ask: () => post(`${product.pages}/graphql`, { 'X-Forwarded-For': from() }),
    cpu: async () => (await product.read()).cpuMs,
  };
}

async function tell(product: ProbedProduct, sides: Record<'bare' | 'api' | 'plain', Side>): Promise<void> {
  const least = await sides.bare.ask();
  for (const name of ['api', 'plain'] as const)
    if (!isDeepStrictEqual(await sides[name].ask(), least)) throw new Error(`Not the same list: ${name}.`);
  const costs = await costsInTurn(product, sides, LOAD);
  for (const name of ['bare', 'api', 'plain'] as const) {
    const { node, together } = costs[name];
    const times = { node: node / costs.bare.node, together: together / costs.bare.together };
    console.log(
      `${name}: ${node.toFixed(2)} ms of Node (${times.node.toFixed(2)} ×), ${together.toFixed(2)} ms with PostgreSQL (${times.together.toFixed(2)} ×) a request`,
    );
    if (name === 'api' && (times.node > MOST.node || times.together > MOST.together)) process.exitCode = 1;
  }
}

await main();
