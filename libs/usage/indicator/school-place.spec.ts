import { describe, expect, it } from '@jest/globals';
import { departements, levels, subjects } from '#vocabulary';
import { placeOf, stageGroups, stageOf, subjectGroups, subjectOf } from './school-place.js';

describe('where a count stands', () => {
  it('is one group for each level and each subject of the vocabulary', () => {
    const stages = new Set(stageGroups.map(({ id }) => id));
    const groups = new Set(subjectGroups.map(({ id }) => id));
    for (const { id } of levels()) expect([id, stages.has(stageOf([id]))]).toEqual([id, true]);
    for (const { id } of subjects()) expect([id, groups.has(subjectOf([id]))]).toEqual([id, true]);
  });

  it('is a group of its own for what is of several, or of none', () => {
    expect(stageOf(['cm1', 'cm2'])).toBe('cycle-3');
    expect(stageOf(['ce2', 'cm1'])).toBe('plusieurs');
    expect(stageOf([])).toBe('non-precise');
    expect(subjectOf(['anglais', 'espagnol'])).toBe('langues-vivantes-etrangeres-ou-regionales');
    expect(subjectOf(['francais', 'mathematiques'])).toBe('plusieurs');
  });

  it('is a département within its académie, or what stands in its stead', () => {
    for (const { id, parents } of departements()) expect(placeOf(id)).toEqual([parents[0], id]);
    expect(placeOf('ac-nouvelle-caledonie')).toEqual(['ac-nouvelle-caledonie', 'ac-nouvelle-caledonie']);
    expect(placeOf('dep-20')).toBeNull();
  });
});
