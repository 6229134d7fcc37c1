import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.js';

const run = promisify(execFile);

/**
 * Fills a folder with what `make` puts in an empty one: made once a run of Jest, by whichever process comes first, and
 * copied from then on. The others wait for `within` ms, and fail where the first one did.
 */
export async function layOnce(
  name: string,
  into: string,
  make: (folder: string) => Promise<void>,
  within?: number,
): Promise<void> {
  const made = await madeOnce(name, make, within);
  if (made === null) return make(into);
  // Owners and modes as they are: PostgreSQL refuses a cluster that is not its own. Node's own copy loses them.
  await run('cp', ['-a', `${made}/.`, into]);
}

/** The folder that one run of Jest keeps for this name (test/support/run-folder.mjs); null in a bench, which has none. */
export async function madeOnce(
  name: string,
  make: (folder: string) => Promise<void>,
  within = 120_000,
): Promise<string | null> {
  const folder = process.env.ESSAIM_TEST_RUN;
  if (!folder) return null;
  const place = join(folder, name);
  const [draft, failed] = [`${place}.draft`, `${place}.failed`];
  const isFirst = await mkdir(`${place}.taken`).then(
    () => true,
    () => false,
  );
  if (!isFirst) {
    await until(`${place} is made`, () => existsSync(place) || existsSync(failed), within);
    if (existsSync(failed)) throw new Error(`What another spec was to make could not be made: ${failed}`);
    return place;
  }
  await mkdir(draft);
  try {
    await make(draft);
  } catch (error) {
    await writeFile(failed, String(error));
    throw error;
  }
  await rename(draft, place);
  return place;
}
