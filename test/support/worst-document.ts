import { ask, type Caller } from './api.js';
import type { ProbedProduct } from './probed-product.js';
import { type RandomDocuments, type Selection } from './random-documents.js';

export interface Cost {
  readonly cpuMs: number;
  readonly statements: number;
  readonly bytes: number;
}

export interface Found extends Cost {
  readonly query: string;
}

/** What one document costs the server; null when it refuses it. */
export async function costOf(product: ProbedProduct, query: string, caller: Caller): Promise<Cost | null> {
  const before = await product.read();
  const answer = await ask(product.pages, query, {}, caller);
  const after = await product.read();
  if (answer.status !== 200 || answer.data === null) return null;
  const cpuMs = after.cpuMs - before.cpuMs;
  return { cpuMs, statements: after.statements - before.statements, bytes: answer.text.length };
}

interface Climb {
  readonly documents: RandomDocuments;
  readonly caller: Caller;
  readonly height: (cost: Cost) => number;
  /** Asked before each step; false ends the climb. */
  readonly goesOn: () => boolean;
}

/**
 * Climbs towards the accepted document that costs most: a random one is changed in one place, the change is kept when
 * it costs more. After forty steps without gain, another start.
 */
export async function climb(
  product: ProbedProduct,
  { documents, caller, height, goesOn }: Climb,
): Promise<Found> {
  let best: Found = { query: '{ resourceCount }', cpuMs: 0, statements: 0, bytes: 0 };
  let [tree, top, idle]: [readonly Selection[], number, number] = [documents.tree(), -1, 0];
  while (goesOn()) {
    if (idle >= 40) [tree, top, idle] = [documents.tree(), -1, 0];
    const changed = top < 0 ? tree : documents.mutate(tree);
    const query = `{ ${changed.map((each) => documents.print(each)).join(' ')} }`;
    const cost = await surely(product, { query, caller, height, top });
    if (cost === null) {
      idle += 1;
      if (top < 0) tree = documents.tree();
      continue;
    }
    [tree, top, idle] = [changed, height(cost), 0];
    if (height(cost) > height(best)) best = { ...cost, query };
  }
  return best;
}

/** Noise climbs too: what seems to cost more is measured twice again, and the least of the three counts. */
async function surely(
  product: ProbedProduct,
  { query, caller, height, top }: Pick<Climb, 'caller' | 'height'> & { query: string; top: number },
): Promise<Cost | null> {
  let least: Cost | null = null;
  for (let n = 0; n < 3; n += 1) {
    const cost = await costOf(product, query, caller);
    if (cost === null || height(cost) <= top) return null;
    if (least === null || height(cost) < height(least)) least = cost;
  }
  return least;
}
