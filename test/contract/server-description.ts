import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { baseEnvironment, root } from '../support/product.js';

export interface ServerDescription {
  /** The schema the compiled server builds, as GraphQL text. */
  readonly sdl: string;
  /** `METHOD /path`, sorted. */
  readonly routes: readonly string[];
}

/** What the built server offers, from its own modules; no database is started. */
export async function describeServer(): Promise<ServerDescription> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['infra/contract/describe.mjs'], {
    cwd: root,
    env: baseEnvironment(),
    maxBuffer: 10_000_000,
  });
  return JSON.parse(stdout) as ServerDescription;
}
