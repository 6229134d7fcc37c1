import { adaptedFor, barrierFree } from '#resources';
import { wellReviewed } from '#reviews';
import { classesOf, expandTerms, levels, normalise, subjects, type Term } from '#vocabulary';
import { needs } from '../coverage/needs.js';
import type { Call, CallCriteria } from './call.js';

/** What of its criteria a contribution does not meet yet. */
export type UnmetCriterion = 'levels' | 'subjects' | 'keywords' | 'wants';

/** The criteria of a call as SQL compares them: all terms that answer, patterns of words. Empty: anything answers. */
interface ComparedCriteria extends Pick<CallCriteria, 'levels' | 'subjects' | 'wants'> {
  readonly id: string;
  readonly patterns: string[];
}

type Held = ReadonlyMap<string, readonly string[]>;

const heldBy = (terms: readonly Term[], held: (id: string) => string[]): Held =>
  new Map(terms.map(({ id }) => [id, held(id)]));

// The lists never change while a server runs; a page may compare the criteria of fifty calls.
const classesByLevel = heldBy(levels(), (id) => classesOf([id]));
const heldBySubject = heldBy(subjects(), (id) => expandTerms('subjects', [id]));

const meeting = (held: Held, wanted: ReadonlySet<string>): string[] =>
  [...held].flatMap(([term, ids]) => (ids.some((id) => wanted.has(id)) ? [term] : []));

/** Terms whose classes are among those of these levels: « Cycle 3 » answers for CM1, and CM1 for « Cycle 3 ». */
export function meetingLevels(ids: readonly string[]): string[] {
  const classes = new Set(classesOf(ids));
  return meeting(classesByLevel, classes);
}

/** Subjects that hold one of these or are held by one: « Langues vivantes » meets « Anglais », and the other way round. */
export function meetingSubjects(ids: readonly string[]): string[] {
  return meeting(heldBySubject, new Set(expandTerms('subjects', ids)));
}

export const comparedCriteria = ({ id, levels, subjects, keywords, wants }: Call): ComparedCriteria => ({
  id,
  levels: meetingLevels(levels),
  subjects: expandTerms('subjects', subjects),
  patterns: keywords.map(normalise).flatMap((words) => (words ? [`% ${words.replaceAll(' ', '% ')}%`] : [])),
  wants,
});

/** Whether something for this class and subject is among what it asks for. */
export const covers = (call: Pick<Call, 'levels' | 'subjects'>, level: string, subject: string): boolean =>
  (call.levels.length === 0 || classesOf(call.levels).includes(level)) &&
  (call.subjects.length === 0 || expandTerms('subjects', call.subjects).includes(subject));

/** What a version says, as `patterns` are compared with it: folded words with a space before each. */
const said = `' ' || regexp_replace(lower(unaccent(concat_ws(' ', version.title, version.summary, version.fields->>'keywords'))),
  '[^a-z0-9+#]+', ' ', 'g')`;

/** Which criteria of `wanted` (a row of `comparedCriteria`) the newest `version` of `resource` does not meet, in SQL. */
export const unmetCriteria = `array_remove(array[
  case when wanted.levels <> '{}' and not (version.levels && wanted.levels)
    and coalesce(version.fields->>'allLevels', '') <> 'true' then 'levels' end,
  case when wanted.subjects <> '{}' and not (version.subjects && wanted.subjects)
    and coalesce(version.fields->>'crossCurricular', '') <> 'true' then 'subjects' end,
  case when wanted.patterns <> '{}' and not (${said} like any(wanted.patterns)) then 'keywords' end,
  case when not case wanted.wants when 'reviewed' then ${wellReviewed} when 'accessible' then ${barrierFree}
    when 'adapted' then ${adaptedFor(`'{${needs.join(',')}}'::text[]`)} else true end then 'wants' end], null)`;

/** The columns of `comparedCriteria` as `jsonb_to_recordset` names them. */
export const comparedColumns = 'wanted(id uuid, levels text[], subjects text[], patterns text[], wants text)';
