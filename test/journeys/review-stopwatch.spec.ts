import { describe, expect, it } from '@jest/globals';
import { behind } from '../support/behind.js';
import { linkSentTo, type Person } from '../support/people.js';
import { until } from '../support/until.js';
import { Visit, waysHere } from './browser.js';
import { button, said } from './page-words.js';
import { reviewStage } from './review-stage.js';
import { askedRound, type Reader } from './rounds.js';

const stage = reviewStage();

/** What the digest of the day gives her to press, as if its hour had come. */
async function linkOfMail({ email }: Person): Promise<string> {
  const { product } = stage;
  await behind(product, async (owner) => {
    const hers = 'account_id = (select id from account where email = $1)';
    await until('she is told', async () => {
      const told = `update notification set created_at = created_at - interval '9 days'
        where kind = 'assignment-offered' and ${hers}`;
      return (await owner.query(told, [email])).rowCount === 1;
    });
    await owner.query(
      `select graphile_worker.add_job('digest.due', json_build_object('accountId', id)) from account where email = $1`,
      [email],
    );
  });
  return until('the mail', () => linkSentTo(product, email, /https?:\/\/\S*\/relire\b/).catch(() => null));
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('from the mail to a review that is sent there are five pages, signing in among them, and one field a question', async () => {
    const { browser, product } = stage;
    const title = `À la montre ${way.index}`;
    const { readers } = await askedRound(stage, { title });
    const { who } = readers[0] as Reader;
    const visit = await Visit.begin(browser, way, product);
    const { page } = visit;
    await visit.open(await linkOfMail(who));
    await visit.fill('Adresse de courriel', who.email);
    await visit.fill('Mot de passe', who.password);
    await visit.press(page.locator('main').getByRole('button', { name: 'Se connecter' }));
    const toSignIn = visit.fields;
    await visit.press(page.getByRole('link', { name: title, exact: true }));
    await visit.check(page.getByLabel('Aucun lien avec ses auteurs : je relis'));
    await visit.press(button(page, 'Répondre'));
    const questions = await page.locator('fieldset[id^="note-"]').all();
    for (const question of questions) await visit.check(question.getByRole('radio').first());
    await visit.check(page.getByLabel('Publiable', { exact: false }).first());
    await visit.fill('Ce qui marche', 'Se lance en deux minutes.');
    await visit.check(page.getByRole('group', { name: /intelligence artificielle/ }).getByLabel('Non'));
    await visit.press(button(page, 'Envoyer ma relecture'));
    expect(await said(page)).toContain('Votre relecture est envoyée');
    expect(visit.loads).toBeLessThanOrEqual(5);
    expect(questions.length).toBeGreaterThan(5);
    // Whether she is free, her verdict, what works, and whether a machine helped.
    expect(visit.fields - toSignIn).toBe(questions.length + 4);
    await visit.end();
  }, 300_000);
});
