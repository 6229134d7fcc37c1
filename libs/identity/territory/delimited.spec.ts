import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { delimitedRecords } from './delimited.js';

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const read = async (text: string, size = 7) => {
  const records = [];
  for await (const record of delimitedRecords(pieces(text, size))) records.push(record);
  return records;
};

describe('a delimited text', () => {
  it('gives its records with the number of their first line, without blank ones or its byte order mark', async () => {
    expect(await read('\uFEFFa;b\r\n\r\n"x;1";"deux\nlignes"\n;\nfin;"dit ""oui"""')).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 3, cells: ['x;1', 'deux\nlignes'] },
      { number: 6, cells: ['fin', 'dit "oui"'] },
    ]);
    expect(await read('')).toEqual([]);
  });

  it('is read as it was written, however it is cut', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', ';', '"', '\n', ' '), maxLength: 8 })
      .map((text) => text.trim());
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (cells, size) => {
        const text = cells
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(';'))
          .join('\n');
        const kept = cells.filter((row) => row.some((each) => each !== ''));
        expect((await read(text, size)).map((record) => record.cells)).toEqual(kept);
      }),
    );
  });

  it('whose quote is never closed ends, and fills no memory with one record', async () => {
    const records = await read(`a;"${'x'.repeat(150_000)}\nb;c`, 10_000);
    expect(records.at(-1)?.cells).toEqual(['b', 'c']);
  });
});
