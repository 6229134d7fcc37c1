import { startProbedProduct } from '../support/probed-product.js';
import { deedOf, usualLoad } from './load.js';
import { at, openLoop } from './measures.js';

/** G6. A long run: `npm run -s bench:soak -- 3600`. */
const PER_SECOND = 40;
const SECONDS = Number(process.argv[2] ?? 180);
const MOST_P99_MS = 400;

await main();

/** The usual load at a steady rate: errors, times, and what the server has become of it. */
async function main(): Promise<void> {
  const product = await startProbedProduct({
    ...{ home: process.cwd(), demo: true, env: { TRUSTED_PROXIES: 'loopback' } },
  });
  try {
    const deeds = await usualLoad(product, Math.ceil((PER_SECOND * SECONDS) / 100) + 10);
    const wrong: string[] = [];
    const call = async (n: number): Promise<void> => {
      const deed = deedOf(deeds, n);
      const said = await deed.do(n).then(
        ({ status }) => (status === 200 ? null : String(status)),
        (error: unknown) => String(error),
      );
      if (said !== null) wrong.push(`${deed.name}: ${said}`);
    };
    await openLoop({ perSecond: 10, seconds: 20 }, call); // warm
    wrong.length = 0;
    const before = await product.read(true);
    const times = await openLoop({ perSecond: PER_SECOND, seconds: SECONDS }, call);
    const after = await product.read();
    const p99 = at(times, 0.99);
    console.log(
      `${String(PER_SECOND)} requests a second for ${String(SECONDS)} s: ${String(wrong.length)} errors; median ${at(times, 0.5).toFixed(0)} ms, ` +
        `p95 ${at(times, 0.95).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (at most ${String(MOST_P99_MS)})`,
    );
    console.log(
      `the server: ${(((after.cpuMs - before.cpuMs) / (SECONDS * 1000)) * 100).toFixed(0)} % of one processor, ` +
        `${before.rssMb.toFixed(0)} MB before, ${after.rssMb.toFixed(0)} MB after; event loop away ${after.longestDelayMs.toFixed(0)} ms at most`,
    );
    for (const line of new Set(wrong)) console.log(line);
    const { code, stdout } = await product.command('verify');
    console.log(stdout.trim());
    if (wrong.length > 0 || p99 > MOST_P99_MS || code !== 0) process.exitCode = 1;
  } finally {
    await product.stop();
  }
}
