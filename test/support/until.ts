import { setTimeout as pause } from 'node:timers/promises';

/** Asks again every 25 ms until the answer is neither null, undefined nor false, and gives it; throws after `within` ms, naming `what`. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | null | undefined | false> | Answer | null | undefined | false,
  within = 10_000,
): Promise<Answer> {
  for (const deadline = performance.now() + within; ; await pause(25)) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`After ${within} ms, still not: ${what}.`);
  }
}
