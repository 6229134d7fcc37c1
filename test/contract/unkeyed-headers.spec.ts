import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningProduct, startProduct } from '../support/product.js';
import { raw, type RawAnswer } from '../support/raw-request.js';
import { startTogether } from './prepared-cast.js';
import { allCalls, isFilePath, loadedBy } from './routes.js';
import { SceneMaker } from './scene.js';

/**
 * Headers that no cache has in its key (G11 of the goals): whoever sends one must not change what the next reader is given.
 * Cookie, Accept-Encoding and Authorization are absent: the answers vary with the first two, and the last is never kept.
 */
const unkeyed: Record<string, string> = {
  'X-Forwarded-Host': 'ailleurs.test',
  'X-Forwarded-Server': 'ailleurs.test',
  'X-Forwarded-Proto': 'gopher',
  'X-Forwarded-Scheme': 'http',
  'X-Forwarded-Port': '4444',
  'X-Forwarded-Prefix': '/ailleurs',
  'X-Forwarded-Path': '/moderation',
  'X-Forwarded-For': '203.0.113.7',
  'X-Forwarded-SSL': 'off',
  Forwarded: 'for=203.0.113.7;host=ailleurs.test;proto=http',
  'X-Host': 'ailleurs.test',
  'X-HTTP-Host-Override': 'ailleurs.test',
  'X-Original-Host': 'ailleurs.test',
  'X-Backend-Host': 'ailleurs.test',
  'X-Original-URL': '/moderation',
  'X-Original-URI': '/moderation',
  'X-Rewrite-URL': '/moderation',
  'X-Override-URL': '/moderation',
  'X-HTTP-Method-Override': 'DELETE',
  'X-HTTP-Method': 'DELETE',
  'X-Method-Override': 'POST',
  'X-Real-IP': '203.0.113.7',
  'X-Client-IP': '203.0.113.7',
  'X-Cluster-Client-IP': '203.0.113.7',
  'True-Client-IP': '203.0.113.7',
  'CF-Connecting-IP': '203.0.113.7',
  'Front-End-Https': 'off',
  'X-URL-Scheme': 'javascript',
  'X-WAP-Profile': 'https://ailleurs.test/profil.xml',
  'Accept-Language': 'en-GB,en;q=0.9',
  'Accept-Charset': 'utf-7',
  'User-Agent': 'Mozilla/5.0 (iPhone) Googlebot/2.1',
  Referer: 'https://ailleurs.test/',
  Origin: 'https://ailleurs.test',
  'Content-Type': 'application/json',
  'X-Requested-With': 'XMLHttpRequest',
  Purpose: 'prefetch',
  'Save-Data': 'on',
  DNT: '1',
  'Upgrade-Insecure-Requests': '1',
  'Sec-CH-UA-Mobile': '?1',
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Dest': 'iframe',
  TE: 'trailers',
  Via: '1.1 ailleurs.test',
  'Apollo-Require-Preflight': 'true',
  'X-Apollo-Operation-Name': 'Autre',
  Accept: 'application/json',
};

let product: RunningProduct;
let paths: string[];

/** Behind no proxy: nothing that a client says of one is believed. */
beforeAll(async () => {
  const { started, cast } = await startTogether((dataDir) => startProduct({ dataDir }));
  product = started;
  const scene = await new SceneMaker(product, cast).makeToRead('published');
  paths = [
    ...allCalls(scene, cast)
      .filter(([route]) => route.startsWith('GET'))
      .map(([, { path }]) => path),
    ...loadedBy((await get('/')).text),
    '/recherche?q=fractions',
    '/recherche.atom?q=fractions',
    '/recherche.atom?q=introuvable',
    '/couvertures/maths/0/0/rien.svg',
  ];
}, 600_000);
afterAll(() => product?.stop());

describe('a header that no cache looks at', () => {
  it('changes nothing in any answer that a cache may keep', async () => {
    const differing: string[] = [];
    let compared = 0;
    for (const path of paths) {
      const plain = await get(path);
      if (!mayBeKept(plain)) continue;
      compared += 1;
      for (const [name, value] of Object.entries(unkeyed)) {
        const answer = await get(path, { [name]: value });
        const difference = differenceOf(plain, answer);
        if (difference) differing.push(`${path}, ${name}: ${difference}`);
      }
    }
    console.log(
      `${Object.keys(unkeyed).length} headers on ${compared} answers that may be kept: ${differing.length} differ`,
    );
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(40);
  }, 300_000);

  it('would be found if one did: an answer that names what it was told differs', async () => {
    const plain = await get('/');
    const poisoned = { ...plain, text: plain.text.replace('localhost', 'ailleurs.test') };
    const redirected = { ...plain, status: 302, headers: { ...plain.headers, location: '//ailleurs.test' } };
    expect([
      differenceOf(plain, plain),
      differenceOf(plain, poisoned),
      differenceOf(plain, redirected),
    ]).toEqual([null, expect.stringContaining('ailleurs'), expect.stringContaining('302')]);
  });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  raw(product.pages, {
    path,
    headers: { host: new URL(isFilePath(path) ? product.files : product.pages).host, ...headers },
  });

const mayBeKept = ({ headers }: RawAnswer): boolean => !/no-store/.test(headers['cache-control'] ?? '');

/** What a cache would keep differently: status, body, or a header other than the date. */
function differenceOf(plain: RawAnswer, other: RawAnswer): string | null {
  if (plain.status !== other.status) return `${plain.status} → ${other.status}`;
  for (const name of new Set([...Object.keys(plain.headers), ...Object.keys(other.headers)]))
    if (
      !/^(date|connection|keep-alive)$/.test(name) &&
      String(plain.headers[name]) !== String(other.headers[name])
    )
      return `${name}: ${String(plain.headers[name])} → ${String(other.headers[name])}`;
  if (plain.text === other.text) return null;
  const at = [...plain.text].findIndex((sign, place) => sign !== other.text[place]);
  return `« ${plain.text.slice(at - 20, at + 40)} » → « ${other.text.slice(at - 20, at + 40)} »`;
}
