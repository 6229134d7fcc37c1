import { formatOf } from '#inspection';
import { licencePermissions } from '#licensing';
import type { SearchDocument } from '#platform/search-engine';
import type { Resource, Version } from '#resources';
import type { StandingLabel } from '#reviews';
import { findTerm, type VocabularyName } from '#vocabulary';
import { doubleLevelValues, groupingValues, printingValues } from './classroom/classroom-facet.js';
import { notionKeys } from './classroom/notion.js';
import { durationBucket } from './duration.js';
import { levelValues } from './level-facet.js';
import { reviewValues } from './review-facet.js';

/** As much text of one resource as the index takes, in UTF-16 units. */
export const LONGEST_BODY = 200_000;
/** « Sans ordinateur » filters and is no word to find: who types « ordinateur » wants one. */
const NOTHING_NEEDED = 'sans-ordinateur';
/** A summary that tells something. */
const TELLING_SUMMARY = 80;

/** A published resource with everything that a visitor may read of its newest version. */
export interface PublishedResource {
  readonly resource: Pick<Resource, 'id' | 'familyId' | 'publishedAt'>;
  readonly version: Pick<
    Version,
    | 'title'
    | 'summary'
    | 'language'
    | 'levels'
    | 'subjects'
    | 'types'
    | 'fields'
    | 'licenceId'
    | 'publishedAt'
  >;
  readonly credits: readonly { agentId: string; name: string; creditWithdrawn: boolean }[];
  readonly files: readonly { name: string; format: string | null; role: string }[];
  /** Of its newest reviewed version; it filters, and never ranks. */
  readonly label: Pick<StandingLabel, 'outcome'> | null;
  /** The text written in place, then the text inside the files, in order. */
  readonly texts: readonly string[];
}

/** What the index holds of a resource; test/bench/manifest-document.ts makes nearly the same of a manifest’s line. */
export function searchDocument(published: PublishedResource): SearchDocument {
  const { resource, version, files } = published;
  const credits = published.credits.filter((credit) => !credit.creditWithdrawn);
  return {
    id: resource.id,
    familyId: resource.familyId ?? resource.id,
    title: version.title,
    summary: version.summary,
    keywords: version.fields.keywords ?? [],
    authors: credits.map((credit) => credit.name),
    labels: labelsOf(version, files),
    body: [version.fields.objectives ?? '', ...published.texts]
      .filter(Boolean)
      .join('\n\n')
      .slice(0, LONGEST_BODY),
    facets: {
      levels: levelValues(saidLevels(version)),
      subjects: saidSubjects(version),
      types: version.types,
      permissions: [...licencePermissions(version.licenceId)],
      formats: unique(files.flatMap(({ format }) => format ?? [])),
      languages: [version.language],
      durations: version.fields.durationMinutes ? [durationBucket(version.fields.durationMinutes)] : [],
      equipment: version.fields.equipment ?? [],
      groupings: groupingValues(version),
      places: version.fields.place ?? [],
      printing: printingValues(version),
      doubleLevels: doubleLevelValues(version),
      after: notionKeys(version.fields.prerequisites ?? ''),
      before: notionKeys(version.fields.objectives ?? ''),
      authors: unique(credits.map((credit) => credit.agentId)),
      review: reviewValues(published.label?.outcome ?? null),
    },
    publishedAt: resource.publishedAt ?? version.publishedAt,
    rank: completeness(published),
  };
}

type Described = PublishedResource['version'];
type Files = PublishedResource['files'];

/** An author who says « tous niveaux » or « transversal » names no term: we do. */
const saidLevels = ({ levels, fields }: Described): string[] =>
  fields.allLevels && levels.length === 0 ? ['tous-niveaux'] : levels;
const saidSubjects = ({ subjects, fields }: Described): string[] =>
  fields.crossCurricular && subjects.length === 0 ? ['transversal'] : subjects;

function labelsOf(version: Described, files: Files): string[] {
  const { fields, language } = version;
  return unique([
    // Those said, not those that hold them: naming the cycle of each class costs level queries 0.03 of nDCG@10.
    ...labels('levels', saidLevels(version)),
    ...labels('subjects', saidSubjects(version)),
    ...labels('resource-types', version.types),
    ...labels('themes', fields.themes),
    ...labels(
      'equipment',
      fields.equipment?.filter((id) => id !== NOTHING_NEEDED),
    ),
    ...labels('places', fields.place),
    ...labels('audiences', fields.audience),
    // Nearly everything is in French: the word would only blur the subject of that name.
    ...labels('languages', language === 'fr' ? [] : [language]),
    ...files.flatMap(formatWords),
  ]);
}

function labels(vocabulary: VocabularyName, ids: readonly string[] = []): string[] {
  return ids.flatMap((id) => {
    const term = findTerm(vocabulary, id);
    return term ? [term.label, term.shortLabel] : [];
  });
}

/** « ODT », « Texte OpenDocument », « odt »: teachers say any of them. */
function formatWords({ name, format }: Files[number]): string[] {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  const label = format ? formatOf(format)?.label : null;
  return [extension, format, label].filter((word): word is string => Boolean(word));
}

/** How much a colleague is told before she downloads, 0 to 1. Never how many did. */
function completeness({ version, files }: PublishedResource): number {
  const { fields, summary } = version;
  const told = [
    summary.length >= TELLING_SUMMARY,
    (fields.keywords ?? []).length >= 3,
    Boolean(fields.durationMinutes),
    Boolean(fields.objectives),
    Boolean(fields.prerequisites ?? fields.groupSize),
    (fields.equipment ?? []).length + (fields.place ?? []).length > 0,
    files.some(({ role }) => role === 'editable'),
    files.some(({ role }) => role === 'answers'),
  ];
  return told.filter(Boolean).length / told.length;
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
