import { refusal } from '#platform/authorization';
import { followLimits } from '../follow-limits.js';

export const FollowUnclear = refusal(
  'FOLLOW_UNCLEAR',
  'Dites une seule chose à suivre : une personne, une collection, un niveau ou une discipline, ou une recherche.',
);
export const FollowedIsSelf = refusal(
  'FOLLOW_SELF',
  'Cette page est la vôtre : vous savez déjà ce que vous publiez.',
  'person',
);
export const AisleUnknown = refusal(
  'TERM_NOT_LISTED',
  'Ce niveau ou cette discipline n’est pas dans notre liste.',
  'level',
);
export const SearchEmpty = refusal(
  'SEARCH_EMPTY',
  'Écrivez des mots ou choisissez un filtre : sans eux, tout ce qui paraît vous serait annoncé.',
  'search',
);
export const SearchTooLong = refusal(
  'SEARCH_TOO_LONG',
  `Une recherche suivie compte au plus ${String(followLimits.words)} signes et ${String(followLimits.filterValues)} filtres.`,
  'search',
);
export const TooManyFollows = refusal(
  'TOO_MANY_FOLLOWS',
  `Vous suivez déjà ${String(followLimits.follows)} choses : c’est le plus. Cessez d’en suivre une, puis recommencez.`,
);
export const FollowLinkInvalid = refusal(
  'LINK_INVALID',
  'Ce lien n’est pas entier. Recopiez-le du courriel, ou choisissez dans ce que vous suivez.',
  'token',
);
