import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FACETS, readPastedSearch, readSearchAddress, searchPath } from './search-address.js';

const word = fc.stringMatching(/^[a-zé0-9-]{1,8}$/);
const addresses = fc.record({
  text: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  filter: fc
    .dictionary(
      fc.constantFrom(...Object.values(FACETS).map(({ key }) => key)),
      fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
    )
    .map((filter) => ({ ...filter })),
  newest: fc.boolean(),
});

describe('a search that somebody pastes', () => {
  it('is the search whose page has this address, however much of it was copied', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const path = searchPath(address);
        const expected = { ...address, page: 1 };
        for (const pasted of [path, `https://essaim.example${path}`, ` ${path}#resultats `])
          expect(readPastedSearch(pasted)).toEqual(expected);
      }),
    );
  });

  it('is else the words', () => {
    expect(readPastedSearch(' fractions au CM1 ')).toEqual(readSearchAddress({ q: 'fractions au CM1' }));
    expect(readPastedSearch('')).toEqual(readSearchAddress({}));
  });
});
