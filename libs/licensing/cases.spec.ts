import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkLicenceCases } from './cases.js';
import { LicenceCasesInvalid } from './licensing.errors.js';
import { readTable } from './table.js';

const file = readTable<{ cases: { id: string; mode: string; expect: object }[] }>('licence-cases.json');

describe('the licence cases', () => {
  it('hold, all 106 of them', () => {
    expect(checkLicenceCases(file)).toEqual({ passed: 106, failed: [], differences: {} });
  });

  it('recognise all 46 pasted licences', () => {
    expect(checkLicenceCases(readTable('licence-import-cases.json'))).toEqual({
      passed: 46,
      failed: [],
      differences: {},
    });
  });

  it('include the examples of the lawyer’s guide', () => {
    const guide = readFileSync(new URL('../../docs/licence-cases.md', import.meta.url), 'utf8');
    const examples = [...guide.matchAll(/```json\n(.*?)```/gs)].map(
      ([, json = '']) => JSON.parse(json) as object,
    );
    const cases = examples.flatMap((example) => ('cases' in example ? example.cases : [example]));
    expect(checkLicenceCases({ cases })).toEqual({ passed: 3, failed: [], differences: {} });
  });

  it('fail, every single one, when the expected answer is another', () => {
    const spoilt = file.cases.map((testCase) => ({ ...testCase, expect: otherThan(testCase.expect) }));
    expect(checkLicenceCases({ cases: spoilt }).failed).toEqual(file.cases.map(({ id }) => id));
  });
});

describe('a case that a lawyer writes', () => {
  const adaptation = { id: 'X1', mode: 'adaptation', inputs: ['CC-BY-SA-4.0'] };

  it('compares exact sets, whatever their order', () => {
    const expected = { allowed: ['GPL-3.0-only', 'LAL-1.3', 'CC-BY-SA-4.0'] };
    expect(checkLicenceCases([{ ...adaptation, expect: expected }]).passed).toBe(1);
    const short = { allowed: ['CC-BY-SA-4.0'] };
    expect(checkLicenceCases([{ ...adaptation, expect: short }])).toEqual({
      passed: 0,
      failed: ['X1'],
      differences: { X1: [expect.stringContaining('LAL-1.3')] },
    });
  });

  it('may list only some of the refused licences', () => {
    const expected = { forbidden: ['CC-BY-4.0'] };
    expect(checkLicenceCases([{ ...adaptation, expect: expected }]).passed).toBe(1);
    expect(checkLicenceCases([{ ...adaptation, expect: { forbidden: ['LAL-1.3'] } }]).failed).toEqual(['X1']);
  });

  it.each([
    ['no expected answer', { ...adaptation, expect: {} }],
    ['a misspelt answer', { ...adaptation, expect: { alowed: ['CC-BY-SA-4.0'] } }],
    ['an unknown licence', { ...adaptation, inputs: ['CC-BY-9.0'], expect: { allowed: [] } }],
    ['an unknown mode', { ...adaptation, mode: 'constructor', expect: { allowed: [] } }],
    ['a misspelt context', { ...adaptation, context: { kind: 'database' }, expect: { forbidden: [] } }],
    ['no inputs', { id: 'X1', mode: 'adaptation', expect: { allowed: [] } }],
    ['a work without licence', { id: 'X1', mode: 'attribution', work: {}, expect: { text: '' } }],
    ['an import case without answer', { id: 'X1', input: 'CC BY' }],
  ])('fails with %s', (_what, testCase) => {
    expect(checkLicenceCases([testCase])).toMatchObject({ passed: 0, failed: ['X1'] });
  });

  it('is named by its place when it has no id', () => {
    expect(checkLicenceCases([null]).failed).toEqual(['n° 1']);
  });

  it('needs a list of cases', () => {
    expect(() => checkLicenceCases({ case: [] })).toThrow(LicenceCasesInvalid);
  });
});

/** The same keys with other answers, so that a check that compares nothing is caught. */
function otherThan(expected: object): object {
  const spoilt = Object.entries(expected).map(([key, value]: [string, unknown]): [string, unknown] => {
    if (typeof value === 'boolean') return [key, !value];
    if (key === 'forbidden') return [key, ['no-such-licence']];
    return [key, Array.isArray(value) ? [...(value as unknown[]), 'no-such-licence'] : `${String(value)}!`];
  });
  return Object.fromEntries(spoilt);
}
