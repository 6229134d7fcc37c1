import type { DetailedError } from 'tus-js-client';

/** What people read while a file is on its way. */
export const texts = {
  waiting: 'En attente',
  hashing: 'Lecture du fichier',
  inspecting: 'Arrivé. Nous l’inspectons',
  paused: 'En pause. Ce qui est envoyé est gardé',
  attached: 'Déposé',
  linked: 'Déjà connu ici : joint sans être renvoyé',
  cancelled: 'Annulé',
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  cancel: 'Annuler',
  forget: 'Oublier',
  interrupted: 'Envoi interrompu. Choisissez de nouveau ce fichier : il reprendra où il s’est arrêté.',
} as const;

const cut = 'La connexion est coupée. Ce qui est envoyé est gardé, l’envoi reprendra.';
const signedOut =
  'Votre session est finie. Connectez-vous dans un autre onglet, puis reprenez : rien n’est perdu.';
const gone = 'Ce brouillon n’est plus là, ou n’est plus à vous. L’envoi s’arrête.';
const failed = 'L’envoi n’a pas abouti. Ce qui est envoyé est gardé : reprenez dans un instant.';

export interface Failure {
  readonly message: string;
  readonly mayResume: boolean;
}

/** Why a file stopped, in words; the server's own when it gave some. */
export function failureOf(error: Error | DetailedError): Failure {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response) return { message: cut, mayResume: true };
  const status = response.getStatus();
  if (status === 401) return { message: signedOut, mayResume: true };
  if (status === 404 || status === 403) return { message: gone, mayResume: false };
  if (status === 413 || status === 429 || status === 422)
    return { message: spoken(response.getBody()) ?? failed, mayResume: status === 429 };
  return { message: failed, mayResume: true };
}

function spoken(body: string): string | null {
  try {
    const { errors } = JSON.parse(body) as { errors?: { message?: string }[] };
    return errors?.[0]?.message ?? null;
  } catch {
    return null;
  }
}

/** As the server's pages write weights. */
export function weightOf(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), 'ko'] : [bytes / 1e6, 'Mo'];
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00A0${unit}`;
}

export const shareOf = (sent: number, size: number): string =>
  `${size === 0 ? 100 : Math.floor((sent / size) * 100)}\u00A0%`;
