import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proximityWords } from './proximity-words.js';
import { inTheSameSpirit, type Sign, toContinue } from './proximity.js';

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const common = fc.record({
  terms: fc.array(fc.record({ term: fc.constantFrom('fraction', 'partag'), word: fc.string() }), {
    minLength: 1,
    maxLength: 3,
  }),
  subjects: fc.subarray(['mathematiques']),
  after: fc.subarray(['cm2']),
});
const bond: fc.Arbitrary<Sign['bond']> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('similar' as const, 'next' as const),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    common,
  }),
  fc.record({
    kind: fc.constantFrom('shelf' as const, 'pathway' as const),
    collectionId: ids,
    title: fc.string(),
    places: fc.integer({ min: -4, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('series' as const),
    personId: ids,
    name: fc.string(),
    label: fc.constant('séance 3'),
    place: fc.constant(3),
    steps: fc.integer({ min: 1, max: 3 }),
  }),
);
const signs = fc.array(
  fc
    .record({ resourceId: fc.constant('mine'), otherId: ids, isOwnFamily: fc.boolean(), bond })
    .map((sign) => ({
      ...sign,
      // Two letters a family.
      familyId: sign.isOwnFamily ? 'mine' : sign.otherId <= 'c' ? 'first' : 'second',
    })),
);

describe('the two lists beside a resource', () => {
  it('hold one of a family, each with a reason, as many as asked at most', () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 1, max: 12 }), (brought, most) => {
        for (const list of [inTheSameSpirit(brought, most), toContinue(brought, most)]) {
          const families = list.map(
            ({ resourceId }) => brought.find(({ otherId }) => otherId === resourceId)?.familyId,
          );
          expect(list.length).toBeLessThanOrEqual(most);
          expect(new Set(list.map(({ resourceId }) => resourceId)).size).toBe(list.length);
          for (const { restsOn } of list) expect(restsOn.length).toBeGreaterThan(0);
          if (brought.every(({ isOwnFamily }) => !isOwnFamily))
            expect(new Set(families).size).toBe(families.length);
        }
      }),
    );
  });

  it('never hold its own family, but what the same person numbered', () => {
    fc.assert(
      fc.property(signs, (brought) => {
        const own = brought.map((sign) => ({ ...sign, isOwnFamily: true }));
        expect(inTheSameSpirit(own, 12)).toEqual([]);
        expect(toContinue(own, 12).filter(({ kind }) => kind !== 'series')).toEqual([]);
      }),
    );
  });

  it('do not depend on the order in which signs are read', () => {
    fc.assert(
      fc.property(signs, (brought) => {
        const of = (list: readonly Sign[]) => inTheSameSpirit(list, 12).map(({ resourceId }) => resourceId);
        const distinct = brought.filter(
          ({ otherId }, at) => brought.findIndex((each) => each.otherId === otherId) === at,
        );
        expect(of(distinct.toReversed())).toEqual(of(distinct));
      }),
    );
  });

  it('put first what a curator said, then a number, then what is asked for, then the order of a shelf', () => {
    const other = (otherId: string, bond: Sign['bond']): Sign => ({
      resourceId: 'mine',
      otherId,
      familyId: otherId,
      isOwnFamily: false,
      bond,
    });
    const said = {
      terms: [{ term: 'fraction', word: 'fractions' }],
      subjects: ['mathematiques'],
      after: ['cm2'],
    };
    const list = toContinue(
      [
        other('a', { kind: 'similar', score: 1, common: said }),
        other('b', { kind: 'shelf', collectionId: 'k', title: 'Mesurer', places: 1 }),
        other('c', { kind: 'next', score: 0.5, common: said }),
        other('d', {
          kind: 'series',
          personId: 'p',
          name: 'Une autrice',
          label: 'séance 3',
          place: 3,
          steps: 1,
        }),
        other('e', { kind: 'pathway', collectionId: 'k', title: 'Mesurer', places: 0 }),
        other('f', { kind: 'shelf', collectionId: 'k', title: 'Mesurer', places: -1 }),
      ],
      12,
    );
    expect(list.map(({ resourceId }) => resourceId)).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(list.map(proximityWords)).toEqual([
      'La suite dans «\u00a0Mesurer\u00a0»',
      'La suite de la série\u00a0: séance 3',
      'S’appuie sur\u00a0: fractions',
      'Vient ensuite dans «\u00a0Mesurer\u00a0»',
      'Pour la suite, CM2\u00a0: fractions',
    ]);
  });
});
