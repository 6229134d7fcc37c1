import { ask } from '../support/api.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { at, openLoop } from './measures.js';

/** G5: while sign-ins flood at three times what can be hashed, reads keep their p99 within twice their baseline. */
const LIMIT = 2;
const TIMES_CAPACITY = 3;
const ROUNDS = 6;
const READS = { perSecond: 8, seconds: 6 };

const pages = [
  '/',
  '/recherche?q=fractions',
  '/r/des-bandes-pour-mesurer-les-fractions-simples',
  '/parcours',
];

await main();

/** Calm and flood take turns, so that what else the machine does weighs on both alike. */
async function main(): Promise<void> {
  const env = { TRUSTED_PROXIES: 'loopback' };
  const product = await startProduct({ demo: true, home: process.cwd(), env });
  try {
    const read = async (n: number) => {
      const response = await fetch(product.pages + (pages[n % pages.length] ?? '/'));
      await response.text();
      if (response.status !== 200) throw new Error(`A read was answered ${response.status}`);
    };
    await openLoop(READS, read); // warm
    const capacity = await hashCapacity(product);
    const [calm, flooded]: [number[], number[]] = [[], []];
    const outcomes: Record<string, number> = {};
    let tried = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      calm.push(...(await openLoop(READS, read)));
      const flood = openLoop({ ...READS, perSecond: TIMES_CAPACITY * capacity }, async () => {
        const outcome = await tryPassword(product, (tried += 1));
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      });
      flooded.push(...(await openLoop(READS, read)));
      await flood;
    }
    console.log(
      `${capacity.toFixed(0)} hashes/s, flood of ${(TIMES_CAPACITY * capacity).toFixed(0)}/s: ${JSON.stringify(outcomes)}`,
    );
    for (const [name, times] of Object.entries({ calm, flooded }))
      console.log(
        `reads, ${name}: median ${at(times, 0.5).toFixed(0)} ms, p99 ${at(times, 0.99).toFixed(0)} ms`,
      );
    const [median, slowest] = [0.5, 0.99].map((share) => at(flooded, share) / at(calm, share));
    console.log(
      `flooded against calm: median × ${median?.toFixed(2)}, p99 × ${slowest?.toFixed(2)}, at most ${LIMIT}`,
    );
    process.exitCode = (slowest ?? Infinity) > LIMIT ? 1 : 0;
  } finally {
    await product.stop();
  }
}

/** Wrong passwords a second when as many come as the queue holds. */
async function hashCapacity(product: RunningProduct): Promise<number> {
  const since = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: 12 }, async (_, lane) => {
      for (; performance.now() - since < 5_000; done += 1)
        await tryPassword(product, 1_000_000 + lane * 10_000 + done);
    }),
  );
  return done / ((performance.now() - since) / 1000);
}

/** Each from another address and for another account, so that no limit of attempts spares the hash. */
async function tryPassword(product: RunningProduct, n: number): Promise<string> {
  const caller = {
    name: 'flood',
    headers: { 'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` },
  };
  const answer = await ask<{ signIn: { userErrors: { code: string }[] } }>(
    product.pages,
    'mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
    { input: { email: `inconnue-${n}@ecole.test`, password: 'pas le bon mot de passe' } },
    caller,
  );
  return answer.data?.signIn.userErrors[0]?.code ?? `${answer.status} ${answer.code ?? ''}`;
}
