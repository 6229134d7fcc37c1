import { CollectionsModule } from '#collections';
import { DiscoveryModule } from '#discovery';
import { IdentityModule } from '#identity';
import { visitor } from '#platform/authorization';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { act, type Caller, visitor as stranger } from '../support/api.js';
import { startTestApplication } from '../support/application.js';
import { behind } from '../support/behind.js';
import { plantCommons } from '../support/commons.js';
import { join, type Person } from '../support/people.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { at, timed } from './measures.js';

/** A home page of one's own costs at most so many times the visitor's. */
const MOST_RATIO = 2;
const MOST_STATEMENTS = 12;
const ROUNDS = 60;
const COMMONS = { people: 400, resources: 6000, seed: 7 };

await tellTimes();
await tellExposure();

/** The page of who wrote and keeps much beside the visitor’s, in turn, among six thousand resources. */
async function tellTimes(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd() });
  try {
    const reader = await join(product, 'Enseignante');
    await act(
      product,
      reader.session,
      ['updateProfile', { levels: ['cm1', 'cm2'], subjects: ['mathematiques'], departement: 'dep-69' }],
      'viewer { id }',
    );
    await behind(product, async (owner) => {
      await plantCommons(owner, { ...COMMONS, now: new Date() });
      // She becomes the one who publishes most and keeps something.
      await owner.query(
        `with reader as (select account.id, account.agent_id from account join agent on agent.id = agent_id where slug = $1),
           busiest as (select account_id as id from resource_member group by account_id order by count(*) desc limit 1),
           written as (update resource_member set account_id = reader.id from reader, busiest where account_id = busiest.id)
         update collection_curator set account_id = reader.id from reader, busiest where account_id = busiest.id`,
        [reader.slug],
      );
    });
    await compare(product, { visitor: stranger, 'signed in': reader.session }, reader);
  } finally {
    await product.stop();
  }
}

async function compare(
  product: ProbedProduct,
  callers: Readonly<Record<string, Caller>>,
  { slug }: Person,
): Promise<void> {
  const times = new Map<string, number[]>(Object.keys(callers).map((name) => [name, []]));
  const statements = new Map<string, number>();
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, { headers }] of Object.entries(callers)) {
      const before = (await product.read()).statements;
      const time = await timed(async () => {
        const page = await (await fetch(product.pages, { headers })).text();
        const hers = page.includes(`/u/${slug}`) || page.includes('Pour vos niveaux');
        if (hers !== (name === 'signed in')) throw new Error(`Not the page of the ${name}.`);
      });
      statements.set(name, (await product.read()).statements - before);
      if (round > 0) times.get(name)?.push(time); // the first round warms statements and code
    }
  const floor = at(times.get('visitor') ?? [], 0.5);
  for (const [name, measures] of times) {
    const median = at(measures, 0.5);
    const asked = statements.get(name) ?? 0;
    console.log(
      `${name}: median ${median.toFixed(1)} ms, p90 ${at(measures, 0.9).toFixed(1)} ms, ${(median / floor).toFixed(2)} × the visitor’s; ${asked} statements`,
    );
    if (median / floor > MOST_RATIO || asked > MOST_STATEMENTS) process.exitCode = 1;
  }
}

/** How unequally authors are shown over four hundred home pages, beside how unequally they have published. */
async function tellExposure(): Promise<void> {
  const product = await startTestApplication([
    ...[IdentityModule, ResourcesModule, RemixesModule, ReviewsModule, CollectionsModule, DiscoveryModule],
  ]);
  try {
    const people = await plantCommons(product.behind.owner, { ...COMMONS, now: product.clock.now() });
    const { rows } = await product.behind.owner.query<{ id: string; author: string }>(
      `select resource.id, account_id as author from resource join resource_member on resource_id = resource.id
       where lifecycle = 'published' and visibility = 'shown'`,
    );
    const authorOf = new Map(rows.map(({ id, author }) => [id, author]));
    const shown: string[] = [];
    for (const actor of [...people, visitor]) {
      const text = '{ homeRows { cards { resource { id } } } }';
      const home = await product.ask<{ homeRows: { cards: { resource: { id: string } }[] }[] }>(actor, text);
      for (const { cards } of home.homeRows)
        shown.push(...cards.map(({ resource }) => authorOf.get(resource.id) ?? ''));
    }
    const authors = [...new Set(authorOf.values())];
    const published = gini(countsOf([...authorOf.values()], authors));
    const exposed = gini(countsOf(shown, authors));
    console.log(
      `exposure: Gini ${exposed.toFixed(3)} over ${shown.length} cards and ${authors.length} authors; what they published: ${published.toFixed(3)}; ratio ${(exposed / published).toFixed(2)}`,
    );
  } finally {
    await product.stop();
  }
}

function countsOf(met: readonly string[], authors: readonly string[]): number[] {
  const counts = new Map(authors.map((id) => [id, 0]));
  for (const id of met) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts.values()];
}

/** 0: everybody as much as the others; near 1: one has all. */
function gini(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, count) => sum + count, 0);
  const weighted = sorted.reduce((sum, count, n) => sum + (n + 1) * count, 0);
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}
