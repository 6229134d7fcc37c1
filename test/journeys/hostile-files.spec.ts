import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { act, ask, type Caller } from '../support/api.js';
import { canary, hostileFiles, type HostileFile } from '../support/hostile-files.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { sendWhole } from '../support/tus.js';
import { openBrowser } from './browser.js';

/** ESSAIM_HOSTILE=all: every file, by hand; otherwise at least thirty, some of each family. */
const chosen =
  process.env.ESSAIM_HOSTILE === 'all' ? hostileFiles : hostileFiles.filter((_, at) => at % 4 === 0);

let browser: Browser;
let product: RunningProduct;
let author: Person;
/** A server without our precautions: what the oracle must see. */
let raw: Server;
let rawOrigin: string;
beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(true), startProduct()]);
  author = await join(product, 'Autrice');
  raw = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://raw');
    const [type, body] = rawPages[pathname] ?? ['text/html', embedding(searchParams.getAll('file'))];
    response.setHeader('content-type', type).end(body);
  }).listen(0, '127.0.0.1');
  await once(raw, 'listening');
  rawOrigin = `http://localhost:${(raw.address() as { port: number }).port}`;
}, 300_000);
afterAll(async () => {
  await browser.close();
  raw.close();
  await product.stop();
}, 300_000);

const rawPages: Record<string, [string, string]> = {
  '/scripted.svg': ['image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert('canary')"/>`],
  '/alert.html': ['text/html', `<script>alert('canary');fetch('${canary}/run')</script>`],
};

/** A page of somebody who wants the file to act: every way a page can pull another's file in. */
const embedding = (files: readonly string[]): string =>
  files
    .map((file) => {
      const at = file.replaceAll('"', '&quot;');
      return `<iframe src="${at}"></iframe><img src="${at}"><object data="${at}"></object><embed src="${at}"><script src="${at}"></script><link rel="stylesheet" href="${at}">`;
    })
    .join('');

/** What files did while they were open: each entry is something that must never happen. */
class Oracle {
  readonly seen: string[] = [];
  private constructor(private readonly context: BrowserContext) {}

  static async watch(): Promise<Oracle> {
    const context = await browser.newContext({ acceptDownloads: false });
    const oracle = new Oracle(context);
    // Somebody signed in opens them: what is hers must not travel to the files host.
    const cookies = (author.session.headers.cookie ?? '').split('; ').map((cookie) => {
      const [name = '', value = ''] = cookie.split('=');
      return { name, value, url: product.pages, httpOnly: true, sameSite: 'Lax' as const };
    });
    await context.addCookies(cookies);
    await context.route(`${canary}/**`, (route) => {
      oracle.seen.push(`canary: ${route.request().url()}`);
      return route.abort();
    });
    context.on('request', (request) => {
      void request.allHeaders().then(
        (headers) => {
          if (request.url().startsWith(product.files) && headers.cookie)
            oracle.seen.push(`cookie: ${request.url()}`);
        },
        () => undefined,
      );
    });
    return oracle;
  }

  async open(url: string): Promise<void> {
    const page = await this.context.newPage();
    page.on('dialog', (dialog) => {
      this.seen.push(`script: ${url}`);
      void dialog.dismiss();
    });
    // A download answers no page, and is what most files are for.
    await page.goto(url, { waitUntil: 'load', timeout: 15_000 }).catch(() => undefined);
    await page.evaluate(() => new Promise((soon) => setTimeout(soon, 50))).catch(() => undefined);
    await page.close();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

interface Served {
  readonly downloadUrl: string;
  readonly originalUrl: string | null;
  readonly preview: { readonly pageUrl: string; readonly imageUrl: string | null };
}

async function outcomeThrough(
  door: 'program' | 'form' | 'tus',
  draftId: string,
  file: HostileFile,
): Promise<string> {
  if (door === 'tus') {
    const response = await sendWhole(product.pages, draftId, author.session, file);
    return response.ok ? 'judged' : `${response.status}`;
  }
  const form = new FormData();
  form.append(door === 'form' ? 'fichiers' : 'file', new Blob([file.bytes as BlobPart]), file.name);
  const path = door === 'form' ? `/brouillons/${draftId}/fichiers` : '/depots';
  const response = await fetch(product.pages + path, {
    method: 'POST',
    headers: author.session.headers,
    body: form,
    redirect: 'manual',
  });
  if ([201, 422].includes(response.status)) return 'judged';
  if (response.status !== 303) return `${response.status}`;
  return response.headers.get('location')?.includes('erreur') ? 'turned away' : 'judged';
}

const verdictsOf = async (caller: Caller, id: string) =>
  (
    await ask<{
      draft: { files: { name: string }[]; refusedFiles: { name: string; reason: string; message: string }[] };
    }>(
      product.pages,
      'query($id: ID!) { draft(id: $id) { files { name action } refusedFiles { name reason message } } }',
      { id },
      caller,
    )
  ).data?.draft ?? { files: [], refusedFiles: [] };

async function publishedFiles(drafts: readonly string[]): Promise<Served[]> {
  const served: Served[] = [];
  for (const draftId of drafts) {
    const { resource } = await act<{
      resource: { slug: string; version: { archiveUrl: string; files: Served[] } };
    }>(
      product,
      author.session,
      ['publishResource', { draftId }],
      'resource { slug version { files { downloadUrl originalUrl preview { pageUrl imageUrl } } } }',
    );
    served.push(...resource.version.files);
  }
  return served;
}

describe('files that attack', () => {
  it('are 150 and more, of twenty families, and at least thirty of them are here', () => {
    expect(hostileFiles.length).toBeGreaterThanOrEqual(150);
    expect(new Set(hostileFiles.map(({ family }) => family)).size).toBeGreaterThanOrEqual(20);
    expect(chosen.length).toBeGreaterThanOrEqual(30);
  });

  it('are seen by the oracle when nothing protects from them', async () => {
    const oracle = await Oracle.watch();
    await oracle.open(`${rawOrigin}/scripted.svg`);
    expect(oracle.seen).toEqual([`script: ${rawOrigin}/scripted.svg`]);
    await oracle.open(`${rawOrigin}/alert.html`);
    expect(oracle.seen).toContain(`canary: ${canary}/run`);
    await oracle.close();
  }, 300_000);

  it('are refused with a reason or served so that nothing runs, on both hosts, through every door', async () => {
    const drafts: string[] = [];
    const strange: string[] = [];
    let turnedAway = 0; // with its whole form, for a name that no form can carry
    for (const [at, door] of (['tus', 'form', 'program'] as const).entries()) {
      const files = door === 'program' ? chosen.slice(0, 30) : chosen.filter((_, index) => index % 2 === at);
      for (let from = 0; from < files.length; from += 50) {
        const draft = await readyDraft(product, author.session, { title: `Attaques ${door} ${from}` });
        for (const file of files.slice(from, from + 50)) {
          const outcome = await outcomeThrough(door, draft.id, file);
          if (outcome === 'turned away' && file.name.includes('\0')) turnedAway += 1;
          else if (outcome !== 'judged') strange.push(`${door} ${file.name}: ${outcome}`);
        }
        if (door !== 'program') drafts.push(draft.id);
      }
    }
    expect(strange).toEqual([]);
    const verdicts = await Promise.all(drafts.map((id) => verdictsOf(author.session, id)));
    const refused = verdicts.flatMap((each) => each.refusedFiles);
    const accepted = verdicts.flatMap((each) => each.files);
    expect(accepted.length + refused.length + turnedAway).toBe(chosen.length);
    for (const { name, reason, message } of refused) {
      expect([name, reason]).toEqual([name, expect.stringMatching(/^[a-z_]+$/)]);
      expect(message).not.toBe('');
    }
    const served = await publishedFiles(drafts);
    const oracle = await Oracle.watch();
    for (const { downloadUrl, originalUrl, preview } of served) {
      const addresses = [downloadUrl, originalUrl, preview.imageUrl].filter((url) => url !== null);
      for (const url of addresses) {
        await oracle.open(url);
        await oracle.open(url.replace(product.files, product.pages));
      }
      await oracle.open(new URL(preview.pageUrl, product.pages).href);
      await oracle.open(
        `${rawOrigin}/embed?${new URLSearchParams(addresses.map((url) => ['file', url])).toString()}`,
      );
    }
    expect(oracle.seen).toEqual([]);
    await oracle.close();
    process.stdout.write(
      `hostile files ${chosen.length} / refused ${refused.length} / served ${served.length} / unsafe 0\n`,
    );
  }, 600_000);
});
