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
const shuffledIds = someIds.chain((inputs) =>
  fc.tuple(fc.constant(inputs), fc.shuffledSubarray(inputs, { minLength: inputs.length })),
);

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

const isSame = (one: readonly number[], other: readonly number[]) =>
  one.length === outputs.length && one.every((rank, index) => rank === other[index]);

/** Whether some output would be better off with `more` sources than with `less` of them. */
const isEasier = (less: readonly number[], more: readonly number[]) =>
  outputs.some((_, index) => (more[index] ?? 0) < (less[index] ?? 0));

/** Every three licences, in the order of the list, repeats included. */
function* triples(): Generator<[string, string, string]> {
  for (const [i, one] of ids.entries()) {
    for (const [j, other] of ids.slice(i).entries()) {
      for (const third of ids.slice(i + j)) yield [one, other, third];
    }
  }
}

describe('an adaptation of several sources', () => {
  it('does not depend on their order, nor on one said twice', () => {
    fc.assert(
      fc.property(shuffledIds, anyContext, ([inputs, shuffled], context) => {
        expect(ranks([...shuffled, ...inputs.slice(0, 2)], context)).toEqual(ranks(inputs, context));
      }),
      { numRuns: 200 },
    );
    const changed: string[] = [];
    for (const context of KINDS) {
      for (const one of ids) {
        if (!isSame(ranks([one], context), pairRanks(one, one, context))) changed.push(one);
        for (const other of ids) {
          if (!isSame(ranks([other, one], context), pairRanks(one, other, context)))
            changed.push(`${one} + ${other}`);
        }
      }
    }
    expect(changed).toEqual([]);
  });

  it('does not change when public domain is added, over every pair', () => {
    const changed: string[] = [];
    for (const context of KINDS) {
      for (const one of ids) {
        for (const other of ids) {
          for (const free of ['CC0-1.0', 'CC-PDM-1.0']) {
            const isChanged = !isSame(ranks([one, other, free], context), pairRanks(one, other, context));
            if (isChanged) changed.push(`${one} + ${other} + ${free}`);
          }
        }
      }
    }
    expect(changed).toEqual([]);
  });

  it('is never made easier by a second source, over every pair', () => {
    const easier: string[] = [];
    for (const context of KINDS) {
      for (const one of ids) {
        for (const other of ids) {
          const alone = pairRanks(one, one, context);
          if (isEasier(alone, pairRanks(one, other, context))) easier.push(`${one} + ${other}`);
        }
      }
    }
    expect(easier).toEqual([]);
  });

  it('is never made easier by a third source, over every triple', () => {
    const easier: string[] = [];
    for (const triple of triples()) {
      const [one, other, third] = triple;
      // Only ODbL asks what kind of work it is.
      for (const context of triple.includes('ODbL-1.0') ? KINDS : KINDS.slice(0, 1)) {
        const all = ranks(triple, context);
        const pairs = [
          pairRanks(one, other, context),
          pairRanks(other, third, context),
          pairRanks(one, third, context),
        ];
        if (pairs.some((pair) => isEasier(pair, all))) easier.push(triple.join(' + '));
      }
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
        const { outputs: answered } = resolveAdaptation(inputs, context);
        const wrong = answered.flatMap<unknown>(({ licence, verdict, reasons }) =>
          reasons.length === 0
            ? [licence]
            : reasons.filter(
                (reason) =>
                  ruleTable.rules[reason.rule]?.verdict !== verdict ||
                  /[{}]|undefined/.test(reason.message) ||
                  (reason.licence === null ? inputs.length > 0 : !inputs.includes(reason.licence)),
              ),
        );
        expect(wrong).toEqual([]);
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
});
