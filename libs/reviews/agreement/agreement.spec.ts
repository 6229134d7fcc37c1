import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agreement, agreementOn, type Metric } from './agreement.js';

type Grades = (number | null)[];

/** Observers in rows, as published; « . » where one did not answer. */
const read = (...observers: string[]): Grades[] => {
  const rows = observers.map((row) =>
    [...row.replaceAll(' ', '')].map((mark) => (mark === '.' ? null : Number(mark))),
  );
  return rows[0]!.map((_, unit) => rows.map((row) => row[unit]!));
};

/** Krippendorff, « Computing Krippendorff's Alpha-Reliability », 2011, example C. */
const krippendorff2011 = read('12332141 2...', '12332241 25.3', '.3332342 251.', '12332441 251.');

/** Hayes and Krippendorff, « Answering the Call for a Standard Reliability Measure for Coding Data », 2007: 40 articles, five observers. */
const hayes2007 = read(
  '1 1 2 . 0 0 1 1 2 2 . 0 1 3 1 1 2 1 1 0 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1',
  '1 1 3 0 0 0 0 . 2 1 1 0 2 3 1 1 1 2 1 0 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1',
  '2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0 1 . 3 0 . 1 0 1 2 2 0 2 . 2 2 3 2 . 2 1',
  '. 1 3 . . . . 0 . 1 0 0 2 2 . . . 3 1 . 1 0 3 0 2 1 1 2 2 . . 1 2 2 . . . 1 2 .',
  '2 . . 0 0 0 1 . 2 . . . . 3 1 1 2 . . 0 . 0 . . 2 . 0 . . 2 0 . 2 . 2 2 2 2 . 1',
);

const alphaOf = (units: readonly Grades[], metric: Metric): number | null => {
  const agreement = new Agreement();
  for (const unit of units) agreement.add(unit);
  return agreement.alpha(metric);
};

/** By the definition, pair by pair: what the values of a unit differ by, beside what all values differ by. */
function slowly(units: readonly Grades[], metric: Metric): number | null {
  const lists = units.map((unit) => unit.filter((grade) => grade !== null)).filter((list) => list.length > 1);
  const all = lists.flat();
  const between = (low: number, high: number): number => {
    const inside = all.filter((grade) => grade >= low && grade <= high).length;
    const ends = all.filter((grade) => grade === low || grade === high).length;
    return inside - ends / 2;
  };
  const apart = (one: number, other: number): number => {
    if (one === other) return 0;
    if (metric === 'nominal') return 1;
    if (metric === 'interval') return (one - other) ** 2;
    if (metric === 'ratio') return ((one - other) / (one + other)) ** 2;
    return between(Math.min(one, other), Math.max(one, other)) ** 2;
  };
  const pairs = (list: readonly number[]): number =>
    list.reduce((sum, one) => sum + list.reduce((inner, other) => inner + apart(one, other), 0), 0);
  const observed = lists.reduce((sum, list) => sum + pairs(list) / (list.length - 1), 0) / all.length;
  const expected = pairs(all) / (all.length * (all.length - 1));
  return expected === 0 || all.length === 0 ? null : 1 - observed / expected;
}

const grades = fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 30,
});
const metrics = fc.constantFrom<Metric>('nominal', 'ordinal', 'interval', 'ratio');

describe('alpha', () => {
  it.each<[string, Grades[], Metric, number]>([
    ['Krippendorff 2011', krippendorff2011, 'nominal', 0.743],
    ['Krippendorff 2011', krippendorff2011, 'ordinal', 0.815],
    ['Krippendorff 2011', krippendorff2011, 'interval', 0.849],
    ['Krippendorff 2011', krippendorff2011, 'ratio', 0.797],
    ['Krippendorff 2011, A: two observers, two values', read('0100000010', '1110010000'), 'nominal', 0.095],
    ['Hayes and Krippendorff 2007', hayes2007, 'nominal', 0.477],
    ['Hayes and Krippendorff 2007', hayes2007, 'ordinal', 0.76],
    ['Hayes and Krippendorff 2007', hayes2007, 'interval', 0.757],
  ])('of %s, %#, is the published one', (_, units, metric, published) => {
    expect(alphaOf(units, metric)).toBeCloseTo(published, 3);
  });

  it('is what the definition says, pair by pair', () => {
    fc.assert(
      fc.property(grades, metrics, (units, metric) => {
        const [one, other] = [alphaOf(units, metric), slowly(units, metric)];
        if (other === null) expect(one).toBeNull();
        else expect(one).toBeCloseTo(other, 9);
      }),
    );
  });

  it('does not depend on the order of things or of people', () => {
    fc.assert(
      fc.property(grades, metrics, (units, metric) => {
        const turned = units.toReversed().map((unit) => unit.toReversed());
        expect(alphaOf(turned, metric)).toBe(alphaOf(units, metric));
      }),
    );
  });

  it('after something is taken away is as if it had never been there', () => {
    fc.assert(
      fc.property(grades, grades, metrics, (kept, gone, metric) => {
        const agreement = new Agreement();
        for (const unit of [...gone, ...kept]) agreement.add(unit);
        for (const unit of gone) agreement.remove(unit);
        expect(agreement.alpha(metric)).toBe(alphaOf(kept, metric));
      }),
    );
  });

  it('is 1 where all agree on different things, unknown where nothing varies', () => {
    expect(alphaOf(read('1234', '1234'), 'ordinal')).toBe(1);
    expect(alphaOf(read('1111', '1111'), 'ordinal')).toBeNull();
    expect(alphaOf([], 'ordinal')).toBeNull();
    expect(alphaOf(read('12', '..'), 'ordinal')).toBeNull();
  });

  it('refuses what is no place of a level', () => {
    expect(() => alphaOf([[1, 1.5]], 'ordinal')).toThrow(RangeError);
    expect(() => alphaOf([[-1, 1]], 'ordinal')).toThrow(RangeError);
  });
});

describe('the agreement on a criterion', () => {
  const round = (...given: Grades) => given.map((grade) => ({ answers: { aims: { grade } } }));

  it('is low where people read it in several ways', () => {
    const rounds = [round(1, 4), round(3, 1), round(2, 2), round(1, 3), round(4, 1)];
    expect(agreementOn('aims', rounds)).toMatchObject({ state: 'low', units: 5 });
  });

  it('is sufficient where they agree, « sans objet » aside', () => {
    const rounds = [round(1, 1), round(3, 3), round(2, 2), round(4, 4), round(4, 3), round(null, 2)];
    expect(agreementOn('aims', rounds)).toMatchObject({ state: 'sufficient', units: 5 });
  });

  it('is unknown of too few, of one answer everywhere, of nobody', () => {
    expect(agreementOn('aims', [round(1, 4), round(3, 1)])).toMatchObject({ state: 'unknown', units: 2 });
    expect(
      agreementOn(
        'aims',
        Array.from({ length: 9 }, () => round(1, 1)),
      ),
    ).toMatchObject({ state: 'unknown', alpha: null });
    expect(agreementOn('other', [round(1, 2)])).toEqual({ alpha: null, units: 0, state: 'unknown' });
  });
});
