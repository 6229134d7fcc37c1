import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintOf, likeness, marksOf } from './fingerprint.js';

/** A text of its own for every seed: words that no other seed uses. */
const lesson = (seed: string, blocks = 20, words = 12): { text: string }[] =>
  Array.from({ length: blocks }, (_, block) => ({
    text: Array.from({ length: words }, (_, word) => `${seed}${block}x${word}`).join(' '),
  }));
const share = (part: readonly { text: string }[], whole: readonly { text: string }[]): number =>
  likeness(fingerprintOf(part), fingerprintOf(whole)).share;
const shuffled = <Item>(items: readonly Item[], order: readonly number[]): Item[] =>
  items
    .map((item, at) => ({ item, key: order[at] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe('the likeness of two texts', () => {
  it('is whole for the same words, in any order of the blocks, with other accents, capitals and spaces', () => {
    const blocks = [{ text: 'L’été, les élèves  de la classe mesurent leur ombre.' }, ...lesson('a')];
    const order = fc.array(fc.nat(1000), { minLength: 21, maxLength: 21 });
    fc.assert(
      fc.property(order, (keys) => {
        const other = shuffled(blocks, keys).map(({ text }) => ({
          text: ` ${text.normalize('NFD').toUpperCase()}\n`,
        }));
        expect(likeness(fingerprintOf(other), fingerprintOf(blocks))).toEqual({ share: 1, same: true });
        expect(marksOf(fingerprintOf(other))).toEqual(marksOf(fingerprintOf(blocks)));
      }),
    );
  });

  it('falls as much as foreign text is added, and not at all when something is taken away', () => {
    const source = lesson('a');
    for (const added of [5, 10, 20, 40, 80])
      expect(share([...source, ...lesson('b', added)], source)).toBeCloseTo(20 / (20 + added), 5);
    for (const kept of [2, 5, 10, 19]) expect(share(source.slice(0, kept), source)).toBe(1);
  });

  it('is never more for a text with more of its own', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (few, more) => {
        const source = lesson('a');
        const with_ = (own: number) => share([...source, ...lesson('b', own)], source);
        expect(with_(few + more)).toBeLessThanOrEqual(with_(few));
      }),
      { numRuns: 30 },
    );
  });

  it('is none for two texts, for a turn of phrase, for nothing', () => {
    expect(share(lesson('a'), lesson('b'))).toBe(0);
    const phrase = { text: 'Lire la consigne puis répondre aux questions' };
    expect(share([...lesson('a'), phrase], [...lesson('b'), phrase])).toBe(0);
    expect(share([], [])).toBe(0);
  });

  it('calls nothing the same where one figure differs, even in a line that is too short to be compared', () => {
    const sheet = (answer: string) => fingerprintOf([...lesson('a'), { text: `3 + 4 = ${answer}` }]);
    expect(likeness(sheet('7'), sheet('8'))).toEqual({ share: 1, same: false });
  });
});

describe('what everybody writes', () => {
  it.each([
    'Ce document est mis à disposition sous licence Creative Commons Attribution, partage dans les mêmes conditions.',
    'Nom : ………… Prénom : ………… Classe : …………',
    'Lycée général et technologique des Hauteurs, année scolaire',
    'Académie de quelque part, rectorat et vice-rectorat, service du numérique',
    'https://exemple.fr/une/adresse/qui/a/des/mots/pour/plusieurs/suites',
  ])('leaves no mark: %s', (text) => {
    expect(marksOf(fingerprintOf([{ text }]))).toEqual([]);
  });

  it('does not silence a paragraph that only speaks of it', () => {
    const text = `${lesson('a', 1, 60)[0]?.text ?? ''} sous licence Creative Commons`;
    expect(marksOf(fingerprintOf([{ text }])).length).toBeGreaterThan(50);
  });
});

describe('the marks by which a document is looked up', () => {
  it('are few, and a copy of which three tenths are new shares half of them', () => {
    const source = lesson('a', 100);
    const copy = [...source.slice(0, 70), ...lesson('b', 30)];
    const known = new Set(marksOf(fingerprintOf(source)));
    const marks = marksOf(fingerprintOf(copy));
    expect(marks).toHaveLength(64);
    expect(marks.filter((mark) => known.has(mark)).length).toBeGreaterThan(25);
  });

  it('are shared by an extract of a tenth', () => {
    const source = lesson('a', 200);
    const known = new Set(marksOf(fingerprintOf(source)));
    const extract = marksOf(fingerprintOf(source.slice(30, 50)));
    expect(extract.filter((mark) => known.has(mark)).length).toBeGreaterThanOrEqual(2);
  });
});
