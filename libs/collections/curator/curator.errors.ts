import { refusal } from '#platform/authorization';

export const CuratorUnknown = refusal(
  'CURATOR_UNKNOWN',
  'Nous ne trouvons personne à cette adresse. C’est celle de sa page, comme /u/prenom-nom.',
  'person',
);
export const TooManyCurators = refusal(
  'TOO_MANY_CURATORS',
  'Vingt personnes tiennent déjà cette collection : c’est le plus.',
  'person',
);
export const OwnerStays = refusal(
  'OWNER_STAYS',
  'Une collection garde qui l’a commencée. Vous pouvez la supprimer, ou la rendre privée.',
);
export const KeptAlone = refusal(
  'KEPT_ALONE',
  'Ce que vous gardez reste pour vous. Pour travailler à plusieurs, commencez une collection.',
);
