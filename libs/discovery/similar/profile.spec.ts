import { describe, expect, it } from '@jest/globals';
import { findTerm } from '#vocabulary';
import { neighboursOf, type Profile } from './profile.js';
import { yearSuccessions } from './proximity-figures.js';
import { yearsAfter } from './years.js';

const profile = (resourceId: string, words: string, more: Partial<Profile> = {}): Profile => {
  const terms = words.split(' ').filter(Boolean);
  return {
    resourceId,
    familyId: resourceId,
    vector: terms.map((term) => ({
      term,
      word: term,
      weight: 1 / Math.sqrt(terms.length),
      told: true,
      count: 1,
    })),
    goals: [],
    needs: [],
    levels: ['cm1'],
    subjects: ['mathematiques'],
    ...more,
  };
};

describe('the neighbours of a resource', () => {
  const mine = profile('mine', 'fraction partage tarte');

  it('are those that share most with it, with the words they share', () => {
    const found = neighboursOf(mine, [
      profile('far', 'volcan lave'),
      profile('near', 'fraction partage bande'),
      profile('nearer', 'fraction partage tarte'),
    ]);
    expect(found.map(({ otherId, kind }) => [otherId, kind])).toEqual([
      ['nearer', 'similar'],
      ['near', 'similar'],
    ]);
    expect(found[1]?.common.terms.map(({ term }) => term)).toEqual(['fraction', 'partage']);
  });

  it('are never of its family, and a few at most of another', () => {
    const cousins = Array.from({ length: 9 }, (_, n) => profile(`c${n}`, 'fraction', { familyId: 'theirs' }));
    const sibling = profile('sibling', 'fraction partage tarte', { familyId: 'mine' });
    expect(neighboursOf(mine, [sibling, ...cousins]).map(({ otherId }) => otherId)).toEqual([
      'c0',
      'c1',
      'c2',
    ]);
  });

  it('come after it when they ask for what it teaches, in the same subject', () => {
    const teaches = profile('teaches', 'bande', { goals: ['partag', 'unit'] });
    const asks = { needs: ['partag', 'unit', 'compar'] };
    const found = neighboursOf(teaches, [
      profile('after', 'nombre', asks),
      profile('elsewhere', 'nombre', { ...asks, subjects: ['svt'] }),
      profile('by-chance', 'nombre', { needs: ['unit', 'mesur'] }),
    ]);
    expect(found.map(({ otherId, kind }) => [otherId, kind])).toEqual([['after', 'next']]);
  });
});

describe('the year after', () => {
  it('is that of the classes a level speaks of, and of no class of both', () => {
    expect(yearsAfter(['cm1'], ['cm2'])).toEqual(['cm2']);
    expect(yearsAfter(['cm2'], ['cm1'])).toEqual([]);
    expect(yearsAfter(['cycle-2'], ['cycle-3'])).toEqual(['cycle-3']);
    expect(yearsAfter(['premiere'], ['terminale'])).toEqual(['terminale']);
    expect(yearsAfter(['cm1', 'cm2'], ['cm2', '6e'])).toEqual([]);
  });

  it('is said of classes that exist', () => {
    expect(yearSuccessions.flat().filter((id) => !findTerm('levels', id))).toEqual([]);
  });
});
