import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '#documents';
import { renderText } from './rendered-text.js';

const image = (id: string, name: string) => ({ id, name, mime: 'image/png' });
const origin = 'http://127.0.0.1:3000';

describe('a text that was rendered before', () => {
  it('is the same again, and another with other files, another origin or other words', () => {
    const markdown = 'Voici ![un plan](plan.png) et des mots.';
    const first = renderText(markdown, [image('a', 'plan.png')], origin);
    expect(first.html).toContain(`${origin}/fichiers/a/`);
    expect(first.words).toBeGreaterThan(3);
    expect(renderText(markdown, [image('a', 'plan.png')], origin)).toEqual(first);
    expect(renderText(markdown, [image('b', 'plan.png')], origin).html).toContain('/fichiers/b/');
    expect(renderText(markdown, [], origin).html).not.toContain('/fichiers/');
    expect(renderText(markdown, [image('a', 'plan.png')], 'https://autre').html).toContain('https://autre/');
    expect(renderText(`${markdown} Encore.`, [], origin).html).toContain('Encore.');
  });

  it('never stands for another', () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        renderText(one, [], origin);
        const afresh = renderMarkdown(other, { resolveImage: () => null, idPrefix: 't-' });
        expect(renderText(other, [], origin)).toMatchObject({ html: afresh.html, opening: afresh.opening });
      }),
    );
  });
});
