import { type RunningProduct, startProduct } from '../support/product.js';
import { deedOf, get, type Outcome, outcomeOf, usualLoad } from './load.js';
import { at, openLoop } from './measures.js';

/** G9, on the demo. A minute and a half of three times what can be served; a page in more than a second and a half is no page. */
const SECONDS = Number(process.argv[2] ?? 90);
const TIMES_CAPACITY = 3;
const IN_TIME_MS = 1500;
const CAPACITY_P99_MS = 500;
const PROMISE = { polite: 0.7, rude: 0.5, lane: 0.9, refusedP99Ms: 100, refusedBytes: 1024 };

await main();

/** What is served in time under three times the capacity, by clients that come back when told and by those that do not. */
async function main(): Promise<void> {
  const product = await startProduct({
    demo: true,
    home: process.cwd(),
    env: { TRUSTED_PROXIES: 'loopback', REQUESTS_AT_ONCE: '16' },
  });
  try {
    const capacity = await capacityOf(product);
    console.log(
      `capacity: ${capacity.toFixed(0)} requests a second, p99 at most ${String(CAPACITY_P99_MS)} ms`,
    );
    for (const manners of ['polite', 'rude'] as const) {
      const told = await flood(product, capacity, manners);
      tell(manners, told, capacity);
      await settle(product);
    }
    const { code } = await product.command('verify');
    if (code !== 0) process.exitCode = 1;
  } finally {
    await product.stop();
  }
}

/** The highest steady rate whose p99 stays within half a second: by tens, as long as it holds. */
async function capacityOf(product: RunningProduct): Promise<number> {
  const [read, search = read] = await usualLoad(product, 0);
  const call = (n: number): Promise<Outcome> => (n % 5 === 0 ? search : read).do(n);
  await openLoop({ perSecond: 10, seconds: 15 }, call); // warm
  let held = 10;
  for (let rate = 20; rate <= 400; rate += 10) {
    let refused = 0;
    const times = await openLoop({ perSecond: rate, seconds: 6 }, async (n) => {
      if ((await call(n)).status !== 200) refused += 1;
    });
    if (at(times, 0.99) > CAPACITY_P99_MS || refused > 0) break;
    held = rate;
  }
  return held;
}

interface Told {
  readonly served: number;
  readonly refusals: { readonly ms: number; readonly bytes: number; readonly hasRetry: boolean }[];
  readonly servedMs: number[];
  readonly lane: { tried: number; done: number };
  readonly broken: string[];
}

async function flood(product: RunningProduct, capacity: number, manners: 'polite' | 'rude'): Promise<Told> {
  const deeds = await usualLoad(product, Math.ceil((TIMES_CAPACITY * capacity * SECONDS) / 100));
  const told: Told = { served: 0, refusals: [], servedMs: [], lane: { tried: 0, done: 0 }, broken: [] };
  const counted = { served: 0 };
  const end = performance.now() + SECONDS * 1000;
  const visit = async (n: number): Promise<void> => {
    const deed = deedOf(deeds, n);
    const isLane = deed.name === 'publish' || deed.name === 'edit';
    for (;;) {
      const since = performance.now();
      const outcome = await deed.do(n).catch((error: unknown) => String(error));
      const ms = performance.now() - since;
      if (typeof outcome === 'string') return void told.broken.push(outcome);
      if (outcome.status === 200) {
        told.servedMs.push(ms);
        if (ms <= IN_TIME_MS && performance.now() <= end) counted.served += 1;
        if (isLane) told.lane.done += 1;
        break;
      }
      if (outcome.status !== 503) return void told.broken.push(`${deed.name}: ${String(outcome.status)}`);
      told.refusals.push({ ms, bytes: outcome.bytes, hasRetry: outcome.retryAfterSeconds > 0 });
      const back = outcome.retryAfterSeconds * 1000;
      if (manners === 'rude' || performance.now() + back > end) break;
      await new Promise((passed) => setTimeout(passed, back));
    }
    if (isLane) told.lane.tried += 1;
  };
  const signIn = laneOfSignIns(product, end, told.lane);
  await openLoop({ perSecond: TIMES_CAPACITY * capacity, seconds: SECONDS }, visit);
  await signIn;
  return { ...told, served: counted.served / SECONDS };
}

/** Somebody signs in every two seconds meanwhile: her password is right. */
async function laneOfSignIns(
  { pages, passwords }: RunningProduct,
  end: number,
  lane: Told['lane'],
): Promise<void> {
  const [email, password] = [...passwords][0] ?? ['', ''];
  for (; performance.now() < end; await new Promise((passed) => setTimeout(passed, 2000))) {
    const body = new URLSearchParams({ email, password });
    const answer = await fetch(`${pages}/connexion`, { method: 'POST', body, redirect: 'manual' });
    const { status } = await outcomeOf(answer);
    lane.tried += 1;
    if (status === 303) lane.done += 1;
  }
}

function tell(manners: 'polite' | 'rude', told: Told, capacity: number): void {
  const goodput = told.served / capacity;
  const lane = told.lane.done / told.lane.tried;
  const refusedP99 = at(
    told.refusals.map(({ ms }) => ms),
    0.99,
  );
  const largest = Math.max(0, ...told.refusals.map(({ bytes }) => bytes));
  const silent = told.refusals.filter(({ hasRetry }) => !hasRetry).length;
  console.log(
    `${manners}: ${told.served.toFixed(0)} a second served in time, ${(goodput * 100).toFixed(0)} % of capacity (at least ${String(PROMISE[manners] * 100)}); ` +
      `served: p99 ${at(told.servedMs, 0.99).toFixed(0)} ms; refused: ${String(told.refusals.length)}, p99 ${refusedP99.toFixed(0)} ms, ${String(largest)} bytes at most, ${String(silent)} without Retry-After; ` +
      `publishing, editing, signing in: ${(lane * 100).toFixed(0)} %; broken: ${String(told.broken.length)} ${[...new Set(told.broken)].slice(0, 3).join(' | ')}`,
  );
  const isKept =
    goodput >= PROMISE[manners] &&
    at(told.servedMs, 0.99) <= IN_TIME_MS &&
    lane >= PROMISE.lane &&
    largest <= PROMISE.refusedBytes &&
    silent === 0 &&
    told.broken.length === 0;
  if (!isKept) process.exitCode = 1;
}

/** Normal again within ten seconds, without a restart. */
async function settle({ pages }: RunningProduct): Promise<void> {
  const since = performance.now();
  for (let calm = 0; calm < 5;) {
    const before = performance.now();
    const { status } = await get(pages);
    calm = status === 200 && performance.now() - before < CAPACITY_P99_MS ? calm + 1 : 0;
    if (performance.now() - since > 30_000) break;
  }
  const seconds = (performance.now() - since) / 1000;
  console.log(`five pages in a row as usual: ${seconds.toFixed(1)} s after the flood (at most 10)`);
  if (seconds > 10) process.exitCode = 1;
}
