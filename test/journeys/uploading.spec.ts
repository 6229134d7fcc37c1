import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { act } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { until } from '../support/until.js';
import { openBrowser, Visit, type Way, ways } from './browser.js';

let browser: Browser;
let product: RunningProduct;
let author: Person;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), startProduct()]);
  author = await join(product, 'Autrice');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 300_000);

const withScripts = ways.filter((way) => way.scripts && !way.keyboard)[0] as Way;

const lesson = (name: string, bytes: number) => ({
  name,
  mimeType: 'text/markdown',
  buffer: Buffer.from(`# Leçon ${name}\n\n${randomBytes(bytes / 2).toString('hex')}`),
});

async function atFiles(way: Way, draftId?: string): Promise<{ visit: Visit; page: Page; path: string }> {
  const visit = await Visit.signedIn(browser, way, product, author);
  const path = `/brouillons/${draftId ?? (await newDraft())}/fichiers`;
  await visit.open(path);
  return { visit, page: visit.page, path };
}

async function newDraft(): Promise<string> {
  const made = await act<{ draft: { id: string } }>(
    product,
    author.session,
    ['createDraft', { title: 'Des envois' }],
    'draft { id }',
  );
  return made.draft.id;
}

/** A line so slow that something can happen on the way. */
async function slow(page: Page, bytesPerSecond: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  });
}

/** Bytes that the browser sent in bodies of pieces. */
function countSent(page: Page): { pieces: number } {
  const sent = { pieces: 0 };
  page.on('request', (request) => {
    if (/\/envois\//.test(request.url()) && request.method() === 'POST') sent.pieces += 1;
  });
  return sent;
}

const deposited = (page: Page, name: string) => page.getByRole('link', { name });
/** Bytes sent of a file; its bar also moves while the file is read, before the first byte leaves. */
const sent = async (page: Page, name: string) =>
  page
    .getByRole('listitem')
    .filter({ hasText: name })
    .evaluateAll(([row]) => {
      const isRead = row?.textContent.includes('Lecture du fichier') ?? true;
      return isRead ? 0 : (row?.querySelector('progress')?.value ?? 0);
    });

describe('a teacher on an ordinary line', () => {
  it('sees each file arrive and the page follow; a refused one says why', async () => {
    const { visit, page } = await atFiles(withScripts);
    await page
      .getByLabel('Fichiers')
      .setInputFiles([
        lesson('une.md', 3_000),
        lesson('deux.md', 4_000),
        { name: 'jeu.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ, un programme') },
      ]);
    await visit.press(page.getByRole('button', { name: 'Déposer' }));
    expect(await deposited(page, 'une.md').count()).toBe(1);
    expect(await deposited(page, 'deux.md').count()).toBe(1);
    expect(await page.locator('.notice-alert').textContent()).toContain('jeu.exe');
    await visit.end();
  }, 300_000);

  it('whose script never came sends the form itself', async () => {
    const { visit, page } = await atFiles({ ...withScripts, scripts: false });
    await page.getByLabel('Fichiers').setInputFiles([lesson('sans-script.md', 3_000)]);
    await visit.press(page.getByRole('button', { name: 'Déposer' }));
    expect(await deposited(page, 'sans-script.md').count()).toBe(1);
    await visit.end();
  }, 300_000);

  it('does not send again what is hers already', async () => {
    const file = lesson('connue.md', 200_000);
    const first = await atFiles(withScripts);
    await first.page.getByLabel('Fichiers').setInputFiles([file]);
    await first.visit.press(first.page.getByRole('button', { name: 'Déposer' }));
    await first.visit.end();
    const { visit, page } = await atFiles(withScripts);
    const count = countSent(page);
    await page.getByLabel('Fichiers').setInputFiles([file]);
    await visit.press(page.getByRole('button', { name: 'Déposer' }));
    expect(await deposited(page, 'connue.md').count()).toBe(1);
    expect(count.pieces).toBe(0);
    await visit.end();
  }, 300_000);
});

describe('a teacher on a bad line', () => {
  it('goes on after a cut in the middle, by itself', async () => {
    const { visit, page } = await atFiles(withScripts);
    await slow(page, 1_500_000);
    await page.getByLabel('Fichiers').setInputFiles([lesson('coupee.md', 6_000_000)]);
    await page.getByRole('button', { name: 'Déposer' }).click();
    await until('a part is sent', async () => (await sent(page, 'coupee.md')) > 1_000_000, 20_000);
    await page.context().setOffline(true);
    await new Promise((cut) => setTimeout(cut, 2_000));
    const before = visit.loads;
    await page.context().setOffline(false);
    await until('the page follows', () => visit.loads > before, 60_000);
    expect(await deposited(page, 'coupee.md').count()).toBe(1);
    visit.forgive(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await visit.end();
  }, 300_000);

  it('pauses, resumes and cancels', async () => {
    const { visit, page } = await atFiles(withScripts);
    await slow(page, 500_000);
    await page
      .getByLabel('Fichiers')
      .setInputFiles([lesson('longue.md', 6_000_000), lesson('trop.md', 6_000_000)]);
    await page.getByRole('button', { name: 'Déposer' }).click();
    await until('a part is sent', async () => (await sent(page, 'longue.md')) > 200_000, 30_000);
    await page.getByRole('button', { name: 'Mettre en pause : longue.md' }).click();
    expect(await page.getByRole('listitem').filter({ hasText: 'longue.md' }).textContent()).toContain(
      'En pause',
    );
    await page.getByRole('button', { name: 'Annuler : trop.md' }).click();
    expect(await page.getByRole('status').last().textContent()).toContain('trop.md : Annulé');
    await slow(page, 20_000_000);
    const before = visit.loads;
    await page.getByRole('button', { name: 'Reprendre : longue.md' }).click();
    await until('the page follows', () => visit.loads > before, 60_000);
    expect(await deposited(page, 'longue.md').count()).toBe(1);
    expect(await deposited(page, 'trop.md').count()).toBe(0);
    await visit.end();
  }, 300_000);

  it('comes back after the page was closed, chooses the file again, and sends only the rest', async () => {
    const { visit, page, path } = await atFiles(withScripts);
    const folder = await mkdtemp(joinPath(tmpdir(), 'essaim-journey-'));
    const file = joinPath(folder, 'reprise.md');
    await writeFile(file, lesson('reprise.md', 24_000_000).buffer);
    await slow(page, 8_000_000);
    await page.getByLabel('Fichiers').setInputFiles(file);
    await page.getByRole('button', { name: 'Déposer' }).click();
    await until('a first piece is kept', async () => (await sent(page, 'reprise.md')) > 17_000_000, 60_000);
    await slow(page, 200_000); // or the rest arrives while the page closes
    await visit.open(path);
    const row = page.getByRole('listitem').filter({ hasText: 'reprise.md' });
    await until('the interruption is shown', async () => (await row.count()) === 1);
    expect(await row.textContent()).toContain('Choisissez de nouveau ce fichier');
    await slow(page, 50_000_000);
    const lengths: number[] = [];
    page.on('request', (request) => {
      const offset = request.headers()['upload-offset'];
      if (offset !== undefined) lengths.push(Number(offset));
    });
    await page.getByLabel('Fichiers').setInputFiles(file);
    await visit.press(page.getByRole('button', { name: 'Déposer' }));
    expect(await deposited(page, 'reprise.md').count()).toBe(1);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(16_000_000); // what one piece had brought is not sent again
    await visit.end();
    await rm(folder, { recursive: true });
  }, 300_000);
});
