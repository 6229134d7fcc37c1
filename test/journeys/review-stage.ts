import { afterAll, beforeAll } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { layOnce } from '../support/made-once.js';
import { countSignedUp, join, type Person, personOf, signedUpBefore } from '../support/people.js';
import { forgetServer } from '../support/prepared-data.js';
import { type RunningProduct, startProduct, temporaryFolder } from '../support/product.js';
import { mandated } from '../support/referents.js';
import { openBrowser } from './browser.js';

/** What every journey of peer review opens with. */
export interface ReviewStage {
  readonly browser: Browser;
  readonly product: RunningProduct;
  /** Over the académie of Lyon. */
  readonly referent: Person;
  readonly author: Person;
}

/** Opens it before the first test of the file and closes it after the last: it holds nothing until then. */
export function reviewStage(): ReviewStage {
  const stage = {} as ReviewStage;
  beforeAll(async () => {
    const [browser, opened] = await Promise.all([openBrowser(), openStage()]);
    Object.assign(stage, { browser, ...opened });
  }, 600_000);
  afterAll(async () => {
    await stage.browser.close();
    await stage.product.stop();
  }, 300_000);
  return stage;
}

/** In a copy of data in which both are: made once a run of Jest. */
async function openStage(): Promise<Omit<ReviewStage, 'browser'>> {
  const dataDir = await temporaryFolder();
  await layOnce('review-stage', dataDir, setStage);
  const product = await startProduct({ dataDir });
  const saved = JSON.parse(await readFile(path.join(dataDir, FILE), 'utf8')) as SavedStage;
  signedUpBefore(saved.signedUp);
  return { product, referent: personOf(product, saved.referent), author: personOf(product, saved.author) };
}

const FILE = 'stage.json';

interface SavedStage {
  readonly referent: Person;
  readonly author: Person;
  readonly signedUp: number;
}

async function setStage(dataDir: string): Promise<void> {
  const product = await startProduct({ dataDir });
  const [referent, author] = await Promise.all([
    mandated(product, 'Référente', 'referent', 'ac-lyon'),
    join(product, 'Autrice'),
  ]);
  await product.stop({ keepData: true });
  await forgetServer(dataDir);
  const saved: SavedStage = { referent, author, signedUp: countSignedUp() };
  await writeFile(path.join(dataDir, FILE), JSON.stringify(saved));
}
