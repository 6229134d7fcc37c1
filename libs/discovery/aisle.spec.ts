import { describe, expect, it } from '@jest/globals';
import { gapsOf, levelAisle, subjectAisle } from './aisle.js';

function missing(): never {
  throw new Error('No such aisle');
}

describe('what is missing in an aisle', () => {
  const cm1 = levelAisle('cm1') ?? missing();

  it('is what is taught there and hardly published, the emptiest first', () => {
    const gaps = gapsOf(
      cm1,
      new Map([
        ['mathematiques', 12],
        ['francais', 2],
        ['arts-plastiques', 1],
      ]),
    );
    expect(gaps.map(({ subject }) => subject.id)).not.toContain('mathematiques');
    expect(gaps.slice(-2).map(({ subject, count }) => [subject.id, count])).toEqual([
      ['arts-plastiques', 1],
      ['francais', 2],
    ]);
    expect(gaps.every(({ level, source }) => level.id === 'cm1' && source.nor === 'MENE1526553A')).toBe(true);
  });

  it('counts each language as a language', () => {
    const gaps = gapsOf(
      cm1,
      new Map([
        ['anglais', 2],
        ['allemand', 1],
      ]),
    );
    expect(gaps.map(({ subject }) => subject.id)).not.toContain('langues-vivantes-etrangeres-ou-regionales');
  });

  it('names a subject once for all the classes of a cycle', () => {
    const ids = gapsOf(levelAisle('cycle-3') ?? missing(), new Map()).map(({ subject }) => subject.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('francais');
  });

  it('is the classes where a subject is taught without resources', () => {
    const gaps = gapsOf(
      subjectAisle('physique-chimie') ?? missing(),
      new Map([
        ['5e', 3],
        ['4e', 1],
      ]),
    );
    expect(gaps.map(({ level, count }) => [level.id, count])).toEqual([
      ['3e', 0],
      ['2de-gt', 0],
      ['1re-g', 0],
      ['tle-g', 0],
      ['4e', 1],
    ]);
  });

  it('has no aisle for a word that is no term', () => {
    expect(levelAisle('cm9')).toBeNull();
    expect(subjectAisle('cm1')).toBeNull();
  });
});
