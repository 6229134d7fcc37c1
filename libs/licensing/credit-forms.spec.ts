import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import rehypeParse from 'rehype-parse';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { attribution } from './attribution.js';
import { type Work } from './credit.js';

describe('a credit built from what people type', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img onerror=x>',
      '](https://evil.example)',
      '**gras** _x_ `c`',
      '<https://evil.example>',
      'www.evil.example',
      '![x](y)',
      '$x$',
      '1. un',
      '# t',
      '| a | b |',
      '&lt;b&gt;',
      'a\n\nb',
      '~~x~~',
      '[^1]',
      'a@b.example',
      '\\',
    ),
  );
  const address = fc.oneof(
    fc.constantFrom(
      'javascript:alert(1)',
      'data:text/html,x',
      'https://exemple.fr/a(b)c"d',
      'https://exemple.fr/<b>',
      'pas une adresse',
    ),
    fc.webUrl(),
  );
  const work = fc.record({
    title: typed,
    authors: fc.array(typed, { maxLength: 3 }),
    licence: fc.constantFrom('CC-BY-SA-4.0', 'etalab-2.0', 'CC0-1.0', 'ODbL-1.0'),
    source: address,
    modified: typed,
    lastUpdate: typed,
  });
  const family = fc
    .tuple(work, fc.array(work, { maxLength: 2 }))
    .map(([own, basedOn]): Work => ({ ...own, basedOn }));
  const isSafe = (href: string) => /^https?:\/\//.test(href);

  it('adds no element and no unsafe link to HTML', () => {
    fc.assert(
      fc.property(family, (made) => {
        const tree = unified().use(rehypeParse, { fragment: true }).parse(attribution(made).html);
        visit(tree, 'element', (node) => {
          expect(['p', 'div', 'ul', 'li', 'a', 'span']).toContain(node.tagName);
          const allowed = ['prefix', 'about', 'typeof', 'rel', 'property', 'href'];
          expect(Object.keys(node.properties).filter((name) => !allowed.includes(name))).toEqual([]);
          if (node.tagName === 'a') expect(isSafe(String(node.properties.href))).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('adds no mark, no HTML, no table, no maths and no disguised link to Markdown', () => {
    const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath);
    fc.assert(
      fc.property(family, (made) => {
        const kinds = new Set<string>();
        visit(parser.parse(attribution(made).markdown), (node) => {
          kinds.add(node.type);
          if (node.type !== 'link') return;
          // Some readers make links of bare addresses: harmless, since these show where they lead.
          const shown = node.children.map((child) => ('value' in child ? child.value : '')).join('');
          const isBare = node.url.replace('mailto:', '').endsWith(shown);
          expect(isBare || (isSafe(node.url) && !node.url.includes('evil.example'))).toBe(true);
        });
        const plain = ['root', 'paragraph', 'text', 'link', 'list', 'listItem'];
        expect([...kinds].filter((kind) => !plain.includes(kind))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('stays on one line in text', () => {
    fc.assert(
      fc.property(family, (made) => {
        for (const line of attribution(made).notice) expect(line).not.toMatch(/[\r\n\u2028\u2029\u202e]/);
      }),
    );
  });
});
