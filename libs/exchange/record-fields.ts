import type { DraftFields } from '#resources';
import { type CorpusKind, mapCorpusTerm, recogniseTerm } from '#vocabulary';
import type { ManifestRecord } from './manifest-record.js';
import { licenceOf } from './record-licence.js';

/** A word that names nothing in our vocabularies: reported, and kept as a keyword. */
export interface UnknownWord {
  readonly field: string;
  readonly word: string;
}

/** A record in the words of a draft. Throws RecordRefused when its licence cannot be published. */
export function draftFieldsOf(record: ManifestRecord): { fields: DraftFields; unknown: UnknownWord[] } {
  const licence = licenceOf(record);
  const levels = mapped('levels', 'levels', record.levels);
  const subjects = mapped('disciplines', 'disciplines', record.disciplines);
  const types = mapped('types', 'type', record.types);
  const equipment = recognised('equipment', record.equipment);
  const place = recognised('place', record.place);
  const themes = recognised('themes', record.themes);
  const unknown = [levels, subjects, types, equipment, place, themes].flatMap((each) => each.unknown);
  return {
    unknown,
    fields: {
      title: record.title,
      summary: record.description,
      language: record.language,
      keywords: [...new Set([...record.keywords, ...unknown.map(({ word }) => word)])],
      levels: levels.ids.filter((id) => id !== everyLevel),
      allLevels: levels.ids.includes(everyLevel) || undefined,
      subjects: subjects.ids.filter((id) => id !== noSubject),
      crossCurricular: subjects.ids.includes(noSubject) || undefined,
      types: types.ids,
      equipment: equipment.ids,
      place: place.ids,
      themes: themes.ids,
      durationMinutes: record.duration,
      groupSize: record.groupSize,
      objectives: record.objectives.join('\n') || null,
      prerequisites: record.prerequisites.join('\n') || null,
      multiLevel: record.multiLevel,
      blackAndWhite: record.blackAndWhite,
      linkUrl: record.link,
      licence: licence.id,
      licenceAnnounced: licence.announced,
      licenceEvidence: record.licence.evidence,
    },
  };
}

/** Terms that a draft says by a flag. */
const everyLevel = 'tous-niveaux';
const noSubject = 'transversal';

interface Mapped {
  readonly ids: string[];
  readonly unknown: UnknownWord[];
}

/** « Cycle 3 » stays cycle 3, as its author said it: which classes a filter admits is the search's affair. */
function mapped(kind: CorpusKind, field: string, words: readonly string[]): Mapped {
  const found = words.map((word) => mapCorpusTerm(kind, word));
  return {
    ids: [...new Set(found.flatMap(({ ids, wider }) => (wider ? [wider] : ids)))],
    unknown: found.filter((each) => each.unknown).map(({ word }) => ({ field, word })),
  };
}

/** The official places are named with their preposition, « en salle informatique »; teachers leave it out. */
const lists = {
  equipment: { vocabulary: 'equipment', prefixes: [''] },
  place: { vocabulary: 'places', prefixes: ['', 'en ', 'en salle de '] },
  themes: { vocabulary: 'themes', prefixes: [''] },
} as const;

function recognised(field: keyof typeof lists, words: readonly string[]): Mapped {
  const { vocabulary, prefixes } = lists[field];
  const termOf = (word: string) =>
    prefixes.map((prefix) => recogniseTerm(vocabulary, prefix + word)).find((term) => term !== null);
  return {
    ids: [...new Set(words.flatMap((word) => termOf(word)?.id ?? []))],
    unknown: words.filter((word) => !termOf(word)).map((word) => ({ field, word })),
  };
}
