import type { RelativePartsFragment } from '#contract';

export type Relative = RelativePartsFragment;

/** A relative with what hangs from it on this page. */
export interface Branch {
  readonly relative: Relative;
  /** It stands on an earlier page, and is named again to say where this one goes on. */
  readonly isRestated: boolean;
  readonly branches: Branch[];
}

/** Relatives as they hang from each other, in their order; what hangs from none of them hangs from the resource itself. */
export function branchesOf(relatives: readonly Relative[], restated: readonly Relative[] = []): Branch[] {
  const all = [
    ...restated.map((relative): Branch => ({ relative, isRestated: true, branches: [] })),
    ...relatives.map((relative): Branch => ({ relative, isRestated: false, branches: [] })),
  ];
  const byId = new Map(all.map((branch) => [branch.relative.id, branch]));
  const top: Branch[] = [];
  for (const branch of all) (byId.get(branch.relative.nearer[0] ?? '')?.branches ?? top).push(branch);
  return top;
}

/** Withdrawn or hidden: only its credit is told. */
export const isTombstone = ({ resource }: Relative): boolean =>
  resource !== null && resource.state !== 'PUBLISHED';
