import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expandLevels } from './levels.js';
import { formatHints, readQueryHints } from './query-hints.js';

type Cases = Record<string, string[]>;

const LEVELS: Cases = {
  'équations 3e': ['3e'],
  'volcans 4ème': ['4e'],
  'moyen age 5eme': ['5e'],
  'mythologie grecque sixième': ['6e'],
  'triangles 6 ème': ['6e'],
  'la poésie lyrique en quatrième': ['4e'],
  'cinquième islam médiéval': ['5e'],
  'lecture cp': ['cp'],
  'problèmes CE1': ['ce1'],
  'numération ce 2': ['ce2'],
  'dictée CM1-CM2': ['cm1', 'cm2'],
  'plan de travail ce2/cm1': ['ce2', 'cm1'],
  'anglais CE1 CE2': ['ce1', 'ce2'],
  'graphisme petite section': ['ps'],
  'phonologie gs': ['gs'],
  'motricité maternelle': ['maternelle'],
  'grandeurs cycle 3': ['cycle-3'],
  'esprit critique cycle 4': ['cycle-4'],
  'robotique collège': ['college'],
  'musique CE': ['ce1', 'ce2'],
  'vecteurs seconde': ['seconde'],
  'chimie des solutions 2nde': ['seconde'],
  'dosage première': ['premiere'],
  'dérivation première exercices': ['premiere'],
  'première suites numériques': ['premiere'],
  'seconde fonctions affines': ['seconde'],
  'classe de première théâtre': ['premiere'],
  'spé maths 1ère': ['premiere'],
  'programme de seconde': ['seconde'],
  'première et terminale NSI': ['premiere', 'terminale'],
  'révolution russe 1re': ['premiere'],
  'intégrales terminale': ['terminale'],
  'Tle philo la justice': ['terminale'],
  'première STMG management': ['1re-stmg'],
  'terminale st2s nutrition': ['tle-st2s'],
  'seconde pro mathématiques': ['2de-pro'],
  'maths bac pro': ['lycee-pro'],
  'cuisine CAP': ['cap'],
  'fractions 6e SEGPA': ['6e-segpa'],
  'comptabilité bts': ['bts'],
  'algèbre linéaire prépa': ['cpge'],
  'sujets de brevet géométrie': ['3e'],
  'grand oral maths': ['terminale'],
  'CRPE français': ['formation-personnels'],
  'couleurs primaires maternelle': ['maternelle'],
  'guerres puniques 5e latin': ['5e'],
};

const NO_LEVEL = [
  'première guerre mondiale',
  '1ère guerre mondiale',
  'La première guerre mondiale vue par les enfants',
  'seconde guerre mondiale',
  'première et seconde guerres mondiales',
  'troisième république',
  'les débuts de la 3e République',
  'Ve ou 5e République',
  'verbes du troisième groupe',
  'verbes du 3e groupe',
  'troisième personne du singulier',
  'art du 6e siècle',
  'équation du second degré',
  'vitesse en mètre par seconde',
  'convertir une minute en secondes',
  'mouvement de 10 secondes',
  'deuxième loi de Newton',
  'première loi de Kepler',
  'ma première séance de danse',
  'la première de couverture',
  'la seconde révolution industrielle',
  'matière première',
  'cinquième croisade',
  'quatrième dimension',
  'langue maternelle',
  'couleurs primaires',
  'particules élémentaires',
  'ce que pensent les animaux',
  '5 ms de latence',
  'cap sur la lecture',
  'collège de France',
  'phase terminale',
  'paléolithique supérieur',
  'cycle de l’eau',
];

const SUBJECTS: Cases = {
  'maths 5e': ['mathematiques'],
  'exercices de mathématiques': ['mathematiques'],
  'hist-géo 4e': ['histoire-et-geographie'],
  'histoire géo seconde': ['histoire-et-geographie'],
  'histoire 5e croisades': ['histoire-et-geographie'],
  'histoire des arts 3e': ['histoire-des-arts'],
  'l’histoire de la petite poule rousse': [],
  'svt digestion': ['sciences-de-la-vie-et-de-la-terre'],
  'physique chimie 4e': ['physique-chimie'],
  'éducation physique': ['education-physique-et-sportive'],
  'activité physique quotidienne': [],
  'EPS acrosport': ['education-physique-et-sportive'],
  'LE SPORT EN CLASSE': ['education-physique-et-sportive'],
  'techno 5e matériaux': ['technologie'],
  'snt réseaux sociaux': ['snt'],
  'philo dissertation': ['philosophie'],
  'ses offre et demande': ['sciences-economiques-et-sociales'],
  'grammaire cm1': ['francais'],
  'conjugaison espagnol': ['espagnol'],
  'grammaire anglaise present perfect': ['anglais'],
  'français 6e fables': ['francais'],
  'roman français': [],
  'révolution russe': [],
  'géométrie cm2': ['mathematiques'],
  'arts pla cycle 3 portrait': ['arts-plastiques'],
  'EMC laïcité': ['enseignement-moral-et-civique'],
};

const TYPES: Cases = {
  'exo fractions': ['exercice'],
  'évaluation numération ce2': ['evaluation'],
  'qcm snt': ['questionnaire'],
  'TP titrage': ['travaux-pratiques'],
  'cours sur les probabilités': ['cours-presentation'],
  'cours d’eau et bassin versant': [],
  'au cours de la Renaissance': [],
  'corrigé brevet': ['corrige'],
  'fiche de prep lecture': ['fiche-pedagogique'],
  'séquence théâtre 4e': ['scenario-pedagogique'],
  'escape game maths': ['jeu-educatif'],
  'jeu de l’oie conjugaison': ['jeu-educatif'],
  'le jeu de l’amour et du hasard': [],
  'jeux olympiques antiques': [],
  'structures de contrôle python': [],
};

const FORMATS: Record<string, string> = {
  'diaporama révolution française': 'odp',
  'tableur budget': 'ods',
  'notebook pandas': 'ipynb',
  'dictée audio cm1': 'mp3',
  'banque de questions moodle svt': 'moodle-xml',
  'jeu scratch chat et souris': 'sb3',
  'figure geogebra thalès': 'ggb',
  'roman epub': 'epub',
};

describe('readQueryHints', () => {
  it.each(Object.entries(LEVELS))('reads the levels of « %s »', (query, expected) => {
    expect(readQueryHints(query).levels).toEqual(expected);
  });

  it.each(NO_LEVEL)('reads no level in « %s »', (query) => {
    expect(readQueryHints(query).levels).toEqual([]);
  });

  it.each(Object.entries(SUBJECTS))('reads the subjects of « %s »', (query, expected) => {
    expect(readQueryHints(query).subjects).toEqual(expected);
  });

  it.each(Object.entries(TYPES))('reads the types of « %s »', (query, expected) => {
    expect(readQueryHints(query).types).toEqual(expected);
  });

  it.each(Object.entries(FORMATS))('« %s » asks for files of format %s', (query, format) => {
    expect(formatHints(query)).toContain(format);
  });

  it('reads « seconde » as the class, which admits every seconde of the lycée général', () => {
    expect(expandLevels(readQueryHints('mouvement vitesse seconde').levels)).toEqual([
      'seconde',
      '2de-gt',
      '2de-sthr',
    ]);
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        readQueryHints(query);
      }),
    );
  });

  it('does not depend on accents, case of letters beyond sigles, or kind of apostrophe', () => {
    expect(readQueryHints('evaluation d’histoire quatrieme')).toEqual(
      readQueryHints("Évaluation d'histoire quatrième"),
    );
  });
});
