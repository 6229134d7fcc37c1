import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ConflictedWork, conflictOf, conflictReason, conflictReasons, forbiddenTo } from './conflict.js';

const work: ConflictedWork = {
  authors: ['author'],
  coAuthors: ['co-author'],
  establishments: ['0000001A'],
  lineage: ['ancestor'],
  declared: ['friend'],
  refused: ['busy'],
  assigned: ['reviewer'],
};
const person = (id: string, establishment: string | null = null) => ({ id, establishment });

describe('a conflict', () => {
  it.each([
    ['author', null, 'author'],
    ['co-author', null, 'co_author'],
    ['colleague', '0000001A', 'same_establishment'],
    ['ancestor', null, 'lineage'],
    ['friend', null, 'declared_conflict'],
    ['busy', null, 'refused'],
    ['reviewer', null, 'already_assigned'],
    ['stranger', '0000002B', null],
    ['stranger', null, null],
  ])('of %s at %s is %s', (id, establishment, code) => {
    expect(conflictOf(work, person(id, establishment))).toBe(code);
  });

  it('of several is told by the strongest', () => {
    expect(conflictOf({ ...work, refused: ['author'] }, person('author', '0000001A'))).toBe('author');
  });

  it('keeps away exactly those who have one', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const list = fc.array(ids, { maxLength: 3 });
    const works = fc.record({
      authors: list,
      coAuthors: list,
      lineage: list,
      declared: list,
      refused: list,
      assigned: list,
      establishments: fc.array(fc.constantFrom<string>('0000001A', '0000002B'), { maxLength: 2 }),
    });
    const people = fc.uniqueArray(
      fc.record({ id: ids, establishment: fc.constantFrom('0000001A', '0000003C', null) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(works, people, (one, all) => {
        const forbidden = forbiddenTo(one, all);
        for (const each of all) {
          const isNamed = [
            one.authors,
            one.coAuthors,
            one.lineage,
            one.declared,
            one.refused,
            one.assigned,
          ].some((names) => names.includes(each.id));
          const isColleague = each.establishment !== null && one.establishments.includes(each.establishment);
          expect(forbidden.has(each.id)).toBe(isNamed || isColleague);
        }
      }),
    );
  });

  it('has one sentence per code, and no code twice', () => {
    expect(new Set(conflictReasons.map(({ code }) => code)).size).toBe(conflictReasons.length);
    for (const { code, sentence } of conflictReasons) {
      expect(conflictReason(code).sentence).toBe(sentence);
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    }
  });
});
