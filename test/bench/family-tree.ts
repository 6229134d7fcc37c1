import { behind } from '../support/behind.js';
import { plantFamily } from '../support/family.js';
import { join } from '../support/people.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { at, timed } from './measures.js';

/** A page of a family of a thousand costs at most so many times the page of a family of ten. */
const MOST_RATIO = 4;
/** And so many statements, as any page. */
const MOST_STATEMENTS = 12;
/** Megabytes that the server may gain more than it gains by reading as often a family that just fills a page. */
const MOST_GROWTH = 48;
const ROUNDS = 60;

await main();

/**
 * « L’arbre » of 10, 60 and 1,000 adaptations by HTTP, in turn: the whole small one is the floor, beside it a full page of
 * one that has hardly more, the first page of the large one and one from its middle. Then the memory of the server, reading
 * as many full pages of the one and of the other.
 */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd() });
  try {
    await join(product, 'Autrice');
    const [few, full, many] = [
      await plant(product, 10),
      await plant(product, 60),
      await plant(product, 1000),
    ];
    const floor = `${product.pages}/r/${few[0]}/arbre`;
    const page = `${product.pages}/r/${full[0]}/arbre`;
    const first = `${product.pages}/r/${many[0]}/arbre`;
    const middle = `${first}?apres=${many[500]}`;
    await tellTimes(product, {
      'ten, whole': floor,
      'sixty, first page': page,
      'a thousand, first page': first,
      'a thousand, from the middle': middle,
    });
    const growths = [];
    for (const pages of [[page], [first, middle]]) growths.push(await growth(product, pages));
    const [small = 0, large = 0] = growths;
    console.log(
      `memory gained over ${2 * ROUNDS} readings: ${small.toFixed(1)} MB by sixty, ${large.toFixed(1)} MB by a thousand`,
    );
    if (large - Math.max(small, 0) > MOST_GROWTH) process.exitCode = 1;
  } finally {
    await product.stop();
  }
}

/** An original and so many adaptations, each with three of its own as long as they last. */
async function plant(product: ProbedProduct, adaptations: number): Promise<string[]> {
  const family = Array.from({ length: adaptations + 1 }, (_, place) => ({
    title: `La leçon numéro ${place}`,
    sources: place === 0 ? [] : [Math.floor((place - 1) / 3)],
  }));
  let ids: string[] = [];
  await behind(product, async (owner) => {
    ids = await plantFamily(owner, family);
    await owner.query('analyze');
  });
  return ids;
}

async function tellTimes(product: ProbedProduct, pages: Readonly<Record<string, string>>): Promise<void> {
  const times = new Map<string, number[]>(Object.keys(pages).map((name) => [name, []]));
  const statements = new Map<string, number>();
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, address] of Object.entries(pages)) {
      const before = (await product.read()).statements;
      const time = await timed(() => take(address));
      statements.set(name, (await product.read()).statements - before);
      if (round > 0) times.get(name)?.push(time); // the first round warms statements and code
    }
  const floor = at(times.get(Object.keys(pages)[0] ?? '') ?? [], 0.5);
  for (const [name, measures] of times) {
    const median = at(measures, 0.5);
    const asked = statements.get(name) ?? 0;
    console.log(
      `${name}: median ${median.toFixed(1)} ms, p90 ${at(measures, 0.9).toFixed(1)} ms, ${(median / floor).toFixed(2)} × ten; ${asked} statements`,
    );
    if (median / floor > MOST_RATIO || asked > MOST_STATEMENTS) process.exitCode = 1;
  }
}

async function growth(product: ProbedProduct, pages: readonly string[]): Promise<number> {
  const before = (await product.read()).rssMb;
  for (let n = 0; n < 2 * ROUNDS; n += 1) await take(pages[n % pages.length] ?? '');
  return (await product.read()).rssMb - before;
}

async function take(address: string): Promise<void> {
  const response = await fetch(address);
  const page = await response.text();
  if (response.status !== 200 || !page.includes('La leçon numéro 1'))
    throw new Error(`The tree was answered ${response.status}`);
}
