import { createHash } from 'node:crypto';
import {
  describeRule,
  findPupilTraces,
  type Finding,
  passagesOf,
  shapeOf,
  type ShieldPassage,
} from '#shield';
import type { AccessibilityFinding } from '#documents';
import type { Problem } from '#platform/authorization';
import type { Draft } from '../draft/draft.js';

/** Raised when the rules change: files checked under older ones are checked again before they are published. */
export const RULES_VERSION = 2;

/** What an author says of a place that the shield found. */
export type FindingReason =
  'not-personal' | 'own' | 'service' | 'invented' | 'authorised' | 'nobody-recognisable' | 'not-authorised';

/** As the rows keep it: where and what, never the datum. */
export type KeptFinding = Omit<Finding, 'mask'>;

type CheckState = 'pending' | 'done' | 'failed';

/** A file of a draft, whether it was looked at, and what was found in its bytes. */
export interface CheckedFile {
  readonly draftId: string;
  readonly partId: string;
  readonly name: string;
  readonly sha256: string;
  readonly state: CheckState;
  readonly images: number;
  readonly findings: readonly KeptFinding[];
  /** Whether its accessibility was looked at; null where nothing is looked for, or not yet. */
  readonly barriers: 'done' | 'failed' | null;
  readonly barrierFindings: readonly AccessibilityFinding[];
}

/** One answer of an author: it stands for this origin, place and shape, and for nothing else. */
export interface FindingAnswer extends Pick<KeptFinding, 'rule' | 'place' | 'shape'> {
  readonly resourceId: string;
  /** The SHA-256 of a file, or a field of the draft. */
  readonly origin: string;
  readonly reason: FindingReason;
}

/** A place of a draft that may be a pupil's, with its answer when there is one. */
export interface DraftFinding extends KeptFinding {
  readonly id: string;
  readonly origin: string;
  /** Null: not in a file. */
  readonly partId: string | null;
  readonly label: string;
  readonly why: string;
  /** « tableau 2, ligne 3, dans « fiche.odt » » */
  readonly where: string;
  readonly reason: FindingReason | null;
  /** To be shown, never kept; null where it would have to be read again in the file. */
  readonly mask: string | null;
}

const usual: readonly FindingReason[] = ['not-personal', 'own', 'service', 'invented', 'authorised'];
const offered: Record<string, readonly FindingReason[]> = {
  'class-list': ['invented', 'not-personal', 'authorised'],
  'birth-date': ['invented', 'not-personal', 'authorised'],
  ine: ['invented', 'not-personal'],
  location: ['not-personal', 'own'],
  faces: ['nobody-recognisable', 'authorised', 'not-authorised'],
};

export const reasonsFor = (rule: string): readonly FindingReason[] => offered[rule] ?? usual;

/** Everything the shield says of a draft: its fields are read now, its files were read when they came. */
export function findingsOf(
  draft: Draft,
  files: readonly CheckedFile[],
  answers: readonly FindingAnswer[],
): DraftFinding[] {
  const found = new Map<string, DraftFinding>();
  for (const each of [...inFields(draft), ...inFiles(files), ...faces(files)]) {
    const id = idOf(each);
    const answer = answers.find((one) => idOf(one) === id);
    found.set(id, { ...each, ...describeRule(each.rule, each.count), id, reason: answer?.reason ?? null });
  }
  return [...found.values()];
}

/** Severe and unanswered, or answered by what forbids publishing. */
const isOpen = ({ severity, reason }: Pick<DraftFinding, 'severity' | 'reason'>): boolean =>
  reason === 'not-authorised' || (severity === 'severe' && reason === null);

/** What was found and stands between a draft and its publication. */
export function unansweredProblems(findings: readonly DraftFinding[]): Problem[] {
  return findings.filter(isOpen).map(({ label, where }) => ({
    code: 'PUPIL_DATA_UNANSWERED',
    message: `${label} : ${where}. À retirer, à remplacer, ou à confirmer.`,
    field: 'findings',
  }));
}

/** What nobody has looked at yet. Publishing looks first: only a file that came in between still stands in its way. */
export function uncheckedProblems(files: readonly Pick<CheckedFile, 'state' | 'name'>[]): Problem[] {
  return files
    .filter(({ state }) => state === 'pending')
    .map(({ name }) => ({
      code: 'PUPIL_CHECK_PENDING',
      message: `« ${name} » n’est pas encore vérifié. Réessayez dans une minute.`,
      field: 'findings',
    }));
}

type Found = Omit<DraftFinding, 'id' | 'label' | 'why' | 'reason'>;

const FIELDS = {
  title: 'dans le titre',
  summary: 'dans le résumé',
  needs: 'dans les besoins',
  objectives: 'dans les objectifs',
};

function inFields({ fields }: Draft): Found[] {
  const said = Object.entries(FIELDS).flatMap(([field, where]) =>
    findPupilTraces([passage(fields[field as keyof typeof FIELDS])]).map((each) => ({
      ...each,
      origin: field,
      where,
    })),
  );
  const lines = (fields.text ?? '').split(/\n+/).map((text) => ({ kind: 'paragraph', text }));
  const written = findPupilTraces(passagesOf({ blocks: lines })).map((each) => ({
    ...each,
    origin: 'text',
    where: `${each.place} du texte écrit ici`,
  }));
  return [...said, ...written].map((each) => ({ ...each, partId: null }));
}

function inFiles(files: readonly CheckedFile[]): Found[] {
  return files.flatMap(({ partId, name, sha256, findings }) => {
    const inName = findPupilTraces([passage(name, 'nom du fichier')]);
    return [...findings.map((each) => ({ ...each, mask: null })), ...inName].map((each) => ({
      ...each,
      partId,
      origin: sha256,
      where: each.place === 'nom du fichier' ? 'dans le nom d’un fichier' : `${each.place}, dans « ${name} »`,
    }));
  });
}

/** Nobody looks for faces but the author: one question for all images, asked again when the files change. */
function faces(files: readonly CheckedFile[]): Found[] {
  const pictured = files.filter(({ images }) => images > 0);
  if (pictured.length === 0) return [];
  const shape = createHash('sha256')
    .update(
      pictured
        .map(({ sha256 }) => sha256)
        .sort()
        .join(),
    )
    .digest('hex')
    .slice(0, 16);
  const count = pictured.reduce((sum, { images }) => sum + images, 0);
  const [only] = pictured;
  const where = pictured.length === 1 ? `dans « ${only?.name} »` : `dans ${pictured.length} fichiers`;
  return [
    {
      rule: 'faces',
      severity: 'question',
      place: 'images',
      count,
      shape,
      origin: 'images',
      partId: null,
      where,
      mask: null,
    },
  ];
}

const passage = (text: string | null | undefined, place = ''): ShieldPassage => ({
  kind: 'text',
  text: text ?? '',
  place,
});

/** What may be kept of a finding. */
export const withoutMask = ({ rule, severity, place, count, shape }: Finding): KeptFinding => ({
  rule,
  severity,
  place,
  count,
  shape,
});

const idOf = ({ origin, rule, place, shape }: Pick<Found, 'origin' | 'rule' | 'place' | 'shape'>): string =>
  createHash('sha256')
    .update(JSON.stringify([origin, rule, place, shape]))
    .digest('base64url')
    .slice(0, 22);

/** Images of a file that say where they were taken, as findings. */
export const locatedImages = (ranks: readonly number[]): KeptFinding[] =>
  ranks.map((rank) => ({
    rule: 'location',
    severity: 'severe',
    place: `image ${rank}`,
    count: 1,
    shape: shapeOf(['location']),
  }));
