import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Zippable, zipSync } from 'fflate';
import { inspectFile, listFormats, messageFor } from './index.js';
import type { InspectionRequest } from './index.js';

let room: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'essaim-rejections-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

function inspect(filename: string, bytes: Uint8Array | string, more: Partial<InspectionRequest> = {}) {
  const path = join(room, 'deposited');
  writeFileSync(path, bytes);
  return inspectFile({ path, filename, cleanedFolder: room, ...more });
}

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const text = (content: string) => new TextEncoder().encode(content);
const stored = (content: string): [Uint8Array, { level: 0 }] => [text(content), { level: 0 }];

function odt(parts: Zippable = {}): Uint8Array {
  return zipSync({
    mimetype: stored('application/vnd.oasis.opendocument.text'),
    'content.xml': text('<?xml version="1.0"?><office:document-content xmlns:office="urn:o"/>'),
    ...parts,
  });
}

function docx(parts: Zippable = {}): Uint8Array {
  return zipSync({ '[Content_Types].xml': text('<Types/>'), 'word/document.xml': text('<w/>'), ...parts });
}

function pdf(objects: string[], trailer = '<< /Root 1 0 R >>'): string {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return `%PDF-1.7\n${body}xref\n0 1\ntrailer\n${trailer}\nstartxref\n9\n%%EOF\n`;
}
const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const page = '<< /Type /Page /Parent 2 0 R >>';
const sound = pdf([catalog, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page]);

function png(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(16)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    pixels,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One zip entry written by hand, for what no honest writer makes. */
function handmadeZip(
  name: string,
  content: Buffer,
  more: { declared?: number; flags?: number; mode?: number; local?: string } = {},
): Buffer {
  const packed = deflateRawSync(content);
  const common = (length: number) => {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(more.flags ?? 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(more.declared ?? content.length, 18);
    fields.writeUInt16LE(length, 22);
    return fields;
  };
  const localName = Buffer.from(more.local ?? name);
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    common(localName.length),
    localName,
    packed,
  ]);
  const attributes = Buffer.alloc(14);
  attributes.writeUInt32LE((more.mode ?? 0) * 65_536, 6);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x03', 'latin1'),
    common(Buffer.byteLength(name)),
    attributes,
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

const nested = (depth: number): Uint8Array =>
  depth === 0 ? text('fond') : zipSync({ 'dedans.zip': nested(depth - 1) });
const lies = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>';
const windowsProgram = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

const rejections: [string, string, Uint8Array | string, string][] = [
  ['an empty file', 'vide.odt', '', 'empty_file'],
  ['blanks only', 'vide.md', ' \n\t\n', 'empty_file'],
  ['a program under a harmless name', 'cours.pdf', windowsProgram, 'type_not_allowed'],
  ['an ELF program', 'cours', Buffer.from('7f454c4602010100', 'hex'), 'type_not_allowed'],
  ['a program’s name', 'cours.pdf.exe', sound, 'extension_not_allowed'],
  ['a shell script', 'activite.sh', 'echo 1', 'extension_not_allowed'],
  ['a runnable script without its name', 'activite.md', '#!/bin/sh\necho 1', 'type_not_allowed'],
  ['a lone JavaScript file', 'jeu.js', 'let a = 1;', 'extension_not_allowed'],
  ['a NUL in the name', 'cours.pdf\0.php', sound, 'filename_invalid'],
  ['unknown bytes', 'truc.xyz', Buffer.from([1, 2, 3, 0, 250]), 'type_not_allowed'],
  ['noise named .docx', 'bruit.docx', Buffer.alloc(9000, 255), 'type_mismatch'],
  ['a DOCX named .odt', 'fiche.odt', docx(), 'type_mismatch'],
  ['a PNG named .jpg', 'photo.jpg', png(2, 2), 'type_mismatch'],
  ['a page that is also a PDF', 'cours.pdf', `<html><!--\n${sound}`, 'type_mismatch'],
  [
    'a PDF that is also a zip',
    'cours.pdf',
    Buffer.concat([Buffer.from(sound), zipSync({ a: text('b') })]),
    'type_mismatch',
  ],
  ['a zip cut short', 'fiche.odt', odt().slice(0, 100), 'corrupt_file'],
  ['a PDF cut short', 'cours.pdf', sound.slice(0, 80), 'corrupt_file'],
  ['a PDF whose pages loop', 'cours.pdf', pdf([catalog, '<< /Type /Pages /Kids [2 0 R] >>']), 'corrupt_file'],
  [
    'an encrypted PDF',
    'cours.pdf',
    pdf([catalog, page], '<< /Root 1 0 R /Encrypt 3 0 R >>'),
    'encrypted_file',
  ],
  ['a PNG cut short', 'image.png', png(2, 2).subarray(0, 50), 'corrupt_file'],
  ['a huge image', 'image.png', png(40_000, 40_000), 'image_too_large'],
  [
    'a tag longer than its MP3',
    'son.mp3',
    Buffer.concat([Buffer.from('ID3\x03\0\0\0\x0f\x76\0', 'latin1'), Buffer.alloc(300)]),
    'corrupt_file',
  ],
  ['deep JSON', 'donnees.json', '['.repeat(50_000), 'json_too_deep'],
  ['broken JSON', 'donnees.json', '{"a":', 'corrupt_file'],
  ['a notebook without cells', 'carnet.ipynb', '{"nbformat":4,"cells":"non"}', 'corrupt_file'],
  [
    'entities in a drawing',
    'dessin.svg',
    `<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>`,
    'xml_unsafe',
  ],
  ['entities in a document', 'fiche.odt', odt({ 'content.xml': text(lies) }), 'xml_unsafe'],
  [
    'entities in UTF-16',
    'fiche.odt',
    odt({ 'content.xml': Buffer.from(`\uFEFF${lies}`, 'utf16le') }),
    'xml_unsafe',
  ],
  ['macros in a DOCX', 'fiche.docx', docx({ 'word/vbaProject.bin': text('x') }), 'macros_not_allowed'],
  [
    'macros in a document of an archive',
    'lot.zip',
    zipSync({ 'a.docx': docx({ 'word/vbaProject.bin': text('x') }) }),
    'macros_not_allowed',
  ],
  [
    'macros in an ODT',
    'fiche.odt',
    odt({ 'Basic/Standard/Module1.xml': text('<m/>') }),
    'macros_not_allowed',
  ],
  [
    'an encrypted ODT',
    'fiche.odt',
    odt({ 'META-INF/manifest.xml': text('<m><manifest:encryption-data/></m>') }),
    'encrypted_file',
  ],
  [
    'a password-protected DOCX',
    'fiche.docx',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted_file',
  ],
  ['an encrypted entry', 'lot.zip', handmadeZip('a.txt', Buffer.from('b'), { flags: 1 }), 'encrypted_file'],
  ['a path that climbs', 'lot.zip', handmadeZip('ok/../../a.txt', Buffer.from('b')), 'archive_unsafe_paths'],
  ['an absolute path', 'lot.zip', handmadeZip('/etc/a.txt', Buffer.from('b')), 'archive_unsafe_paths'],
  ['a Windows path', 'lot.zip', handmadeZip('..\\a.txt', Buffer.from('b')), 'archive_unsafe_paths'],
  [
    'a symbolic link',
    'lot.zip',
    handmadeZip('lien', Buffer.from('/etc/passwd'), { mode: 0o120777 }),
    'archive_unsafe_paths',
  ],
  [
    'a size that lies',
    'lot.zip',
    handmadeZip('a.bin', Buffer.alloc(200_000), { declared: 10 }),
    'archive_invalid',
  ],
  [
    'two names for one entry',
    'lot.zip',
    handmadeZip('a.txt', Buffer.from('b'), { local: 'b.txt' }),
    'archive_invalid',
  ],
  ['a name of 300 characters', 'lot.zip', handmadeZip('é'.repeat(300), Buffer.from('b')), 'archive_invalid'],
  ['archives four deep', 'lot.zip', nested(4), 'archive_too_large'],
  ['a ratio over 200', 'lot.zip', handmadeZip('a.txt', Buffer.alloc(3_000_000)), 'archive_too_large'],
  ['a program in an archive', 'lot.zip', zipSync({ 'cours.txt': windowsProgram }), 'type_not_allowed'],
  ['a program’s name in an archive', 'lot.zip', zipSync({ 'a.bat': text('echo') }), 'extension_not_allowed'],
  ['a script in an archive without page', 'lot.zip', zipSync({ 'a.js': text('1') }), 'extension_not_allowed'],
  [
    'a Java archive',
    'lot.zip',
    zipSync({ 'META-INF/MANIFEST.MF': text('a'), 'A.class': text('b') }),
    'type_not_allowed',
  ],
  ['the antivirus test', 'eicar.txt', eicar, 'malware_detected'],
  [
    'the antivirus test after a megabyte',
    'eicar.txt',
    `${'a'.repeat((1 << 20) - 30)}${eicar}`,
    'malware_detected',
  ],
  [
    'the antivirus test in an archive',
    'lot.zip',
    zipSync({ 'devoirs/eicar.txt': text(eicar) }),
    'malware_detected',
  ],
  [
    'the antivirus test in an ODT',
    'fiche.odt',
    odt({ 'Pictures/image.bin': text(eicar) }),
    'malware_detected',
  ],
  [
    'the antivirus test two archives deep',
    'lot.zip',
    zipSync({ 'a.odt': odt({ 'Pictures/i.png': text(eicar) }) }),
    'malware_detected',
  ],
  [
    'an unknown H5P library',
    'jeu.h5p',
    zipSync({ 'h5p.json': text('{"mainLibrary":"H5P.Piege"}'), 'content/content.json': text('{}') }),
    'h5p_library_not_allowed',
  ],
  [
    'a film of a closed format',
    'film.avi',
    Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1'),
    'proprietary_format',
  ],
  ['an old Word document', 'fiche.doc', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'proprietary_format'],
  ['drawings that multiply', 'dessin.svg', multiplyingSvg(), 'too_heavy'],
];

function multiplyingSvg(): string {
  const groups = Array.from(
    { length: 8 },
    (_unused, level) => `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(10)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg"><rect id="g0"/>${groups.join('')}<use href="#g8"/></svg>`;
}

describe('what is refused', () => {
  it.each(rejections)('%s', async (_title, filename, bytes, reason) => {
    const inspection = await inspect(filename, bytes);
    expect([inspection.action, inspection.reason]).toEqual(['reject', reason]);
    expect(inspection.message).toContain(messageFor(reason));
    expect(inspection.cleaned).toBeUndefined();
  });

  it('refuses a Moodle backup with pupils’ accounts, keeps one without', async () => {
    const backup = (value: number) =>
      gzipSync(tar('moodle_backup.xml', `<setting><name>users</name><value>${value}</value></setting>`));
    expect((await inspect('cours.mbz', backup(1))).reason).toBe('personal_data');
    expect((await inspect('cours.mbz', backup(0))).action).toBe('accept');
  });

  it('has a French text for each reason it can give, and one format per id', () => {
    expect(() => messageFor('inconnu')).toThrow();
    const ids = listFormats().map((format) => format.id);
    expect(new Set(ids).size).toBe(94);
    expect(ids.length).toBe(94);
  });
});

function tar(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write('0', 156);
  return Buffer.concat([header, Buffer.from(content.padEnd(512, '\0')), Buffer.alloc(1024)]);
}

describe('what is kept', () => {
  it.each<[string, string, Uint8Array | string, string]>([
    ['a sound PDF', 'cours.pdf', sound, 'accept: valid'],
    ['a sound ODT', 'fiche.odt', odt(), 'accept: valid'],
    ['a sound DOCX', 'fiche.docx', docx(), 'accept: valid'],
    ['Markdown', 'cours.md', '# Fractions\n\n1/2', 'accept: valid'],
    ['LaTeX that would run a program', 'cours.tex', '\\immediate\\write18{id}', 'accept: kept_as_text'],
    ['text under an unknown extension', 'notes.abc', 'des notes', 'accept: kept_as_text'],
    ['a script given as text', 'script.sh.txt', '#!/bin/sh\necho 1', 'accept: kept_as_text'],
    ['Python with its first line', 'jeu.py', '#!/usr/bin/env python3\nprint(1)', 'accept: valid'],
    ['UTF-16', 'notes.csv', Buffer.from('\uFEFFélève;note\r\n', 'utf16le'), 'accept: transcoded'],
    ['Windows-1252', 'notes.csv', Buffer.from('élève;note\r\nZoé;12\r\n', 'latin1'), 'accept: transcoded'],
    ['a plain archive', 'lot.zip', zipSync({ 'a.txt': text('a') }), 'accept: valid'],
    [
      'a web page package with its script',
      'site.zip',
      zipSync({ 'index.html': text('<p>a</p>'), 'a.js': text('1') }),
      'accept: valid',
    ],
    ['archives three deep', 'lot.zip', nested(3), 'accept: valid'],
    ['an emoji in the name', '🧪 fiche.pdf', sound, 'accept: valid_name'],
    ['a name with HTML', '"><img src=x>.pdf', sound, 'accept_sanitised: filename_cleaned'],
    ['no name', '', sound, 'accept_sanitised: filename_generated'],
    ['a text under a spreadsheet’s name', 'fiche.ods', odt(), 'accept_sanitised: extension_corrected'],
    ['a trojan source', 'jeu.py', 'a = "\u202E"', 'accept_sanitised: bidi_marked'],
  ])('%s', async (_title, filename, bytes, expected) => {
    const inspection = await inspect(filename, bytes);
    expect(`${inspection.action}: ${inspection.reason}`).toBe(expected);
  });

  it('keeps a closed format beside its open twin, a script that is marked as code', async () => {
    const old = await inspect('fiche.doc', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), {
      beside: [{ name: 'Fiche.odt', format: 'odt' }],
    });
    expect([old.action, old.verdict]).toEqual(['accept_download_only', 'proprietary']);
    const code = await inspect('jeu.js', 'let a = 1;', { markedAsCode: true });
    expect([code.action, code.reason, code.filename, code.mime]).toEqual([
      'accept',
      'kept_as_text',
      'jeu.js.txt',
      'text/plain',
    ]);
  });
});
