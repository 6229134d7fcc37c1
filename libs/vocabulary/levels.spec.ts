import { describe, expect, it } from '@jest/globals';
import { classesOf, expandLevels, levelLabel, levelTree, type LevelNode } from './levels.js';
import { listTerms } from './term.js';

const flatten = (nodes: LevelNode[]): string[] =>
  nodes.flatMap((node) => [node.term.id, ...flatten(node.children)]);

describe('levelTree', () => {
  it('shows cycle 3 as CM1, CM2 and 6e', () => {
    const cycle = levelTree().find((node) => node.term.id === 'cycle-3');
    expect(cycle?.children.map((node) => node.term.id)).toEqual(['cm1', 'cm2', '6e']);
  });

  it('shows each class once and forgets none', () => {
    const shown = flatten(levelTree());
    expect(new Set(shown).size).toBe(shown.length);
    const others = listTerms('levels').filter((term) => !shown.includes(term.id));
    expect(others.map((term) => term.id)).toEqual([
      ...['cycle-1', 'elementaire', 'college', 'cycle-determination', 'cycle-terminal'],
    ]);
  });

  it('puts under a level only what a filter on it admits', () => {
    const check = (node: LevelNode) => {
      expect(expandLevels([node.term.id])).toEqual(expect.arrayContaining(flatten(node.children)));
      node.children.forEach(check);
    };
    levelTree().forEach(check);
  });
});

describe('expandLevels', () => {
  it.each([
    ['cycle-3', ['cycle-3', 'cm1', 'cm2', '6e', '6e-segpa']],
    ['cm2', ['cm2']],
    ['1re-t', ['1re-t', '1re-stmg', '1re-st2s', '1re-sti2d', '1re-stl', '1re-std2a', '1re-sthr']],
    ['superieur', ['superieur', 'bts', 'bts-1', 'bts-2', 'cpge', 'cpge-1', 'cpge-2']],
    ['tout-public', ['tout-public']],
  ])('%s admits the classes below it', (id, expected) => {
    expect(expandLevels([id])).toEqual(expected);
  });

  it('never admits what is above', () => {
    for (const term of listTerms('levels')) {
      const below = expandLevels([term.id]).filter((id) => id !== term.id);
      for (const id of below) expect(expandLevels([id])).not.toContain(term.id);
    }
  });

  it('ignores unknown ids', () => {
    expect(expandLevels(['toString', 'cp'])).toEqual(['cp']);
  });
});

describe('levelLabel', () => {
  it.each([
    [['cm2', 'cm1'], 'CM1, CM2'],
    [['cm1', 'cm2', '6e'], 'Cycle 3'],
    [['6e', '5e', '4e', '3e'], 'Collège'],
    [['cm1', 'cm2', '6e', '5e', '4e', '3e'], 'Cycle 3, Cycle 4'],
    [['cp', 'ce1', 'ce2', 'cm1', 'cm2'], 'Élémentaire'],
    [['ps', 'ms', 'gs', 'cp'], 'Maternelle, CP'],
    [classesOf(['premiere']), 'Première'],
    [classesOf(['lycee-gt']), 'Lycée'],
    [[...classesOf(['seconde']), ...classesOf(['premiere'])], 'Seconde, Première'],
    [['cycle-3', 'cm1'], 'Cycle 3'],
    [['1re-t', '1re-stmg'], '1re technologique'],
    [['superieur', 'bts'], 'Supérieur'],
    [['tous-niveaux'], 'Tous niveaux'],
    [[], ''],
  ])('%j → « %s »', (ids, expected) => {
    expect(levelLabel(ids)).toBe(expected);
  });
});

describe('classesOf', () => {
  it('gives the classes where a resource said « cycle 3 » stands', () => {
    expect(classesOf(['cycle-3'])).toEqual(['cm1', 'cm2', '6e']);
    expect(classesOf(['6e', 'cycle-4'])).toEqual(['6e', '5e', '4e', '3e']);
  });
});
