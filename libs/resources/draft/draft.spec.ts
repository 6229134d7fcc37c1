import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '#platform/authorization';
import { checkedFields, checkedText, webAddress } from './draft-fields.js';
import { Draft, type DraftFields, type FoundValue } from './draft.js';
import { DraftProposed } from '../resource/resource.errors.js';

const now = new Date('2026-03-02T10:00:00Z');
const begin = (fields: DraftFields = {}) => Draft.begin({ id: 'draft', resourceId: 'resource' }, fields, now);
const found = (field: string, value: string): FoundValue => ({ field, value, where: 'leçon.odt, titre' });
const complete: DraftFields = {
  title: 'Titre',
  summary: 'Résumé',
  levels: ['cm1'],
  subjects: ['mathematiques'],
  types: ['activite-pedagogique'],
  licence: 'CC-BY-SA-4.0',
  text: 'Un texte.',
};
const nothingBeside = {
  files: [] as { name: string; format: string; antivirus: 'none' }[],
  itemsClosed: false,
  mixProblems: [],
  licencePublishable: true,
};

describe('two tabs on one draft', () => {
  it('the second is refused and nothing that either knows is lost', () => {
    const draft = begin({ title: 'Avant', summary: 'Le résumé' });
    const read = draft.revision;
    draft.change(read, { title: 'Premier onglet' }, now);
    const kept = structuredClone({ ...draft });
    expect(() => draft.change(read, { title: 'Second onglet' }, now)).toThrow('DRAFT_CHANGED');
    expect({ ...draft }).toEqual(kept);
    draft.change(draft.revision, { title: 'Second onglet' }, now);
    expect(draft.fields).toEqual({ title: 'Second onglet', summary: 'Le résumé' });
  });

  it('only one of two writers of a revision succeeds, whatever they write', () => {
    const changes = fc.record({ title: fc.string(), summary: fc.string() }, { requiredKeys: [] });
    fc.assert(
      fc.property(changes, changes, (one, two) => {
        const draft = begin();
        const { revision } = draft;
        draft.change(revision, one, now);
        expect(() => draft.change(revision, two, now)).toThrow('DRAFT_CHANGED');
        expect(draft.fields).toEqual(one);
        expect(draft.revision).toBe(revision + 1);
      }),
    );
  });

  it('leaves alone what was not given', () => {
    const draft = begin({ title: 'Titre', levels: ['cm1'] });
    draft.change(1, { title: undefined, summary: null, levels: [] }, now);
    expect(draft.fields).toEqual({ title: 'Titre', summary: null, levels: [] });
  });
});

describe('values found in a file', () => {
  it('never overwrite what was typed', () => {
    const text = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(text, text, (typed, read) => {
        const draft = begin({ title: typed });
        draft.prefill([found('title', read), found('summary', read)], now);
        expect(draft.fields).toEqual({ title: typed, summary: read });
        expect(draft.found.map((each) => each.field)).toEqual(['summary']);
      }),
    );
  });

  it('fill what is empty, keep where they come from, and lose that mark once changed', () => {
    const draft = begin({ title: '', keywords: [] });
    draft.prefill([found('title', 'Trouvé'), found('keywords', 'tarte, parts')], now);
    expect(draft.fields).toEqual({ title: 'Trouvé', keywords: ['tarte', 'parts'] });
    draft.change(draft.revision, { title: 'Trouvé', keywords: ['tarte', 'parts'] }, now);
    expect(draft.found).toHaveLength(2);
    draft.change(draft.revision, { title: 'Le mien', summary: 'Résumé', keywords: undefined }, now);
    expect(draft.found.map((each) => each.field)).toEqual(['keywords']);
  });

  it('of a second file do not replace those of the first', () => {
    const draft = begin();
    draft.prefill([found('title', 'Premier fichier')], now);
    draft.prefill([found('title', 'Second fichier')], now);
    expect(draft.fields.title).toBe('Premier fichier');
  });
});

describe('an announced licence', () => {
  it('is no longer announced once another is chosen, and stays while the same is saved again', () => {
    const imported = { licence: 'LicenseRef-CC-BY-SA-unspecified', licenceAnnounced: 'CC BY-SA' };
    const draft = begin(imported);
    draft.change(1, { licence: imported.licence }, now);
    expect(draft.fields.licenceAnnounced).toBe('CC BY-SA');
    draft.change(2, { licence: 'CC-BY-4.0' }, now);
    expect(draft.fields.licenceAnnounced).toBeNull();
  });
});

describe('what stands between a draft and its publication', () => {
  const codes = (fields: DraftFields, beside = nothingBeside) =>
    begin(fields)
      .problems(beside)
      .map((problem) => problem.code);

  it('is nothing when six fields and a content are there', () => {
    expect(codes(complete)).toEqual([]);
  });

  it.each<[keyof DraftFields, string]>([
    ['title', 'TITLE_MISSING'],
    ['summary', 'SUMMARY_MISSING'],
    ['levels', 'LEVEL_MISSING'],
    ['subjects', 'SUBJECT_MISSING'],
    ['types', 'TYPE_MISSING'],
    ['licence', 'LICENCE_MISSING'],
    ['text', 'CONTENT_MISSING'],
  ])('is exactly the missing %s', (field, code) => {
    expect(codes({ ...complete, [field]: undefined })).toEqual([code]);
    expect(codes({ ...complete, [field]: Array.isArray(complete[field]) ? [] : ' '.repeat(3) })).toEqual(
      field === 'licence' ? [] : [code],
    );
  });

  it('is all of it at once for an empty draft, each beside its field', () => {
    const problems = begin().problems({ ...nothingBeside, licencePublishable: false });
    expect(problems.map((problem) => problem.field)).toEqual([
      'title',
      'summary',
      'levels',
      'subjects',
      'types',
      'licence',
      'files',
    ]);
  });

  it('counts « tous niveaux », « transversal », a file or a link as well', () => {
    const without = { levels: [], subjects: [], text: null };
    const everywhere = { ...complete, ...without, allLevels: true, crossCurricular: true };
    expect(codes({ ...everywhere, linkUrl: 'https://exemple.fr/' })).toEqual([]);
    expect(
      codes(everywhere, {
        ...nothingBeside,
        files: [{ name: 'fiche.odt', format: 'odt', antivirus: 'none' }],
      }),
    ).toEqual([]);
    expect(codes(everywhere)).toEqual(['CONTENT_MISSING']);
  });

  it('includes a licence or an item that does not permit sharing', () => {
    expect(
      codes(complete, { files: [], itemsClosed: true, licencePublishable: false, mixProblems: [] }),
    ).toEqual(['LICENCE_NOT_PUBLISHABLE', 'ITEM_NOT_PUBLISHABLE']);
  });
});

describe('fields that may be kept', () => {
  it.each<[string, DraftFields]>([
    ['TEXT_TOO_LONG', { title: 'x'.repeat(201) }],
    ['TEXT_TOO_LONG', { text: 'x'.repeat(400_001) }],
    ['TERM_UNKNOWN', { levels: ['cm1', 'cm9'] }],
    ['LICENCE_UNKNOWN', { licence: 'CC-BY-9.0' }],
    ['ADDRESS_INVALID', { linkUrl: 'javascript:alert(1)' }],
    ['ADDRESS_INVALID', { linkUrl: 'https://nom:secret@exemple.fr' }],
    ['ADDRESS_INVALID', { linkUrl: 'exemple.fr' }],
    ['DURATION_INVALID', { durationMinutes: -5 }],
    ['DURATION_INVALID', { durationMinutes: 2_000_000 }],
  ])('%s', (code, fields) => {
    expect(() => checkedFields(fields)).toThrow(code);
  });

  it('are cleaned, not judged: a draft is always savable', () => {
    expect(
      checkedFields({
        title: '  Un\u0000 \u202etitre\u2069 ',
        summary: '   ',
        text: '# Titre\r\n  suite\0',
        levels: ['cm1', 'cm1'],
        keywords: [' tarte ', 'tarte', '', 'deux  mots'],
      }),
    ).toEqual({
      title: 'Un titre',
      summary: null,
      text: '# Titre\n  suite',
      levels: ['cm1'],
      keywords: ['tarte', 'deux mots'],
    });
  });
});

describe('a text beside a draft', () => {
  it('names its own field when it is refused', () => {
    const fieldOf = (attempt: () => unknown): unknown => {
      try {
        return attempt();
      } catch (error) {
        return error instanceof Refusal ? error.problems[0]?.field : error;
      }
    };
    expect(fieldOf(() => checkedText('x'.repeat(11), 'agreement', 10))).toBe('agreement');
    expect(fieldOf(() => webAddress('exemple.fr', 'sourceUrl'))).toBe('sourceUrl');
  });

  it('keeps its lines, and loses what would turn them round', () => {
    expect(checkedText(' Bonjour,\n\u202ereiv\u202c\u0007 merci ', 'message', 100)).toBe(
      'Bonjour,\nreiv merci',
    );
    expect(checkedText('\u2066\u2069 ', 'message', 100)).toBeNull();
  });
});

describe('whom a file names as its author', () => {
  const named = (value: string): FoundValue => ({ field: 'authors', value, where: 'fiche.odt' });

  it('is told, the first file’s, and fills no field', () => {
    const draft = begin();
    draft.prefill([named('Autrice Exemple')], now);
    draft.prefill([named('Collègue Exemple')], now);
    expect(draft.found).toEqual([named('Autrice Exemple')]);
    expect(JSON.stringify(draft.fields)).not.toContain('Exemple');
  });
});

describe('a draft before the authors of its original', () => {
  it('changes no more until it comes back, and is put before nobody else', () => {
    const draft = begin();
    draft.requireFree();
    draft.propose('original', now);
    expect(draft).toMatchObject({ proposedAt: now, proposedTo: 'original' });
    expect(() => draft.requireFree()).toThrow(DraftProposed);
    expect(() => draft.propose('another', now)).toThrow(DraftProposed);
    draft.comeBack();
    draft.requireFree();
  });
});
