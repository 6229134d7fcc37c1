import type { MandateRole } from '#contract';

export const ROLE_LABELS: Record<MandateRole, string> = {
  CURATOR: 'conseil pédagogique',
  REFERENT: 'référence numérique',
  MODERATOR: 'modération',
  ADMINISTRATOR: 'administration',
};
