import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resolveAdaptation, type AdaptationContext } from './adaptation.js';
import { getLicence, listLicences } from './licence.js';
import { LicenceUnknown } from './licensing.errors.js';
import { rankOf, ruleTable } from './rule.js';

const ids = listLicences().map(({ id }) => id);
const outputs = resolveAdaptation([]).outputs.map(({ licence }) => licence);
const KINDS: AdaptationContext[] = [{ kind: 'produced_work' }, { kind: 'derivative_database' }];
const anyContext = fc.constantFrom<AdaptationContext>({}, ...KINDS);
const someIds = fc.array(fc.constantFrom(...ids), { maxLength: 6 });

const ranks = (inputs: readonly string[], context: AdaptationContext = {}) =>
  resolveAdaptation(inputs, context).outputs.map(({ verdict }) => rankOf(verdict));

/** Ranks of every single licence and every pair, computed once for the exhaustive properties. */
const known = new Map(
  KINDS.map((context) => [
    context,
    new Map(
      ids.flatMap((one, index) =>
        ids.slice(index).map((other) => [`${one} ${other}`, ranks([one, other], context)] as const),
      ),
    ),
  ]),
);
const pairRanks = (one: string, other: string, context: AdaptationContext) => {
  const [first, second] = ids.indexOf(one) <= ids.indexOf(other) ? [one, other] : [other, one];
  return known.get(context)?.get(`${first} ${second}`) ?? [];
};

/** Indexes where `more` would be better than `less`, in the order of outputs: must be none. */
const improved = (less: readonly number[], more: readonly number[]) =>
  outputs.filter((_, index) => (more[index] ?? 0) < (less[index] ?? 0));

describe('an adaptation of several sources', () => {
  it('does not depend on their order, nor on one said twice', () => {
    fc.assert(
      fc.property(someIds, anyContext, fc.infiniteStream(fc.nat()), (inputs, context, dice) => {
        const shuffled = inputs.map((id) => ({ id, at: dice.next().value })).sort((a, b) => a.at - b.at);
        const again = [...shuffled.map(({ id }) => id), ...inputs.slice(0, 2)];
        expect(ranks(again, context)).toEqual(ranks(inputs, context));
      }),
      { numRuns: 500 },
    );
    for (const context of KINDS) {
      for (const one of ids) {
        expect(ranks([one, one], context)).toEqual(ranks([one], context));
        for (const other of ids) expect(ranks([other, one], context)).toEqual(pairRanks(one, other, context));
      }
    }
  });

  it('does not change when public domain is added, over every pair', () => {
    for (const context of KINDS) {
      for (const one of ids) {
        for (const other of ids) {
          for (const free of ['CC0-1.0', 'CC-PDM-1.0']) {
            expect(ranks([one, other, free], context)).toEqual(pairRanks(one, other, context));
          }
        }
      }
    }
  });

  it('is never made easier by one more source, over every pair and every triple', () => {
    const easier: string[] = [];
    for (const context of KINDS) {
      ids.forEach((one, i) =>
        ids.slice(i).forEach((other, j) => {
          const pair = pairRanks(one, other, context);
          for (const alone of [one, other]) {
            if (improved(pairRanks(alone, alone, context), pair).length > 0) easier.push(`${one} + ${other}`);
          }
          for (const third of ids.slice(i + j)) {
            const triple = ranks([one, other, third], context);
            for (const [a, b] of [
              [one, other],
              [other, third],
              [one, third],
            ] as const) {
              if (improved(pairRanks(a, b, context), triple).length > 0) easier.push(`${a} + ${b} + …`);
            }
          }
        }),
      );
    }
    expect(easier).toEqual([]);
  });

  it('is refused under every licence beside an ND source or a work without licence', () => {
    const closing = listLicences().filter((licence) => licence.noDerivatives);
    expect(closing.length).toBeGreaterThan(10);
    for (const context of KINDS) {
      for (const { id } of closing) {
        for (const other of ids) {
          expect(resolveAdaptation([id, other], context)).toMatchObject({
            forbidden: outputs,
            isIncompatible: true,
          });
        }
      }
    }
  });

  it('keeps the non-commercial reserve of every source', () => {
    const reserved = listLicences().filter((licence) => licence.nonCommercial);
    for (const context of KINDS) {
      for (const { id } of reserved) {
        for (const other of ids) {
          const open = resolveAdaptation([id, other], context).allowed.filter(
            (out) => !getLicence(out).nonCommercial,
          );
          expect({ sources: [id, other], open }).toEqual({ sources: [id, other], open: [] });
        }
      }
    }
  });

  it('never proposes anything beside a licence announced without version (R26)', () => {
    const unstated = listLicences().filter((licence) => !licence.versionStated);
    expect(unstated).toHaveLength(3);
    for (const { id } of unstated) {
      for (const other of ids) expect(resolveAdaptation([id, other]).allowed).toEqual([]);
    }
  });
});

describe('the reasons of a verdict', () => {
  const reasonsFor = (inputs: string[], licence: string) =>
    resolveAdaptation(inputs).outputs.find((output) => output.licence === licence)?.reasons ?? [];

  it('name the source that blocks, in French, with the law', () => {
    expect(reasonsFor(['CC-BY-4.0', 'CC-BY-SA-4.0'], 'CC-BY-4.0')).toEqual([
      {
        rule: 'SA-NO',
        number: 'R7',
        licence: 'CC-BY-SA-4.0',
        message:
          'CC BY-SA 4.0 demande que l’adaptation reste sous la même licence, ou sous une licence déclarée compatible\u00a0; CC BY 4.0 n’en est pas une.',
        source: 'CC BY-SA 4.0 §3(b)(1); earlier versions §4(b)',
        url: 'https://creativecommons.org/licenses/by-sa/4.0/legalcode.fr',
      },
    ]);
  });

  it('name both sides of rule C1', () => {
    expect(reasonsFor(['CC-BY-NC-4.0', 'CC-BY-SA-4.0'], 'CC-BY-SA-4.0')).toMatchObject([
      {
        rule: 'C1',
        licence: 'CC-BY-SA-4.0',
        message: expect.stringMatching(/^CC BY-SA 4\.0 .* CC BY-NC 4\.0 .* CC BY-SA 4\.0/),
      },
    ]);
  });

  it('exist for every verdict, agree with it, and leave no blank to fill', () => {
    fc.assert(
      fc.property(someIds, anyContext, (inputs, context) => {
        for (const { verdict, reasons } of resolveAdaptation(inputs, context).outputs) {
          expect(reasons.length).toBeGreaterThan(0);
          for (const reason of reasons) {
            expect(ruleTable.rules[reason.rule]?.verdict).toBe(verdict);
            expect(reason.message).not.toMatch(/[{}]|undefined/);
            if (inputs.length > 0) expect(inputs).toContain(reason.licence);
          }
        }
      }),
    );
  });
});

describe('the table of pairs', () => {
  it('answers for every licence, and refuses to guess about an unknown one', () => {
    expect(ids).toHaveLength(52);
    expect(outputs).toHaveLength(29);
    for (const id of ids) expect(resolveAdaptation([id]).outputs).toHaveLength(29);
    expect(() => resolveAdaptation(['CC-BY-SA'])).toThrow(LicenceUnknown);
  });

  it('never gives an adaptation a closed licence, a label or a licence without version', () => {
    for (const output of outputs) {
      expect(['never', 'label']).not.toContain(getLicence(output).publication);
      expect(getLicence(output).versionStated).toBe(true);
    }
  });

  it('cites a source and an address for every rule', () => {
    for (const [name, rule] of Object.entries(ruleTable.rules)) {
      expect({ name, source: rule.source, url: rule.url }).toEqual({
        name,
        source: expect.stringMatching(/\S/),
        url: expect.stringMatching(/^https:\/\//),
      });
    }
  });

  const study = [process.env.ESSAIM_SHARED, '../shared']
    .filter((place) => place !== undefined)
    .map((place) => `${place}/data/licences.json`)
    .find((path) => existsSync(path));

  (study ? it : it.skip)(
    'agrees with the study it was rewritten from, cell by cell (needs ../shared/data)',
    () => {
      interface Cell {
        v: string;
      }
      interface Study {
        adaptation: {
          matrix: Record<string, Record<string, Cell>>;
          matrixOdblDerivativeDatabase: Record<string, Cell>;
        };
      }
      const { adaptation } = JSON.parse(readFileSync(study ?? '', 'utf8')) as Study;
      const verdicts = (id: string, context?: AdaptationContext) =>
        resolveAdaptation([id], context).outputs.map(({ licence, verdict }) => [licence, verdict]);
      const written = (row: Record<string, Cell>) => outputs.map((output) => [output, row[output]?.v]);
      for (const id of ids) expect([id, verdicts(id)]).toEqual([id, written(adaptation.matrix[id] ?? {})]);
      expect(verdicts('ODbL-1.0', { kind: 'derivative_database' })).toEqual(
        written(adaptation.matrixOdblDerivativeDatabase),
      );
    },
  );
});
