import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { act } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { Visit, ways, waysHere } from './browser.js';
import { button, main, nodes, said } from './page-words.js';
import { reviewStage } from './review-stage.js';
import { askedRound, type Reader, sendReview } from './rounds.js';

const stage = reviewStage();

const year = new Date().toLocaleDateString('fr-FR', { year: 'numeric', timeZone: 'Europe/Paris' });

/** One resource that this person reviewed, and that was decided; as programs do it. */
async function reviewed(title: string, reader: Person): Promise<{ slug: string }> {
  const { product, referent } = stage;
  const { slug, submissionId, readers } = await askedRound(stage, { title, people: [reader] });
  const grades = await sendReview(product, readers[0] as Reader, { mayBeShown: false });
  const decision = { id: submissionId, outcome: 'REVIEWED', reason: 'Favorable.', grades };
  await act(product, referent.session, ['decideSubmission', decision], 'round { id }');
  return { slug };
}

/** What a screen reader has of a PDF, and where its links lead. */
async function readPdf(path: string): Promise<{ isTagged: boolean; links: string[]; text: string }> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  const links = (await page.getAnnotations()).flatMap(({ url }: { url?: string }) => url ?? []);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  const isTagged = (await pdf.getMarkInfo())?.Marked === true;
  await pdf.destroy();
  return { isTagged, links, text };
}

describe.each(waysHere.map((way, index) => ({ ...way, index })))('$name,', (way) => {
  it('an attestation is asked for, opened, verified by a stranger, and taken back', async () => {
    const { browser, product } = stage;
    const title = `Canaritarte ${way.index}`;
    const reader = await join(product, 'Relectrice');
    const { slug } = await reviewed(title, reader);

    const asking = await Visit.signedIn(browser, way, product, reader);
    const page = asking.page;
    await asking.open('/relire');
    await asking.press(page.getByRole('link', { name: 'Vos relectures faites' }));
    expect(await main(page)).toContain('La décision est prise : relue. Merci, votre relecture y a compté.');
    expect(await page.getByRole('link', { name: title, exact: true }).getAttribute('href')).toBe(
      `/r/${slug}`,
    );
    await asking.press(button(page, 'Le montrer sur ma page'));
    expect(await said(page)).toContain('jamais lesquelles');
    await asking.press(page.getByRole('link', { name: 'Obtenir une attestation' }));
    await asking.press(page.getByRole('button', { name: 'Obtenir l’attestation' }));
    expect(await said(page)).toContain('Votre attestation est prête.');
    expect(await nodes(page)).toBeLessThanOrEqual(350);
    const download = page.getByRole('link', { name: 'Télécharger (PDF)' });
    const { path, name } = await asking.download(download);
    expect(name).toBe(`attestation-relecture-${year}.pdf`);
    const { isTagged, links, text } = await readPdf(path);
    expect(isTagged).toBe(true);
    expect(text).toContain('Relectrice');
    expect(text).not.toContain(title);
    const [address = ''] = links;
    expect(address).toMatch(/\/attestations\/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const code = address.split('/').at(-1) ?? '';

    const stranger = await Visit.begin(browser, way, product);
    await stranger.open('/attestations');
    await stranger.press(button(stranger.page, 'Vérifier'));
    expect(await main(stranger.page)).toContain('Tapez le code écrit sur l’attestation.');
    await stranger.fill('Code de l’attestation', code.slice(0, 9));
    await stranger.press(button(stranger.page, 'Vérifier'));
    expect(await main(stranger.page)).toContain('celui-ci en a 8');
    expect(await stranger.page.getByLabel('Code de l’attestation').inputValue()).toBe(code.slice(0, 9));
    await stranger.fill('Code de l’attestation', 'aaaa-bbbb-cccc');
    await stranger.press(button(stranger.page, 'Vérifier'));
    expect(await main(stranger.page)).toContain('Aucune attestation n’a ce code.');
    await stranger.fill('Code de l’attestation', ` ${code.toUpperCase().replaceAll('-', ' ')} `);
    await stranger.press(button(stranger.page, 'Vérifier'));
    const verified = await main(stranger.page);
    expect(verified).toContain('Cette attestation est valide');
    expect(verified).toMatch(/Essaim atteste que Relectrice \d+ a fait 1 relecture entre pairs en \d{4}\./);
    expect(verified).toContain(`en ${year}.`);
    expect(verified).not.toContain('Canaritarte');
    expect(await nodes(stranger.page)).toBeLessThanOrEqual(350);
    const document = await stranger.page.request.get(`${address}/attestation.pdf`, { maxRedirects: 0 });
    expect([document.status(), document.headers().location]).toEqual([
      303,
      expect.stringMatching(/^\/connexion/),
    ]);
    await stranger.open(`/u/${reader.slug}`);
    expect(await main(stranger.page)).not.toContain('relecture entre pairs');

    await asking.unfold(page.locator('summary', { hasText: 'Retirer' }));
    await asking.press(button(page, 'Retirer cette attestation'));
    expect(await said(page)).toContain('L’attestation est retirée.');
    await asking.end();
    await stranger.open(address);
    const after = await main(stranger.page);
    expect(after).toContain('Cette attestation a été retirée');
    expect(after).not.toContain('Relectrice');
    await stranger.end();
  }, 300_000);
});

it('an author has her reviewed resources attested, and nothing is attested of nothing', async () => {
  const { browser, product, author } = stage;
  const [way] = ways;
  const reader = await join(product, 'Relectrice');
  await reviewed('Les parts', reader);
  const asking = await Visit.signedIn(browser, way!, product, author);
  await asking.open('/mes/attestations');
  await asking.press(asking.page.getByRole('button', { name: 'Obtenir l’attestation' }));
  expect(await main(asking.page)).toContain('relues par des pairs');
  await asking.end();
  const idle = await Visit.signedIn(browser, way!, product, await join(product, 'Personne'));
  await idle.open('/mes/attestations');
  expect(await main(idle.page)).toContain('Rien à attester pour le moment.');
  await idle.open('/relire/faites');
  expect(await main(idle.page)).toContain('Aucune pour le moment.');
  await idle.end();
}, 300_000);
