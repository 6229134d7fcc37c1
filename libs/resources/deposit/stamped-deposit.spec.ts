import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type DocumentCredit, readStamp, stampDocument } from '#documents';
import { inspectFile } from '#inspection';
import { docxDocument, odtDocument } from '../../../test/support/office-documents.js';

const credit: DocumentCredit = {
  identifier: 'urn:uuid:4b5a5c9e-0000-4000-8000-000000000001',
  source: 'https://essaim.example/r/la-maree/v/2',
  sha256: 'a'.repeat(64),
  title: 'La marée',
  authors: ['Autrice Exemple'],
  licence: { id: 'CC-BY-4.0', name: 'CC BY 4.0', uri: 'https://creativecommons.org/licenses/by/4.0/' },
  notice: ['« La marée » par Autrice Exemple est sous licence CC BY 4.0'],
  jsonLd: '{"name":"La marée"}',
};

const drawn = () => sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } });
/** What an author deposits, and a second one with something that our inspection takes out. */
const files: Record<string, () => Buffer | Promise<Buffer>> = {
  'a.odt': () => odtDocument(),
  'a.docx': () => docxDocument(),
  'a.png': () => drawn().png().toBuffer(),
  'a.jpg': () => drawn().jpeg().toBuffer(),
  'a.webp': () => drawn().webp().toBuffer(),
  'a.svg': () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
  'a.html': () => Buffer.from('<!doctype html><html><head><title>A</title></head><body>B</body></html>'),
  'a.md': () => Buffer.from('# Bonjour\n'),
  'a.ipynb': () => Buffer.from('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'),
};
const located: Record<string, () => Promise<Buffer>> = {
  'b.jpg': () =>
    drawn()
      .withExif({ IFD0: { Make: 'Appareil' } })
      .jpeg()
      .toBuffer(),
  'b.png': () =>
    drawn()
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="48,51N"/></rdf:RDF></x:xmpmeta>',
      )
      .png()
      .toBuffer(),
};

let room: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'essaim-stamped-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

async function deposit(name: string, bytes: Uint8Array) {
  const path = join(room, name);
  writeFileSync(path, bytes);
  return inspectFile({ path, filename: name, cleanedFolder: room });
}

const formats: Record<string, string> = { md: 'markdown', jpg: 'jpeg' };
const formatOf = (name: string): string => {
  const extension = name.split('.').at(-1) ?? '';
  return formats[extension] ?? extension;
};

describe('a file taken here and deposited again', () => {
  it.each(Object.entries(files))('is found as clean as it was: %s', async (name, make) => {
    const before = await deposit(name, await make());
    const stamped = await stampDocument(await make(), formatOf(name), credit);
    const after = await deposit(name, stamped!);
    expect([after.action, after.reason, after.format]).toEqual([before.action, before.reason, before.format]);
    expect(before.action).toBe('accept');
  });

  it.each(Object.entries(located))('keeps its stamp when the rest is cleaned: %s', async (name, make) => {
    const stamped = await stampDocument(await make(), formatOf(name), credit);
    const { action, cleaned } = await deposit(name, stamped!);
    expect(action).toBe('accept_sanitised');
    expect(await readStamp(readFileSync(cleaned!), formatOf(name))).toEqual({ ...credit, former: [] });
  });
});
