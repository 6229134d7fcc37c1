import { describe, expect, it } from '@jest/globals';
import type { DraftFields } from '../draft/draft.js';
import { Part } from '../draft/part.js';
import { contentHash, frozenParts, thawed } from './version-content.js';
import { Version } from './version.js';

const at = new Date('2026-03-02T10:00:00Z');
const licence = { id: 'CC-BY-SA-4.0', uri: 'https://exemple.fr/licence', version: '4.0', announced: null };
const fields: DraftFields = {
  title: 'Les fractions',
  summary: 'Trois séances.',
  levels: ['cm1'],
  subjects: ['mathematiques'],
  types: ['activite-pedagogique'],
  keywords: ['tarte'],
  durationMinutes: 50,
  objectives: 'Comparer deux fractions.',
  text: '# Séance 1',
};
const file = Part.of(
  'file',
  { draftId: 'draft' },
  { id: 'part', position: 0, name: 'leçon.odt', blobSha256: 'a'.repeat(64), role: 'editable', main: true },
);

function freeze(from: DraftFields, parts: readonly Part[] = [file], given = licence): Version {
  const content = frozenParts(from, parts).map(contentHash);
  const source = { id: 'v', resourceId: 'r', number: 1, fields: from, licence: given };
  return Version.freeze(source, content, { by: null, at, whatChanged: null, minor: false });
}

const reversed = (object: object) => Object.fromEntries(Object.entries(object).reverse());
const hash = freeze(fields).metadataHash;

describe('the hash of a version', () => {
  it('does not depend on the order of keys, on ids, on the number or the day', () => {
    expect(freeze(reversed(fields) as DraftFields).metadataHash).toBe(hash);
    expect(freeze(fields, [Object.assign(new Part(), file, { id: 'other' })]).metadataHash).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, DraftFields]>([
    ['title', { title: 'Les fractions, corrigé' }],
    ['summary', { summary: 'Quatre séances.' }],
    ['levels', { levels: ['cm2'] }],
    ['keywords', { keywords: ['tarte', 'part'] }],
    ['duration', { durationMinutes: 55 }],
    ['all levels', { allLevels: true }],
    ['use of AI', { rightsAnswers: { ai: true } }],
    ['text', { text: '# Séance 2' }],
    ['link', { linkUrl: 'https://exemple.fr/' }],
  ])('changes with the %s', (_what, change) => {
    expect(freeze({ ...fields, ...change }).metadataHash).not.toBe(hash);
  });

  it.each<[string, Partial<Part>]>([
    ['bytes', { blobSha256: 'b'.repeat(64) }],
    ['name', { name: 'autre.odt' }],
    ['role', { role: 'annex' }],
    ['licence', { licenceId: 'CC-BY-4.0' }],
    ['last update', { lastUpdate: '12 mars 2026' }],
  ])('changes with the %s of a part', (_what, change) => {
    expect(freeze(fields, [Object.assign(new Part(), file, change)]).metadataHash).not.toBe(hash);
  });

  it('changes with the licence, and with the number and order of parts', () => {
    expect(freeze(fields, [file], { ...licence, id: 'CC-BY-4.0' }).metadataHash).not.toBe(hash);
    expect(freeze(fields, []).metadataHash).not.toBe(hash);
    const other = Object.assign(new Part(), file, { name: 'b.odt' });
    expect(freeze(fields, [file, other]).metadataHash).not.toBe(freeze(fields, [other, file]).metadataHash);
  });
});

describe('the next draft of a version', () => {
  it('freezes again to the same hash when nothing is changed', () => {
    const version = freeze({ ...fields, linkUrl: 'https://exemple.fr/', rightsAnswers: { ai: true } });
    const parts = frozenParts({ ...fields, linkUrl: 'https://exemple.fr/' }, [file]);
    expect(freeze(thawed(version, parts)).metadataHash).toBe(version.metadataHash);
  });
});
