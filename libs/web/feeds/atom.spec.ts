import { describe, expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { atomOf } from './atom.js';

const hostile = '<script>alert(1)</script> & ]]> "';
const version = {
  title: hostile,
  summary: hostile,
  publishedAt: '2026-11-20T10:00:00Z',
  url: 'https://essaim.example/r/a/v/2',
  licence: { label: 'CC BY-SA 4.0' },
  authors: [{ name: hostile }],
};
const xml = atomOf({
  title: `Essaim : ${hostile}`,
  origin: 'https://essaim.example',
  path: '/recherche?q=a&tri=recent',
  feedPath: '/recherche.atom?q=a&tri=recent',
  resources: { edges: [{ node: { url: 'https://essaim.example/r/a', version } }] },
});

describe('an Atom feed', () => {
  it('of nothing says the same at every reading, so that caches keep one', () => {
    const nothing = {
      title: 'Rien',
      origin: 'https://essaim.example',
      path: '/',
      feedPath: '/recherche.atom',
    };
    expect(atomOf({ ...nothing, resources: { edges: [] } })).toContain('<updated>1970-01-01T00:00:00.000Z');
  });

  it('is well formed whatever people wrote', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
  });

  it('names the version, so that a new version is a new entry', () => {
    const { feed } = new XMLParser().parse(xml) as { feed: { entry: { id: string; updated: string } } };
    expect(feed.entry.id).toBe(version.url);
    expect(feed.entry.updated).toBe('2026-11-20T10:00:00.000Z');
  });
});
