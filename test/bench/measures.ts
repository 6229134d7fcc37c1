/** The value below which this share of the measures lies. */
export function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Milliseconds that the work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/**
 * Calls at this rate, whatever the answers do; milliseconds of each from the moment it was due, so that waiting counts
 * (no coordinated omission).
 */
export async function openLoop(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  call: (n: number) => Promise<unknown>,
): Promise<number[]> {
  const start = performance.now();
  const calls = Array.from({ length: Math.round(perSecond * seconds) }, async (_, n) => {
    const due = start + (n * 1000) / perSecond;
    await new Promise((now) => setTimeout(now, due - performance.now()));
    await call(n);
    return performance.now() - due;
  });
  return Promise.all(calls);
}
