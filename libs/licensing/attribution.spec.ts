import { describe, expect, it } from '@jest/globals';
import { attribution } from './attribution.js';
import { type Work } from './credit.js';
import { listLicences } from './licence.js';

const fractions: Work = {
  title: 'Les fractions au cycle 3',
  authors: ['Autrice Un', 'Auteur Deux', 'Autrice Trois'],
  licence: 'CC-BY-SA-4.0',
  source: 'https://exemple.fr/r/12',
  modified: 'exercices réduits à dix',
};
const remix: Work = {
  title: 'Fractions et musique',
  authors: [{ name: 'Auteur Quatre', url: 'https://exemple.fr/u/quatre' }],
  licence: 'CC-BY-SA-4.0',
  source: 'https://exemple.fr/r/13',
  basedOn: [fractions, { title: 'Carte muette', authors: ['D. Six'], licence: 'CC-PDM-1.0' }],
};

describe('the credit of a work', () => {
  it('is one line in words', () => {
    expect(attribution(fractions).text).toBe(
      '«\u00a0Les fractions au cycle 3\u00a0» par Autrice Un, Auteur Deux et Autrice Trois est sous licence CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/) – modifications\u00a0: exercices réduits à dix – source\u00a0: https://exemple.fr/r/12',
    );
  });

  it('is HTML with RDFa about the work', () => {
    expect(attribution(fractions).html).toBe(
      '<p prefix="cc: http://creativecommons.org/ns# dct: http://purl.org/dc/terms/" about="https://exemple.fr/r/12">' +
        '«&nbsp;<a rel="cc:attributionURL" property="dct:title" href="https://exemple.fr/r/12">Les fractions au cycle 3</a>&nbsp;» par ' +
        '<span property="cc:attributionName">Autrice Un</span>, <span property="cc:attributionName">Auteur Deux</span> et <span property="cc:attributionName">Autrice Trois</span>' +
        ' est sous licence <a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>' +
        ' – modifications&nbsp;: exercices réduits à dix</p>',
    );
  });

  it('is about a blank node when the work has no address, never about the page that shows it', () => {
    const { html } = attribution({ ...fractions, source: undefined });
    expect(html).toContain('typeof="cc:Work"');
    expect(html).not.toContain('about=');
  });

  it('is Markdown with links', () => {
    expect(attribution(fractions).markdown).toBe(
      '«\u00a0[Les fractions au cycle 3](https://exemple.fr/r/12)\u00a0» par Autrice Un, Auteur Deux et Autrice Trois est sous licence [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/) – modifications\u00a0: exercices réduits à dix',
    );
  });

  it('is short enough for a slide, with the title where the licence asks for it', () => {
    expect(attribution(fractions).print).toBe(
      'Autrice Un, Auteur Deux et Autrice Trois, CC BY-SA 4.0, modifié, exemple.fr/r/12',
    );
    expect(attribution({ title: 'Carte', authors: ['A. Trois'], licence: 'CC-BY-SA-3.0' }).print).toBe(
      'Carte, A. Trois, CC BY-SA 3.0, creativecommons.org/licenses/by-sa/3.0',
    );
  });

  it('is schema.org, with what the work is based on', () => {
    expect(attribution(remix).jsonLd).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'CreativeWork',
      '@id': 'https://exemple.fr/r/13',
      name: 'Fractions et musique',
      author: [{ '@type': 'Person', name: 'Auteur Quatre', url: 'https://exemple.fr/u/quatre' }],
      license: 'https://creativecommons.org/licenses/by-sa/4.0/',
      creditText: '«\u00a0Fractions et musique\u00a0» par Auteur Quatre',
      isBasedOn: [{ name: 'Les fractions au cycle 3' }, { name: 'Carte muette' }],
    });
  });

  it('names its sources down to the roots, each once, in every form', () => {
    const again: Work = {
      title: 'Suite',
      authors: ['E. Sept'],
      licence: 'CC-BY-SA-4.0',
      basedOn: [remix, fractions],
    };
    const credit = attribution(again);
    expect(credit.notice.filter((line) => line.includes('Les fractions'))).toHaveLength(1);
    expect(credit.notice).toHaveLength(5);
    for (const form of [
      credit.text,
      credit.html,
      credit.markdown,
      credit.print,
      JSON.stringify(credit.jsonLd),
    ]) {
      for (const name of ['E. Sept', 'Auteur Quatre', 'Autrice Un', 'D. Six']) expect(form).toContain(name);
    }
  });

  it('says that a name was removed at the author’s request, in every form, and never the name', () => {
    const credit = attribution({ ...remix, basedOn: [{ ...fractions, creditRemoved: true }] });
    for (const form of [
      credit.text,
      credit.html,
      credit.markdown,
      credit.print,
      JSON.stringify(credit.jsonLd),
    ]) {
      expect(form).toContain('crédit retiré à la demande de l’auteur');
      expect(form).not.toContain('Autrice Un');
    }
  });

  it('gives no address to a licence announced without version', () => {
    const credit = attribution({
      title: 'Listes',
      authors: ['G. Huit'],
      licence: 'LicenseRef-CC-BY-SA-unspecified',
    });
    expect(credit.text).toBe(
      '«\u00a0Listes\u00a0» par G. Huit est sous licence CC BY-SA (version non précisée)',
    );
    expect(credit.html).not.toContain('rel="license"');
    expect(credit.jsonLd.license).toEqual({
      '@type': 'CreativeWork',
      name: 'CC BY-SA (version non précisée)',
    });
  });

  it('carries the notice of ODbL §4.3 inside a work of another licence', () => {
    const map: Work = {
      title: 'OpenStreetMap',
      authors: ['les contributeurs'],
      licence: 'ODbL-1.0',
      source: 'https://osm.example/',
    };
    expect(attribution({ ...fractions, basedOn: [map] }).notice.at(-1)).toBe(
      '– Contient des informations issues de «\u00a0OpenStreetMap\u00a0» par les contributeurs, mises à disposition sous licence ODbL 1.0 (https://opendatacommons.org/licenses/odbl/1-0/) – source\u00a0: https://osm.example/',
    );
    expect(attribution(map).text).toContain('est sous licence ODbL 1.0');
  });

  it('writes dates of update in words, and says when there is none', () => {
    const data: Work = {
      title: 'Effectifs',
      authors: ['Rectorat'],
      licence: 'etalab-2.0',
      lastUpdate: '2024-02-01',
    };
    expect(attribution(data).text).toContain(
      'Effectifs, mise à jour du 1er février 2024 – Licence Ouverte 2.0',
    );
    expect(attribution({ ...data, lastUpdate: undefined }).text).toContain(
      'date de mise à jour non indiquée',
    );
  });

  it('exists in every form for every licence', () => {
    for (const { id } of listLicences()) {
      const credit = attribution({ title: 'T', authors: ['A'], licence: id, source: 'https://exemple.fr/t' });
      for (const form of [credit.text, credit.html, credit.markdown, credit.print]) {
        expect([id, form]).toEqual([id, expect.not.stringMatching(/[{}]|undefined|null/)]);
      }
    }
  });
});
