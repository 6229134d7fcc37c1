import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { previewDocument, withAssetUrls } from './preview-document.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const odtWith = (body: string): Uint8Array =>
  zipSync({
    'content.xml': strToU8(
      `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:xlink="x" xmlns:svg="s"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'Pictures/carte.png': PNG,
    'Pictures/dessin.svm': strToU8('VCLMTF'),
    'Object 1/content.xml': strToU8(
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>a</mi></mrow><annotation>a</annotation><annotation-xml><b/></annotation-xml></semantics></math>',
    ),
  });

const image = (href: string, text: string): string =>
  `<draw:frame><draw:image xlink:href="${href}"/><svg:desc>${text}</svg:desc></draw:frame>`;

describe('previewDocument', () => {
  it('takes images out of an ODT with their texts, once each, and says which it cannot show', async () => {
    const preview = await previewDocument(
      odtWith(
        `<text:p>${image('Pictures/carte.png', 'Carte de l’Oise')}</text:p><text:p>${image('Pictures/carte.png', 'Encore')}</text:p><text:p>${image('Pictures/dessin.svm', 'Dessin')}</text:p><text:p>${image('https://evil.example/x.png', 'Ailleurs')}</text:p>`,
      ),
      'odt',
    );
    expect(preview.assets.map(({ name, mime, bytes }) => [name, mime, bytes.length])).toEqual([
      ['image-1.png', 'image/png', PNG.length],
    ]);
    expect(preview.html).toContain('<img src="asset:image-1.png" alt="Carte de l’Oise" loading="lazy">');
    expect(preview.html).toContain('<figure class="missing-image"><p>Dessin</p>');
    expect(preview.html).not.toContain('evil.example');
  });

  it('shows formulas of an ODT as MathML without foreign parts', async () => {
    const { html } = await previewDocument(
      odtWith('<text:p>Soit <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'),
      'odt',
    );
    expect(html).toBe(
      '<p>Soit <math><semantics><mrow><mi>a</mi></mrow><annotation>a</annotation></semantics></math></p>',
    );
  });

  it('puts the caller’s addresses in images only', async () => {
    const { html } = await previewDocument(
      odtWith(`<text:p>${image('Pictures/carte.png', 'a')}</text:p>`),
      'odt',
      {
        assetUrl: (name) => `https://files.example/p/${name}?a=1&b="2"`,
      },
    );
    expect(html).toContain('src="https://files.example/p/image-1.png?a=1&amp;b=&quot;2&quot;"');
    expect(withAssetUrls('<p>src="asset:image-1.png"</p>', () => 'x')).toBe('<p>src="asset:image-1.png"</p>');
  });

  it('sanitises HTML: nothing that runs, fetches, styles or imitates the page', async () => {
    const { html } = await previewDocument(
      strToU8(
        `<body onload=a()><h1 id="main" style="x" class="alert language-js">Titre</h1><p role="alert" aria-label="faux" tabindex="9">Bon</p>
        <a href="fiche.odt" target="_top" rel="opener">fichier</a><a href="https://example.org">site</a><img src="https://evil.example/x.gif" alt="Suivi">
        <svg><use href="x"/></svg><video src="x"></video><form action="x"><input name="p"><button>OK</button></form><p hidden>caché</p>
        <style>p{}</style><link rel=stylesheet href=x><meta http-equiv=refresh content=0></body>`,
      ),
      'html',
    );
    expect(html).toContain('<h3 id="texte-main" class="language-js">Titre</h3>');
    expect(html).toContain('<p>Bon</p>');
    expect(html).toContain(
      '<a>fichier</a><a href="https://example.org" rel="noopener ugc nofollow">site</a>',
    );
    expect(html).not.toMatch(
      /evil\.example|style|onload|<(svg|video|form|input|button|link|meta)|alert|faux/u,
    );
  });

  it('shows a notebook with outputs made safe and images as assets', async () => {
    const notebook = {
      cells: [
        {
          cell_type: 'markdown',
          source: '![a](attachment:b.png) <script>x</script>',
          attachments: { 'b.png': { 'image/png': PNG.toString('base64') } },
        },
        {
          cell_type: 'code',
          source: 'x',
          outputs: [
            {
              output_type: 'display_data',
              data: {
                'text/html': ['<table><tr><th>a</th></tr></table><script>y</script><img src=x onerror=z>'],
              },
            },
            {
              output_type: 'display_data',
              data: { 'image/png': PNG.toString('base64'), 'text/plain': 'Figure' },
            },
            { output_type: 'error', traceback: ['\u001b[0;31mNameError\u001b[0m'] },
          ],
        },
      ],
    };
    const preview = await previewDocument(strToU8(JSON.stringify(notebook)), 'ipynb');
    expect(preview.assets).toHaveLength(1);
    expect(preview.html).toContain('<code class="language-python">x</code>');
    expect(preview.html).toContain('<th scope="col">a</th>');
    expect(preview.html).toContain('<div class="cell-error"><pre tabindex="0">NameError</pre></div>');
    expect(preview.html).not.toMatch(/<script|onerror|data:image/u);
  });

  it('shows the first 200 rows of a table and says how many remain', async () => {
    const rows = Array.from({ length: 251 }, (_, row) => `ligne ${row},x`).join('\n');
    const { html } = await previewDocument(strToU8(`nom,valeur\n${rows}`), 'csv');
    expect(html.match(/<tr>/gu)).toHaveLength(200);
    expect(html).toContain('<th scope="col">nom</th>');
    expect(html).toContain('<p>… et 52 autres lignes, dans le fichier.</p>');
  });

  it('keeps emphasis, links, lists and header cells of a DOCX', async () => {
    const docx = zipSync({
      'word/document.xml':
        strToU8(`<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>gras</w:t></w:r>
        <w:hyperlink r:id="l"><w:r><w:t>lien</w:t></w:r></w:hyperlink><w:hyperlink r:id="j"><w:r><w:t>piège</w:t></w:r></w:hyperlink></w:p>
        <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Tête</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`),
      'word/_rels/document.xml.rels':
        strToU8(`<Relationships><Relationship Id="l" TargetMode="External" Target="https://example.org/"/>
        <Relationship Id="j" TargetMode="External" Target="javascript:alert(1)"/></Relationships>`),
    });
    const { html } = await previewDocument(docx, 'docx');
    expect(html).toContain(
      '<strong>gras</strong><a href="https://example.org/" rel="noopener ugc nofollow">lien</a><a>piège</a>',
    );
    expect(html).toContain('<th scope="col"><p>Tête</p></th>');
  });
});
