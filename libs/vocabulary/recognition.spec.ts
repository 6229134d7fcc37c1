import { describe, expect, it } from '@jest/globals';
import { mapCorpusTerm, recogniseTerm, type CorpusKind } from './recognition.js';

describe('recogniseTerm', () => {
  it.each([
    ['levels', '6ème', '6e'],
    ['levels', 'sixième', '6e'],
    ['levels', 'Classe de 4eme', null],
    ['levels', '2nde', 'seconde'],
    ['levels', 'Première', 'premiere'],
    ['levels', 'Tle', 'terminale'],
    ['levels', 'Cycle 2', 'cycle-2'],
    ['levels', 'grande section', 'gs'],
    ['levels', 'Cours moyen 2e année', 'cm2'],
    ['levels', 'Tous niveaux', 'tous-niveaux'],
    ['subjects', 'maths', 'mathematiques'],
    ['subjects', 'hist-géo', 'histoire-et-geographie'],
    ['subjects', 'Sciences de la Vie et de la Terre', 'sciences-de-la-vie-et-de-la-terre'],
    ['subjects', 'phys-chim', 'physique-chimie'],
    ['subjects', 'Français', 'francais'],
    ['subjects', 'astrologie', null],
    ['resource-types', 'fiche de prep', 'fiche-pedagogique'],
    ['resource-types', 'Quizz', 'questionnaire'],
    ['themes', 'EMI', 'emi'],
    ['languages', 'breton', 'br'],
    ['academies', 'Aix-Marseille', 'ac-aix-marseille'],
    ['departements', 'cotes d’armor', 'dep-22'],
  ] as const)('%s: « %s » → %s', (vocabulary, text, expected) => {
    expect(recogniseTerm(vocabulary, text)?.id ?? null).toBe(expected);
  });
});

describe('mapCorpusTerm', () => {
  it('keeps the author’s word beside the classes it names', () => {
    expect(mapCorpusTerm('levels', 'Cycle 3')).toEqual({
      ids: ['cm1', 'cm2', '6e'],
      word: 'Cycle 3',
      wider: 'cycle-3',
      unknown: false,
    });
    expect(mapCorpusTerm('levels', 'première')).toMatchObject({ wider: 'premiere', unknown: false });
  });

  it.each<[CorpusKind, string, string[]]>([
    ['levels', 'supérieur', ['superieur']],
    ['levels', 'cycle 2', ['cp', 'ce1', 'ce2']],
    ['levels', 'CM1-CM2', ['cm1', 'cm2']],
    ['levels', '5ème', ['5e']],
    ['disciplines', 'biologie', ['biologie']],
    ['disciplines', 'Maths', ['mathematiques']],
    ['disciplines', 'SES', ['sciences-economiques-et-sociales']],
    ['disciplines', 'Français, EMC', ['francais', 'enseignement-moral-et-civique']],
    ['types', 'TP', ['travaux-pratiques']],
    ['types', 'fiche', ['activite-pedagogique', 'exercice']],
    ['types', 'diaporama', ['cours-presentation']],
  ])('%s: « %s » → %j', (kind, text, expected) => {
    expect(mapCorpusTerm(kind, text)).toMatchObject({ ids: expected, unknown: false });
  });

  it.each<[CorpusKind, string]>([
    ['levels', 'grade 7'],
    ['levels', 'CM1, CM7'],
    ['disciplines', 'divination'],
    ['types', ''],
    ['types', 'hologramme'],
  ])('%s: « %s » is reported, not guessed', (kind, text) => {
    expect(mapCorpusTerm(kind, text)).toEqual({ ids: [], word: text, wider: null, unknown: true });
  });
});
