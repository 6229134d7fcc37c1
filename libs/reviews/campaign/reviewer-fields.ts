import { isDay } from '#platform/clock';
import { findTerm } from '#vocabulary';
import { ReviewerFieldInvalid } from './reviewer.errors.js';
import type { ReviewerFields } from './reviewer.js';

const mostReviews = 20;

/** What was given, as it may be kept; throws a refusal on the first field at fault. */
export function checkedReviewer(given: Partial<ReviewerFields>): Partial<ReviewerFields> {
  const { cap, languages } = given;
  if (cap !== undefined && !(Number.isInteger(cap) && cap >= 0 && cap <= mostReviews))
    throw ReviewerFieldInvalid('cap', `Un nombre de 0 à ${mostReviews}.`);
  if (languages && (languages.length === 0 || languages.some((id) => !findTerm('languages', id))))
    throw ReviewerFieldInvalid('languages', 'Choisissez au moins une langue de la liste.');
  for (const field of ['absentFrom', 'absentUntil'] as const)
    if (given[field] && !isDay(given[field]))
      throw ReviewerFieldInvalid(field, 'Donnez un jour qui existe, comme 2027-01-15.');
  return {
    ...given,
    ...(languages ? { languages: [...new Set(languages)] } : {}),
  };
}
