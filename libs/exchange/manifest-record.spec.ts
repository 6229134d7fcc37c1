import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecordRefused } from './import.errors.js';
import { parseRecord } from './manifest-record.js';

const record = {
  id: 'exemple-1',
  title: 'Les fractions',
  description: 'Une séance.',
  authors: ['Autrice Exemple'],
  licence: { spdx: 'CC-BY-SA-4.0' },
};

const parse = (value: unknown) =>
  parseRecord(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

const refusalOf = (value: unknown): string => {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof RecordRefused) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('a line of a manifest', () => {
  it('needs five fields only', () => {
    expect(parse(record)).toMatchObject({
      id: 'exemple-1',
      language: 'fr',
      files: [],
      origin: { system: null },
    });
  });

  it.each(['id', 'title', 'description', 'authors'])('names the missing field %s', (name) => {
    expect(refusalOf({ ...record, [name]: undefined })).toContain(`« ${name} »`);
  });

  it.each([
    ['not JSON', '{', 'n’est pas du JSON'],
    ['a list', '[]', 'n’est pas un objet'],
    ['a number for a title', { ...record, title: 3 }, '« title » doit être un texte'],
    ['a title beyond 200 signs', { ...record, title: 'a'.repeat(201) }, '« title » dépasse 200'],
    ['an author with an address', { ...record, authors: ['a@b.fr'] }, 'n’est pas un nom'],
    ['half a hash', { ...record, files: [{ path: 'a', sha256: 'abc' }] }, 'sha256'],
    ['a role that does not exist', { ...record, fileRoles: { a: 'couverture' } }, 'n’est pas un rôle'],
    ['a script as a link', { ...record, link: 'javascript:alert(1)' }, '« link » n’est pas une adresse'],
    ['a negative duration', { ...record, duration: -5 }, '« duration »'],
    ['a language in words', { ...record, language: 'français' }, '« language »'],
    ['61 files', { ...record, files: Array.from({ length: 61 }, () => ({ path: 'a' })) }, 'plus de 60'],
  ])('refuses %s', (_, line, why) => {
    expect(refusalOf(line)).toContain(why);
  });

  it('refuses bytes that are not UTF-8, and a line beyond the memory kept for one', () => {
    expect(() => parseRecord(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow('UTF-8');
    expect(() => parseRecord(null)).toThrow('1 Mo');
  });

  it('keeps the id in the refusal of a line that has one', () => {
    expect(() => parse({ ...record, title: '' })).toThrow(expect.objectContaining({ recordId: 'exemple-1' }));
  });

  it('answers any JSON with a record or a refusal, never with a crash', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...Object.keys(record), 'files', 'source', 'fileRoles'),
        (value, name) => {
          expect(typeof refusalOf({ ...record, [name]: value })).toBe('string');
          expect(typeof refusalOf(JSON.stringify(value))).toBe('string');
        },
      ),
    );
  });

  it('drops control and direction signs from what people read, and keeps paths byte by byte', () => {
    const path = 'files/e\u0301te\u0301.md';
    const parsed = parse({
      ...record,
      title: 'Les\u202e frac\u0007tions',
      files: [{ path }],
      fileRoles: { [path]: 'annexe' },
    });
    expect(parsed.title).toBe('Les frac tions');
    expect(parsed.files).toEqual([{ path, bytes: null, sha256: null, mime: null, role: 'annex' }]);
  });
});

describe('where a record comes from', () => {
  const repo = 'https://github.com/exemple/cours';
  const originOf = (source: unknown) => parse({ ...record, source }).origin;

  it('is the page of one file, at its commit', () => {
    expect(originOf({ repo, commit: 'abc', paths: ['docs/1 cours/a.md'] })).toEqual({
      system: 'github.com',
      url: `${repo}/blob/abc/docs/1%20cours/a.md`,
    });
  });

  it('is the folder that several files share', () => {
    expect(originOf({ repo, commit: 'abc', paths: ['docs/a/1.md', 'docs/b/2.md'] }).url).toBe(
      `${repo}/tree/abc/docs`,
    );
    expect(originOf({ repo, commit: 'abc', paths: ['docs/1.md', 'docs/2.md'] }).url).toBe(
      `${repo}/tree/abc/docs`,
    );
    expect(originOf({ repo, commit: 'abc', paths: ['1.md', 'docs/2.md'] }).url).toBe(`${repo}/tree/abc`);
  });

  it('is the repository alone on a forge whose addresses we do not know', () => {
    expect(originOf({ repo: 'https://forge.exemple.fr/cours', commit: 'abc', paths: ['a'] })).toEqual({
      system: 'forge.exemple.fr',
      url: 'https://forge.exemple.fr/cours',
    });
  });

  it('is nowhere when the record says nothing', () => {
    expect(originOf(null)).toEqual({ system: null, url: null });
  });
});
