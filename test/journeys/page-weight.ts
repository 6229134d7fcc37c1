import { get } from 'node:http';
import type { Browser, Page, Response } from 'playwright-core';

/** What one page costs who reads it. Kilobytes (1,000 bytes) as they travel, compressed by Brotli where the server does. */
export interface PageWeight {
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly total: number;
  readonly requests: number;
  readonly nodes: number;
  /** 0 to 100, as ecoindex.fr computes it from nodes, requests and kilobytes. */
  readonly ecoIndex: number;
}

/** Opens the page on a phone with an empty cache and reads it to its end, so that lazy images are counted. */
export async function weigh(browser: Browser, url: string, cookie = ''): Promise<PageWeight> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    extraHTTPHeaders: cookie ? { cookie } : {},
  });
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(url);
  await readToTheEnd(page);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  await context.close();
  const sizes = await Promise.all(
    responses.map(async (response) => ({
      kind: response.request().resourceType(),
      kilobytes: (await bytesOf(response.url(), cookie)) / 1000,
    })),
  );
  const sum = (kind?: string) =>
    sizes
      .filter((size) => !kind || size.kind === kind)
      .reduce((total, { kilobytes }) => total + kilobytes, 0);
  const [total, requests] = [sum(), responses.length];
  return {
    html: sum('document'),
    css: sum('stylesheet'),
    js: sum('script'),
    total,
    requests,
    nodes,
    ecoIndex: ecoIndex(nodes, requests, total),
  };
}

async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await frame();
      await frame();
    }
  });
  await page.waitForLoadState('networkidle');
}

/** Chromium asks plain-http servers for gzip only; over TLS it would ask for Brotli, so the bytes are counted by asking again. */
function bytesOf(url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br', accept: 'text/html,*/*', ...(cookie && { cookie }) };
    get(url, { headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

/* Quantiles of HTTP Archive pages, from the method published at https://www.ecoindex.fr/comment-ca-marche/. */
const quantiles = {
  nodes: [
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479,
    594_601,
  ],
  requests: [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920],
  kilobytes: [
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08,
    2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223_212.26,
  ],
};

const ecoIndex = (nodes: number, requests: number, kilobytes: number): number =>
  100 -
  (5 *
    (3 * rank(quantiles.nodes, nodes) +
      2 * rank(quantiles.requests, requests) +
      rank(quantiles.kilobytes, kilobytes))) /
    6;

function rank(steps: readonly number[], value: number): number {
  const above = steps.findIndex((step) => value < step);
  if (above < 1) return above === 0 ? 0 : steps.length - 1;
  const [low = 0, high = 1] = steps.slice(above - 1, above + 1);
  return above - 1 + (value - low) / (high - low);
}
