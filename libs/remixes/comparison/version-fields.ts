import { findLicence } from '#licensing';
import type { Part, Version } from '#resources';
import { findTerm, languages, type VocabularyName } from '#vocabulary';

/** One thing that a version says of itself, as people read it; empty when it says nothing. */
export interface VersionField {
  field: string;
  label: string;
  value: string;
}

type Sheet = Version['fields'];

const terms = (vocabulary: VocabularyName, ids: readonly string[] | undefined): string =>
  (ids ?? []).map((id) => findTerm(vocabulary, id)?.label ?? id).join(', ');
const orAll = (all: boolean | undefined, label: string, listed: string): string =>
  all && listed === '' ? label : listed;
const yesNo = (value: boolean | null | undefined): string => {
  if (value === null || value === undefined) return '';
  return value ? 'oui' : 'non';
};
const minutes = (count: number | null | undefined): string => (count ? `${count} minutes` : '');

/** What a version says of itself for the classroom and the law, its text and files aside. */
const readings: Record<string, [label: string, read: (version: Version, sheet: Sheet) => string]> = {
  title: ['Titre', ({ title }) => title],
  summary: ['Résumé', ({ summary }) => summary],
  levels: [
    'Niveau',
    ({ levels }, { allLevels }) => orAll(allLevels, 'Tous niveaux', terms('levels', levels)),
  ],
  subjects: [
    'Discipline',
    ({ subjects }, { crossCurricular }) => orAll(crossCurricular, 'Transversal', terms('subjects', subjects)),
  ],
  types: ['Type', ({ types }) => terms('resource-types', types)],
  themes: ['Thème', (_, sheet) => terms('themes', sheet.themes)],
  durationMinutes: ['Durée', (_, sheet) => minutes(sheet.durationMinutes)],
  groupSize: ['Groupes', (_, sheet) => sheet.groupSize ?? ''],
  equipment: ['Matériel', (_, sheet) => terms('equipment', sheet.equipment)],
  place: ['Lieu', (_, sheet) => terms('places', sheet.place)],
  audience: ['Pour', (_, sheet) => terms('audiences', sheet.audience)],
  objectives: ['Objectif', (_, sheet) => sheet.objectives ?? ''],
  prerequisites: ['Prérequis', (_, sheet) => sheet.prerequisites ?? ''],
  ages: ['Âges', (_, sheet) => sheet.ages ?? ''],
  multiLevel: ['Double niveau', (_, sheet) => yesNo(sheet.multiLevel)],
  blackAndWhite: ['Lisible en noir et blanc', (_, sheet) => yesNo(sheet.blackAndWhite)],
  copies: ['Exemplaires', (_, sheet) => sheet.copies ?? ''],
  needs: ['Besoins particuliers', (_, sheet) => sheet.needs ?? ''],
  language: ['Langue', ({ language }) => languages().find(({ id }) => id === language)?.label ?? language],
  keywords: ['Mots-clés', (_, sheet) => (sheet.keywords ?? []).join(', ')],
  licence: ['Licence', ({ licenceId }) => findLicence(licenceId)?.short ?? licenceId],
};

export function versionFields(version: Version, parts: readonly Part[]): VersionField[] {
  const fields = Object.entries(readings).map(([field, [label, read]]) => ({
    field,
    label,
    value: read(version, version.fields),
  }));
  const link = parts.find(({ kind }) => kind === 'link')?.url ?? '';
  const items = parts
    .filter(({ kind }) => kind === 'third_party')
    .map(({ title, author, licenceId }) =>
      [title, author, findLicence(licenceId ?? '')?.short].filter(Boolean).join(', '),
    )
    .join('\n');
  return [
    ...fields,
    { field: 'linkUrl', label: 'Lien', value: link },
    { field: 'thirdPartyItems', label: 'Éléments repris d’ailleurs', value: items },
  ];
}
