import { describe, expect, it } from '@jest/globals';
import { buildSearchQuery, PAGE_SIZE, SEARCH_FACETS, withoutFilter } from './query.js';

const boosted = (text: string, facet: string): string[] =>
  buildSearchQuery({ text })
    .boosts.filter((boost) => boost.facet === facet)
    .map(({ value }) => value);

describe('a search query', () => {
  it('keeps the words, in order, and filters nothing by itself', () => {
    const query = buildSearchQuery({ text: ' fractions  6e ' });
    expect(query.text).toBe('fractions  6e');
    expect(query.terms.map(({ text }) => text)).toEqual(['fractions', '6e']);
    expect(query.filters).toEqual({});
  });

  it('raises the level, the subject and the type that the words name', () => {
    expect(boosted('fractions 6e', 'levels')).toContain('6e');
    expect(boosted('évaluation fractions', 'types')).toContain('evaluation');
    expect(boosted('première guerre mondiale', 'levels')).toEqual([]);
  });

  it('raises the classes of a cycle', () => {
    expect(boosted('calcul mental cycle 3', 'levels')).toEqual(
      expect.arrayContaining(['cycle-3', 'cm1', 'cm2', '6e']),
    );
  });

  it('asks less of a word that names a level than of a topic', () => {
    const [topic, level] = buildSearchQuery({ text: 'fractions 6e' }).terms;
    expect(level!.weight).toBeLessThan(topic!.weight);
  });

  it('raises what is said of the class, and filters nothing by it', () => {
    const query = buildSearchQuery({
      text: 'fractions en binôme 20 minutes CE1-CE2 après les nombres décimaux',
    });
    expect(query.filters).toEqual({});
    expect(query.boosts.map(({ facet, value }) => `${facet} ${value}`)).toEqual(
      expect.arrayContaining(['groupings a-deux', 'durations moins-de-30-min', 'doubleLevels ce1-ce2']),
    );
    expect(boosted('après les nombres décimaux', 'after')).toEqual(
      buildSearchQuery({ text: '', filters: { after: ['un nombre décimal'] } }).filters.after,
    );
  });

  it('looks for no word of what must not be there', () => {
    expect(buildSearchQuery({ text: 'poésie sans ordinateur' }).terms.map(({ text }) => text)).toEqual([
      'poesie',
    ]);
    expect(boosted('poésie sans ordinateur', 'equipment')).toEqual(['sans-ordinateur']);
  });

  it('adds school synonyms, lighter than the words typed', () => {
    const alternatives = buildSearchQuery({ text: 'QCM' }).terms[0]!.alternatives;
    expect(alternatives.map(({ text }) => text)).toContain('quiz');
    expect(alternatives.every(({ weight }) => weight < 1)).toBe(true);
  });

  it('passes on the filters chosen, without empty ones or doubles', () => {
    const { filters } = buildSearchQuery({ text: '', filters: { levels: ['cm1', 'cm1'], types: [] } });
    expect(filters).toEqual({ levels: ['cm1'] });
  });

  it('counts pages from 1', () => {
    expect(buildSearchQuery({ text: 'x' })).toMatchObject({
      offset: 0,
      limit: PAGE_SIZE,
      facets: [...SEARCH_FACETS],
    });
    expect(buildSearchQuery({ text: 'x', page: 3 }).offset).toBe(2 * PAGE_SIZE);
    expect(buildSearchQuery({ text: 'x', page: -1 }).offset).toBe(0);
  });

  it('sorts by date when there are no words, by relevance when there are', () => {
    expect(buildSearchQuery({ text: ' ' }).sort).toBe('newest');
    expect(buildSearchQuery({ text: 'x' }).sort).toBe('relevance');
    expect(buildSearchQuery({ text: 'x', sort: 'newest' }).sort).toBe('newest');
  });

  it('shortens a pasted page', () => {
    expect(buildSearchQuery({ text: 'mot '.repeat(1000) }).text.length).toBeLessThanOrEqual(400);
  });

  it('drops one filter and asks for no hits', () => {
    const query = buildSearchQuery({
      text: 'x',
      filters: { levels: ['cm1'], types: ['evaluation'] },
      page: 2,
    });
    expect(withoutFilter(query, 'levels')).toMatchObject({
      filters: { types: ['evaluation'] },
      offset: 0,
      limit: 0,
      facets: [],
    });
  });
});
