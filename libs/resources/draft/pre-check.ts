import { type AccessibilityFinding, describeAccessibility, familyOf } from '#documents';
import { lacksOpenTwin, wayOut } from '#inspection';
import type { Problem } from '#platform/authorization';
import type { DraftFields } from './draft.js';
import type { Part } from './part.js';
import type { NamedSource } from '../source/source.js';
import type { StoredFile } from '../file/stored-file.js';
import { brokenLink, linksIn } from '../source/written-links.js';

export type PreCheckKey = 'metadata' | 'rights' | 'files' | 'accessibility' | 'pupils' | 'links';
/** Never a verdict: what is to be mended stands in the way of nothing. */
type PreCheckState = 'done' | 'to_mend' | 'unknown';

export interface PreCheckItem {
  readonly label: string;
  /** « images 2 et 5, dans « fiche.odt » » */
  readonly where: string | null;
  readonly why: string | null;
  readonly mend: string | null;
  readonly severity: AccessibilityFinding['severity'] | null;
}

/** One thing that a program looked at before anybody reads. */
export interface PreCheck {
  readonly key: PreCheckKey;
  readonly state: PreCheckState;
  readonly label: string;
  readonly detail: string;
  readonly items: readonly PreCheckItem[];
}

/** What is known of the bytes of a file; `barriers` is « done » or « failed », null where nothing is looked for. */
export interface FileReading {
  readonly sha256: string;
  readonly checked: 'pending' | 'done' | 'failed';
  readonly barriers: 'done' | 'failed' | null;
  readonly findings: readonly AccessibilityFinding[];
}

/** A draft or a version, as far as these checks look at it. */
export interface CheckedWork {
  readonly fields: DraftFields;
  /** What stands before publication; nothing for a version. */
  readonly problems: readonly Problem[];
  readonly files: readonly StoredFile[];
  readonly items: readonly Part[];
  readonly sources: readonly NamedSource[];
  readonly readings: ReadonlyMap<string, FileReading>;
  /** Places that may be a pupil’s, still without an answer; null where they are not the reader's to know. */
  readonly places: readonly { label: string; where: string }[] | null;
}

type Outcome = Omit<PreCheck, 'key' | 'label'>;

const checks: Record<PreCheckKey, { label: string; look: (work: CheckedWork) => Outcome }> = {
  metadata: { label: 'Description', look: metadata },
  rights: { label: 'Licence et crédits', look: rights },
  files: { label: 'Formats des fichiers', look: formats },
  accessibility: { label: 'Accessibilité des documents', look: accessibility },
  pupils: { label: 'Données d’élèves', look: pupils },
  links: { label: 'Liens', look: links },
};

/** Always the same six, in the same order. */
export const preChecksOf = (work: CheckedWork): PreCheck[] =>
  (Object.keys(checks) as PreCheckKey[]).map((key) => ({
    key,
    label: checks[key].label,
    ...checks[key].look(work),
  }));

const item = (label: string, more: Partial<PreCheckItem> = {}): PreCheckItem => ({
  label,
  where: null,
  why: null,
  mend: null,
  severity: null,
  ...more,
});

const done = (detail: string): Outcome => ({ state: 'done', detail, items: [] });
const counted = (count: number, one: string, many: string): string =>
  count === 1 ? one : `${count} ${many}`;

/** Those who look for a lesson, or prepare it, ask for these first. */
const wished: readonly { field: keyof DraftFields; label: string; why: string }[] = [
  { field: 'keywords', label: 'Des mots-clés', why: 'Ils aident à la trouver.' },
  { field: 'durationMinutes', label: 'La durée', why: 'On sait si elle tient dans une séance.' },
  { field: 'objectives', label: 'Les objectifs', why: 'On sait ce que les élèves y apprennent.' },
  { field: 'prerequisites', label: 'Les prérequis', why: 'On sait ce qu’il faut savoir avant.' },
  { field: 'language', label: 'La langue', why: 'La recherche et la lecture vocale s’en servent.' },
];

const described = new Set(['title', 'summary', 'levels', 'subjects', 'types', 'files']);

function metadata({ fields, problems }: CheckedWork): Outcome {
  const needed = problems
    .filter(({ field }) => described.has(field ?? ''))
    .map(({ message }) => item(message, { severity: 'blocking' }));
  const absent = wished
    .filter(({ field }) => isEmpty(fields[field]))
    .map(({ label, why }) => item(label, { why, severity: 'advice' }));
  const items = [...needed, ...absent];
  return items.length === 0
    ? done('Tout est rempli.')
    : {
        state: 'to_mend',
        detail: counted(items.length, 'Un champ à remplir.', 'champs à remplir.'),
        items,
      };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const owned = new Set([
  'licence',
  'thirdPartyItems',
  'adaptationChanges',
  'licenceChecked',
  'rightsAnswers.attested',
]);

function rights({ problems, items: borrowed, sources }: CheckedWork): Outcome {
  const needed = problems
    .filter(({ field }) => owned.has(field ?? ''))
    .map(({ message }) => item(message, { severity: 'blocking' }));
  const untraced = [
    ...borrowed.filter(({ kind, url }) => kind === 'third_party' && !url).map(({ title }) => title ?? ''),
    ...sources
      .filter((source) => source.sourceVersionId === null && !source.outsideUrl)
      .map(({ title }) => title),
  ].map((title) =>
    item(`« ${title} » : son adresse d’origine`, {
      why: 'On peut aller voir l’original.',
      severity: 'advice',
    }),
  );
  const items = [...needed, ...untraced];
  const credited = sources.length + borrowed.filter(({ kind }) => kind === 'third_party').length;
  if (items.length > 0)
    return {
      state: 'to_mend',
      detail: counted(items.length, 'Un point à compléter.', 'points à compléter.'),
      items,
    };
  return done(
    credited === 0
      ? 'La licence est choisie ; rien n’est déclaré venir d’ailleurs.'
      : `La licence est choisie ; ${counted(credited, 'un emprunt est crédité.', 'emprunts sont crédités.')}`,
  );
}

function formats({ files }: CheckedWork): Outcome {
  if (files.length === 0) return done('Aucun fichier.');
  const items = files
    .filter((file) => lacksOpenTwin(file, files))
    .map((file) =>
      item(`« ${file.name} » ne s’ouvre que dans son logiciel`, { mend: wayOut(file), severity: 'annoying' }),
    );
  return items.length === 0
    ? done(
        counted(files.length, 'Le fichier s’ouvre', 'fichiers, qui s’ouvrent').concat(
          ' avec des logiciels libres.',
        ),
      )
    : {
        state: 'to_mend',
        detail: counted(items.length, 'Un fichier sans copie ouverte.', 'fichiers sans copie ouverte.'),
        items,
      };
}

function accessibility({ files, readings }: CheckedWork): Outcome {
  const documents = files.filter(({ format }) => familyOf(format) !== null);
  if (documents.length === 0)
    return { state: 'unknown', detail: 'Aucun document que nous sachions lire ainsi.', items: [] };
  const items = documents.flatMap(({ name, sha256, format }) =>
    (readings.get(sha256)?.findings ?? []).map((finding) => {
      const { label, why, mend } = describeAccessibility(finding, format);
      return item(label, {
        where: `${finding.place}, dans « ${name} »`,
        why,
        mend,
        severity: finding.severity,
      });
    }),
  );
  const unread = documents.filter(({ sha256 }) => readings.get(sha256)?.barriers !== 'done');
  const unsaid =
    unread.length === 0
      ? ''
      : counted(unread.length, 'Un document n’a pas été lu.', 'documents n’ont pas été lus.');
  if (items.length > 0)
    return {
      state: 'to_mend',
      detail: `${counted(items.length, 'Une chose à améliorer.', 'choses à améliorer.')} ${unsaid}`.trim(),
      items: bySeverity(items),
    };
  return unsaid
    ? { state: 'unknown', detail: unsaid, items: [] }
    : done('Rien trouvé à améliorer. Un programme ne voit pas tout.');
}

const weights = ['blocking', 'annoying', 'advice', null];
const bySeverity = (items: readonly PreCheckItem[]): PreCheckItem[] =>
  [...items].sort((one, other) => weights.indexOf(one.severity) - weights.indexOf(other.severity));

function pupils({ files, readings, places }: CheckedWork): Outcome {
  if (places && places.length > 0)
    return {
      state: 'to_mend',
      detail: counted(places.length, 'Un endroit attend une réponse.', 'endroits attendent une réponse.'),
      items: places.map(({ label, where }) => item(label, { where })),
    };
  const unread = files.filter(({ sha256 }) => (readings.get(sha256)?.checked ?? 'pending') !== 'done');
  if (unread.length > 0)
    return {
      state: 'unknown',
      detail: counted(
        unread.length,
        'Un fichier n’a pas été lu en entier.',
        'fichiers n’ont pas été lus en entier.',
      ),
      items: [],
    };
  return done(
    places
      ? 'Rien trouvé qui attende une réponse.'
      : 'Les fichiers et le texte ont été lus avant la publication ; ce qui ressemblait à une donnée d’élève a reçu une réponse.',
  );
}

function links({ fields, files, items, sources }: CheckedWork): Outcome {
  const names = new Set(files.map(({ name }) => name));
  const addresses = [
    fields.linkUrl,
    ...items.map(({ url }) => url),
    ...sources.map(({ outsideUrl }) => outsideUrl),
  ];
  const said = addresses.filter((each): each is string => Boolean(each));
  const written = [...new Set([...linksIn(fields.text ?? ''), ...said])];
  const broken = written.flatMap((target) => brokenLink(target, names) ?? []);
  if (broken.length > 0)
    return {
      state: 'to_mend',
      detail: counted(broken.length, 'Un lien ne mène nulle part.', 'liens ne mènent nulle part.'),
      items: broken.map(({ target, why }) => item(`« ${target} »`, { why, severity: 'annoying' })),
    };
  return written.length === 0
    ? done('Aucun lien.')
    : {
        state: 'unknown',
        detail: `${counted(written.length, 'Un lien bien écrit', 'liens bien écrits')} ; nous ne les avons pas ouverts.`,
        items: [],
      };
}
