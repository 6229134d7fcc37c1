import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { expect } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { Caller } from '../support/api.js';
import { until } from '../support/until.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/**
 * Debian's Chromium, started for these journeys alone: without its windows where that is installed, unless the whole of
 * it is asked for, which shows PDF.
 */
export function openBrowser(isWhole = false): Promise<Browser> {
  const executablePath = places.find(
    (place) => place && existsSync(place) && !(isWhole && place.endsWith('headless-shell')),
  );
  const quiet = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args: quiet });
}

/** How somebody comes: the width of her screen, with or without scripts, with a mouse or the keyboard alone. */
export interface Way {
  readonly name: string;
  readonly width: number;
  readonly scripts: boolean;
  readonly keyboard: boolean;
  readonly dark?: boolean;
}

export const ways: readonly Way[] = [
  { name: 'on a phone without JavaScript', width: 390, scripts: false, keyboard: false },
  { name: 'on a phone with JavaScript, at night', width: 390, scripts: true, keyboard: false, dark: true },
  { name: 'on a computer without JavaScript', width: 1280, scripts: false, keyboard: false },
  { name: 'on a computer, by keyboard alone', width: 1280, scripts: true, keyboard: true },
];

/**
 * The ways of one journey: all with ESSAIM_EVERY_WAY, as `npm test` sets it. Else two, a phone and a computer, with and
 * without scripts; every other spec has the other two, so that a run meets them all.
 */
export const waysHere: readonly Way[] = process.env.ESSAIM_EVERY_WAY ? ways : halfOf(ways);

/** The first and the last, or the two between, by the length of the spec's name. */
function halfOf(all: readonly Way[]): readonly Way[] {
  const name = basename(expect.getState().testPath ?? '');
  return all.filter((_, place) => (place % 3 === 0) === (name.length % 2 === 0));
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface Axe {
  run(options: {
    resultTypes: readonly ['violations'];
    preload?: boolean;
  }): Promise<{ violations: AxeViolation[] }>;
}

/** One person in one browser window; every page she meets is judged. */
export class Visit {
  /** Documents loaded, redirections followed counted once. */
  loads = 0;
  /** Fields filled, ticked or chosen. */
  fields = 0;
  private readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly way: Way,
    private readonly pages: string,
  ) {}

  /** `elsewhere`: other sites that the journey leads through on purpose. */
  static async begin(
    browser: Browser,
    way: Way,
    product: { pages: string; files: string },
    elsewhere: readonly string[] = [],
  ): Promise<Visit> {
    const context = await browser.newContext({
      viewport: { width: way.width, height: way.width < 500 ? 844 : 900 },
      javaScriptEnabled: way.scripts,
      colorScheme: way.dark ? 'dark' : 'light',
      acceptDownloads: true,
      // The fade between two pages costs a third of the browser's work: one way sees it, the others asked for less.
      reducedMotion: way.scripts || way.width < 500 ? 'reduce' : 'no-preference',
      locale: 'fr-FR',
    });
    // A busy machine fails no journey; what never comes fails it within its own time.
    context.setDefaultTimeout(30_000);
    const visit = new Visit(await context.newPage(), context, way, product.pages);
    visit.watch([product.pages, product.files, ...elsewhere]);
    return visit;
  }

  /** The same, signed in with her password. */
  static async signedIn(
    browser: Browser,
    way: Way,
    product: { pages: string; files: string },
    person: { readonly email: string; readonly password: string },
  ): Promise<Visit> {
    const visit = await Visit.begin(browser, way, product);
    await visit.open('/connexion');
    await visit.fill('Adresse de courriel', person.email);
    await visit.fill('Mot de passe', person.password);
    await visit.press(visit.page.locator('main').getByRole('button', { name: 'Se connecter' }));
    return visit;
  }

  /** The same, with the session she has open already: what a mandate demands was shown there. */
  static async carrying(
    browser: Browser,
    way: Way,
    product: { pages: string; files: string },
    { session }: { readonly session: Caller },
  ): Promise<Visit> {
    const visit = await Visit.begin(browser, way, product);
    await visit.context.addCookies(cookiesOf(session, product.pages));
    return visit;
  }

  /** As if she had signed in beside it: what she wrote on stays open, and carries her new session. */
  async enterAgain({ session }: { readonly session: Caller }): Promise<void> {
    await this.context.addCookies(cookiesOf(session, this.pages));
  }

  /** Complaints that the journey itself caused, by cutting the line for instance. */
  forgive(pattern: RegExp): void {
    const kept = this.complaints.filter((complaint) => !pattern.test(complaint));
    this.complaints.splice(0, this.complaints.length, ...kept);
  }

  async end(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path.startsWith('http') ? path : this.pages + path);
    await this.judge();
  }

  /** Follows a link or presses a button, the way this person does, and judges the page that comes. */
  async press(target: Locator): Promise<void> {
    await this.follow(() => this.activate(target));
  }

  /** Presses what answers in the page itself, where no page comes; what is shown then is judged. */
  async pressHere(target: Locator, shown: Locator): Promise<void> {
    await this.activate(target);
    await shown.waitFor();
    await this.judge();
  }

  /** Does what brings a page, and judges the page that comes. */
  async follow(step: () => Promise<void>): Promise<void> {
    const before = this.loads;
    await step();
    await until('a page comes', () => this.loads > before, 15_000);
    await this.page.waitForLoadState('load');
    await this.judge();
  }

  async fill(label: string, text: string): Promise<void> {
    this.fields += 1;
    const field = this.page.getByLabel(label, { exact: false }).first();
    if (!this.way.keyboard) return field.fill(text);
    await this.reach(field);
    // A date is typed part by part, in the order of the reader's country.
    if ((await field.getAttribute('type')) === 'date') return field.fill(text);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  /** Ticks a box or chooses a radio. */
  async check(target: Locator): Promise<void> {
    this.fields += 1;
    if (!this.way.keyboard) return target.check();
    if ((await target.getAttribute('type')) === 'radio') return this.choose(target);
    await this.reach(target);
    await this.page.keyboard.press('Space');
    expect(await target.isChecked()).toBe(true);
  }

  /** Ticks a term of a vocabulary, unfolding what holds it. */
  async tick(name: string, value: string): Promise<void> {
    const box = this.page.locator(`input[name="${name}"][value="${value}"]`);
    const folds = this.page.locator('details:not([open])').filter({ has: box });
    while ((await folds.count()) > 0) await this.activate(folds.first().locator('> summary'));
    await this.check(box);
  }

  /** Opens or closes what is folded under a summary. */
  async unfold(summary: Locator): Promise<void> {
    await this.activate(summary);
  }

  /** Presses what starts a download, and returns where it landed. */
  async download(target: Locator): Promise<{ path: string; name: string }> {
    const waiting = this.page.waitForEvent('download');
    await this.activate(target);
    const download = await waiting;
    return { path: await download.path(), name: download.suggestedFilename() };
  }

  private async activate(target: Locator): Promise<void> {
    if (!this.way.keyboard) return target.click();
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  /** Tab until the focus is there: what cannot be reached so does not exist for her. */
  private async reach(target: Locator): Promise<void> {
    const isThere = () => target.evaluate((element) => element === element.ownerDocument.activeElement);
    for (let steps = 0; steps < 400; steps += 1) {
      if (await isThere()) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Not reached by keyboard: ${String(target)}`);
  }

  private async choose(radio: Locator): Promise<void> {
    const name = (await radio.getAttribute('name')) ?? '';
    const group = this.page.locator(`input[type=radio][name="${name}"]`);
    const checked = group.and(this.page.locator(':checked'));
    await this.reach((await checked.count()) > 0 ? checked : group.first());
    await this.page.keyboard.press('Space');
    for (let steps = 0; steps < 60 && !(await radio.isChecked()); steps += 1)
      await this.page.keyboard.press('ArrowDown');
    expect(await radio.isChecked()).toBe(true);
  }

  private watch(origins: readonly string[]): void {
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (4\d\d|5\d\d)/.test(message.text()))
        this.complaints.push(`console: ${message.text()}`);
    });
    this.page.on('pageerror', ({ message }) => {
      // The browser gives up the fade between two pages when one comes late: no script of ours is behind it.
      if (!message.startsWith('Transition was aborted')) this.complaints.push(`script: ${message}`);
    });
    this.page.on('request', (request) => {
      if (!origins.some((origin) => request.url().startsWith(`${origin}/`)))
        this.complaints.push(`request elsewhere: ${request.url()}`);
    });
    this.page.on('domcontentloaded', () => (this.loads += 1));
  }

  /** One h1, a language, a title of its own, nothing wider than the screen; axe where scripts run. */
  async judge(): Promise<void> {
    const at = new URL(this.page.url()).pathname;
    const seen = await this.page.evaluate(() => ({
      headings: document.querySelectorAll('h1').length,
      language: document.documentElement.lang,
      title: document.title,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      inlineStyles: document.querySelectorAll('[style]').length,
    }));
    expect({ at, ...seen }).toEqual({
      at,
      headings: 1,
      language: 'fr',
      title: expect.stringMatching(/. · Essaim$/),
      overflow: 0,
      inlineStyles: 0,
    });
    if (this.way.scripts)
      expect({ at, violations: await violationsOn(this.page) }).toEqual({ at, violations: [] });
  }
}

/** All that axe finds wrong with the page as it is. */
export async function violationsOn(page: Page, options: { preload?: boolean } = {}): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // Every rule runs; what passed is not described.
    return (await axe.run({ ...asked, resultTypes: ['violations'] })).violations;
  }, options);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

const cookiesOf = (session: Caller, url: string) =>
  (session.headers.cookie ?? '').split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
