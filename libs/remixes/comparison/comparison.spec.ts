import { describe, expect, it } from '@jest/globals';
import type { Part, Resource, StoredFile, Version } from '#resources';
import { type ComparedVersion, fieldChanges, fileChanges } from './comparison.js';
import { compareTexts } from './folded-text.js';
import { versionFields } from './version-fields.js';

const version = (values: Partial<Version> = {}): Version =>
  ({
    title: 'Les angles',
    summary: 'Reporter un angle.',
    language: 'fr',
    levels: ['cm1'],
    subjects: ['mathematiques'],
    types: [],
    fields: { keywords: ['angle'], durationMinutes: 45, multiLevel: false },
    licenceId: 'CC-BY-SA-4.0',
    ...values,
  }) as Version;
const file = (name: string, sha256: string): StoredFile =>
  ({ id: `${name}-${sha256}`, name, sha256 }) as StoredFile;
const side = (values: Partial<ComparedVersion>): ComparedVersion => ({
  resource: {} as Resource,
  version: version(),
  files: [],
  parts: [],
  ...values,
});

describe('two versions', () => {
  it('tell which fields of the sheet and of the law do not say the same, in words', () => {
    const link = [{ kind: 'link', url: 'https://example.org' } as Part];
    const to = version({ levels: ['cm1', 'cm2'], licenceId: 'CC-BY-4.0', fields: { durationMinutes: 45 } });
    const changes = fieldChanges({ from: side({}), to: side({ version: to, parts: link }) });
    expect(
      changes.map(({ label, words }) => [label, words.map(({ kind, text }) => `${kind} ${text}`)]),
    ).toEqual([
      ['Niveau', ['same Cours moyen 1re année (CM1)', 'added , Cours moyen 2e année (CM2)']],
      ['Double niveau', ['removed non']],
      ['Mots-clés', ['removed angle']],
      ['Licence', expect.any(Array)],
      ['Lien', ['added https://example.org']],
    ]);
  });

  it('say the same of a text that says nothing and of one that is not there', () => {
    expect(versionFields(version({ fields: {} }), []).find(({ field }) => field === 'ages')?.value).toBe('');
  });

  it('tell a file added, removed, replaced and renamed apart', () => {
    const from = side({
      files: [file('a.odt', '1'), file('b.odt', '2'), file('c.odt', '3'), file('d.odt', '4')],
    });
    const to = side({
      files: [file('a.odt', '1'), file('b.odt', '9'), file('e.odt', '3'), file('f.odt', '5')],
    });
    expect(fileChanges({ from, to }).map((each) => [each.state, each.from?.name, each.to?.name])).toEqual([
      ['replaced', 'b.odt', 'b.odt'],
      ['renamed', 'c.odt', 'e.odt'],
      ['added', undefined, 'f.odt'],
      ['removed', 'd.odt', undefined],
    ]);
  });
});

describe('a long comparison', () => {
  const paragraphs = (count: number, change?: (index: number) => string | null) =>
    Array.from({ length: count }, (_, index) => ({
      kind: 'paragraph' as const,
      text: change?.(index) ?? `Le paragraphe ${index} parle de la mesure ${index * 7}.`,
    }));

  it('folds what did not change, and keeps one block around each change', () => {
    const after = paragraphs(40, (index) =>
      index === 20 ? 'Le paragraphe 20 parle de la durée 140.' : null,
    );
    const { pages, changeCount } = compareTexts(paragraphs(40), after);
    expect(changeCount).toBe(1);
    expect(pages.flat().map(({ state, count }) => `${state} ${count}`)).toEqual([
      'folded 19',
      'same 1',
      'changed 1',
      'same 1',
      'folded 18',
    ]);
  });

  it('is cut into pages of bounded weight that hold every change once', () => {
    const after = paragraphs(300, (index) => `Le paragraphe ${index} parle de la durée ${index * 7}.`);
    const { pages, changeCount } = compareTexts(paragraphs(300), after);
    expect(changeCount).toBe(300);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.flat()).toHaveLength(300);
    const marks = pages.map((page) => page.reduce((sum, { words }) => sum + words.length, 0));
    expect(Math.max(...marks)).toBeLessThanOrEqual(65);
  });
});
