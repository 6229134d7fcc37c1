import type { Locator, Page } from 'playwright-core';

/** Words with ordinary spaces: whether French sets a no-break space somewhere is the page's own matter. */
export const plain = (words: string | null): string => (words ?? '').replaceAll('\u00a0', ' ');

/** What the page says, the frame around it apart. */
export const main = async (page: Page): Promise<string> => plain(await page.locator('main').textContent());

/** What was announced first. */
export const said = async (page: Page): Promise<string> =>
  plain(await page.getByRole('status').first().textContent());

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** Elements of the whole document, as the budgets count them. */
export const nodes = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('*').length);
