import { describe, expect, it } from '@jest/globals';
import { parseRecord } from './manifest-record.js';
import { outcomeDigest, recordDigest } from './record-digest.js';

const record = {
  id: 'exemple-1',
  title: 'Les fractions',
  description: 'Une séance.',
  authors: ['Autrice Exemple'],
  licence: { spdx: 'CC-BY-SA-4.0', label: 'CC BY-SA 4.0' },
  levels: ['CM1'],
  source: { repo: 'https://github.com/exemple/cours', commit: 'abc' },
};

const digestOf = (fields: object, content: Parameters<typeof recordDigest>[1] = { text: null, files: [] }) =>
  recordDigest(parseRecord(Buffer.from(JSON.stringify(fields))), content);

describe('the digest of a record', () => {
  it('is the same whatever the order of fields, and whatever we do not read', () => {
    const turned = Object.fromEntries(Object.entries(record).reverse());
    expect(digestOf({ ...turned, notes: ['relu'], keywords: [], unheard: 1 })).toBe(digestOf(record));
  });

  it('does not change with a commit that changes nothing', () => {
    expect(digestOf({ ...record, source: { ...record.source, commit: 'def' } })).toBe(digestOf(record));
  });

  it.each([
    ['title', { title: 'Les fractions simples' }],
    ['licence', { licence: { spdx: 'CC-BY-4.0' } }],
    ['levels', { levels: ['CM2'] }],
    ['author', { authors: ['Autrice Exemple', 'Auteur Exemple'] }],
  ])('changes with the %s', (_, change) => {
    expect(digestOf({ ...record, ...change })).not.toBe(digestOf(record));
  });

  it('changes with the text and with the bytes of a file', () => {
    const file = { path: 'a.md', bytes: 1, sha256: 'a'.repeat(64), mime: null, role: null };
    const digests = [
      digestOf(record),
      digestOf(record, { text: 'Bonjour', files: [] }),
      digestOf(record, { text: null, files: [file] }),
      digestOf(record, { text: null, files: [{ ...file, sha256: 'b'.repeat(64) }] }),
    ];
    expect(new Set(digests).size).toBe(4);
  });

  // Stored in every installation: if this one moves, every imported resource gets a version for nothing.
  it('is the one that installations have stored', () => {
    expect(digestOf(record)).toBe('9575905272aafd4a9f9870d27d24a0b9234765ca82c6cc9c09ab8eda0e8d1bd6');
  });

  it('remembers what was refused, and nothing else', () => {
    expect(outcomeDigest('d', [])).toBe('d');
    expect(outcomeDigest('d', [{ file: 'a', reason: 'x' }])).not.toBe(
      outcomeDigest('d', [{ file: 'b', reason: 'x' }]),
    );
  });
});
