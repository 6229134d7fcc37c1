import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IndexedWords } from './indexed-words.js';
import { KitSearch } from './offline/kit-search.js';

const page = (title: string) => ({ title, path: `${title}.html`, facts: '' });
const said = (title: string, text: string[] = [], keywords: string[] = []) => ({
  title,
  keywords,
  summary: [],
  text,
});

function searchIn(all: readonly ReturnType<typeof said>[]): (query: string) => string[] {
  const index = new IndexedWords();
  for (const each of all) index.add(page(each.title), each);
  // As it comes from the script.
  const [, json = ''] = /^window\.ESSAIM_INDEX=(.*);\n$/s.exec(index.asScript()) ?? [];
  const search = new KitSearch(JSON.parse(json) as ConstructorParameters<typeof KitSearch>[0]);
  return (query) => search.find(query).map(({ title }) => title);
}

describe('the search of a kit', () => {
  const find = searchIn([
    said('Les fractions', ['On partage une pizza en parts égales.'], ['nombres']),
    said('La récursivité', ['Une fonction qui s’appelle elle-même.']),
    said('Les chevaux', ['Le cheval mange de l’herbe. Les fractions n’y sont pour rien.']),
    said('L’œuvre de Hugo', ['Un forçat, un évêque, des chandeliers.']),
  ]);

  it.each([
    ['fraction', ['Les fractions', 'Les chevaux']],
    ['FRACTIONS', ['Les fractions', 'Les chevaux']],
    ['recursivite', ['La récursivité']],
    ['cheval', ['Les chevaux']],
    ['oeuvre', ['L’œuvre de Hugo']],
    ['évèque', ['L’œuvre de Hugo']],
    ['chand', ['L’œuvre de Hugo']],
    ['l’herbe', ['Les chevaux']],
    ['fractions cheval', ['Les chevaux']],
    ['pizza introuvable', ['Les fractions']],
    ['introuvable', []],
    ['   ', []],
  ])('finds %s', (query, titles) => {
    expect(find(query)).toEqual(titles);
  });

  it('finds each page by each word of its title, and throws at nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{4,12}$/), { minLength: 1, maxLength: 20 }), (titles) => {
        const search = searchIn(titles.map((title) => said(title)));
        for (const title of titles) expect(search(title)).toContain(title);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (query) => void find(query)));
  });

  it('is empty without pages', () => {
    expect(searchIn([])('fraction')).toEqual([]);
  });
});
