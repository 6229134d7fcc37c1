import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.js';

const run = promisify(execFile);

/** What one run of Jest keeps (test/support/run-folder.mjs); benches have none. */
const runFolder = (): string | undefined => process.env.ESSAIM_TEST_RUN;

/**
 * Fills a folder with what `make` puts in an empty one: made once a run of Jest, by whichever process comes first, and
 * copied from then on. The others wait for `within` ms, and fail with the first one's error where there is one.
 */
export async function layOnce(
  name: string,
  into: string,
  make: (folder: string) => Promise<void>,
  within = 120_000,
): Promise<void> {
  const folder = runFolder();
  if (!folder) return make(into);
  // Owners and modes as they are: PostgreSQL refuses a cluster that is not its own. Node's own copy loses them.
  await run('cp', ['-a', `${await placeOf(join(folder, name), make, within)}/.`, into]);
}

async function placeOf(
  place: string,
  make: (folder: string) => Promise<void>,
  within: number,
): Promise<string> {
  const [draft, failed] = [`${place}.draft`, `${place}.failed`];
  const isFirst = await mkdir(draft).then(
    () => true,
    () => false,
  );
  if (!isFirst) {
    await until(`${place} is made`, () => existsSync(place) || existsSync(failed), within);
    if (existsSync(failed)) throw new Error(`What another spec was to make could not be made: ${failed}`);
    return place;
  }
  try {
    await make(draft);
  } catch (error) {
    await writeFile(failed, String(error));
    throw error;
  }
  await rename(draft, place);
  return place;
}
