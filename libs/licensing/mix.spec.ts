import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resolveAdaptation } from './adaptation.js';
import { listLicences } from './licence.js';
import { type MixedWork, optionOf, resolveMix, waysOutOf } from './mix.js';
import { rankOf, type Verdict } from './rule.js';

const adapted = (licence: string, name = licence): MixedWork => ({ name, licence, use: 'adapted' });
const shown = (licence: string): MixedWork => ({ name: licence, licence, use: 'shown' });
const anyLicence = fc.constantFrom(...listLicences().map(({ id }) => id));
const anyWork = fc.record({
  licence: anyLicence,
  use: fc.constantFrom('adapted' as const, 'shown' as const),
});
const named = (works: readonly Pick<MixedWork, 'licence' | 'use'>[]): MixedWork[] =>
  works.map((work, index) => ({ ...work, name: `Œuvre ${index}` }));
const worth = (works: readonly MixedWork[], licence: string) => optionOf(resolveMix(works).options, licence);
const verdicts = (works: readonly MixedWork[]): Record<string, Verdict> =>
  Object.fromEntries(resolveMix(works).options.map(({ licence, verdict }) => [licence, verdict]));

describe('works taken up together', () => {
  it('is the answer of the adaptation rules when everything is adapted', () => {
    fc.assert(
      fc.property(fc.array(anyLicence, { maxLength: 4 }), (licences) => {
        const rules = resolveAdaptation(licences).outputs;
        const mixed = resolveMix(licences.map((licence) => adapted(licence))).options;
        expect(mixed.map(({ licence, verdict }) => [licence, verdict])).toEqual(
          rules.map(({ licence, verdict }) => [licence, verdict]),
        );
      }),
    );
  });

  it('never gets better by one work more, whatever it is and wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(anyWork, { maxLength: 4 }), anyWork, (works, more) => {
        const before = verdicts(named(works));
        const after = verdicts(named([more, ...works]));
        for (const [licence, verdict] of Object.entries(before))
          expect(rankOf(after[licence] ?? 'forbidden')).toBeGreaterThanOrEqual(rankOf(verdict));
        expect(verdicts(named([...works, more]))).toEqual(after);
      }),
    );
  });

  it('offers to drop only what, once dropped, leaves a licence', () => {
    fc.assert(
      fc.property(fc.array(anyWork, { minLength: 1, maxLength: 4 }), (works) => {
        const all = named(works);
        for (const way of waysOutOf(all).filter(({ kind }) => kind === 'drop'))
          expect(resolveMix(all.filter((work) => work !== way.work)).isIncompatible).toBe(false);
      }),
    );
  });

  it('refuses BY-SA beside BY-NC, names both, and says how to get out', () => {
    const works = [adapted('CC-BY-SA-4.0', 'le conte'), adapted('CC-BY-NC-4.0', 'la carte')];
    expect(resolveMix(works).isIncompatible).toBe(true);
    expect(
      new Set(worth(works, 'CC-BY-SA-4.0').reasons.flatMap((reason) => reason.works.map((w) => w.name))),
    ).toEqual(new Set(['le conte', 'la carte']));
    expect(waysOutOf(works).map(({ kind, work }) => [kind, work?.name ?? null])).toEqual([
      ['drop', 'le conte'],
      ['drop', 'la carte'],
      ['show', 'le conte'],
      ['collection', null],
      ['ask', 'le conte'],
      ['ask', 'la carte'],
    ]);
  });
});

describe('a work shown as it is', () => {
  it('binds the whole no further than a collection does', () => {
    expect(worth([shown('CC-BY-ND-4.0')], 'CC-BY-4.0').verdict).toBe('allowed');
    expect(worth([shown('CC-BY-SA-4.0')], 'CC-BY-4.0').verdict).toBe('allowed');
    expect(worth([adapted('CC-BY-SA-4.0')], 'CC-BY-4.0').verdict).toBe('forbidden');
  });

  it('keeps the whole from commerce when it is not for commerce itself', () => {
    expect(worth([shown('CC-BY-NC-4.0')], 'CC-BY-4.0').verdict).toBe('forbidden');
    expect(worth([shown('CC-BY-NC-4.0')], 'CC-BY-NC-4.0').verdict).toBe('allowed');
  });

  it('is no way in for what may not be copied', () => {
    expect(resolveMix([shown('LicenseRef-tous-droits-reserves')]).isIncompatible).toBe(true);
  });
});

describe('a written agreement', () => {
  const nc = { ...adapted('CC-BY-NC-4.0'), agreedTo: ['CC-BY-SA-4.0'] };

  it('lifts what its author’s licence forbids, for the licence that she agreed to and no other', () => {
    const works = [adapted('CC-BY-SA-4.0'), nc];
    expect(worth(works, 'CC-BY-SA-4.0').verdict).toBe('allowed');
    expect(resolveMix(works).options.filter(({ verdict }) => verdict === 'allowed')).toHaveLength(1);
  });

  it('given elsewhere is for a person to check', () => {
    const told = { ...adapted('LicenseRef-tous-droits-reserves'), agreementTold: true };
    const option = worth([told], 'CC-BY-4.0');
    expect(option.verdict).toBe('review');
    expect(option.reasons.map(({ rule }) => rule)).toEqual(['AGREEMENT-TOLD']);
  });

  it('makes nothing worse that the licence allows', () => {
    const works = [{ ...adapted('CC-BY-SA-4.0'), agreementTold: true }];
    expect(worth(works, 'CC-BY-SA-4.0').verdict).toBe('allowed');
    expect(worth(works, 'CC-BY-4.0').verdict).toBe('review');
  });

  it('told of elsewhere does not undo what its author refused here', () => {
    const works = [{ ...adapted('CC-BY-ND-4.0'), agreementTold: true, refused: ['CC0-1.0'] }];
    expect(worth(works, 'CC0-1.0').verdict).toBe('forbidden');
    expect(worth(works, 'CC-BY-4.0').verdict).toBe('review');
  });

  it('lifts nothing of the other works', () => {
    expect(worth([adapted('CC-BY-ND-4.0'), nc], 'CC-BY-SA-4.0').verdict).toBe('forbidden');
  });
});
