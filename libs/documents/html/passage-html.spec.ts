import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passagesAsHtml } from './passage-html.js';
import { renderMarkdown } from './render-markdown.js';

const shown = (markdown: string): (string | undefined)[] => {
  const { html, blocks } = renderMarkdown(markdown, { resolveImage: () => null, idPrefix: 't-' });
  const passages = passagesAsHtml(html);
  return blocks.map(({ hash }) => passages.get(hash)?.replace(/\n/g, ''));
};

describe('a passage as HTML', () => {
  it('is what it was in its document: a heading, emphasis, a formula, a line of a numbered list', () => {
    const [heading, paragraph, first, second, deeper, formula] = shown(
      '# Les parts\n\nUne *tarte* en $\\frac{1}{4}$.\n\n3. Un\n4. Deux\n   - Encore\n\n$$\nx = 1\n$$\n',
    );
    expect(heading).toBe('<h3>Les parts</h3>');
    expect(paragraph).toMatch(/^<p>Une <em>tarte<\/em> en <math>.*<mfrac>/);
    expect(first).toBe('<ol start="3"><li>Un</li></ol>');
    expect(second).toBe('<ol start="4"><li>Deux</li></ol>');
    expect(deeper).toBe('<ul class="deeper"><li>Encore</li></ul>');
    expect(formula).toMatch(/<math [^>]*display="block"/);
  });

  it('is a table that scrolls by itself, or nothing when it is a page of its own', () => {
    const rows = (count: number) => '\n| 1 | 2 |'.repeat(count);
    expect(shown(`| a | b |\n|---|---|${rows(2)}`)[0]).toMatch(
      /^<div class="table-scroll" tabindex="0" role="group" aria-label="Tableau"><table><tbody><tr><th/,
    );
    expect(shown(`| a | b |\n|---|---|${rows(49)}`)).toEqual([undefined]);
  });

  it('leads nowhere in the document that it left, and is no target', () => {
    const all = shown('Un mot[^1] et [un lien](#ici).\n\n[^1]: Une note.\n').join('');
    expect(all).not.toMatch(/href="#|id="|aria-describedby/);
  });

  it('is there for every short passage of a text, whatever its marks', () => {
    const word = fc.stringMatching(/^[a-zéà]{1,8}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const mark = fc.constantFrom('', '# ', '### ', '- ', '1. ', '> ', '**gras** ', '$x^2$ ', '`code` ');
    const text = fc.array(fc.tuple(mark, line), { maxLength: 8 });
    fc.assert(
      fc.property(text, (lines) => {
        expect(shown(lines.map(([before, words]) => before + words).join('\n\n'))).not.toContain(undefined);
      }),
    );
  });
});
