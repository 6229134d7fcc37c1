import { getLicence, joinNames, type MixedWork, optionOf, resolveMix } from '#licensing';
import type { Problem } from '#platform/authorization';
import type { DraftFields } from '../draft/draft.js';
import type { Part } from '../draft/part.js';
import {
  adaptationChangesMissing,
  licenceCheckMissing,
  licencesIncompatible,
} from '../source/source.errors.js';
import type { NamedSource } from '../source/source.js';

/** What of others a draft holds, for the licence solver; `id` names the source or the item. */
export type TakenWork = MixedWork & { readonly id: string };

/** What of a part the licences look at. */
export type TakenPart = Pick<
  Part,
  'id' | 'kind' | 'name' | 'title' | 'author' | 'licenceId' | 'fromVersionId' | 'reworked'
>;

export interface Taken {
  readonly sources: readonly NamedSource[];
  readonly parts: readonly TakenPart[];
}

/**
 * Sources count as adapted, and so does an item that was reworked and a part taken up under a licence of its own; an
 * item shown as it is counts as one of a collection. One's own files keep the licence that their author chose for them.
 */
export function worksTaken({ sources, parts }: Taken): TakenWork[] {
  const items = parts.filter((part) => part.kind === 'third_party');
  const files = parts.filter(
    (part) => part.kind === 'file' && part.fromVersionId !== null && isApart(part, sources),
  );
  return [
    ...sources.map((source) => ({
      id: source.id,
      name: nameOf(source.title, source.authors, source.licenceId),
      licence: source.licenceId,
      use: 'adapted' as const,
      agreedTo: source.agreedTo,
      agreementTold: Boolean(source.agreement),
      refused: source.refused,
    })),
    ...items.map((item) => ({
      id: item.id,
      name: nameOf(item.title ?? '', item.author ? [item.author] : [], item.licenceId ?? ''),
      licence: item.licenceId ?? '',
      use: item.reworked ? ('adapted' as const) : ('shown' as const),
    })),
    ...files.map((file) => ({
      id: file.id,
      name: nameOf(file.name, [], file.licenceId ?? ''),
      licence: file.licenceId ?? '',
      use: 'adapted' as const,
    })),
  ];
}

/** A file taken up whose licence is not the one of the version it came with. */
const isApart = (part: TakenPart, sources: readonly NamedSource[]): boolean =>
  part.licenceId !== null &&
  part.licenceId !== sources.find(({ sourceVersionId }) => sourceVersionId === part.fromVersionId)?.licenceId;

/** What of others stands between a draft and its publication. */
export function mixProblems(fields: DraftFields, taken: Taken): Problem[] {
  const works = worksTaken(taken);
  const problems: Problem[] = [];
  if (taken.sources.length > 0 && !fields.adaptationChanges?.trim()) problems.push(adaptationChangesMissing);
  if (works.length === 0) return problems;
  const { options, isIncompatible } = resolveMix(works);
  if (!fields.licence) return isIncompatible ? [...problems, licencesIncompatible(null, works)] : problems;
  const option = optionOf(options, fields.licence);
  if (option.verdict === 'forbidden')
    return [...problems, licencesIncompatible(getLicence(fields.licence).short, works, option)];
  const isUnchecked = option.verdict === 'review' && !fields.licenceChecked?.trim();
  return isUnchecked ? [...problems, licenceCheckMissing(option)] : problems;
}

function nameOf(title: string, authors: readonly string[], licence: string): string {
  const by = authors.length > 0 ? ` de ${joinNames(authors)}` : '';
  return `«\u00a0${title}\u00a0»${by} (${getLicence(licence).short})`;
}
