import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels } from '#vocabulary';
import { UseRefused } from './use.errors.js';
import { Use, type UseFields } from './use.js';
import { otherLevels, ownLevels, useChanges, useDurations } from './use-choices.js';

const about = { id: 'id', resourceId: 'resource' };
const unsaid: UseFields = { level: null, minutes: null, changes: [], departement: null, line: '' };
const declared = (said: Partial<UseFields>, now = new Date('2026-11-30T12:00:00Z')): Use =>
  Use.declare(about, { ...unsaid, ...said }, now);
const problemsOf = (said: Partial<UseFields>) => {
  try {
    declared(said);
    return [];
  } catch (error) {
    if (!(error instanceof UseRefused)) throw error;
    return error.problems.map(({ code, field }) => [code, field]);
  }
};

describe('a use', () => {
  it('may say nothing but that it was', () => {
    expect(declared({})).toEqual({ ...about, ...unsaid, day: '2026-11-30' });
  });

  it('keeps the day in Paris, and no hour', () => {
    expect(declared({}, new Date('2026-11-30T23:30:00Z')).day).toBe('2026-12-01');
    expect(declared({}, new Date('2026-07-14T21:59:59Z')).day).toBe('2026-07-14');
    expect(JSON.stringify(declared({}))).not.toMatch(/\d\d:\d\d/);
  });

  it('takes what the form offers, and nothing else', () => {
    const offered = fc.record({
      level: fc.option(fc.constantFrom(...levels().map(({ id }) => id))),
      minutes: fc.option(fc.constantFrom(...useDurations.map(({ minutes }) => minutes))),
      changes: fc.subarray(useChanges.filter(({ alone }) => !alone).map(({ id }) => id)),
      departement: fc.option(fc.constantFrom('dep-01', 'dep-2a', 'dep-974')),
    });
    fc.assert(fc.property(offered, (said) => expect(declared(said)).toMatchObject(said)));
    expect(problemsOf({ level: 'cm9', minutes: 17, changes: ['x'], departement: 'dep-20' })).toEqual(
      ['level', 'minutes', 'changes', 'departement'].map((field) => ['TERM_NOT_LISTED', field]),
    );
  });

  it('was not taken as it is and changed', () => {
    expect(problemsOf({ changes: ['telle-quelle', 'dys'] })).toEqual([['CHANGES_CONTRADICT', 'changes']]);
    expect(problemsOf({ changes: ['telle-quelle', 'telle-quelle'] })).toEqual([]);
  });

  it('holds one line of 200 signs, whatever is typed', () => {
    expect(declared({ line: '  Deux\n\nséances\t ou \0trois. ' }).line).toBe('Deux séances ou trois.');
    expect(problemsOf({ line: 'a'.repeat(201) })).toEqual([['TEXT_TOO_LONG', 'line']]);
  });

  it.each([
    'Écrivez-moi : enseignante@ac-exemple.fr',
    'Mon numéro : 06 12 34 56 78',
    'appelez le +33 6 12 34 56 78',
  ])('leads to nobody: « %s » is refused', (line) => {
    expect(problemsOf({ line })).toEqual([['PERSONAL_DATA', 'line']]);
  });

  it('is still counted when its words are erased', () => {
    const use = declared({ level: 'cm1', line: 'Deux séances.' });
    use.eraseLine();
    expect(use).toMatchObject({ level: 'cm1', line: '' });
  });
});

describe('the classes that the form offers', () => {
  it('are those of the resource first, then the usual ones, each once', () => {
    const own = ownLevels(['cycle-3']);
    expect(own.map(({ id }) => id)).toEqual(['cm1', 'cm2', '6e']);
    const others = otherLevels(own).map(({ id }) => id);
    expect(others).toEqual([...new Set(others)]);
    expect(others).not.toEqual(expect.arrayContaining(['cm1']));
    expect(others).toEqual(expect.arrayContaining(['ps', 'ce2', '5e', 'seconde', 'ulis']));
    expect(others.length).toBeLessThan(60);
  });
});
