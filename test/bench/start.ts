import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { deedOf, usualLoad } from './load.js';
import { at, timed } from './measures.js';

const TIMES = 3;
const REQUESTS = 10_000;
const LANES = 8;
/** Issue 8: what ten thousand requests leave in memory, beside what the first thousand have left. */
const MOST_GROWTH = 1.25;

await main();

/** How long from the command to the first page, on an empty folder and on data that are there; then what it weighs. */
async function main(): Promise<void> {
  const empty: number[] = [];
  const again: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const first = await started({ fromNothing: true });
    empty.push(first.ms);
    await first.product.stop({ keepData: true });
    const second = await started({ dataDir: first.product.dataDir });
    again.push(second.ms);
    await second.product.stop();
  }
  console.log(
    `from the command to the first page, median of ${String(TIMES)}: ${(at(empty, 0.5) / 1000).toFixed(1)} s on an empty folder, ${(at(again, 0.5) / 1000).toFixed(1)} s afterwards`,
  );
  await tellMemory();
}

async function started(options: { fromNothing?: boolean; dataDir?: string }) {
  let product: ProbedProduct | null = null;
  const ms = await timed(async () => {
    product = await startProbedProduct({ home: process.cwd(), ...options });
    await (await fetch(product.pages)).text();
  });
  return { ms, product: product as unknown as ProbedProduct };
}

async function tellMemory(): Promise<void> {
  const product = await startProbedProduct({
    ...{ home: process.cwd(), demo: true, env: { TRUSTED_PROXIES: 'loopback' } },
  });
  try {
    const [reading, ...others] = await usualLoad(product, 0);
    const deeds = [reading, ...others.filter(({ name }) => name !== 'publish')] as const;
    const visit = async (from: number, to: number): Promise<void> => {
      await Promise.all(
        Array.from({ length: LANES }, async (_, lane) => {
          for (let n = from + lane; n < to; n += LANES) await deedOf([...deeds], n).do(n);
        }),
      );
    };
    const fresh = (await product.read()).rssMb;
    await visit(0, REQUESTS / 10);
    const early = (await product.read()).rssMb;
    await visit(REQUESTS / 10, REQUESTS);
    const late = (await product.read()).rssMb;
    console.log(
      `the server: ${fresh.toFixed(0)} MB when it starts, ${early.toFixed(0)} MB after ${String(REQUESTS / 10)} requests, ${late.toFixed(0)} MB after ${String(REQUESTS)} (${(late / early).toFixed(2)} ×, at most ${String(MOST_GROWTH)})`,
    );
    if (late / early > MOST_GROWTH) process.exitCode = 1;
  } finally {
    await product.stop();
  }
}
