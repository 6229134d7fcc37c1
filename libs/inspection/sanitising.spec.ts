import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { type Inspection, inspectFile } from './index.js';
import { cleanCss } from './css.js';

let room: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'essaim-sanitising-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

function inspect(filename: string, bytes: Uint8Array | string): Promise<Inspection> {
  const path = join(room, 'deposited');
  writeFileSync(path, bytes);
  return inspectFile({ path, filename, cleanedFolder: room });
}

function cleanedOf({ cleaned }: Inspection): Buffer {
  if (!cleaned) throw new Error('nothing was cleaned');
  return readFileSync(cleaned);
}

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}<rect id="r" width="5"/></svg>`;

describe('drawings', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script of another namespace', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ['a handler', '<g onload="alert(1)"/>'],
    [
      'a page inside',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="javascript:1"/></body></foreignObject>',
    ],
    ['an animated link', '<a><animate attributeName="href" values="javascript:alert(1)"/></a>'],
    ['an animated handler', '<set attributeName="onclick" to="alert(1)"/>'],
    ['a script link', '<a xlink:href="java&#10;script:alert(1)"><text>a</text></a>'],
    ['an outside image', '<image href="http://canary.invalid/a.png"/>'],
    ['an outside use', '<use xlink:href="//canary.invalid/a.svg#b"/>'],
    [
      'an outside style',
      '<style>@import "http://canary.invalid/a.css"; rect{fill:u\\72l(http://canary.invalid/b)}</style>',
    ],
    ['an outside fill', '<rect fill="url(http://canary.invalid/a#b)"/>'],
    ['HTML in the drawing', '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/>'],
  ])('lose %s and keep the rest', async (_what, inside) => {
    const inspection = await inspect('dessin.svg', svg(inside));
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'svg_sanitised']);
    const cleaned = cleanedOf(inspection).toString();
    expect(cleaned).not.toMatch(
      /script|alert|canary|\son[a-z]+=|foreignObject|xhtml"?>|iframe|<animate|<set/i,
    );
    expect(cleaned).toContain('<rect id="r" width="5">');
    // What was cleaned passes as it is.
    expect((await inspect('dessin.svg', cleaned)).reason).toBe('valid');
  });

  it('stay byte for byte when there is nothing to take out, a plain document type included', async () => {
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
    const inspection = await inspect(
      'dessin.svg',
      doctype + svg('<use href="#r"/><a href="https://example.org/">a</a>'),
    );
    expect([inspection.action, inspection.cleaned]).toEqual(['accept', undefined]);
  });

  it('know styles that hide an address', () => {
    expect(cleanCss('a{fill:url(#b);color:red}')).toBe('a{fill:url(#b);color:red}');
    expect(cleanCss('a{b:u\\72 l("http://x.invalid")}')).not.toContain('x.invalid');
    expect(cleanCss('a{b:ur/**/l(http://x.invalid);c:image-set("http://y.invalid" 1x)}')).not.toContain(
      'y.invalid',
    );
    expect(cleanCss('@im\\70ort "http://x.invalid";')).not.toContain('x.invalid');
  });
});

describe('pages', () => {
  it('lose what runs, sends or loads, and keep the lesson', async () => {
    const page =
      '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Cours</title><meta http-equiv="refresh" content="0;url=http://canary.invalid/">' +
      '<base href="http://canary.invalid/"><script src="http://canary.invalid/t.js"></script></head><body onload="alert(1)">' +
      '<form action="http://canary.invalid/"><p>Cours utile</p><input name="a"></form><img src="//canary.invalid/p.gif" alt="schéma">' +
      '<a href="java\tscript:alert(1)">x</a><iframe src="http://canary.invalid/"></iframe><svg><script>alert(1)</script></svg>' +
      '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math></body></html>';
    const inspection = await inspect('cours.html', page);
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'html_sanitised']);
    const cleaned = cleanedOf(inspection).toString();
    expect(cleaned).not.toMatch(/canary|script|\son[a-z]+=|refresh|<base|<form|<iframe|<svg|<input/i);
    expect(cleaned).toContain('<p>Cours utile</p>');
    expect(cleaned).toContain('lang="fr"');
    expect(inspection.removed).toEqual(expect.arrayContaining(['scripts', 'formulaires']));
    expect((await inspect('cours.html', cleaned)).reason).toBe('valid');
  });

  it('stay as they are when they are harmless', async () => {
    const page =
      '<!doctype html><html><head><style>p{color:red}</style></head><body><p class="a">b <img src="c.png" alt=""></p></body></html>';
    expect(await inspect('cours.html', page)).toMatchObject({ action: 'accept', reason: 'valid' });
  });

  it('are source when the author says so', async () => {
    const path = join(room, 'source');
    writeFileSync(path, '<script>alert(1)</script>');
    const inspection = await inspectFile({ path, filename: 'exemple.html', markedAsCode: true });
    expect(inspection).toMatchObject({ action: 'accept', reason: 'kept_as_text', mime: 'text/plain' });
  });
});

describe('office documents', () => {
  const relationships = (list: string) => strToU8(`<Relationships>${list}</Relationships>`);
  const docx = (document: string, links = '') =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(document),
      'word/_rels/document.xml.rels': relationships(links),
    });
  const link = (kind: string, target: string) =>
    `<Relationship Id="r1" Type="http://x/relationships/${kind}" Target="${target}" TargetMode="External"/>`;

  it('lose what they would fetch, keep the links that a reader clicks', async () => {
    const links =
      link('attachedTemplate', 'http://canary.invalid/m.dotm') +
      link('hyperlink', 'https://example.org/') +
      link('image', '&#104;ttp://canary.invalid/i');
    const inspection = await inspect('fiche.docx', docx('<w/>', links));
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'external_links_removed']);
    const parts = unzipSync(cleanedOf(inspection));
    const rels = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array());
    expect(rels).not.toContain('canary');
    expect(rels).toContain('https://example.org/');
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toBe('<w/>');
  });

  it('lose fields that start a program, even cut over several runs', async () => {
    const field =
      '<w:p><w:fldChar w:fldCharType="begin"/><w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\cmd.exe</w:instrText><w:fldChar w:fldCharType="end"/></w:p>';
    const inspection = await inspect('fiche.docx', docx(`${field}<w:instrText> PAGE </w:instrText>`));
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'active_content']);
    const document = strFromU8(unzipSync(cleanedOf(inspection))['word/document.xml'] ?? new Uint8Array());
    expect(document).not.toMatch(/DDE|cmd\.exe/);
    expect(document).toContain(' PAGE ');
  });

  it('lose such a field when another one stands in its middle', async () => {
    const edge = (kind: string) => `<w:fldChar w:fldCharType="${kind}"/>`;
    const code = (part: string) => `<w:instrText>${part}</w:instrText>`;
    const document =
      edge('begin') +
      code('D') +
      edge('begin') +
      code('PAGE') +
      edge('end') +
      code('DEAUTO c:\\cmd') +
      edge('end');
    const inspection = await inspect('fiche.docx', docx(document));
    expect(inspection.reason).toBe('active_content');
    const cleaned = strFromU8(unzipSync(cleanedOf(inspection))['word/document.xml'] ?? new Uint8Array());
    expect(cleaned).not.toContain('DEAUTO');
    expect(cleaned).toContain('PAGE');
  });

  it('of OpenDocument lose outside images, keep links, and stay readable', async () => {
    const content =
      '<office:document-content><draw:image xlink:href="http://canary.invalid/i.png"/><text:a xlink:href="https://example.org/">a</text:a></office:document-content>';
    const odt = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(content),
    });
    const inspection = await inspect('fiche.odt', odt);
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'external_links_removed']);
    const cleaned = cleanedOf(inspection);
    expect(cleaned.toString('latin1', 30, 38)).toBe('mimetype');
    const text = strFromU8(unzipSync(cleaned)['content.xml'] ?? new Uint8Array());
    expect(text).not.toContain('canary');
    expect(text).toContain('https://example.org/');
    expect((await inspect('fiche.odt', cleaned)).reason).toBe('valid');
  });

  it('with colliding names in an archive keep every file', async () => {
    const inspection = await inspect(
      'lot.zip',
      zipSync({ 'Cours.txt': strToU8('a'), 'cours.txt': strToU8('b') }),
    );
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'name_collision']);
    expect(Object.keys(unzipSync(cleanedOf(inspection)))).toEqual(['Cours.txt', 'cours (2).txt']);
  });
});

describe('PDF', () => {
  const pdf = (action: string) =>
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction ${action} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] >>\nendobj\n` +
    '3 0 obj\n<< /Type /Page >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n';

  it.each([
    ['a script', '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'],
    ['a script in other letters', '<< /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>'],
    ['a script after a string that looks like a stream', '<< /A (stream endobj) /S /JavaScript /JS (1) >>'],
    ['a program', '<< /S /Launch /F (cmd.exe) >>'],
  ])('loses %s in place', async (_what, action) => {
    const original = pdf(action);
    const inspection = await inspect('cours.pdf', original);
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'active_content']);
    const cleaned = cleanedOf(inspection);
    expect(cleaned.length).toBe(original.length);
    expect((await inspect('cours.pdf', cleaned)).reason).toBe('valid');
  });

  it('keeps a lesson that only speaks of scripts', async () => {
    expect((await inspect('cours.pdf', pdf('<< /S /GoTo /T (/JavaScript et /JS) >>'))).reason).toBe('valid');
  });
});

describe('photos', () => {
  it('lose place and device without touching the pixels, and keep author, rights and direction', async () => {
    const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExif({
        IFD0: { Artist: 'Autrice', Copyright: 'CC BY-SA', Make: 'Appareil', Model: 'X1' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1' },
      })
      .toBuffer();
    const inspection = await inspect('photo.jpg', photo);
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'exif_location_removed']);
    const cleaned = cleanedOf(inspection);
    const exif = (await sharp(cleaned).metadata()).exif?.toString('latin1') ?? '';
    expect(exif).toContain('Autrice');
    expect(exif).toContain('CC BY-SA');
    expect(exif).not.toContain('Appareil');
    expect((await sharp(photo).metadata()).orientation).toBe(6);
    expect((await sharp(cleaned).metadata()).orientation).toBe(6);
    expect(await sharp(cleaned).raw().toBuffer()).toEqual(await sharp(photo).raw().toBuffer());
    expect((await inspect('photo.jpg', cleaned)).reason).toBe('valid');
  });

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('%s loses what hides after its end', async (kind) => {
    const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
      .toFormat(kind)
      .toBuffer();
    expect((await inspect(`image.${kind}`, image)).reason).toBe('valid');
    const inspection = await inspect(
      `image.${kind}`,
      Buffer.concat([image, Buffer.from('<script>alert(1)</script>')]),
    );
    expect([inspection.action, inspection.reason]).toEqual(['accept_sanitised', 'image_reencoded']);
    expect(cleanedOf(inspection)).toEqual(image);
  });
});

it('leaves nothing behind but the deposit and the cleaned copies', () => {
  expect(readdirSync(room).filter((name) => name.startsWith('essaim-inspection-'))).toEqual([]);
});
