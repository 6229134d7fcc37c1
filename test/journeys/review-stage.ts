import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
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
  const stage = {} as Opening;
  beforeAll(async () => {
    await Promise.all([
      openBrowser().then((browser) => (stage.browser = browser)),
      startProduct().then((product) => (stage.product = product)),
    ]);
    [stage.referent, stage.author] = await Promise.all([
      mandated(stage.product, 'Référente', 'referent', 'ac-lyon'),
      join(stage.product, 'Autrice'),
    ]);
  }, 240_000);
  afterAll(async () => {
    await stage.browser.close();
    await stage.product.stop();
  }, 60_000);
  return stage;
}

type Opening = { -readonly [Part in keyof ReviewStage]: ReviewStage[Part] };
