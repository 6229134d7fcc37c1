import type { Outcome } from '../round/review-round.js';

type PublicOutcome = Exclude<Outcome, 'rework'>;

const words: Record<PublicOutcome, string> = {
  recommended: 'Recommandée',
  reviewed: 'Relue',
  reservations: 'Relue avec réserves',
};

/** What a list says of a version in two words: which one was read, where that is an older one. */
export const shortLabelWords = (
  outcome: PublicOutcome,
  { version, read }: { version: number; read: number },
): string => (version === read ? words[outcome] : `${words[outcome]} en v${read}`);

/** What the mark beside a title says; `changed`: passages that this version says otherwise than the one that was read. */
export function labelWords(
  outcome: PublicOutcome | null,
  { version, read, changed }: { version: number; read: number; changed: number },
): string {
  if (outcome === null) return 'Pas encore relue';
  const short = shortLabelWords(outcome, { version, read });
  if (version === read) return short;
  const since =
    changed === 0
      ? 'rien n’a changé depuis'
      : changed === 1
        ? '1\u00a0passage modifié depuis'
        : `${changed}\u00a0passages modifiés depuis`;
  return `${short}, ${since}`;
}
