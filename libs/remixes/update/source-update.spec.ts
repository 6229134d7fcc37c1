import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DraftFields, StoredFile } from '#resources';
import { SourceUpdate, type UpdatableState } from './source-update.js';
import type { UpdateChoice, UpdateTake } from './update-piece.js';

const file = (name: string, sha256: string): StoredFile =>
  ({ id: `${name} ${sha256}`, name, sha256 }) as StoredFile;
const state = (fields: DraftFields, ...files: StoredFile[]): UpdatableState => ({ fields, files });
const all = (update: SourceUpdate, take: UpdateTake): Map<string, UpdateChoice> =>
  new Map(update.pieces.map(({ id }) => [id, { pieceId: id, take }]));
const seen = ({ pieces }: SourceUpdate): string[] =>
  pieces.map(
    ({ kind, change, conflict, label }) => `${kind} ${change}${conflict ? ' conflict' : ''} ${label}`,
  );

describe('the sheet of an original', () => {
  const base = { title: 'Angles', levels: ['cm1'], ages: '9 ans', multiLevel: false };
  const theirs = {
    title: 'Les angles',
    levels: ['cm1', 'cm2'],
    allLevels: false,
    ages: '9 ans',
    keywords: ['angle'],
  };

  it('brings what the adapter did not say herself, and asks about the rest', () => {
    const update = new SourceUpdate({
      base: state(base),
      mine: state({ ...base, title: 'Angles au compas' }),
      theirs: state(theirs),
    });
    expect(seen(update)).toEqual([
      'field changed conflict Titre',
      'field changed Mots-clés',
      'field changed Niveau',
      'field changed Double niveau',
    ]);
    expect(update.choose(new Map()).fields).toEqual({});
    expect(update.choose(all(update, 'mine')).fields).toEqual({});
    expect(update.choose(all(update, 'theirs')).fields).toEqual({
      title: 'Les angles',
      keywords: ['angle'],
      levels: ['cm1', 'cm2'],
      allLevels: false,
      multiLevel: null,
    });
    expect(update.choose(all(update, 'both')).fields).toMatchObject({
      title: 'Angles au compas\nLes angles',
      levels: ['cm1', 'cm2'],
    });
  });

  it('never brings a licence, nor an attestation', () => {
    const update = new SourceUpdate({
      base: state({ licence: 'CC-BY-4.0' }),
      mine: state({ licence: 'CC-BY-4.0' }),
      theirs: state({ licence: 'CC0-1.0', rightsAnswers: { attested: true } }),
    });
    expect(update.pieces).toEqual([]);
  });
});

describe('the files of an original', () => {
  const pieces = (base: StoredFile[], mine: StoredFile[], theirs: StoredFile[]): string[] =>
    new SourceUpdate({
      base: state({}, ...base),
      mine: state({}, ...mine),
      theirs: state({}, ...theirs),
    }).pieces.map(
      ({ change, conflict, originalNow }) => `${change}${conflict ? ' conflict' : ''} ${originalNow ?? '–'}`,
    );

  it('are known by their bytes, then by their name', () => {
    const base = [file('a.odt', '1'), file('b.odt', '2'), file('c.odt', '3')];
    const theirs = [file('a.odt', '9'), file('c.odt', '8'), file('d.odt', '7')];
    expect(pieces(base, base, theirs)).toEqual([
      'changed a.odt',
      'changed c.odt',
      'added d.odt',
      'removed –',
    ]);
    const mine = [file('ma copie.odt', '1'), file('b.odt', '5'), file('c.odt', '8')];
    expect(pieces(base, mine, theirs)).toEqual(['changed a.odt', 'added d.odt', 'removed conflict –']);
  });

  it('that the adapter did not take up, or took out, are not brought back', () => {
    const base = [file('a.odt', '1'), file('b.odt', '2')];
    const theirs = [file('a.odt', '9'), file('b.odt', '8'), file('d.odt', '7')];
    expect(pieces(base, [], theirs)).toEqual([]);
    expect(pieces(base, [file('b.odt', '2')], theirs)).toEqual(['changed b.odt', 'added d.odt']);
  });
});

describe('an update', () => {
  it('brings nothing of a text that the adapter did not take up', () => {
    const update = new SourceUpdate({
      base: state({ text: 'Un.\n' }),
      mine: state({ text: null }),
      theirs: state({ text: 'Un.\n\nDeux.\n' }),
    });
    expect(update.pieces).toEqual([]);
  });

  it('takes as corrections only rewordings of blocks never touched', () => {
    const base =
      'Un angle au compas.\n\nUn angle à l’équerre.\n\nUne règle graduée ici.\n\nUne image à retirer.\n';
    const update = new SourceUpdate({
      base: state({ text: base }),
      mine: state({ text: base.replace('à l’équerre', 'à la grande équerre') }),
      theirs: state({
        text: 'Un angle au compas, fermé.\n\nUn angle à l’équerre rouge.\n\nUne règle graduée ici.\n\nTout nouveau passage sans rapport.\n',
        title: 'Autre titre',
      }),
    });
    expect(update.choose(update.corrections()).fields).toEqual({
      text: base.replace('à l’équerre', 'à la grande équerre').replace('au compas.', 'au compas, fermé.'),
    });
  });

  it('writes nothing without a choice, whatever both made of the text and the sheet', () => {
    const text = fc
      .array(fc.constantFrom('Un.', 'Deux mots.', '- item', '# Titre', 'Trois mots ici.'))
      .map((blocks) => blocks.join('\n\n'));
    const sheet = fc.record({ text, title: fc.string(), levels: fc.subarray(['cm1', 'cm2']) });
    fc.assert(
      fc.property(sheet, sheet, sheet, (base, mine, theirs) => {
        const update = new SourceUpdate({ base: state(base), mine: state(mine), theirs: state(theirs) });
        expect(update.choose(new Map())).toEqual({ fields: {}, files: [] });
        expect(update.choose(all(update, 'mine'))).toEqual({ fields: {}, files: [] });
      }),
    );
  });
});
