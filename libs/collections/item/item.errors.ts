import { refusal } from '#platform/authorization';

export const ResourceNotShown = refusal(
  'RESOURCE_NOT_SHOWN',
  'Cette adresse ne mène à aucune ressource publiée.',
  'resource',
);
export const AlreadyThere = refusal(
  'ALREADY_THERE',
  'Cette ressource est déjà dans la collection.',
  'resource',
);
export const CollectionFull = refusal(
  'COLLECTION_FULL',
  'Cette collection est pleine : 2 000 ressources, ou 60 parties.',
);
export const VersionUnknown = refusal('VERSION_UNKNOWN', 'Cette version n’existe pas.', 'pinnedVersion');
export const PathGoesRound = refusal(
  'PATH_GOES_ROUND',
  'Ce parcours tournerait en rond : celle-ci vient déjà avant l’autre.',
  'after',
);
