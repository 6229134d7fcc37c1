import { createHash } from 'node:crypto';
import type { DraftFields } from '#resources';
import { findTerm, languages, type VocabularyName } from '#vocabulary';
import type { UpdateChoice, UpdatePiece } from './update-piece.js';

type FieldName = keyof DraftFields;

interface FieldReading {
  label: string;
  vocabulary?: VocabularyName;
  /** What goes with it: « tous niveaux » beside the levels. */
  beside?: FieldName;
}

/** What an original may bring to the sheet of an adaptation. Licences are never brought: hers is the adapter's to choose. */
const readings: Partial<Record<FieldName, FieldReading>> = {
  title: { label: 'Titre' },
  summary: { label: 'Résumé' },
  keywords: { label: 'Mots-clés' },
  language: { label: 'Langue' },
  levels: { label: 'Niveau', vocabulary: 'levels', beside: 'allLevels' },
  subjects: { label: 'Discipline', vocabulary: 'subjects', beside: 'crossCurricular' },
  types: { label: 'Type', vocabulary: 'resource-types' },
  themes: { label: 'Thème', vocabulary: 'themes' },
  durationMinutes: { label: 'Durée en minutes' },
  groupSize: { label: 'Groupes' },
  equipment: { label: 'Matériel', vocabulary: 'equipment' },
  place: { label: 'Lieu', vocabulary: 'places' },
  audience: { label: 'Pour', vocabulary: 'audiences' },
  objectives: { label: 'Objectif' },
  prerequisites: { label: 'Prérequis' },
  ages: { label: 'Âges' },
  multiLevel: { label: 'Double niveau' },
  blackAndWhite: { label: 'Lisible en noir et blanc' },
  copies: { label: 'Exemplaires' },
  needs: { label: 'Besoins particuliers' },
  linkUrl: { label: 'Lien' },
};
const written = new Set<FieldName>([
  'title',
  'summary',
  'objectives',
  'prerequisites',
  'needs',
  'groupSize',
  'copies',
  'ages',
]);

/** Three states of one sheet: when the adaptation started, hers now, the original's now. */
export interface ThreeSheets {
  base: DraftFields;
  mine: DraftFields;
  theirs: DraftFields;
}

export function fieldPieces({ base, mine, theirs }: ThreeSheets): UpdatePiece[] {
  return Object.entries(readings).flatMap(([name, reading]): UpdatePiece[] => {
    const field = name as FieldName;
    const [then, own, now] = [base, mine, theirs].map((sheet) => keyOf(sheet, field, reading));
    if (then === now || own === now) return [];
    return [
      {
        id: `champ-${field}-${createHash('sha256')
          .update(now ?? '')
          .digest('hex')
          .slice(0, 8)}`,
        kind: 'field',
        change: 'changed',
        conflict: own !== then,
        label: reading.label,
        mine: shown(mine, field, reading),
        originalThen: shown(base, field, reading),
        originalNow: shown(theirs, field, reading),
        editable: written.has(field),
      },
    ];
  });
}

/** What the choices write in the sheet; empty when they keep all of it. */
export function chosenFields(sheets: ThreeSheets, choices: ReadonlyMap<string, UpdateChoice>): DraftFields {
  const changes: DraftFields = {};
  for (const piece of fieldPieces(sheets)) {
    const choice = choices.get(piece.id);
    const field = piece.id.split('-')[1] as FieldName;
    if (!choice || choice.take === 'mine') continue;
    if (choice.take === 'edited' && !piece.editable) continue;
    Object.assign(changes, { [field]: chosen(sheets, field, choice) });
    const beside = readings[field]?.beside;
    if (beside) Object.assign(changes, { [beside]: sheets.theirs[beside] ?? false });
  }
  return changes;
}

function chosen({ mine, theirs }: ThreeSheets, field: FieldName, { take, text }: UpdateChoice): unknown {
  const [own, now] = [mine[field], theirs[field] ?? null];
  if (take === 'edited') return text ?? null;
  if (take === 'theirs') return now;
  if (Array.isArray(own) && Array.isArray(now)) return [...new Set([...own, ...now])];
  if (typeof own === 'string' && typeof now === 'string' && written.has(field)) return `${own}\n${now}`;
  return now;
}

/** Nothing said, in whatever way, is the same; the order of terms says nothing. */
function keyOf(sheet: DraftFields, field: FieldName, { beside }: FieldReading): string {
  const value = sheet[field];
  const list = Array.isArray(value) ? [...value].sort() : null;
  const said = list ? list.join('\n') : (value ?? '');
  return JSON.stringify([said, beside ? Boolean(sheet[beside]) : false]);
}

function shown(sheet: DraftFields, field: FieldName, { vocabulary }: FieldReading): string | null {
  const value = sheet[field];
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return (field === 'language' && languages().find(({ id }) => id === value)?.label) || value || null;
  if (!Array.isArray(value)) return null;
  const labels = value.map((id) => (vocabulary && findTerm(vocabulary, id)?.label) || id);
  return labels.join(', ') || null;
}
