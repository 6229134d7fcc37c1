import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { act, ask } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { sheets } from '../support/sheets.js';
import { until } from '../support/until.js';
import { Visit, type Way, waysHere } from './browser.js';
import { button, main, nodes } from './page-words.js';
import { reviewStage } from './review-stage.js';
import { askedRound, type Reader, sendReview } from './rounds.js';

const stage = reviewStage();
let other: Person;
beforeAll(async () => {
  other = await join(stage.product, 'Autre autrice');
});

/** Where the first pin is drawn, in tenths of the picture under it. */
const pinned = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector('.sheet svg')?.getBoundingClientRect();
    const pin = document.querySelector('.sheet a circle')?.getBoundingClientRect();
    if (!frame || !pin) return null;
    const [x, y] = [pin.x + pin.width / 2 - frame.x, pin.y + pin.height / 2 - frame.y];
    return [Math.round((x * 10) / frame.width), Math.round((y * 10) / frame.height)];
  });

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('a remark points at a place of a page, or at words of a passage, and nothing that was typed is lost', async () => {
    const { browser, product, author } = stage;
    const title = `Les parts dessinées ${way.index}`;
    const pdf = new Uint8Array(sheets('Une tarte en quatre', 'Deux parts'));
    const by = way.index % 2 === 0 ? author : other;
    const asked = await askedRound(
      { ...stage, author: by },
      {
        title,
        files: [{ name: 'fiche.pdf', content: pdf }],
      },
    );
    const [first, second] = asked.readers as [Reader, Reader];
    await sendReview(product, second);
    await act(product, first.who.session, ['acceptAssignment', { id: first.id }], 'assignment { id }');
    await until('the pages are drawn', async () => (await pagesOf(first)) === 2, 60_000);

    const reading = await Visit.carrying(browser, way, product, first.who);
    const page = reading.page;
    await reading.open(`/relectures/${first.id}`);
    const picture = page.locator('.sheet input:visible');
    await reading.unfold(page.locator('summary', { hasText: 'Ajouter une remarque' }));
    await reading.fill('Votre remarque', 'Dire combien de parts.');
    await reading.fill('Ce qui marche', 'Se lance en deux minutes.');
    await touch(reading, picture, way);
    const words = page.getByLabel('Votre remarque', { exact: false });
    expect(await words.inputValue()).toBe('Dire combien de parts.');
    expect(await main(page)).toContain('Sur la page 1 de « fiche.pdf »');
    expect(await nodes(page)).toBeLessThanOrEqual(700);
    await reading.press(button(page, 'Ajouter la remarque'));
    expect(await main(page)).toContain('Page 1 de « fiche.pdf »');
    expect(await page.getByLabel('Ce qui marche').inputValue()).toBe('Se lance en deux minutes.');
    if (!way.keyboard) expect(await pinned(page)).toEqual([5, 3]);

    await reading.press(page.getByRole('button', { name: 'Voir la page 2 de « fiche.pdf »' }));
    expect(await page.locator('.sheet a').count()).toBe(0);
    await comment(reading, page, way);
    expect(await page.getByLabel('Sur quel passage ?').inputValue()).toBe('1');
    await reading.fill('Votre remarque', 'En huit, plutôt.');
    await reading.press(button(page, 'Ajouter la remarque'));
    expect(await main(page)).toContain('Passage 1');
    await reading.end();
  }, 300_000);
});

async function pagesOf({ who, id }: Reader): Promise<number> {
  const { data } = await ask<{ assignment: { work: { files: { pages: unknown[] }[] } } }>(
    stage.product.pages,
    'query($id: ID!) { assignment(id: $id) { work { files { pages { number } } } } }',
    { id },
    who.session,
  );
  return data?.assignment.work.files[0]?.pages.length ?? 0;
}

/** In the middle of its width, at three tenths of its height; by keyboard, as a whole. */
async function touch(reading: Visit, picture: Locator, way: Way): Promise<void> {
  if (way.keyboard) return reading.unfold(picture);
  const { width, height } = (await picture.boundingBox())!;
  const position = { x: width / 2, y: height * 0.3 };
  await (way.scripts ? picture.click({ position }) : reading.follow(() => picture.click({ position })));
}

/** Without scripts by the number of the passage; with them, by selecting its words. */
async function comment(reading: Visit, page: Page, way: Way): Promise<void> {
  if (!way.scripts) return reading.press(button(page, 'Commenter le passage 1'));
  const offer = button(page, 'Commenter ce passage');
  const select = () =>
    page.evaluate(() => {
      const words = document.querySelector('#p1 > :nth-child(2)')!;
      document.getSelection()?.selectAllChildren(words);
    });
  await select();
  await offer.waitFor();
  await page.keyboard.press('Escape');
  expect(await offer.count()).toBe(0);
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await select();
  await offer.waitFor();
  await reading.unfold(offer);
  expect(await main(page)).toContain('On partage une tarte en quatre.');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('words');
}
