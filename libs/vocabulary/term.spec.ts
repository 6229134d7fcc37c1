import { describe, expect, it } from '@jest/globals';
import { expandTerms, findTerm, getTerm, listTerms, TermUnknown, type VocabularyName } from './term.js';
import { territoryTree } from './territories.js';

const VOCABULARIES: VocabularyName[] = [
  ...(['levels', 'subjects', 'resource-types', 'audiences', 'places', 'equipment'] as const),
  ...(['languages', 'themes', 'academies', 'collectivites', 'departements'] as const),
];

describe.each(VOCABULARIES)('%s', (vocabulary) => {
  const terms = listTerms(vocabulary);

  it('has unique ids and URIs, and existing parents', () => {
    const ids = terms.map((term) => term.id);
    const uris = terms.flatMap((term) => term.uri ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(uris).size).toBe(uris.length);
    const above = [...ids, 'national', ...listTerms('academies').map((term) => term.id)];
    for (const term of terms) expect(above).toEqual(expect.arrayContaining([...term.parents]));
  });

  it('keeps official URIs for official terms and gives ours a version of ours', () => {
    for (const term of terms) {
      expect(term.vocabularyVersion === 'essaim-1').toBe(!term.official);
      if (!term.official) expect(term.uri).toBeUndefined();
      expect(term.label).not.toMatch(/'/);
    }
  });

  it('finds its terms by id and by URI', () => {
    for (const term of terms) {
      expect(findTerm(vocabulary, term.id)).toBe(term);
      if (term.uri) expect(findTerm(vocabulary, term.uri)).toBe(term);
    }
  });
});

describe('getTerm', () => {
  it('throws on an unknown term', () => {
    expect(() => getTerm('levels', 'cm3')).toThrow(TermUnknown);
    expect(findTerm('levels', 'cm3')).toBeNull();
  });
});

describe('expandTerms', () => {
  it('admits taught languages under living languages, NSI under informatics', () => {
    expect(expandTerms('subjects', ['langues-vivantes-etrangeres-ou-regionales'])).toContain('anglais');
    expect(expandTerms('subjects', ['informatique'])).toEqual(['informatique', 'snt', 'nsi']);
  });
});

describe('languages', () => {
  it('names French first, by its two-letter code', () => {
    expect(listTerms('languages')[0]).toMatchObject({ id: 'fr', code: 'fre', label: 'Français' });
  });
});

describe('territoryTree', () => {
  it('goes from the nation to 30 académies and 101 départements, each once', () => {
    const tree = territoryTree();
    const academies = tree.children.filter((node) => node.children.length > 0);
    const departements = academies.flatMap((node) => node.children.map((leaf) => leaf.id));
    expect(academies).toHaveLength(30);
    expect(departements).toHaveLength(101);
    expect(new Set(departements).size).toBe(101);
  });
});
