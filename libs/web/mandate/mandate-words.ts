import type { MandateRole, MandatePartsFragment } from '#contract';
import { ROLE_LABELS } from '../account/role-labels.js';
import { dayOf } from '../layout/words.js';

/** « Référence numérique, Académie de Lyon ». */
export function nameOf(role: MandateRole, territory: { label: string } | null | undefined): string {
  const label = ROLE_LABELS[role];
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}, ${territory?.label ?? 'France entière'}`;
}

/** When it runs, in one sentence. */
export function termOf({ state, startsAt, endsAt, revokedAt }: MandatePartsFragment): string {
  if (state === 'REVOKED') return `Terminé le ${dayOf(revokedAt ?? startsAt)}.`;
  if (state === 'ENDED') return `Du ${dayOf(startsAt)} au ${dayOf(endsAt ?? startsAt)}.`;
  const end = endsAt ? `jusqu’au ${dayOf(endsAt)}` : 'sans date de fin';
  return state === 'COMING' ? `À partir du ${dayOf(startsAt)}, ${end}.` : `En cours, ${end}.`;
}

export const isOpen = ({ state }: MandatePartsFragment): boolean => state === 'LIVE' || state === 'COMING';
