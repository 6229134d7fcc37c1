import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { listFormats } from '#inspection';

// Pages do not know the table of formats, and tests do not reach inside the pages: the pattern is read as it is written.
const source = readFileSync(
  new URL('../../libs/web/browser/uploads/closed-name.ts', import.meta.url),
  'utf8',
);
const closedName = new RegExp(/\/(\\\.\(.*\)\$)\/i/.exec(source)?.[1] ?? '', 'i');

describe('the names that a page sends last', () => {
  it('are those of proprietary formats, and no other', () => {
    const isClosed = new Map<string, boolean>();
    for (const { extensions, verdict } of listFormats())
      for (const each of extensions)
        isClosed.set(each, (isClosed.get(each) ?? true) && verdict === 'proprietary');
    const judged = [...isClosed.keys()].filter((each) => closedName.test(`Fiche.${each.toUpperCase()}`));
    expect(judged.sort()).toEqual([...isClosed.keys()].filter((each) => isClosed.get(each)).sort());
  });
});
