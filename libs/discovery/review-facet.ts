import type { Outcome } from '#reviews';

type PublicOutcome = Exclude<Outcome, 'rework'>;

/** What a label is called in an address, and in words. « À reprendre » is no label. */
const values: Record<PublicOutcome, { id: string; label: string }> = {
  recommended: { id: 'recommandee', label: 'Recommandée' },
  reviewed: { id: 'relue', label: 'Relue' },
  reservations: { id: 'relue-avec-reserves', label: 'Relue avec réserves' },
};

const labels = new Map(Object.values(values).map(({ id, label }) => [id, label]));

/** Of a resource: the label of its newest version that was reviewed; how much changed since is the card's to say. */
export const reviewValues = (outcome: PublicOutcome | null): string[] =>
  outcome === null ? [] : [values[outcome].id];

export const reviewLabel = (id: string): string | null => labels.get(id) ?? null;
