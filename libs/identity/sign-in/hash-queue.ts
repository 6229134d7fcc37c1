import { availableParallelism } from 'node:os';
import { Busy } from '#platform/authorization';

/**
 * One core less than the machine has: a flood of sign-ins must leave the readers theirs (`bench:sign-in-flood`).
 * Forty waiting are about one second of hashes: a staff room that signs in at once passes, a flood is told at once.
 */
const limits = { atOnce: Math.max(1, availableParallelism() - 1), waiting: 40 };

let running = 0;
const waiting: (() => void)[] = [];

/** Throws `Busy` when one more hash would wait too long; asked before any other work is spent on the request. */
export function mustHaveRoom(): void {
  if (waiting.length >= limits.waiting) throw new Busy();
}

/** Runs one hash when its turn comes; throws `Busy` at once when too many wait. */
export async function inTurn<Result>(hash: () => Promise<Result>): Promise<Result> {
  if (running >= limits.atOnce) {
    mustHaveRoom();
    await new Promise<void>((turn) => waiting.push(turn));
  } else running += 1;
  try {
    return await hash();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
