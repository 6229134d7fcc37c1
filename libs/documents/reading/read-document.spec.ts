import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { DocumentUnreadable } from '../content.js';
import { type DocumentReading, readDocument } from './read-document.js';

const zip = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const summary = ({ blocks }: DocumentReading): [string, number | undefined, string][] =>
  blocks.map(({ kind, level, text }) => [kind, level, text]);

const reasonOf = async (bytes: Uint8Array, formatId: string): Promise<string> => {
  try {
    await readDocument(bytes, formatId);
    return 'read';
  } catch (error) {
    return error instanceof DocumentUnreadable ? error.reason : `unexpected: ${String(error)}`;
  }
};

const odt = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"
      xmlns:draw="d" xmlns:xlink="x" xmlns:svg="s" xmlns:style="y" xmlns:fo="f"><office:automatic-styles>
      <style:style style:name="G"><style:text-properties fo:font-weight="bold"/></style:style>
      <text:list-style style:name="N"><text:list-level-style-number/></text:list-style></office:automatic-styles>
      <office:body>${body}</office:body></office:document-content>`,
    ...more,
  });

const docx = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zip({
    'word/document.xml': `<w:document xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:wp="wp"><w:body>${body}</w:body></w:document>`,
    ...more,
  });

const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('OpenDocument', () => {
  it('reads headings, paragraphs, lists, tables and notes of an ODT, and no private remark', async () => {
    const reading = await readDocument(
      odt(`<office:text><text:tracked-changes><text:p>supprimé</text:p></text:tracked-changes>
        <text:h text:outline-level="2">Objectif</text:h>
        <text:p>Lire<text:s text:c="2"/>une <text:span text:style-name="G">carte</text:span><office:annotation><text:p>privé</text:p></office:annotation>.<text:note><text:note-body><text:p>Une note.</text:p></text:note-body></text:note></text:p>
        <text:list text:style-name="N"><text:list-item><text:p>un</text:p><text:list><text:list-item><text:p>deux</text:p></text:list-item></text:list></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>
        </office:text>`),
      'odt',
    );
    expect(summary(reading)).toEqual([
      ['heading', 2, 'Objectif'],
      ['paragraph', undefined, 'Lire une carte.1'],
      ['list-item', 1, 'un'],
      ['list-item', 2, 'deux'],
      ['table', undefined, 'a b | c'],
      ['heading', 2, 'Notes'],
      ['list-item', 1, 'Une note. Retour au texte'],
    ]);
  });

  it('finds metadata in properties, in an added field and in the footer, and prefers what is said first', async () => {
    const { metadata } = await readDocument(
      odt('<office:text><text:h text:outline-level="1">Titre du texte</text:h></office:text>', {
        'meta.xml': `<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta>
          <dc:creator>Autrice de la fiche</dc:creator><dc:language>fr-FR</dc:language><meta:keyword>carte, échelle</meta:keyword>
          <meta:user-defined meta:name="Licence">CC BY-SA 4.0</meta:user-defined></office:meta></office:document-meta>`,
        'styles.xml': `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><style:footer><text:p>Sous licence CC BY 4.0,
          https://creativecommons.org/licenses/by/4.0/.</text:p></style:footer></office:document-styles>`,
      }),
      'odt',
    );
    expect(metadata).toEqual({
      title: 'Titre du texte',
      authors: ['Autrice de la fiche'],
      language: 'fr-FR',
      keywords: ['carte', 'échelle'],
      licenceText: 'CC BY-SA 4.0',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
      found: {
        title: 'premier titre',
        authors: 'propriétés du document',
        language: 'propriétés du document',
        keywords: 'propriétés du document',
        licenceText: 'propriétés du document',
        licenceUrl: 'pied de page',
      },
    });
  });

  it('reads sheets and slides by what the body is, whatever the name', async () => {
    const sheet = odt(`<office:spreadsheet><table:table table:name="Notes"><table:table-row>
      <table:table-cell><text:p>Élément</text:p></table:table-cell><table:table-cell><text:p>Points</text:p></table:table-cell>
      <table:table-cell table:number-columns-repeated="16000"/></table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table></office:spreadsheet>`);
    expect(summary(await readDocument(sheet, 'ods'))).toEqual([
      ['heading', 2, 'Notes'],
      ['table', undefined, 'Élément | Points'],
    ]);
    const slides =
      odt(`<office:presentation><draw:page><draw:frame presentation:class="title" xmlns:presentation="p"><draw:text-box><text:p>Le volcan</text:p></draw:text-box></draw:frame>
      <draw:frame><draw:text-box><text:p>Il fume.</text:p></draw:text-box></draw:frame></draw:page></office:presentation>`);
    expect(summary(await readDocument(slides, 'ods'))).toEqual([
      ['heading', 2, 'Le volcan'],
      ['paragraph', undefined, 'Il fume.'],
    ]);
  });

  it('says why it cannot read: password, entities, not a ZIP, no content', async () => {
    const manifest = `<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`;
    const laughs = '<!DOCTYPE a [<!ENTITY b "ha">]><office:text>&b;</office:text>';
    expect(await reasonOf(odt('<office:text/>', { 'META-INF/manifest.xml': manifest }), 'odt')).toBe(
      'encrypted',
    );
    expect(await reasonOf(zip({ 'content.xml': laughs }), 'odt')).toBe('unsafe-xml');
    expect(await reasonOf(strToU8('PK nothing'), 'odt')).toBe('damaged');
    expect(await reasonOf(zip({ 'meta.xml': '<a/>' }), 'odt')).toBe('damaged');
    expect(await reasonOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'docx')).toBe('encrypted');
  });

  it('refuses parts that unpack too far or nest too deep, and survives a size that lies', async () => {
    const deep = `${'<text:section>'.repeat(5_000)}${'</text:section>'.repeat(5_000)}`;
    expect(await reasonOf(odt(`<office:text>${deep}</office:text>`), 'odt')).toBe('too-large');
    const bomb = zipSync({ 'content.xml': new Uint8Array(70 * 1024 * 1024) });
    expect(await reasonOf(bomb, 'odt')).toBe('too-large');
    const lying = odt('<office:text><text:p>mot</text:p></office:text>');
    const view = Buffer.from(lying);
    const central = view.lastIndexOf(Buffer.from('content.xml')) - 46;
    view.writeUInt32LE(40, central + 24);
    expect(await reasonOf(view, 'odt')).toBe('damaged');
  });
});

describe('Office Open XML', () => {
  it('reads headings, nested lists, header rows, links and notes of a DOCX, and no deleted text', async () => {
    const numbering = (depth: number): string =>
      `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="3"/></w:numPr>`;
    const reading = await readDocument(
      docx(
        `${paragraph('Séance 1', '<w:pStyle w:val="T2"/>')}${paragraph('Un')}${paragraph('a', numbering(0))}${paragraph('b', numbering(1))}${paragraph('c', numbering(0))}
        <w:p><w:del><w:r><w:delText>effacé</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">Gardé </w:t><w:footnoteReference w:id="2"/></w:r></w:p>
        <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>${paragraph('Mot')}</w:tc></w:tr><w:tr><w:tc>${paragraph('chat')}</w:tc></w:tr></w:tbl>`,
        {
          'word/styles.xml': `<w:styles xmlns:w="w"><w:style w:styleId="T2"><w:name w:val="heading 2"/></w:style></w:styles>`,
          'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:id="2">${paragraph('En bas.')}</w:footnote></w:footnotes>`,
        },
      ),
      'docx',
    );
    expect(summary(reading)).toEqual([
      ['heading', 2, 'Séance 1'],
      ['paragraph', undefined, 'Un'],
      ['list-item', 1, 'a'],
      ['list-item', 2, 'b'],
      ['list-item', 1, 'c'],
      ['paragraph', undefined, 'Gardé 1'],
      ['table', undefined, 'Mot\nchat'],
      ['heading', 2, 'Notes'],
      ['list-item', 1, 'En bas. Retour au texte'],
    ]);
  });

  it('finds core and custom properties, and leaves out what the suite wrote by itself', async () => {
    const properties = (title: string): Record<string, string> => ({
      'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${title}</dc:title><dc:creator>Utilisateur</dc:creator></cp:coreProperties>`,
      'docProps/custom.xml': `<Properties><property name="Droits"><vt:lpwstr xmlns:vt="v">Etalab 2.0</vt:lpwstr></property></Properties>`,
    });
    const reading = await readDocument(docx(paragraph('x'), properties('La photosynthèse')), 'docx');
    expect(reading.metadata).toMatchObject({ title: 'La photosynthèse', licenceText: 'Etalab 2.0' });
    expect(reading.metadata.authors).toBeUndefined();
    const automatic = await readDocument(docx(paragraph('x'), properties('Microsoft Word - x.doc')), 'docx');
    expect(automatic.metadata.title).toBeUndefined();
  });

  it('reads the slides of a PPTX in the order of the show', async () => {
    const slide = (title: string, ...lines: string[]): string =>
      `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${title}</a:t></a:r></a:p></p:txBody></p:sp>
      <p:sp><p:nvSpPr><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp></p:spTree></p:cSld></p:sld>`;
    const pptx = zip({
      'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="b"/><p:sldId r:id="a"/></p:sldIdLst></p:presentation>`,
      'ppt/_rels/presentation.xml.rels': `<Relationships><Relationship Id="a" Target="slides/slide1.xml"/><Relationship Id="b" Target="slides/slide2.xml"/></Relationships>`,
      'ppt/slides/slide1.xml': slide('Fin', 'Merci'),
      'ppt/slides/slide2.xml': slide('Début', 'un', 'deux'),
    });
    expect(summary(await readDocument(pptx, 'pptx'))).toEqual([
      ['heading', 2, 'Début'],
      ['list-item', 1, 'un'],
      ['list-item', 1, 'deux'],
      ['heading', 2, 'Fin'],
      ['paragraph', undefined, 'Merci'],
    ]);
  });

  it('reads the sheets of an XLSX with shared, inline and computed values in their columns', async () => {
    const xlsx = zip({
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="Classe" r:id="s"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/sharedStrings.xml': `<sst><si><t>Nom</t></si><si><r><t>Mo</t></r><r><t>yenne</t></r></si></sst>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
        <row><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="C2"><f>AVERAGE(D2:E2)</f><v>12.5</v></c></row></sheetData></worksheet>`,
    });
    expect(summary(await readDocument(xlsx, 'xlsx'))).toEqual([
      ['heading', 2, 'Classe'],
      ['table', undefined, 'Nom |  | Moyenne\nA |  | 12.5'],
    ]);
  });
});

describe('Web formats', () => {
  it('reads HTML without its scripts, and what its head and licence link say', async () => {
    const reading = await readDocument(
      strToU8(`<!doctype html><html lang="fr"><head><title>La Loire</title><meta name="author" content="Une classe"><meta name="description" content="Un fleuve"></head>
        <body><nav>menu</nav><h1>La Loire</h1><div>Elle coule<script>alert(1)</script> loin.<p>Et <b>long</b>.</div><ul><li>Source<li>Estuaire</ul>
        <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">Licence</a></body></html>`),
      'html',
    );
    expect(summary(reading)).toEqual([
      ['heading', 1, 'La Loire'],
      ['paragraph', undefined, 'Elle coule loin.'],
      ['paragraph', undefined, 'Et long.'],
      ['list-item', 1, 'Source'],
      ['list-item', 1, 'Estuaire'],
      ['paragraph', undefined, 'Licence'],
    ]);
    expect(reading.metadata).toMatchObject({
      title: 'La Loire',
      authors: ['Une classe'],
      language: 'fr',
      description: 'Un fleuve',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
      found: { title: 'en-tête de la page' },
    });
  });

  it('reads Windows-1252 and UTF-16 as well as UTF-8', async () => {
    const latin = await readDocument(Uint8Array.from([0xe9, 0x74, 0xe9]), 'txt');
    expect(latin.blocks[0]?.text).toBe('été');
    const wide = await readDocument(Buffer.from('\uFEFFété', 'utf16le'), 'txt');
    expect(wide.blocks[0]?.text).toBe('été');
  });

  it('refuses HTML nested beyond reason instead of crashing', async () => {
    expect(await reasonOf(strToU8('<div>'.repeat(200_000)), 'html')).toBe('too-large');
    const deep = await readDocument(strToU8(`${'<div>'.repeat(1_500)}mot`), 'html');
    expect(deep.blocks.map((block) => block.text)).toEqual(['mot']);
  });

  it('reads the chapters of an EPUB along its spine', async () => {
    const epub = zip({
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
      'OEBPS/book.opf': `<package><metadata xmlns:dc="d"><dc:title>Contes</dc:title><dc:creator>Anonyme</dc:creator><dc:language>fr</dc:language><dc:rights>Domaine public</dc:rights></metadata>
        <manifest><item id="a" href="a.xhtml"/><item id="b" href="b%20c.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>`,
      'OEBPS/a.xhtml': '<html><head><title/><script src="x"/></head><body><p>Fin.</p></body></html>',
      'OEBPS/b c.xhtml': '<html><body><h1>Il était une fois</h1></body></html>',
    });
    const reading = await readDocument(epub, 'epub');
    expect(summary(reading)).toEqual([
      ['heading', 1, 'Il était une fois'],
      ['paragraph', undefined, 'Fin.'],
    ]);
    expect(reading.metadata).toMatchObject({
      title: 'Contes',
      authors: ['Anonyme'],
      licenceText: 'Domaine public',
      found: { title: 'notice du livre' },
    });
  });

  it('reads the title, description and words of an SVG, not its scripts', async () => {
    const svg = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg xmlns="http://www.w3.org/2000/svg"><title>Cellule</title><desc>Un schéma</desc><script>alert(1)</script><g><text>Noyau <tspan>central</tspan></text></g></svg>`;
    expect(summary(await readDocument(strToU8(svg), 'svg'))).toEqual([
      ['heading', 1, 'Cellule'],
      ['paragraph', undefined, 'Un schéma'],
      ['paragraph', undefined, 'Noyau central'],
    ]);
  });
});

describe('Text formats', () => {
  it('reads a YAML header in its usual shapes, and takes two rules for two rules', async () => {
    const reading = await readDocument(
      strToU8(
        '---\ntitle: "Suites"\nauthor:\n  - name: Autrice\n  - Traductrice\nlicense: CC BY-SA 4.0\ntags: [maths, suites]\nlang: fr\n---\n\nTexte.',
      ),
      'markdown',
    );
    expect(reading.metadata).toMatchObject({
      title: 'Suites',
      authors: ['Autrice', 'Traductrice'],
      licenceText: 'CC BY-SA 4.0',
      keywords: ['maths', 'suites'],
      language: 'fr',
      found: { licenceText: 'en-tête YAML' },
    });
    expect(reading.blocks.map((block) => block.text)).toEqual(['Texte.']);
    const rules = await readDocument(strToU8('---\nJuste un texte.\n---\nFin'), 'markdown');
    expect(rules.blocks.map((block) => block.text)).toEqual(['Juste un texte.', 'Fin']);
  });

  it('does not unfold YAML aliases', async () => {
    const laughs = `---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n---\nTexte`;
    expect((await readDocument(strToU8(laughs), 'markdown')).metadata.title).toBeUndefined();
  });

  it.each([
    [
      'Ce cours est sous licence CC BY-NC-SA 3.0 FR. Bonne lecture.',
      'Ce cours est sous licence CC BY-NC-SA 3.0 FR.',
    ],
    [
      'Document mis à disposition sous Licence Ouverte 2.0',
      'Document mis à disposition sous Licence Ouverte 2.0',
    ],
    ['Après sa licence de lettres, elle enseigne.', undefined],
  ])('%s', async (text, licenceText) => {
    expect((await readDocument(strToU8(text), 'txt')).metadata.licenceText).toBe(licenceText);
  });

  it('reads the cells of a notebook, its outputs and its pasted images’ texts', async () => {
    const notebook = {
      nbformat: 4,
      metadata: { title: 'Mesures', authors: [{ name: 'Une équipe' }], language_info: { name: 'python' } },
      cells: [
        { cell_type: 'markdown', source: ['# Mesurer\n', '![schéma](attachment:a.png)'], attachments: {} },
        {
          cell_type: 'code',
          source: 'print(2)',
          outputs: [{ output_type: 'stream', text: ['\u001b[31m2\u001b[0m\n'] }],
        },
      ],
    };
    const reading = await readDocument(strToU8(JSON.stringify(notebook)), 'ipynb');
    expect(summary(reading)).toEqual([
      ['heading', 1, 'Mesurer'],
      ['paragraph', undefined, 'schéma'],
      ['code', undefined, 'print(2)'],
      ['code', undefined, '2'],
    ]);
    expect(reading.metadata).toMatchObject({ title: 'Mesures', authors: ['Une équipe'] });
    expect(await reasonOf(strToU8('{"metadata": {}}'), 'ipynb')).toBe('damaged');
    expect(await reasonOf(strToU8('{"cells": 3}'), 'ipynb')).toBe('damaged');
    expect(await reasonOf(strToU8('{'), 'ipynb')).toBe('damaged');
  });

  it('reads LaTeX as prose, with its formulas, code and accents', async () => {
    const reading = await readDocument(
      strToU8(
        String.raw`\documentclass[french]{article}\title{Suites \emph{g\'eom\'etriques}}\author{Une prof}
\begin{document}\maketitle
\section{D\'efinition} % rien
Soit $u_n$ une \textbf{suite} \`a valeurs dans $\mathbb{R}$, 50\,\% du temps.
\[ u_{n+1} = q u_n \]
\begin{itemize}\item un\item deux\end{itemize}
\begin{verbatim}
u = q*u % gardé
\end{verbatim}
\end{document} après`,
      ),
      'latex',
    );
    expect(summary(reading)).toEqual([
      ['heading', 2, 'Définition'],
      ['paragraph', undefined, 'Soit u_n une suite à valeurs dans \\mathbb{R}, 50 % du temps.'],
      ['formula', undefined, 'u_{n+1} = q u_n'],
      ['list-item', 1, 'un'],
      ['list-item', 1, 'deux'],
      ['code', undefined, 'u = q*u % gardé'],
    ]);
    expect(reading.metadata).toMatchObject({
      title: 'Suites géométriques',
      authors: ['Une prof'],
      language: 'fr',
    });
  });

  it('reads CSV with any usual separator, quoted line ends included', async () => {
    const comma = await readDocument(strToU8('nom,note\n"a, ""b""\nc",12\n'), 'csv');
    expect(summary(comma)).toEqual([['table', undefined, 'nom | note\na, "b" c | 12']]);
    const semicolon = await readDocument(strToU8('nom;note\r\na,b;12\r\n'), 'csv');
    expect(semicolon.blocks[0]?.text).toBe('nom | note\na,b | 12');
  });

  it('reads what subtitles say, without times, numbers and tags', async () => {
    const vtt =
      'WEBVTT\n\nNOTE rien\n\n1\n00:00.000 --> 00:02.000 align:start\n<v Lise>Bonjour\nà tous\n\n00:03.000 --> 00:04.000\nAu revoir\n';
    expect((await readDocument(strToU8(vtt), 'vtt')).blocks.map((block) => block.text)).toEqual([
      'Bonjour à tous',
      'Au revoir',
    ]);
  });

  it('reads the questions of Moodle XML and GIFT without saying which answer is right', async () => {
    const xml = `<quiz><question type="category"><category><text>x</text></category></question><question type="multichoice"><name><text>Capitale</text></name>
      <questiontext format="html"><text><![CDATA[<p>Où est <b>Paris</b> ?</p>]]></text></questiontext><answer fraction="100" format="html"><text>En France</text></answer><answer fraction="0"><text>Ailleurs</text></answer></question></quiz>`;
    const expected = [
      ['heading', 2, 'Capitale'],
      ['paragraph', undefined, 'Où est Paris ?'],
      ['list-item', 1, 'En France'],
      ['list-item', 1, 'Ailleurs'],
    ];
    expect(summary(await readDocument(strToU8(xml), 'moodle-xml'))).toEqual(expected);
    const gift = '// note\n::Capitale:: Où est <b>Paris</b> ? {=En France #bravo ~%-50%Ailleurs}\n';
    expect(summary(await readDocument(strToU8(gift), 'gift'))).toEqual(expected);
  });

  it('gives no blocks to a format it does not know, not even one of Object’s', async () => {
    for (const formatId of ['mp3', 'constructor', '__proto__']) {
      expect(await readDocument(strToU8('x'), formatId)).toEqual({
        blocks: [],
        metadata: { found: {} },
        warnings: [],
      });
    }
  });
});
