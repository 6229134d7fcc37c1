import { refusal } from '#platform/authorization';

export const SearchEmpty = refusal(
  'SEARCH_EMPTY',
  'Cette adresse ne cherche rien en particulier : il faut des mots, ou un filtre.',
  'text',
);
export const SearchesTooMany = refusal(
  'SEARCHES_TOO_MANY',
  'Trois parties de cette collection cherchent déjà : c’est le plus.',
  'text',
);
export const SearchShowsTooMany = refusal(
  'SEARCH_SHOWS_TOO_MANY',
  'À elles toutes, les parties qui cherchent montrent au plus 36 ressources.',
  'most',
);
