import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, type RunningProduct, startProduct, temporaryFolder } from './product.js';

/** What the server's process says of itself (server-probe.mjs). */
export interface Reading {
  readonly cpuMs: number;
  readonly statements: number;
  /** Longest that its event loop was away since the last reset. */
  readonly longestDelayMs: number;
  readonly rssMb: number;
  /** Names of the properties of `Object.prototype`. */
  readonly prototype: readonly string[];
}

export interface ProbedProduct extends RunningProduct {
  read(reset?: boolean): Promise<Reading>;
}

/** The product with a probe in its server, for what no answer tells: CPU, statements, its memory. */
export async function startProbedProduct(
  options: { demo?: boolean; dataDir?: string; home?: string; env?: Record<string, string> } = {},
): Promise<ProbedProduct> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const file = join(dataDir, 'probe.txt');
  const home = options.home ?? root;
  const preload = pathToFileURL(join(home, 'test/support/server-probe.mjs')).href;
  const env = { NODE_OPTIONS: `--import ${preload}`, PROBE_FILE: file, ...options.env };
  const product = await startProduct({ ...options, dataDir, env });
  const port = readFileSync(file, 'utf8');
  return {
    ...product,
    read: async (reset = false) =>
      (await (await fetch(`http://127.0.0.1:${port}/${reset ? 'reset' : ''}`)).json()) as Reading,
  };
}
