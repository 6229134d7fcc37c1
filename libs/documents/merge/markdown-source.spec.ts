import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinMarkdown, splitMarkdown } from './markdown-source.js';

const kindsOf = (markdown: string): [string, string][] =>
  splitMarkdown(markdown).blocks.map(({ kind, text }) => [kind, text]);

describe('a Markdown text cut into blocks', () => {
  it('names headings, paragraphs, list items, tables, code and formulas', () => {
    const text = [
      '# Les fractions',
      'Une tarte\nen quatre.',
      '- un quart\n- un demi\n  1. coupé\n  2. plié\n\n  Reste de l’élément.',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      '```\nligne\n\nautre\n```',
      '$$\nx^2\n$$',
      '$$y^2$$',
      '> citation\n\n---',
    ].join('\n\n');
    expect(kindsOf(text)).toEqual([
      ['heading', '# Les fractions'],
      ['paragraph', 'Une tarte\nen quatre.'],
      ['list-item', '- un quart'],
      ['list-item', '- un demi'],
      ['list-item', '  1. coupé'],
      ['list-item', '  2. plié'],
      ['paragraph', '  Reste de l’élément.'],
      ['table', '| a | b |\n|---|---|\n| 1 | 2 |'],
      ['code', '```\nligne\n\nautre\n```'],
      ['formula', '$$\nx^2\n$$'],
      ['formula', '$$y^2$$'],
      ['paragraph', '> citation'],
      ['paragraph', '---'],
    ]);
  });

  it('keeps its YAML header as one block', () => {
    expect(kindsOf('---\ntitle: Angles\n---\n\n# Angles\n')).toEqual([
      ['code', '---\ntitle: Angles\n---'],
      ['heading', '# Angles'],
    ]);
  });

  it('that would cost too much is cut at its blank lines', () => {
    const text = `${'[*_'.repeat(9_000)}\n\nfin`;
    expect(splitMarkdown(text).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
    expect(joinMarkdown(splitMarkdown(text))).toBe(text);
  });

  it('is itself again when its blocks are joined, whatever was typed', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '  ',
        '# T',
        '- a',
        '  - b',
        '1. c',
        '> q',
        '```',
        '$$',
        '$$x$$',
        '| a | b |',
        '|-|-|',
      ),
      fc.constantFrom('---', 'mot', '\tmot', '[^1]: note', '<div>', '\u00a0', '\r', '   suite'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        expect(joinMarkdown(splitMarkdown(text))).toBe(text);
      }),
      { numRuns: 400 },
    );
  });
});
