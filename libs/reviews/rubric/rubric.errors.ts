import { refusal } from '#platform/authorization';

export const RubricInUse = refusal(
  'RUBRIC_IN_USE',
  'Cette grille a servi : elle ne change plus. Faites-en une nouvelle version.',
);
export const RubricUnknown = refusal(
  'RUBRIC_UNKNOWN',
  'Nous ne trouvons pas cette grille. Choisissez-en une dans la liste.',
  'rubricVersionId',
);
export const RubricChanged = refusal(
  'RUBRIC_CHANGED',
  'Cette grille a changé pendant que vous l’écriviez, peut-être dans un autre onglet. Relisez, puis enregistrez de nouveau.',
);
export const RubricSuperseded = refusal(
  'RUBRIC_SUPERSEDED',
  'Cette grille a une version plus récente : c’est elle que l’on modifie.',
);
