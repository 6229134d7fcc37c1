import { describe, expect, it } from '@jest/globals';
import { storedDocument } from './meilisearch-document.js';
import type { SearchDocument } from './search-engine.js';

const document: SearchDocument = {
  id: 'x',
  familyId: 'x',
  title: 'Les symétries d’un micro:bit',
  summary: 'Tracer des axes.',
  keywords: ['arts plastiques', 'mesure'],
  authors: ['Autrice Durable'],
  labels: ['6e'],
  body: '',
  facets: { levels: ['6e'] },
  publishedAt: new Date('2026-01-01T00:00:00Z'),
  rank: 0.5,
};

describe('a document as Meilisearch holds it', () => {
  it('is searched by its stems, field by field, without stop words, tied words joined too', () => {
    expect(storedDocument(document).stems).toEqual({
      title: ['symetri micro bit', 'microbit'],
      keywords: ['art plastic', 'mesur', 'auteur durabl'],
      summary: ['trac axe', '6e'],
      body: [],
      atLeast2: '',
      atLeast4: '',
      atLeast8: '',
    });
  });

  it('offers its words to corrections and to the families of words', () => {
    const { words } = storedDocument({ ...document, body: 'Un volcan, deux volcan, une fôte.' });
    expect(words).toEqual(expect.arrayContaining(['symetries', 'plastiques', 'microbit', 'volcan', 'fote']));
    expect(words).not.toContain('les');
  });

  it('knows how often the files hold a word', () => {
    const body = `${'Un volcan. '.repeat(4)}La lave, une lave. Un basalte.`;
    const { atLeast2, atLeast4, atLeast8 } = storedDocument({ ...document, body }).stems;
    expect([atLeast2, atLeast4, atLeast8]).toEqual(['volcan lave', 'volcan', '']);
  });

  it('keeps every word of a very long text within the positions that Meilisearch sees', () => {
    const body = `${'mot '.repeat(70_000)}finalement`;
    const [stream = ''] = storedDocument({ ...document, body }).stems.body;
    const words = stream.split(' ');
    expect(words.length).toBeLessThan(65_535);
    expect(words).toContain('finalement');
  });

  it('says which documents may share a family', () => {
    expect(storedDocument(document).isMember).toBe(false);
    expect(storedDocument({ ...document, familyId: 'y' }).isMember).toBe(true);
  });
});
