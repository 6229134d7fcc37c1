import { classesOf, expandTerms, findTerm, levelLabel } from '#vocabulary';
import type { Campaign } from '../campaign/campaign.js';

/** What of a resource a campaign's scope looks at. */
export interface ScopedWork {
  readonly resourceId: string;
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
  readonly allLevels: boolean;
  readonly crossCurricular: boolean;
}

/** Why this resource is not for this campaign, in French; null when it is. `chosen`: its resources, none for all. */
export function outOfScope(
  { levels, subjects }: Pick<Campaign, 'levels' | 'subjects'>,
  chosen: readonly string[],
  work: ScopedWork,
): string | null {
  if (chosen.length > 0 && !chosen.includes(work.resourceId))
    return 'Cette campagne relit des ressources choisies d’avance, et celle-ci n’en est pas.';
  if (levels.length > 0 && !work.allLevels && !meet(classesOf(levels), classesOf(work.levels)))
    return `Cette campagne relit des ressources pour : ${labels('levels', levels)}. La vôtre dit : ${said('levels', work.levels)}.`;
  const isOfSubject = meet(expandTerms('subjects', subjects), expandTerms('subjects', work.subjects));
  if (subjects.length > 0 && !work.crossCurricular && !isOfSubject)
    return `Cette campagne relit des ressources de : ${labels('subjects', subjects)}. La vôtre dit : ${said('subjects', work.subjects)}.`;
  return null;
}

const meet = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((id) => other.includes(id));

const labels = (vocabulary: 'levels' | 'subjects', ids: readonly string[]): string =>
  vocabulary === 'levels'
    ? levelLabel(ids)
    : ids.map((id) => findTerm(vocabulary, id)?.shortLabel ?? id).join(', ');
const said = (vocabulary: 'levels' | 'subjects', ids: readonly string[]): string =>
  ids.length === 0 ? 'rien' : labels(vocabulary, ids);
