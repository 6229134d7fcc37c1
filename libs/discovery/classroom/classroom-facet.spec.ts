import { describe, expect, it } from '@jest/globals';
import { doubleLevelLabel, doubleLevelValues, groupingLabel, printingLabel } from './classroom-facet.js';

describe('the pairs of classes that a resource is made for', () => {
  it.each<[levels: string[], multiLevel: boolean, values: string[]]>([
    [['ce1', 'ce2'], false, ['ce1-ce2']],
    [['ce2', 'ce1'], true, ['double-niveau', 'ce1-ce2']],
    [['cm1'], false, []],
    [['cm1'], true, ['double-niveau']],
    [['cycle-2'], false, []],
    [['cycle-2'], true, ['double-niveau', 'cp-ce1', 'cp-ce2', 'ce1-ce2']],
    [['6e', '5e'], false, []],
  ])('%j, said to be for two levels: %s', (levels, multiLevel, values) => {
    expect(doubleLevelValues({ levels, fields: { multiLevel } })).toEqual(values);
  });
});

describe('the values of the class in words', () => {
  it('are French, and unknown ids have none', () => {
    expect(doubleLevelLabel('ce1-ce2')).toBe('CE1-CE2');
    expect(doubleLevelLabel('double-niveau')).toBe('Prévue pour un double niveau');
    expect(groupingLabel('a-deux')).toBe('À deux');
    expect(printingLabel('noir-et-blanc')).toBe('Lisible en noir et blanc');
    expect([doubleLevelLabel('6e-5e'), groupingLabel('x'), printingLabel('x')]).toEqual([null, null, null]);
  });
});
