import { describe, expect, it } from '@jest/globals';
import { dayOf, durationOf, hourOf, plural, shortCredit, sizeOf, typeset } from './words.js';

const NBSP = '\u00a0';

describe('French words for figures', () => {
  it.each([
    [147, `147${NBSP}octets`],
    [147_200, `147${NBSP}Ko`],
    [999_600, `1${NBSP}Mo`],
    [1_120_000, `1,1${NBSP}Mo`],
    [2_500_000_000, `2,5${NBSP}Go`],
  ])('says %d bytes', (bytes, words) => {
    expect(sizeOf(bytes)).toBe(words);
  });

  it.each([
    [45, `45${NBSP}min`],
    [60, `1${NBSP}h`],
    [65, `1${NBSP}h${NBSP}05`],
  ])('says %d minutes', (minutes, words) => {
    expect(durationOf(minutes)).toBe(words);
  });

  it('says hours and days of Paris', () => {
    expect(hourOf('2026-11-25T21:41:00Z')).toBe(`22${NBSP}h${NBSP}41`);
    expect(dayOf('2026-11-25T23:30:00Z')).toBe('26 novembre 2026');
  });

  it('counts in the singular below two', () => {
    expect(plural(0, 'ressource', 'ressources')).toBe(`0${NBSP}ressource`);
    expect(plural(1234, 'ressource', 'ressources')).toBe(`1${NBSP}234${NBSP}ressources`);
  });

  it('names three authors and counts the others', () => {
    expect(shortCredit(['A', 'B', 'C'])).toBe('A, B et C');
    expect(shortCredit(['A', 'B', 'C', 'D'])).toBe('A, B et 2 autres');
  });

  it('never lets a colon begin a line', () => {
    expect(typeset('Fractions : la bande « unité » ?')).toBe(
      `Fractions${NBSP}: la bande «${NBSP}unité${NBSP}»${NBSP}?`,
    );
  });
});
