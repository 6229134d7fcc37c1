import { resolveCollection } from '#licensing';

export const HIDDEN = 'Elle n’est pas visible en ce moment.';
const WITHDRAWN = 'Retirée par qui l’avait publiée.';

/** Why nothing of an item may be taken; null: it may. */
export function reasonAgainst(item: {
  readonly versionId: string | null;
  readonly licenceId: string | null;
  readonly title: string | null;
}): string | null {
  if (item.versionId === null || item.licenceId === null) return item.title === null ? HIDDEN : WITHDRAWN;
  const { allowed, reasons } = resolveCollection([item.licenceId]);
  return allowed ? null : reasons.map(({ message }) => message).join(' ');
}
