import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cover, type CoveredPassage } from './coverage.js';

const words = (hash: string, part = 'texte'): CoveredPassage => ({ part, kind: 'paragraph', hash });
const file = (part: string, hash: string): CoveredPassage => ({ part, kind: 'file', hash });
const passages = fc.array(
  fc.record({
    part: fc.constantFrom('texte', 'fiche.odt'),
    kind: fc.constantFrom('paragraph', 'file'),
    hash: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  }),
  { maxLength: 12 },
);

describe('what a review covers', () => {
  it('never holds a passage that was not read, nor one more often than it was', () => {
    fc.assert(
      fc.property(passages, passages, (read, now) => {
        const covered = cover(read, now).passages.filter(({ isRead }) => isRead);
        for (const hash of new Set(now.map((passage) => passage.hash))) {
          const count = (some: readonly CoveredPassage[]) => some.filter((each) => each.hash === hash).length;
          expect(count(covered.map(({ passage }) => passage))).toBe(Math.min(count(read), count(now)));
        }
      }),
    );
  });

  it('says that nothing changed exactly when the same things are there, in any order', () => {
    fc.assert(
      fc.property(passages, fc.nat(), (read, at) => {
        const cut = read.length === 0 ? 0 : at % read.length;
        const shuffled = [...read.slice(cut).reverse(), ...read.slice(0, cut)];
        expect(cover(read, shuffled).changed).toBe(0);
        expect(cover(read, [...read, words('new')]).changed).toBe(1);
      }),
    );
  });

  it('counts a passage that was reworded once, one that was taken away once', () => {
    expect(cover([words('a'), words('b')], [words('a'), words('B')]).changed).toBe(1);
    expect(cover([words('a'), words('b')], [words('a')]).changed).toBe(1);
    expect(cover([words('a')], [words('a'), words('b'), words('c')]).changed).toBe(2);
  });

  it('counts a file whose words changed once, and one whose bytes alone changed', () => {
    const before = [file('fiche.odt', '1'), words('a', 'fiche.odt')];
    expect(cover(before, [file('fiche.odt', '2'), words('b', 'fiche.odt')]).changed).toBe(1);
    expect(cover(before, [file('fiche.odt', '2'), words('a', 'fiche.odt')]).changed).toBe(1);
  });
});
