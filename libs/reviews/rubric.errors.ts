import { refusal } from '#platform/authorization';

export const RubricInUse = refusal(
  'RUBRIC_IN_USE',
  'Cette grille a servi : elle ne change plus. Faites-en une nouvelle version.',
);
export const RubricUnknown = refusal(
  'RUBRIC_UNKNOWN',
  'Nous ne trouvons pas cette grille. Choisissez-en une dans la liste.',
  'rubricId',
);
