import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Refusal } from '#platform/authorization';
import { checkedRubric, type CriterionWish, revisionOf, rubricLimits } from './rubric-fields.js';

const level = (label: string) => ({ label, description: `Quand c’est ${label}.` });
const criterion = (question: string, changes: Partial<CriterionWish> = {}): CriterionWish => ({
  question,
  guidance: '',
  levels: [level('bien'), level('moyen'), level('faible')],
  weight: 3,
  mayNotApply: false,
  origin: { label: 'Nous', url: null },
  ...changes,
});
const three = [criterion('Clair ?'), criterion('Juste ?'), criterion('Utile ?')];
const problemsOf = (criteria: readonly CriterionWish[], title = 'Grille'): string[] => {
  try {
    checkedRubric({ title, criteria });
    return [];
  } catch (error) {
    return (error as Refusal).problems.map(({ code, field }) => `${code} ${field}`);
  }
};

describe('a rubric', () => {
  it('gives each new criterion a key of its own, and keeps those it has', () => {
    const { criteria } = checkedRubric({
      title: ' Ma  grille ',
      criteria: [criterion('Clair ?', { key: 'clair-2' }), criterion('Clair ?'), criterion('Clair ?')],
    });
    expect(criteria.map(({ key }) => key)).toEqual(['clair-2', 'clair', 'clair-3']);
  });

  it('has from 3 to 20 criteria, once each, of which one at least is for all resources', () => {
    expect(problemsOf(three)).toEqual([]);
    expect(problemsOf(three.slice(1))).toEqual(['CRITERIA_COUNT criteria']);
    expect(problemsOf(Array.from({ length: 21 }, () => criterion('Encore ?')))).toEqual([
      'CRITERIA_COUNT criteria',
    ]);
    expect(problemsOf([...three, ...three].map((each) => ({ ...each, key: each.question[0] })))).toEqual([
      'CRITERION_TWICE criteria',
    ]);
    expect(problemsOf(three.map((each) => ({ ...each, mayNotApply: true })))).toEqual([
      'CRITERIA_ALL_OPTIONAL criteria',
    ]);
  });

  it('says where each thing to mend is', () => {
    const wrong = criterion(' ', {
      levels: [level('bien'), level(''), level('faible')],
      weight: 6,
      origin: { label: '', url: 'javascript:alert(1)' },
    });
    expect(problemsOf([...three, wrong], ' ')).toEqual([
      'TEXT_MISSING title',
      'TEXT_MISSING criteria.3.question',
      'TEXT_MISSING criteria.3.levels.1.label',
      'NUMBER_OUT_OF_RANGE criteria.3.weight',
      'TEXT_MISSING criteria.3.origin.label',
      'ADDRESS_NOT_WEB criteria.3.origin.url',
    ]);
    expect(problemsOf([...three, criterion('Deux ?', { levels: [level('oui'), level('non')] })])).toEqual([
      'LEVELS_COUNT criteria.3.levels',
    ]);
  });

  const wish = fc.record({
    question: fc.string({ minLength: 1, maxLength: 60 }).map((text) => `${text} ?`),
    weight: fc.integer({ min: rubricLimits.weight.least, max: rubricLimits.weight.most }),
    mayNotApply: fc.boolean(),
  });

  it('that is accepted is accepted again as it is, with the same revision; another has another', () => {
    fc.assert(
      fc.property(fc.array(wish, { minLength: 2, maxLength: 19 }), (wishes) => {
        const criteria = [three[0]!, ...wishes.map(({ question, ...rest }) => criterion(question, rest))];
        const once = checkedRubric({ title: 'Grille', criteria });
        const twice = checkedRubric(once);
        expect(twice).toEqual(once);
        expect(revisionOf(twice)).toBe(revisionOf(once));
        expect(new Set(once.criteria.map(({ key }) => key)).size).toBe(once.criteria.length);
        const [first, ...others] = once.criteria;
        expect(revisionOf({ ...once, criteria: [...others, first!] })).not.toBe(revisionOf(once));
      }),
    );
  });
});
