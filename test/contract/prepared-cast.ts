import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layOnce } from '../support/made-once.js';
import { countSignedUp, type Person, personOf, signedUpBefore } from '../support/people.js';
import { forgetServer } from '../support/prepared-data.js';
import { type RunningProduct, startProduct, temporaryFolder } from '../support/product.js';
import { callTogether, type Cast } from './cast.js';

const FILE = 'cast.json';

interface SavedCast {
  readonly cast: Cast;
  readonly signedUp: number;
}

/**
 * Starts a product in whose data all of them are: made once a run of Jest, copied from then on. Sessions are of plain http.
 * `start` is given the data folder.
 */
export async function startTogether<Started extends RunningProduct>(
  start: (dataDir: string) => Promise<Started>,
): Promise<{ started: Started; cast: Cast }> {
  const dataDir = await temporaryFolder();
  await layOnce('cast', dataDir, gatherIn, 600_000);
  const started = await start(dataDir);
  const saved = JSON.parse(await readFile(join(dataDir, FILE), 'utf8')) as SavedCast;
  return { started, cast: recalled(started, saved) };
}

async function gatherIn(dataDir: string): Promise<void> {
  const product = await startProduct({ dataDir, env: { TRUSTED_PROXIES: 'loopback' } });
  const cast = await callTogether(product);
  await product.stop({ keepData: true });
  await forgetServer(dataDir);
  await writeFile(join(dataDir, FILE), JSON.stringify({ cast, signedUp: countSignedUp() }));
}

/** Whoever was read from a file can't sign in or make a token until she is somebody of a product again. */
function recalled(product: RunningProduct, { cast, signedUp }: SavedCast): Cast {
  signedUpBefore(signedUp);
  const again = (saved: Person): Person => personOf(product, saved);
  const [author, teacher, moderator] = [again(cast.author), again(cast.teacher), again(cast.moderator)];
  const [sent, declined] = cast.reviewers;
  return {
    ...cast,
    ...{ author, teacher, moderator, people: { author, teacher, moderator } },
    referent: again(cast.referent),
    reviewers: [again(sent), again(declined)],
  };
}
