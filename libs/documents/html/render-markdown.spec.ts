import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from './render-markdown.js';

const none = (): null => null;
const html = (markdown: string): string => renderMarkdown(markdown, { resolveImage: none }).html;

/** Everything in a tag that a browser would run, fetch or style. Text between tags may say what it likes. */
function dangersIn(markup: string): string[] {
  const tags = markup.match(/<[^>]*>/gu) ?? [];
  return tags.filter(
    (tag) =>
      /^<\/?(script|style|iframe|object|embed|svg|form|input|button|base|meta|link|img|video|audio|template)/iu.test(
        tag,
      ) ||
      /\s(on\w+|style|srcset|formaction|srcdoc|xlink:href|action|background)\s*=/iu.test(tag) ||
      /(href|src)="(?!https?:\/\/|mailto:|#|(?!\/\/)[\w./?=%-]+")/iu.test(tag) ||
      /(href|src)="[^"/?#]*script:/iu.test(tag),
  );
}

const ATTACKS = [
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](javascript&colon;alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](java&#10;script:alert(1))',
  '[a](java&Tab;script:alert(1))',
  '[a](<java\tscript:alert(1)>)',
  '[a](&#1;javascript:alert(1))',
  '[a]( javascript:alert(1))',
  '[a](vbscript:msgbox(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](file:///etc/passwd)',
  '[a](//evil.example/x)',
  '[a](\\\\evil.example/x)',
  '[a](blob:https://evil.example/x)',
  '[a][b]\n\n[b]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '![a](javascript:alert(1))',
  '![a](data:image/svg+xml,<svg onload=alert(1)>)',
  '![a](https://evil.example/pixel.gif)',
  '![a](//evil.example/pixel.gif)',
  '![a][b]\n\n[b]: https://evil.example/pixel.gif',
  '![x" onerror="alert(1)](y)',
  '[x](https://example.org "onmouseover=alert(1) x=\\"")',
  '[x](https://example.org/"onmouseover="alert(1))',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'texte <img src=x onerror=alert(1)> texte',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="https://evil.example"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<p style="position:fixed">x</p>',
  '<style>body{display:none}</style>',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example"><input name=p></form>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\includegraphics{https://evil.example/x.png}$',
  '$\\htmlStyle{color:red}{x}\\class{y}{z}\\id{w}{v}$',
  '$\\text{</annotation><img src=x onerror=alert(1)>}$',
  '$\\color{red}{x}\\textcolor{#f00}{y}\\colorbox{blue}{z}$',
  '$$\n\\begin{matrix} a & b \\\\ c & d \\end{matrix} \\rule{99999em}{9999em}\n$$',
  '```"><script>alert(1)</script>\nx\n```',
  '```js onload=alert(1)\nx\n```',
  '[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))',
  '| a |\n|---|\n| <img src=x onerror=alert(1)> |',
  '- [ ] <input type=text onfocus=alert(1) autofocus>',
  '# <span onclick=alert(1)>x</span>',
];

describe('renderMarkdown against hostile text', () => {
  it.each(ATTACKS)('%s', (attack) => {
    expect(dangersIn(html(attack))).toEqual([]);
  });

  it('would be caught by this very check if something passed', () => {
    expect(dangersIn('<a href="javascript:x">')).toHaveLength(1);
    expect(dangersIn('<a href="//evil.example">')).toHaveLength(1);
    expect(dangersIn('<p style="x">')).toHaveLength(1);
    expect(dangersIn('<a href="https://example.org/a" rel="x">')).toEqual([]);
  });

  it.each([
    ['emphasis never closed', '*a '.repeat(30_000)],
    ['quotes in quotes', '>'.repeat(90_000)],
    ['quotes with spaces', '> '.repeat(45_000)],
    ['lists in lists', '1. '.repeat(30_000)],
    ['brackets', '['.repeat(90_000)],
    ['closed brackets', '['.repeat(45_000) + 'a' + ']'.repeat(45_000)],
    ['links in links', '[a](<b'.repeat(15_000)],
    ['strong in strong', '*'.repeat(45_000) + 'a' + '*'.repeat(45_000)],
    ['strikes', '~a'.repeat(45_000)],
    ['footnotes', '[^a]: x\n\n'.repeat(10_000)],
    ['definitions', '[a]: b\n'.repeat(12_000)],
    ['columns', `${'|a'.repeat(22_000)}\n${'|-'.repeat(22_000)}\n`],
    ['deep lists', Array.from({ length: 300 }, (_, n) => `${' '.repeat(2 * n)}- a`).join('\n')],
  ])('bounds its work on %s', (_, markdown) => {
    const start = performance.now();
    const rendered = renderMarkdown(markdown, { resolveImage: none });
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(rendered.html).toContain('<pre');
    expect(rendered.blocks.length).toBeGreaterThan(0);
  });
});

describe('renderMarkdown', () => {
  it('starts headings under the page’s own, without gaps, with ids that shadow nothing', () => {
    const rendered = html('# Les fractions\n\n### Partager\n\n# Les fractions\n');
    expect(rendered).toContain('<h3 id="texte-les-fractions">Les fractions</h3>');
    expect(rendered).toContain('<h4 id="texte-partager">');
    expect(rendered).toContain('<h3 id="texte-les-fractions-2">');
    expect(rendered).not.toMatch(/<h[12]/u);
  });

  it('writes maths as MathML without styles, keeps the TeX, and shows what it cannot read', () => {
    const rendered = html('La moitié : $\\frac{1}{2}$ et\n\n$$x^2$$\n\n$\\frac{$');
    expect(rendered).toContain('<mfrac><mn>1</mn><mn>2</mn></mfrac>');
    expect(rendered).toContain('\\frac{1}{2}</annotation>');
    expect(rendered).toContain('<math display="block">');
    expect(rendered).toContain('<code class="math-error">\\frac{</code>');
    expect(rendered).not.toContain('style="');
  });

  it('says where footnotes lead, in French, and links both ways', () => {
    const rendered = html('Un mot[^a].\n\n[^a]: Sa note.');
    expect(rendered).toMatch(/<h3 id="texte-footnote-label">Notes<\/h3>/u);
    expect(rendered).toMatch(/aria-label="Retour au texte, note 1"/u);
    const target = /<sup><a href="#([^"]+)"/u.exec(rendered)?.[1];
    expect(rendered).toContain(`<li id="${target}">`);
  });

  it('gives scopes to header cells and a keyboard stop to wide tables', () => {
    const rendered = html('| mot | nature |\n|---|---|\n| chat | nom |');
    expect(rendered).toContain('<th scope="col">mot</th>');
    expect(rendered).toContain('role="group" aria-label="Tableau 1" tabindex="0"');
  });

  it('marks links, and leaves anchors and relative ones in the site', () => {
    expect(html('[a](https://example.org/?a=1&b=2)')).toContain(
      '<a href="https://example.org/?a=1&#x26;b=2" rel="noopener ugc nofollow">',
    );
    expect(html('[a](#partie)')).toContain('<a href="#texte-partie">');
    expect(html('[a](/r/fractions)')).toContain('href="/r/fractions"');
    expect(html('[a](mailto:a@example.org)')).toContain('href="mailto:a@example.org"');
  });

  it('shows the resource’s own images, and in place of others their text', () => {
    const own = (src: string): { src: string } | null =>
      src === 'carte.png' ? { src: '/f/1/carte.png' } : null;
    const rendered = renderMarkdown(
      '![Carte](carte.png)\n\n![Graphique](https://x.example/y.png)\n\nIci ![bouton](z.png) là',
      {
        resolveImage: own,
      },
    ).html;
    expect(rendered).toContain('<img src="/f/1/carte.png" alt="Carte" loading="lazy">');
    expect(rendered).toContain(
      '<figure class="missing-image"><p>Graphique</p><figcaption>image absente</figcaption></figure>',
    );
    expect(rendered).toContain('<span class="missing-image">bouton (image absente)</span>');
    expect(rendered).not.toContain('x.example');
  });

  it('names the language of code and the state of tasks', () => {
    expect(html('```python\nprint(1)\n```')).toContain('<pre tabindex="0"><code class="language-python">');
    expect(html('- [x] lire\n- [ ] écrire')).toMatch(/aria-label="fait".*aria-label="à faire"/su);
  });

  it('cuts the text into blocks whose formulas are TeX', () => {
    const { blocks } = renderMarkdown(
      '---\ntitle: T\n---\n# Titre\n\nTexte $x$.\n\n$$\ny=2\n$$\n\n- un\n  - deux\n\n```js\n1\n```\n\n|a|b|\n|-|-|\n|1|2|\n',
      { resolveImage: none },
    );
    expect(blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 1, 'Titre'],
      ['paragraph', undefined, 'Texte x.'],
      ['formula', undefined, 'y=2'],
      ['list-item', 1, 'un'],
      ['list-item', 2, 'deux'],
      ['code', undefined, '1'],
      ['table', undefined, 'a | b\n1 | 2'],
    ]);
  });
});

describe('the opening of a long text', () => {
  const block = fc.oneof(
    fc.constant('## Un titre'),
    fc.constant('Un paragraphe avec *deux* mots[^1] et $\\frac{1}{2}$.'),
    fc.constant('- un\n- deux\n- trois'),
    fc.constant('| a | b |\n|---|---|\n| 1 | 2 |'),
    fc.constant('[plus bas](#texte-un-titre)'),
  );
  const texts = fc
    .array(block, { minLength: 1, maxLength: 60 })
    .map((blocks) => `${blocks.join('\n\n')}\n\n[^1]: Une note.\n`);
  const elements = (markup: string): number => (markup.match(/<[a-z]/giu) ?? []).length;
  const withoutLinks = (markup: string): string => markup.replaceAll(/ href="#[^"]*"/gu, '');

  it('is the beginning of it, short enough, without a last heading and without a link to nowhere', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { html: whole, opening } = renderMarkdown(text, { resolveImage: none });
        if (opening === null) return expect(elements(whole)).toBeLessThanOrEqual(130);
        expect(elements(opening)).toBeLessThanOrEqual(130);
        expect(elements(opening)).toBeGreaterThan(50);
        expect(withoutLinks(whole).startsWith(withoutLinks(opening))).toBe(true);
        expect(opening).not.toMatch(/<\/h\d>\s*$/u);
        for (const [, id] of opening.matchAll(/href="#([^"]+)"/gu)) expect(opening).toContain(`id="${id}"`);
      }),
      { numRuns: 60 },
    );
  });
});
