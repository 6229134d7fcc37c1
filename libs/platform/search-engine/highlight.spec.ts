import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markSnippet, markText } from './highlight.js';

const whole = (fragments: readonly { text: string }[] | null): string =>
  (fragments ?? []).map(({ text }) => text).join('');

describe('marks', () => {
  it('stand on whole words of the text as written, elisions left out', () => {
    expect(markText('Les Œuvres d’été', new Set(['oeuvr', 'ete']))).toEqual([
      { text: 'Les ', marked: false },
      { text: 'Œuvres', marked: true },
      { text: ' d’', marked: false },
      { text: 'été', marked: true },
    ]);
  });

  it('lose and add nothing', () => {
    const stems = new Set(['a', 'b', 'mot']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(whole(markText(text, stems))).toBe(text)),
    );
  });
});

describe('snippet', () => {
  const filler = 'rien de plus à dire ici '.repeat(100);

  it('is the place where the most words stand together', () => {
    const text = `${filler}une fraction seule. ${filler}une fraction et un partage. ${filler}`;
    expect(whole(markSnippet(text, new Set(['fraction', 'partag'])))).toContain('une fraction et un partage');
  });

  it('is null when nothing answers', () => {
    expect(markSnippet(filler, new Set(['fraction']))).toBeNull();
  });

  it('stays short, on one line, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        const snippet = whole(markSnippet(`${text}\n mot ${text}`, new Set(['mot'])));
        expect(snippet).toContain('mot');
        expect(snippet.length).toBeLessThan(300);
        expect(snippet).not.toMatch(/[\n\t]/);
      }),
    );
  });
});
