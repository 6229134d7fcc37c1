import { describe, expect, it } from '@jest/globals';
import { resolveCollection } from './collection.js';
import { listLicences } from './licence.js';
import { licenceOptions } from './options.js';
import { resolveRedistribution } from './redistribution.js';

const copyable = listLicences().filter((licence) => licence.permissions.includes('copy'));
const closed = listLicences().filter((licence) => !licence.permissions.includes('copy'));

describe('a collection', () => {
  it('takes any two works that may be copied, and none that may not', () => {
    for (const one of copyable) {
      for (const other of copyable) {
        const answer = resolveCollection([one.id, other.id]);
        expect(answer.allowed).toBe(true);
        expect(answer.commercialUse).toBe(!one.nonCommercial && !other.nonCommercial);
      }
      for (const other of closed) {
        expect(resolveCollection([one.id, other.id])).toMatchObject({
          allowed: false,
          commercialUse: false,
          ownLayerLicences: [],
          reasons: [{ rule: 'COLLECTION-CLOSED', licence: other.id }],
        });
      }
    }
  });

  it('says which item reserves commercial use', () => {
    expect(resolveCollection(['CC-BY-4.0', 'CC-BY-NC-4.0']).reasons).toMatchObject([
      { rule: 'COLLECTION' },
      { rule: 'COLLECTION-NC', licence: 'CC-BY-NC-4.0' },
    ]);
  });

  it('that hides a LAL work is refused when another item can’t follow it, ND included', () => {
    for (const other of ['CC-BY-ND-4.0', 'CC-BY-NC-4.0', 'GPL-3.0-only']) {
      expect(resolveCollection(['LAL-1.3', other], { separable: false })).toMatchObject({
        allowed: false,
        reasons: [{ rule: 'COLLECTION-LAL-NO', licence: 'LAL-1.3' }],
      });
      expect(resolveCollection(['LAL-1.3', other]).allowed).toBe(true);
    }
  });
});

describe('an unchanged copy', () => {
  it('keeps its licence and version, for every licence and every other one', () => {
    for (const { id } of copyable) {
      expect(resolveRedistribution([id])).toMatchObject({ allowed: true, licence: id });
      for (const other of copyable.filter((licence) => licence.id !== id)) {
        expect(resolveRedistribution([id], { newLicence: other.id })).toMatchObject({
          allowed: false,
          licence: null,
        });
      }
    }
  });

  it('is not sold when any of the works is reserved', () => {
    expect(resolveRedistribution(['CC-BY-4.0', 'CC-BY-NC-4.0'], { commercial: true })).toMatchObject({
      allowed: false,
      reasons: [{ rule: 'NC', licence: 'CC-BY-NC-4.0' }],
    });
  });

  it('may be locked when its licence says nothing against it', () => {
    expect(resolveRedistribution(['CC0-1.0'], { drm: true }).allowed).toBe(true);
    expect(resolveRedistribution(['GFDL-1.3-only'], { drm: true }).allowed).toBe(false);
  });
});

describe('licenceOptions', () => {
  it('answers by the mode, adaptation when none is said', () => {
    expect(licenceOptions(['CC-BY-4.0']).mode).toBe('adaptation');
    expect(licenceOptions(['CC-BY-4.0'], 'collection')).toEqual(resolveCollection(['CC-BY-4.0']));
    expect(licenceOptions(['CC-BY-4.0'], 'redistribution', { drm: true })).toMatchObject({ allowed: false });
  });
});
