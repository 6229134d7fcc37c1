import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from '../support/made-once.js';
import { baseEnvironment, root } from '../support/product.js';

export interface ServerDescription {
  /** The schema the compiled server builds, as GraphQL text. */
  readonly sdl: string;
  /** `METHOD /path`, sorted. */
  readonly routes: readonly string[];
}

/** What the built server offers, from its own modules; no database is started. Asked once a run of Jest. */
export async function describeServer(): Promise<ServerDescription> {
  const folder = await madeOnce('server', async (made) => {
    await writeFile(join(made, FILE), await described());
  });
  return JSON.parse(
    folder ? await readFile(join(folder, FILE), 'utf8') : await described(),
  ) as ServerDescription;
}

const FILE = 'description.json';

async function described(): Promise<string> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['infra/contract/describe.mjs'], {
    cwd: root,
    env: baseEnvironment(),
    maxBuffer: 10_000_000,
  });
  return stdout;
}
