import { getLicence, type Licence } from './licence.js';
import { reasonFor, ruleTable, type Reason } from './rule.js';

/** How the unchanged copy will be passed on. A change of format is not a change of the work. */
export interface RedistributionContext {
  /** Licence announced on the copy, when it differs. */
  readonly newLicence?: string;
  readonly commercial?: boolean;
  /** A technical lock; a site with a password is not one. */
  readonly drm?: boolean;
}

export interface RedistributionAnswer {
  readonly mode: 'redistribution';
  readonly inputs: readonly string[];
  readonly allowed: boolean;
  /** The licence that the copy keeps; null when it is refused, or when several works each keep theirs. */
  readonly licence: string | null;
  readonly reasons: readonly Reason[];
}

/** Whether unchanged copies may be passed on this way. Throws LicenceUnknown. */
export function resolveRedistribution(
  inputs: readonly string[],
  context: RedistributionContext = {},
): RedistributionAnswer {
  const works = [...new Set(inputs)].map(getLicence);
  if (context.newLicence !== undefined) getLicence(context.newLicence);
  const refusals = works.flatMap((work) => refusalsOf(work, context));
  const allowed = refusals.length === 0;
  return {
    mode: 'redistribution',
    inputs: [...inputs],
    allowed,
    licence: allowed && works.length === 1 ? (works[0]?.id ?? null) : null,
    reasons: allowed ? works.map((work) => reasonFor('COPY', work.id)) : refusals,
  };
}

function refusalsOf(work: Licence, context: RedistributionContext): Reason[] {
  if (!work.permissions.includes('copy')) return [reasonFor('COPY-CLOSED', work.id)];
  const refusals: Reason[] = [];
  if (context.newLicence !== undefined && context.newLicence !== work.id) {
    refusals.push(reasonFor('SAME-LICENCE', work.id, { output: context.newLicence }));
  }
  if (context.commercial && work.nonCommercial) refusals.push(reasonFor('NC', work.id));
  if (context.drm && ruleTable.redistribution.lockForbiddenBy.includes(work.family)) {
    refusals.push(reasonFor('DRM', work.id));
  }
  return refusals;
}
