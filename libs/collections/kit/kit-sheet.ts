import { attribution, getLicence, rightsSummary } from '#licensing';
import type { ArchiveContent } from '#resources';
import { findTerm, languages, levelLabel, type VocabularyName } from '#vocabulary';
import type { KitResource } from './kit-resource.js';
import { durationOf } from './kit-words.js';
import { sanitised } from './markup.js';

type Version = ArchiveContent['version'];

const labels = (vocabulary: VocabularyName, ids: readonly string[] | undefined): string =>
  (ids ?? []).flatMap((id) => findTerm(vocabulary, id)?.label ?? []).join(', ');

const levelsOf = ({ levels, fields }: Version): string =>
  fields.allLevels && levels.length === 0 ? 'Tous niveaux' : levelLabel(levels);

const durationIn = ({ fields: { durationMinutes } }: Version): string =>
  durationMinutes ? durationOf(durationMinutes) : '';

/** « Leçon · CM1 · 45 min ». */
export const factsOf = (version: Version): string =>
  [labels('resource-types', version.types.slice(0, 1)), levelsOf(version), durationIn(version)]
    .filter(Boolean)
    .join(' · ');

/** The pedagogical sheet: only what the author said, in the order of the site. */
export function sheetOf(version: Version): KitResource['sheet'] {
  const { fields, subjects, types, language } = version;
  const rows: [string, string | null | undefined | false][] = [
    ['Niveau', levelsOf(version)],
    ['Discipline', labels('subjects', subjects)],
    ['Type', labels('resource-types', types)],
    ['Thème', labels('themes', fields.themes)],
    ['Durée', durationIn(version)],
    ['Matériel', labels('equipment', fields.equipment)],
    ['Groupes', fields.groupSize],
    ['Lieu', labels('places', fields.place)],
    ['Pour', labels('audiences', fields.audience)],
    ['Âges', fields.ages],
    ['Double niveau', fields.multiLevel && 'Prévue pour'],
    [
      'Impression',
      [fields.blackAndWhite ? 'Lisible en noir et blanc' : '', fields.copies].filter(Boolean).join(', '),
    ],
    ['Objectif', fields.objectives],
    ['Prérequis', fields.prerequisites],
    ['Besoins particuliers', fields.needs],
    ['Langue', language !== 'fr' && (languages().find(({ id }) => id === language)?.label ?? language)],
    ['Mots-clés', (fields.keywords ?? []).join(', ')],
  ];
  return rows.flatMap(([term, words]): [string, string][] => (words ? [[term, words]] : []));
}

/** What may be done with it, and what to copy with it. */
export function rightsOf({ version, work }: ArchiveContent): Pick<KitResource, 'licence' | 'credit'> {
  const { short, names } = getLicence(version.licenceId);
  const name = short === names.fr ? short : `${short}, ${names.fr}`;
  return {
    licence: { name, ...rightsSummary(version.licenceId, work) },
    credit: sanitised(attribution(work).html),
  };
}
