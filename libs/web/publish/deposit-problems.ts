import type { Problem } from '../layout/form.js';

/** The door of files answers a form by coming back here with a code: bytes cannot be shown again in a page. */
const DEPOSIT_TEXTS: Record<string, string> = {
  STORE_UNAVAILABLE:
    'Les fichiers sont momentanément indisponibles. Votre brouillon est gardé : renvoyez le fichier dans un instant.',
  RESOURCE_TOO_LARGE:
    'Cette ressource dépasse 500 Mo. Retirez un fichier, ou découpez-la en deux ressources.',
  OPEN_TWIN_MISSING:
    'Un fichier attend, sous le même nom, sa version dans un format ouvert. Déposez les deux ensemble.',
  TOO_MANY_FILES: 'Une ressource porte au plus 60 fichiers. Regroupez-les dans une archive ZIP.',
  FILE_TOO_LARGE: 'Un fichier dépasse 200 Mo. Découpez-le, ou enregistrez-le avec des images moins lourdes.',
};

export function depositProblems(code: string): Problem[] {
  if (code === '') return [];
  const message =
    DEPOSIT_TEXTS[code] ?? 'L’envoi n’a pas abouti. Les fichiers déjà déposés sont gardés : recommencez.';
  return [{ code, message, field: 'fichiers' }];
}
