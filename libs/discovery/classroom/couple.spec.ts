import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, couplesOf, forOneOf, pairWished } from './couple.js';
import { understoodIn } from './understood.js';

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  title: 'Partager une tarte',
  levels: ['ce1'],
  subjects: ['mathematiques'],
  keywords: ['fractions'],
  ...more,
});
const levels = ['ce1', 'ce2'] as const;

describe('the pair that a search names', () => {
  it('is that of its words or of its filter', () => {
    expect(pairWished('fractions CE1-CE2', {})).toMatchObject({ levels, text: 'fractions' });
    expect(pairWished('fractions', { doubleLevels: ['ce1-ce2'], levels: ['ce1'] })).toMatchObject({
      levels,
      text: 'fractions',
      filters: { levels: [], doubleLevels: [] },
    });
    expect(pairWished('fractions CE1', { doubleLevels: ['double-niveau'] })).toBeNull();
  });
});

describe('couples', () => {
  it('take what is for one class and not for the other', () => {
    const both = candidate('both', { levels: ['cycle-2'] });
    expect(forOneOf([candidate('one'), both], levels).map(({ id }) => id)).toEqual(['one']);
    expect(forOneOf([candidate('one'), both], ['ce2', 'ce1'])).toEqual([]);
  });

  it('share a subject and a theme, and say both', () => {
    const [couple] = couplesOf(levels, [candidate('a')], [candidate('b', { keywords: ['Fraction'] })]);
    expect(couple?.members.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(couple?.themeWords).toContain('fractions');
    expect(couple?.reason).toBe(
      'Une ressource pour le CE1, une pour le CE2, dans la même discipline (Mathématiques), sur un même thème : partager, tarte, fractions.',
    );
  });

  it('are none without a common subject, or a common theme', () => {
    const other = candidate('b', { subjects: ['francais'] });
    expect(couplesOf(levels, [candidate('a')], [other])).toEqual([]);
    const elsewhere = candidate('b', { title: 'Exercices de CE2', keywords: ['mesure'] });
    expect(couplesOf(levels, [candidate('a', { title: 'Exercices de CE1' })], [elsewhere])).toEqual([]);
  });

  it('are three at most, and take each resource once', () => {
    const list = (side: string) =>
      fc
        .array(fc.constantFrom('fractions', 'mesure', 'temps'), { maxLength: 8 })
        .map((words) => words.map((word, at) => candidate(`${side}${at}`, { title: '', keywords: [word] })));
    fc.assert(
      fc.property(list('a'), list('b'), (youngers, olders) => {
        const couples = couplesOf(levels, youngers, olders);
        const ids = couples.flatMap(({ members }) => members.map(({ id }) => id));
        expect(couples.length).toBeLessThanOrEqual(3);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { members, themeWords } of couples)
          expect([members[0].keywords, members[1].keywords]).toEqual([themeWords, themeWords]);
      }),
    );
  });
});

describe('filters that the words say', () => {
  it('are offered in the place of the words, beside the others', () => {
    expect(understoodIn('fractions sans ordinateur', { levels: ['cm1'] })).toEqual([
      {
        typed: 'sans ordinateur',
        label: 'Sans ordinateur',
        text: 'fractions',
        filters: { levels: ['cm1'], equipment: ['sans-ordinateur'] },
      },
    ]);
    expect(understoodIn('dictée 20 minutes dehors', {}).map(({ label }) => label)).toEqual([
      'Moins de 30 min',
      'Hors établissement ou En terrain d’observation',
    ]);
  });

  it('are not offered when they are chosen already', () => {
    expect(understoodIn('fractions sans ordinateur', { equipment: ['sans-ordinateur'] })).toEqual([]);
  });
});
