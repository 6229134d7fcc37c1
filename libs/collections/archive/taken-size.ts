import { resolveCollection } from '#licensing';

/** Bytes of what may be taken, of all that a collection gathers. */
export const takenSize = (
  weights: readonly { readonly licenceId: string; readonly size: number }[],
): number =>
  weights
    .filter(({ licenceId }) => resolveCollection([licenceId]).allowed)
    .reduce((sum, { size }) => sum + size, 0);
