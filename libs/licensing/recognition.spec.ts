import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findLicence, listLicences } from './licence.js';
import { recogniseLicence } from './recognition.js';

const licenceIn = (text: string) => {
  const found = recogniseLicence(text);
  return 'licence' in found ? found.licence : null;
};

describe('a licence named without doubt', () => {
  it.each([
    ['Ce document est sous licence CC BY-SA 4.0', 'CC-BY-SA-4.0'],
    ['Ce document est sous licence CC BY-SA 4.0.', 'CC-BY-SA-4.0'],
    [
      'Sauf mention contraire, les textes sont sous licence Creative Commons BY-NC-SA 4.0 International.',
      'CC-BY-NC-SA-4.0',
    ],
    ['Voir https://creativecommons.org/licenses/by-sa/4.0/deed.fr, merci', 'CC-BY-SA-4.0'],
    ['(creativecommons.org/licenses/by-nc/4.0)', 'CC-BY-NC-4.0'],
    ['CC BY-SA (https://creativecommons.org/licenses/by-sa/4.0/)', 'CC-BY-SA-4.0'],
    ['licence Creative Commons (CC BY-NC 4.0)', 'CC-BY-NC-4.0'],
    ['Attribution – Partage dans les mêmes conditions 4.0 International', 'CC-BY-SA-4.0'],
    [
      'Creative Commons Attribution - Pas d’Utilisation Commerciale - Partage à l’Identique 3.0 France',
      'LicenseRef-CC-BY-NC-SA-3.0-FR',
    ],
    ['Licence Creative Commons Attribution - Pas de Modification 4.0 International', 'CC-BY-ND-4.0'],
    ['Attribution - Utilisation non commerciale - Pas d’Œuvre dérivée 4.0 International', 'CC-BY-NC-ND-4.0'],
    ['Paternité - Partage des Conditions Initiales à l’Identique 2.0 France', 'LicenseRef-CC-BY-SA-2.0-FR'],
    [
      'This work is licensed under a Creative Commons Attribution-ShareAlike 4.0 International License.',
      'CC-BY-SA-4.0',
    ],
    ['Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International', 'CC-BY-NC-ND-4.0'],
    ['CC-BY-SA-NC v4.0', 'CC-BY-NC-SA-4.0'],
    ['CC BY-SA v4', 'CC-BY-SA-4.0'],
    ['licence : "CC-BY-4.0"', 'CC-BY-4.0'],
    ['SPDX-License-Identifier: MIT', 'MIT'],
    ['MIT License\n\nCopyright (c) 2024', 'MIT'],
    ['Code sous licence MIT', 'MIT'],
    ['https://spdx.org/licenses/MIT.html', 'MIT'],
    ['https://www.apache.org/licenses/LICENSE-2.0.txt', 'Apache-2.0'],
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['GNU GPL v3 ou ultérieure', 'GPL-3.0-or-later'],
    ['GPL version 3 uniquement', 'GPL-3.0-only'],
    ['GNU AGPLv3 or later', 'AGPL-3.0-or-later'],
    ['Domaine public (CC0 1.0)', 'CC0-1.0'],
    ['Copyleft : Licence Art Libre 1.3 (http://artlibre.org)', 'LAL-1.3'],
    ['gpl-3.0-or-later', 'GPL-3.0-or-later'],
  ])('%s', (text, licence) => {
    expect(recogniseLicence(text)).toEqual({ licence });
  });

  it('in the HTML that Creative Commons gives to paste, whatever else the page links to', () => {
    expect(
      licenceIn(`<p>Ce cours est sous <a target="_blank" href='http://creativecommons.org/licenses/by-nc-sa/3.0/fr/?ref=x' rel="license noopener">licence</a>
        <img src="https://i.creativecommons.org/l/by-nc-sa/3.0/fr/88x31.png">. Voir aussi <a href="https://creativecommons.org/licenses/by/4.0/">une autre</a>.</p>`),
    ).toBe('LicenseRef-CC-BY-NC-SA-3.0-FR');
  });

  it('by its own id, short name and address, for every licence that says its version', () => {
    for (const { id, short, uri, versionStated, spdx } of listLicences()) {
      if (!versionStated) {
        expect([id, licenceIn(id), licenceIn(short)]).toEqual([id, null, null]);
        continue;
      }
      expect(licenceIn(id)).toBe(id);
      // The short names of the GNU licences leave "or later" to a sign; their address to nobody.
      if (id.startsWith('G') || id.startsWith('AG')) continue;
      expect(licenceIn(`Document publié sous licence ${short}.`)).toBe(id);
      if (uri) expect(licenceIn(`voir <${uri}>`)).toBe(id);
      if (spdx) expect(licenceIn(`https://spdx.org/licenses/${spdx}.html`)).toBe(id);
    }
  });
});

describe('what the text leaves open', () => {
  it.each([
    ['CC BY-SA', /version/, ['CC-BY-SA-4.0', 'CC-BY-SA-3.0', 'LicenseRef-CC-BY-SA-3.0-FR']],
    ['Ce cours est en CC-BY-NC-SA, bonne lecture', /CC BY-NC-SA/, ['CC-BY-NC-SA-4.0', 'CC-BY-NC-SA-2.0-FR']],
    ['https://creativecommons.org/licenses/by-sa/', /version/, ['CC-BY-SA-4.0']],
    ['CC BY-NC-SA 4.0 FR', /version nationale/, ['CC-BY-NC-SA-4.0']],
    ['CC BY-SA 3.0 DE', /version nationale/, []],
    ['CC BY-SA 3.0, 2.5, 2.0 et 1.0', /plusieurs/, ['CC-BY-SA-3.0']],
    ['CC BY-SA 3.0 ou ultérieure', /plusieurs/, ['CC-BY-SA-4.0']],
    ['Texte CC BY 4.0, images CC BY-SA 4.0', /plusieurs/, ['CC-BY-4.0', 'CC-BY-SA-4.0']],
    ['CC BY 4.0 – Tous droits réservés', /plusieurs/, ['CC-BY-4.0', 'LicenseRef-tous-droits-reserves']],
    [
      'CC BY-NC (https://creativecommons.org/licenses/by-sa/4.0/)',
      /plusieurs/,
      ['CC-BY-SA-4.0', 'CC-BY-NC-4.0'],
    ],
    ['Ce texte n’est pas sous licence CC BY 4.0', /ne s’applique pas/, ['CC-BY-4.0']],
    ['CC BY-ND-SA 4.0', /combinaison/, []],
    ['GNU GPL v3', /ultérieure/, ['GPL-3.0-only', 'GPL-3.0-or-later']],
    ['https://www.gnu.org/licenses/gpl-3.0.en.html', /ultérieure/, ['GPL-3.0-only', 'GPL-3.0-or-later']],
    [
      'GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007',
      /ultérieure/,
      ['GPL-3.0-only', 'GPL-3.0-or-later'],
    ],
    ['GNU Free Documentation License, Version 1.3', /ultérieure/, ['GFDL-1.3-only', 'GFDL-1.3-or-later']],
    ['GFDL 1.2', /pas dans notre liste/, []],
    ['GPL v2', /pas dans notre liste/, []],
    ['LGPL-3.0', /pas dans notre liste/, []],
    ['Licence Ouverte', /version/, ['etalab-2.0']],
    ['Licence Ouverte 1.0', /1\.0/, []],
    ['Licence Art Libre', /version/, ['LAL-1.3']],
    ['Œuvre du domaine public', /CC0/, ['CC-PDM-1.0', 'CC0-1.0']],
    ['images libres de droits', /pas une licence/, []],
    ['professeur au MIT', /reconnaissons pas/, []],
    ['', /Aucune licence/, []],
    ['https://evil.example/creativecommons.org/licenses/by/4.0/', /reconnaissons pas/, []],
    ['https://creativecommons.org@evil.example/licenses/by/4.0/', /./, []],
    ['https://creativecommons.org:8080/licenses/by/4.0/', /./, []],
  ])('%s', (text, question, candidates) => {
    expect(recogniseLicence(text)).toEqual({
      question: expect.stringMatching(question),
      candidates: expect.arrayContaining(candidates),
    });
    if (candidates.length === 0) expect(recogniseLicence(text)).toMatchObject({ candidates: [] });
  });

  it('is asked about in French, about known licences, never answered, for any text', () => {
    const word = fc.constantFrom(
      'CC',
      'BY',
      '-',
      'SA',
      'NC',
      '4.0',
      'licence',
      'GPL',
      '<a rel=license href=',
      '//',
      'ou',
      '3',
      '(',
      'creative commons',
      'MIT',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          const found = recogniseLicence(text);
          if ('licence' in found) return findLicence(found.licence)?.versionStated === true;
          return (
            /\?$/.test(found.question) &&
            !/[{}]/.test(found.question) &&
            found.candidates.every((id) => findLicence(id))
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  /** Ten times the text: ten times the work, where going back over it would make it a hundred. */
  it.each(['<a ', 'cc by-', 'attribution ', 'licence ouverte / ', 'a.', 'gpl gpl '])(
    'takes time in proportion to hostile text: %s',
    (text) => {
      const quickest = (times: number): number =>
        Math.min(
          ...[1, 2, 3].map(() => {
            const before = process.cpuUsage();
            recogniseLicence(text.repeat(times));
            return process.cpuUsage(before).user;
          }),
        );
      const [short, long] = [quickest(5_000), quickest(50_000)];
      expect(long).toBeLessThan(Math.max(short, 1_000) * 45);
    },
  );
});
