import type { CollectionCardFragment } from '#contract';
import { dayOf, listed, NBSP, plural } from '../layout/words.js';

/** What is counted in a collection. */
export const resources = (count: number): string => plural(count, 'ressource', 'ressources');

export const VISIBILITY_WORDS = {
  PRIVATE: { label: 'Privée', note: 'Vous, et qui la tient avec vous.' },
  LINK: { label: 'Par lien secret', note: 'Qui a l’adresse la lit. Elle n’est listée nulle part.' },
  PUBLIC: { label: 'Publique', note: 'Tout le monde la lit et la trouve.' },
} as const;

/** « Collection · 9 ressources · mise à jour le 16 novembre 2026 » */
export const factsOf = ({
  itemCount,
  updatedAt,
}: Pick<CollectionCardFragment, 'itemCount' | 'updatedAt'>): string =>
  `Collection · ${resources(itemCount)} · mise à jour le ${dayOf(updatedAt)}`;

export const namesOf = (curators: CollectionCardFragment['curators']): string =>
  listed(curators.map(({ name }) => name));

export const quoted = (text: string): string => `«${NBSP}${text}${NBSP}»`;

/** Where its curators work on it. */
export const editPath = (id: string, more = ''): string => `/collections/${id}/modifier${more}`;
