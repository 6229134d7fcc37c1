import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DraftFields } from './draft.js';
import { Part } from './part.js';
import { type CheckedWork, type FileReading, type PreCheckKey, preChecksOf } from './pre-check.js';
import { Source } from '../source/source.js';
import type { NamedSource } from '../source/source.js';
import type { StoredFile } from '../file/stored-file.js';

const complete: DraftFields = {
  title: 'Les fractions',
  keywords: ['tarte'],
  durationMinutes: 50,
  objectives: 'Comparer deux fractions.',
  prerequisites: 'La moitié.',
  language: 'fr',
};
const file = (name: string, format: string): StoredFile =>
  ({ id: name, name, format, sha256: `sha-${name}`, antivirus: 'none' }) as StoredFile;
const reading = (of: StoredFile, more: Partial<FileReading> = {}): [string, FileReading] => [
  of.sha256,
  { sha256: of.sha256, checked: 'done', barriers: 'done', findings: [], ...more },
];
const work = (more: Partial<CheckedWork> = {}): CheckedWork => ({
  fields: complete,
  problems: [],
  files: [],
  items: [],
  sources: [],
  readings: new Map(),
  places: [],
  ...more,
});
const check = (key: PreCheckKey, of: CheckedWork) => {
  const found = preChecksOf(of).find((each) => each.key === key);
  if (!found) throw new Error(`No check is called ${key}.`);
  return found;
};
const missing = {
  severity: 'blocking',
  place: 'images 1 et 2',
  rule: 'picture-alternative',
  count: 2,
} as const;
const fiche = file('fiche.odt', 'odt');

describe('the pre-checks', () => {
  it('are always six, in one order, and a work with nothing to mend says so or says what is not known', () => {
    const said = preChecksOf(work({ files: [fiche], readings: new Map([reading(fiche)]) }));
    expect(said.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'metadata done',
      'rights done',
      'files done',
      'accessibility done',
      'pupils done',
      'links done',
    ]);
    expect(said.flatMap(({ items }) => items)).toEqual([]);
  });

  it('ask for what a teacher looks for first, and for what publishing needs', () => {
    const problems = [{ code: 'TITLE_MISSING', message: 'Donnez un titre.', field: 'title' }];
    const { state, items } = check(
      'metadata',
      work({ fields: { ...complete, keywords: [], language: null }, problems }),
    );
    expect(state).toBe('to_mend');
    expect(items.map(({ label, severity }) => [label, severity])).toEqual([
      ['Donnez un titre.', 'blocking'],
      ['Des mots-clés', 'advice'],
      ['La langue', 'advice'],
    ]);
  });

  it('ask where what is borrowed comes from', () => {
    const borrowed = Part.of(
      'third_party',
      { draftId: 'd' },
      { id: 'i', position: 0, title: 'Un poème', url: null },
    );
    const source = Object.assign(new Source(), {
      sourceVersionId: null,
      outsideUrl: 'https://exemple.fr/',
      title: 'Un cours',
    }) as NamedSource;
    const { detail, items } = check('rights', work({ items: [borrowed], sources: [source] }));
    expect(items.map(({ label }) => label)).toEqual(['«\u00a0Un poème\u00a0»\u00a0: son adresse d’origine']);
    expect(detail).toBe('Un point à compléter.');
    expect(check('rights', work({ sources: [source] })).detail).toContain('un emprunt est crédité');
  });

  it('say how to open a file that only its program opens, unless an open copy stands beside it', () => {
    const [alone, open] = [file('fiche.pages', 'pages'), file('fiche.odt', 'odt')];
    const { state, items } = check('files', work({ files: [alone] }));
    expect([state, items.length, typeof items[0]?.mend]).toEqual(['to_mend', 1, 'string']);
    expect(check('files', work({ files: [alone, open] })).state).toBe('done');
  });

  it('list what to mend in each document, what weighs most first', () => {
    const other = file('cours.pdf', 'pdf');
    const title = { rule: 'pdf-title', severity: 'advice', place: 'tout le document', count: 1 } as const;
    const readings = new Map([
      reading(other, { findings: [title] }),
      reading(fiche, { findings: [missing] }),
    ]);
    const { state, detail, items } = check('accessibility', work({ files: [other, fiche], readings }));
    expect([state, detail]).toEqual(['to_mend', '2 choses à améliorer.']);
    expect(items.map(({ severity, where }) => [severity, where])).toEqual([
      ['blocking', 'images 1 et 2, dans «\u00a0fiche.odt\u00a0»'],
      ['advice', 'tout le document, dans «\u00a0cours.pdf\u00a0»'],
    ]);
    expect(items[0]).toMatchObject({
      label: '2 images sans texte de remplacement',
      mend: expect.stringContaining('Word'),
    });
  });

  it('never say « nothing found » of what was not read', () => {
    const state = (more: Partial<CheckedWork>) =>
      check('accessibility', work({ files: [fiche], ...more })).state;
    expect(state({})).toBe('unknown');
    expect(state({ readings: new Map([reading(fiche, { barriers: 'failed' })]) })).toBe('unknown');
    expect(state({ files: [], fields: { ...complete, text: '# Un texte' } })).toBe('unknown');
    expect(check('pupils', work({ files: [fiche] })).state).toBe('unknown');
    expect(
      check('pupils', work({ files: [fiche], readings: new Map([reading(fiche, { checked: 'failed' })]) }))
        .state,
    ).toBe('unknown');
  });

  it('tell its authors where pupils’ data may stand, and nobody else', () => {
    const places = [{ label: 'Une adresse électronique', where: 'paragraphe 2' }];
    expect(check('pupils', work({ places }))).toMatchObject({
      state: 'to_mend',
      items: [{ where: 'paragraphe 2' }],
    });
    expect(check('pupils', work({ places: null })).items).toEqual([]);
  });

  it('open no link: well written, it is not known whether it leads anywhere', () => {
    expect(
      check('links', work({ fields: { ...complete, text: '[Le cours](https://exemple.fr/)' } })).state,
    ).toBe('unknown');
    expect(check('links', work({ fields: { ...complete, linkUrl: 'https://exemple.fr/' } })).state).toBe(
      'unknown',
    );
    expect(check('links', work({ fields: { ...complete, text: '![](absente.png)' } }))).toMatchObject({
      state: 'to_mend',
      items: [{ label: '«\u00a0absente.png\u00a0»' }],
    });
  });

  it('have something to mend exactly when they list it', () => {
    const some = fc.subarray([missing, { ...missing, rule: 'contrast', severity: 'annoying' } as const]);
    const states = fc.constantFrom<FileReading['checked'][]>('pending', 'done', 'failed');
    fc.assert(
      fc.property(some, states, fc.string(), fc.boolean(), (findings, checked, text, isMine) => {
        const readings = new Map([reading(fiche, { findings, checked })]);
        const said = preChecksOf(
          work({ files: [fiche], readings, fields: { ...complete, text }, places: isMine ? [] : null }),
        );
        for (const { state, items, detail } of said) {
          expect(state === 'to_mend').toBe(items.length > 0);
          expect(detail).not.toBe('');
        }
      }),
    );
  });
});
