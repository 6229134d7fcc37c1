import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, chosenFrom } from './home-choice.js';

const letters = (text: string) => fc.constantFrom(...text);
const candidates = fc.uniqueArray(
  fc.record<Candidate>({
    id: fc.uuid(),
    family: letters('abcdefghij'),
    author: fc.option(letters('ABCDEF')),
    newcomer: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const rows = fc.record({
  pool: candidates,
  size: fc.integer({ min: 1, max: 12 }),
  taken: fc.uniqueArray(letters('abcdefghij'), { maxLength: 5 }).map((all) => new Set(all)),
});
const families = (all: readonly Candidate[]): string[] => all.map(({ family }) => family);

describe('the cards of a row', () => {
  it('are of different families, of none already shown, as many as there can be, in the order of the pool', () => {
    fc.assert(
      fc.property(rows, ({ pool, size, taken }) => {
        const chosen = chosenFrom(pool, { size, taken });
        const free = new Set(families(pool).filter((family) => !taken.has(family)));
        expect(new Set(families(chosen)).size).toBe(chosen.length);
        expect(families(chosen).some((family) => taken.has(family))).toBe(false);
        expect(chosen).toHaveLength(Math.min(size, free.size));
        expect(chosen).toEqual(pool.filter((each) => chosen.includes(each)));
      }),
    );
  });

  it('leave one slot in five to newcomers, or all that there are', () => {
    fc.assert(
      fc.property(rows, ({ pool, size, taken }) => {
        const chosen = chosenFrom(pool, { size, taken });
        const firsts = pool.filter(
          ({ family }, at) => !taken.has(family) && families(pool).indexOf(family) === at,
        );
        const owed = Math.min(Math.ceil(chosen.length / 5), firsts.filter(({ newcomer }) => newcomer).length);
        expect(chosen.filter(({ newcomer }) => newcomer).length).toBeGreaterThanOrEqual(owed);
      }),
    );
  });

  it('show a person twice at most, unless nobody else is left', () => {
    const of = (author: string, count: number, newcomer = false): Candidate[] =>
      Array.from({ length: count }, (_, at) => {
        const id = `${author}${String(at)}`;
        return { id, family: id, author, newcomer };
      });
    const ids = (pool: Candidate[]) => chosenFrom(pool, { size: 6, taken: new Set() }).map(({ id }) => id);
    expect(ids([...of('A', 6), ...of('B', 6), ...of('C', 6)])).toEqual(['A0', 'A1', 'B0', 'B1', 'C0', 'C1']);
    expect(ids([...of('A', 6), ...of('B', 1)])).toEqual(['A0', 'A1', 'A2', 'A3', 'A4', 'B0']);
    expect(ids([...of('A', 6), ...of('B', 9), ...of('N', 3, true)])).toEqual([
      'A0',
      'A1',
      'B0',
      'B1',
      'N0',
      'N1',
    ]);
  });
});
