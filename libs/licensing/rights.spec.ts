import { describe, expect, it } from '@jest/globals';
import {
  findLicence,
  getLicence,
  isPublishable,
  licencePermissions,
  listLicences,
  offeredLicences,
} from './licence.js';
import { LicenceUnknown } from './licensing.errors.js';
import { describeLicence, listPermissions, publicationLabel, rightsSummary } from './rights.js';
import { recommendLicence, rightsQuestions, type RightsAnswers } from './recommendation.js';

describe('the licences', () => {
  it('are found by id, and refused when unknown', () => {
    expect(getLicence('CC-BY-SA-4.0').short).toBe('CC BY-SA 4.0');
    expect(findLicence('CC-BY-SA')).toBeNull();
    expect(() => getLicence('CC-BY-SA')).toThrow(LicenceUnknown);
  });

  it('are offered with BY-SA and BY first, and never closed, labels or without version', () => {
    const offered = offeredLicences();
    expect(offered.slice(0, 2).map(({ id }) => id)).toEqual(['CC-BY-SA-4.0', 'CC-BY-4.0']);
    for (const { publication, versionStated } of offered) {
      expect(['never', 'label', 'import']).not.toContain(publication);
      expect(versionStated).toBe(true);
    }
    const kept = listLicences().filter(
      ({ publication }) => !['never', 'label', 'import'].includes(publication),
    );
    expect(new Set(offered)).toEqual(new Set(kept));
  });

  it('are all publishable but the closed ones', () => {
    expect(
      listLicences()
        .filter(({ id }) => !isPublishable(id))
        .map(({ family }) => family),
    ).toEqual(['closed', 'closed']);
  });
});

describe('what a licence permits', () => {
  it.each([
    ['CC-BY-4.0', ['copy', 'adapt', 'commercial', 'share-alike-free']],
    ['CC-BY-SA-4.0', ['copy', 'adapt', 'commercial']],
    ['CC-BY-NC-4.0', ['copy', 'adapt', 'share-alike-free']],
    ['CC-BY-ND-4.0', ['copy', 'commercial']],
    ['LicenseRef-tous-droits-reserves', []],
  ])('%s', (id, permissions) => {
    expect(licencePermissions(id)).toEqual(permissions);
  });

  it('has a label for each', () => {
    const labelled = listPermissions().map(({ id }) => id);
    expect(new Set(listLicences().flatMap(({ id }) => licencePermissions(id)))).toEqual(new Set(labelled));
  });
});

describe('rights in words', () => {
  it('name whom to credit', () => {
    expect(rightsSummary('CC-BY-SA-4.0', { authors: ['A. Un', 'B. Deux'] })).toEqual({
      may: [
        'l’utiliser en classe et la photocopier',
        'l’adapter à vos élèves',
        'la partager, même imprimée, même vendue',
      ],
      must: [
        'citer A. Un et B. Deux',
        'dire ce que vous avez changé',
        'partager votre version sous la même licence',
      ],
      mustNot: ['ajouter des conditions ou un verrou', 'laisser croire que les auteurs vous soutiennent'],
    });
    expect(rightsSummary('CC-BY-4.0').must[0]).toBe('citer l’auteur, s’il est indiqué');
    const removed = rightsSummary('CC-BY-4.0', { authors: ['A. Un'], creditRemoved: true });
    expect(JSON.stringify(removed)).not.toContain('A. Un');
  });

  it('say one to three lines of each for every licence, and agree with its terms', () => {
    for (const { id, noDerivatives, nonCommercial, publication } of listLicences()) {
      const { may, must, mustNot } = rightsSummary(id, { authors: ['A. Un'] });
      for (const lines of [may, must, mustNot]) {
        expect([1, 2, 3]).toContain(lines.length);
        for (const line of lines) expect(line).not.toMatch(/[{}']|\.$/);
      }
      if (publication === 'never') continue;
      expect([id, mustNot.join().includes('commercial')]).toEqual([id, nonCommercial || id === 'LAL-1.3']);
      expect([id, /modifi/.test(mustNot.join())]).toEqual([id, noDerivatives]);
    }
  });

  it('warn an author of NC and ND, and of nothing else', () => {
    for (const { id, nonCommercial, noDerivatives, publication } of listLicences()) {
      const { description, warning } = describeLicence(id);
      expect(description).toMatch(/\.$/);
      if (publication !== 'never')
        expect([id, warning !== null]).toEqual([id, isWarned(id, nonCommercial || noDerivatives)]);
      expect(publicationLabel(publication)).toMatch(/\S/);
    }
  });
});

/** Without version it can't be chosen, only announced: nothing to warn of. */
function isWarned(id: string, isReserved: boolean): boolean {
  return isReserved && getLicence(id).versionStated;
}

describe('the recommendation', () => {
  const own: RightsAnswers = { parts: ['own'] };

  it.each<[string, RightsAnswers, string | null]>([
    ['nothing answered', {}, 'CC-BY-SA-4.0'],
    ['all open', { ...own, adaptation: 'yes', shareAlike: 'yes', commercial: 'yes' }, 'CC-BY-SA-4.0'],
    ['no share alike', { ...own, shareAlike: 'no' }, 'CC-BY-4.0'],
    ['no commercial use', { ...own, commercial: 'no' }, 'CC-BY-NC-SA-4.0'],
    ['neither', { ...own, commercial: 'no', shareAlike: 'no' }, 'CC-BY-NC-4.0'],
    ['no adaptation', { ...own, adaptation: 'no', commercial: 'yes' }, 'CC-BY-ND-4.0'],
    ['no adaptation, no sale', { ...own, adaptation: 'no', commercial: 'no' }, 'CC-BY-NC-ND-4.0'],
    ['made by a machine alone', { parts: ['ai'] }, 'CC0-1.0'],
    ['BY sources', { sources: ['CC-BY-4.0'] }, 'CC-BY-SA-4.0'],
    ['NC sources', { sources: ['CC-BY-NC-4.0'] }, 'CC-BY-NC-SA-4.0'],
    ['sources that never mix', { sources: ['CC-BY-NC-4.0', 'CC-BY-SA-4.0'] }, null],
    ['a source without version', { sources: ['LicenseRef-CC-BY-SA-unspecified'] }, null],
  ])('%s', (_what, answers, licence) => {
    expect(recommendLicence(answers).licence).toBe(licence);
  });

  it('says what else to do, and why', () => {
    const mixed = recommendLicence({ parts: ['own', 'others', 'ai'] });
    expect(mixed.licence).toBe('CC-BY-SA-4.0');
    expect(mixed.notes).toHaveLength(2);
    expect(recommendLicence({ sources: ['CC-BY-NC-4.0'] }).why).toBe(
      'Vos sources ne permettent pas CC BY-SA 4.0\u00a0; CC BY-NC-SA 4.0 convient.',
    );
    expect(recommendLicence({ adaptation: 'no' }).warning).toMatch(/version adaptée/);
  });

  it('asks only questions whose answers it understands', () => {
    expect(rightsQuestions().map(({ id }) => id)).toEqual([
      'parts',
      'adaptation',
      'shareAlike',
      'commercial',
    ]);
    for (const { id, options } of rightsQuestions().filter(({ many }) => !many)) {
      const answers = options.map(({ value }) => recommendLicence({ [id]: value }).licence);
      expect(new Set(answers).size).toBe(options.length);
    }
  });
});
