import { describe, expect, it } from '@jest/globals';
import { sheetOf } from './sheet.js';

describe('a sheet', () => {
  it('has the columns of all rows, quotes what needs it, and keeps lists as JSON', () => {
    expect(
      sheetOf([
        { a: 'un, « deux »', b: null },
        { a: 'dit "oui"\nnon', c: ['x'] },
      ]),
    ).toBe('\uFEFFa,b,c\r\n"un, « deux »",,\r\n"dit ""oui""\nnon",,"[""x""]"\r\n');
  });

  it('computes nothing, and leaves numbers as they are', () => {
    expect(sheetOf([{ a: '=1+1', b: -2, c: '+33', d: '@x' }])).toBe("\uFEFFa,b,c,d\r\n'=1+1,-2,'+33,'@x\r\n");
  });
});
