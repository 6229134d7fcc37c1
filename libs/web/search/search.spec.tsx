import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import type { SearchQuery } from '#contract';
import { type Facet, Facets, firstValues } from './facets.js';
import { OneFacet } from './filters.js';
import { chosenClass, OwnClassLink } from './own-class.js';
import { type OwnClass, readOwnClass, writeOwnClass } from './own-class-cookie.js';
import { Marked, searchView } from './search.js';
import {
  FILTERS,
  NOTIONS,
  readSearchAddress,
  type SearchAddress,
  searchPath,
  without,
} from './search-address.js';

const value = (id: string, selected = false, depth = 0) => ({
  id,
  label: id.toUpperCase(),
  count: 3,
  selected,
  parentId: null,
  depth,
});
const levels = {
  name: 'LEVELS' as const,
  label: 'Niveau',
  values: [
    value('cm1', true),
    value('cm2'),
    value('6e'),
    value('5e'),
    value('4e'),
    value('3e'),
    value('tle', true),
  ],
};
const nothing = {
  levels: [],
  subjects: [],
  types: [],
  permissions: [],
  formats: [],
  languages: [],
  durations: [],
  equipment: [],
  groupings: [],
  places: [],
  printing: [],
  doubleLevels: [],
  review: [],
  after: [],
  before: [],
};
const found = (resources: Partial<SearchQuery['resources']>): SearchQuery => ({
  viewer: null,
  resources: {
    totalCount: 1,
    page: 1,
    pageCount: 1,
    edges: [],
    facets: [levels],
    understood: [],
    couples: [],
    corrections: [],
    related: [],
    waysOut: [],
    ...resources,
  },
});
const address: SearchAddress = {
  text: 'fractions & parts',
  filter: { levels: ['cm1', 'tle'] },
  newest: true,
  page: 1,
};
const html = (data: SearchQuery, at = address) => renderToString(<>{searchView(data, at).content}</>);

/** An address as a browser would send it back. */
const read = (path: string): SearchAddress => {
  const query: Record<string, string[]> = {};
  for (const [name, text] of new URL(path, 'http://x').searchParams)
    query[name] = [...(query[name] ?? []), text];
  return readSearchAddress(query);
};

/** An address says one notion on each side. */
function oneNotion(filter: SearchAddress['filter']): SearchAddress['filter'] {
  const notions = NOTIONS.flatMap(({ key }) => (filter[key] ? [[key, filter[key].slice(0, 1)]] : []));
  return { ...filter, ...(Object.fromEntries(notions) as SearchAddress['filter']) };
}

describe('the address of a search', () => {
  it('is read back as it was written', () => {
    const word = fc.stringMatching(/^[a-z0-9 &=é%+-]{1,12}$/).map((text) => text.trim());
    const filter = fc
      .dictionary(
        fc.constantFrom(...FILTERS.map(({ key }) => key)),
        fc.array(word.filter(Boolean), { minLength: 1, maxLength: 4 }),
        { noNullPrototype: true },
      )
      .map((chosen) => oneNotion(chosen as SearchAddress['filter']));
    const addresses = fc.record({
      text: word,
      filter,
      newest: fc.boolean(),
      page: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(fc.property(addresses, (at) => expect(read(searchPath(at))).toEqual(at)));
  });

  it('survives nonsense', () => {
    expect(readSearchAddress({ page: '-3', tri: 'x', niveau: ['', 'cm1'] })).toEqual({
      text: '',
      filter: { levels: ['cm1'] },
      newest: false,
      page: 1,
    });
  });

  it('drops one value and goes back to the first page', () => {
    const dropped = without({ ...address, page: 3 }, 'levels', 'cm1');
    expect(searchPath(dropped)).toBe('/recherche?q=fractions+%26+parts&niveau=tle&tri=recent');
  });
});

describe('the facets', () => {
  const facets = renderToString(<Facets facets={[levels]} address={address} totalCount={12} />);

  it('keep the query and the sort when the form is sent', () => {
    expect(facets).toContain('<input type="hidden" name="q" value="fractions &amp; parts"/>');
    expect(facets).toContain('<input type="hidden" name="tri" value="recent"/>');
  });

  it('show five values, the chosen ones always among them, and where the rest is', () => {
    expect(firstValues(levels.values).map(({ id }) => id)).toEqual(['cm1', 'cm2', '6e', '5e', 'tle']);
    expect(facets).toContain(
      '/recherche/filtres?q=fractions+%26+parts&amp;niveau=cm1&amp;niveau=tle&amp;tri=recent&amp;liste=niveau',
    );
  });

  it('show everything on a page of each, eighty values at a time, and forget nothing that is chosen', () => {
    const values = Array.from({ length: 90 }, (_, at) => value(`v${at}`, at === 0));
    const many: Facet = { ...levels, values };
    const chosen = { ...address, filter: { levels: ['v0'], subjects: ['eps'] } };
    const part = (page: number) => renderToString(<OneFacet facet={many} address={chosen} page={page} />);
    expect(part(1).match(/type="checkbox"/g)).toHaveLength(80);
    expect(part(2).match(/type="checkbox"/g)).toHaveLength(10);
    expect(part(9)).toBe(part(2));
    expect(part(2)).toContain('<input type="hidden" name="niveau" value="v0"/>');
    expect(part(1)).not.toContain('<input type="hidden" name="niveau" value="v0"/>');
    expect(part(1)).toContain('<input type="hidden" name="discipline" value="eps"/>');
  });
});

describe('her class', () => {
  const terms = (...ids: string[]) =>
    ids.map((id) => ({ id, label: id.toUpperCase(), shortLabel: id.toUpperCase(), parentId: null }));
  const known = {
    levels: terms('ce1', 'ce2', '5e', '4e'),
    subjects: terms('francais'),
    doubleLevels: [{ id: 'double-niveau' }, { id: 'ce1-ce2' }],
  };

  it('is a pair when the two classes checked make one, any double level otherwise', () => {
    const form = { doubleLevel: 'oui', subject: 'francais' };
    expect(chosenClass({ ...form, levels: ['ce2', 'ce1'] }, known)).toMatchObject({
      levels: ['ce1', 'ce2'],
      doubleLevels: ['ce1-ce2'],
    });
    expect(chosenClass({ ...form, levels: ['5e', '4e'] }, known).doubleLevels).toEqual(['double-niveau']);
    expect(chosenClass({ levels: ['ce1', 'ce2'] }, known).doubleLevels).toEqual([]);
  });

  it('is read from its cookie as it was written, whatever else a cookie holds', () => {
    const mine = { levels: ['ce1', 'ce2'], equipment: ['sans-ordinateur'], doubleLevels: ['ce1-ce2'] };
    expect(readOwnClass(writeOwnClass(mine))).toEqual(mine);
    expect(readOwnClass('q=secret&langue=en&niveau=cp&apres=x')).toEqual({ levels: ['cp'] });
    fc.assert(
      fc.property(fc.string(), (text) =>
        expect(readOwnClass(writeOwnClass(readOwnClass(text)))).toEqual(readOwnClass(text)),
      ),
    );
  });

  it('is one link away, and filters nothing before', () => {
    const link = (ownClass: OwnClass, at: SearchAddress) =>
      renderToString(<OwnClassLink ownClass={ownClass} address={at} />);
    const at = { text: 'mesure', filter: {}, newest: false, page: 1 };
    expect(link({}, at)).toContain('href="/recherche/ma-classe"');
    expect(link({ levels: ['ce1'] }, at)).toContain('href="/recherche?q=mesure&amp;niveau=ce1"');
    expect(link({ levels: ['ce1'] }, { ...at, filter: { levels: ['ce1'] } })).toContain(
      '/recherche/ma-classe',
    );
  });

  it('is kept by the form when its filters stand on another page', () => {
    const at = { ...address, filter: { groupings: ['a-deux'], after: ['fractions'], levels: ['cm1'] } };
    const form = renderToString(<Facets facets={[levels]} address={at} totalCount={1} />);
    expect(form).toContain('<input type="hidden" name="groupe" value="a-deux"/>');
    expect(form).toContain('<input type="hidden" name="apres" value="fractions"/>');
    expect(form).not.toContain('type="hidden" name="niveau"');
  });
});

describe('the results', () => {
  it('let each chosen filter be removed alone', () => {
    expect(html(found({}))).toContain(
      'href="/recherche?q=fractions+%26+parts&amp;niveau=tle&amp;tri=recent"',
    );
  });

  it('write the marked pieces as text', () => {
    const pieces = [
      { text: '<b>des</b> ', marked: false },
      { text: '<fractions>', marked: true },
    ];
    expect(renderToString(<Marked pieces={pieces} />)).toBe('&lt;b>des&lt;/b> <mark>&lt;fractions></mark>');
  });

  it('say the way out when nothing is found', () => {
    const waysOut = [
      {
        label: 'Sans le filtre « CM1 »',
        count: 6,
        text: 'fractions',
        filter: { ...nothing, levels: ['tle'] },
      },
    ];
    const page = html(found({ totalCount: 0, pageCount: 0, waysOut }));
    expect(page).toContain('Rien pour');
    expect(page).toContain('href="/recherche?q=fractions&amp;niveau=tle&amp;tri=recent"');
  });

  it('have one h1', () => {
    expect(html(found({})).match(/<h1/g)).toHaveLength(1);
    expect(html(found({ totalCount: 0 })).match(/<h1/g)).toHaveLength(1);
  });
});
