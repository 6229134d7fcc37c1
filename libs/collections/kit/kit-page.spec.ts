import { describe, expect, it } from '@jest/globals';
import { homePage } from './kit-home-page.js';
import { removalsOf, removalsText, tombstonePage } from './kit-removal.js';
import type { KitResource } from './kit-resource.js';
import { resourcePage } from './kit-resource-page.js';
import { sanitised } from './markup.js';

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

const resource: KitResource = {
  ...{ code: 'abc', title: hostile, number: 1, language: hostile, facts: hostile, summary: hostile },
  sheet: [[hostile, hostile]],
  credit: sanitised('<p>Crédit</p>'),
  licence: { name: hostile, may: [hostile], must: [hostile], mustNot: [] },
  text: sanitised('<p>Texte</p>'),
  link: 'https://exemple.fr/?a=1&b=2',
  files: [{ name: hostile, path: 'fichiers/r-abc/a.odt', size: 1200, isActive: false }],
  views: [
    {
      ...{ name: hostile, pageCount: 12, isPicture: false, html: sanitised('<p>Mots</p>') },
      pictures: [{ number: 1, path: 'apercus/r-abc/1-page-1.webp', width: 10, height: 20, text: hostile }],
    },
  ],
  url: 'https://essaim.example/r/x',
};
const item = { title: hostile, section: hostile, sectionNote: hostile, note: hostile, url: null };
const collection = {
  ...{
    title: hostile,
    why: hostile,
    copiedCredit: hostile,
    updatedAt: new Date(0),
    url: 'https://essaim.example/c/x',
  },
  ...{ curators: [hostile], licences: hostile },
};
const lost = { code: 'abc', isHidden: false, withdrawnAt: new Date(0), title: hostile, reason: null };

const pages = {
  resource: resourcePage(resource, { note: hostile, collection: hostile }),
  home: homePage(
    collection,
    [
      { ...item, page: { path: 'ressources/r-abc.html', facts: hostile, credit: hostile }, reason: null },
      { ...item, page: null, reason: hostile },
    ],
    {
      id: '0123456789abcdef',
      madeAt: new Date(0),
      updateUrl: 'https://essaim.example/c/x?depuis=0123456789abcdef',
    },
  ),
  tombstone: tombstonePage(lost, hostile),
};

describe.each(Object.entries(pages))('the page of a kit: %s', (name, page) => {
  it('says what others wrote as text, whatever it is', () => {
    expect(page).not.toMatch(/<script>|<img src=x/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('loads nothing from elsewhere and runs nothing of others', () => {
    const loaded = [...page.matchAll(/<(?:img|script|link)[^>]* (?:src|href)="([^"]*)"/g)].map(
      ([, path = '']) => path,
    );
    expect(loaded.filter((path) => /^[a-z]+:|^\//i.test(path))).toEqual([]);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page.includes('script-src')).toBe(name === 'home');
    expect(page).not.toMatch(/ style=| on[a-z]+="/);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
  });
});

describe('what is taken out of a kit', () => {
  it('names files of what may be read only, and no title of what is hidden', () => {
    const hidden = { ...lost, code: 'def', isHidden: true, title: 'Secret' };
    const removed = removalsOf([{ ...lost, title: 'La grêle' }, hidden], ['fichiers/r-ghi/ancien.odt']);
    expect(removed.map(({ path }) => path)).toEqual([
      ...['fichiers/r-abc/', 'apercus/r-abc/', 'fichiers/r-def/', 'apercus/r-def/'],
      'fichiers/r-ghi/ancien.odt',
    ]);
    const text = removalsText(removed);
    expect(text).toContain(
      'fichiers/r-abc/\u00a0: La grêle. Retirée par qui l’avait publiée, le 1er janvier 1970.',
    );
    expect(text + tombstonePage(hidden, 'x')).not.toContain('Secret');
    expect(removalsText([])).toContain('Rien.');
  });
});
