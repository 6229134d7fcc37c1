import { findTerm } from '#vocabulary';
import type { HomeRowId } from './home-row.js';

/** What a reason rests on: a row of ours, or a term of the vocabulary. */
export interface HomeGround {
  readonly kind: 'resource' | 'round' | 'level' | 'subject' | 'collection' | 'item' | 'territory';
  readonly id: string;
}

/** Why a card is there, in words and as what anybody could check. */
export interface HomeReason {
  readonly kind: HomeRowId;
  readonly words: string;
  readonly restsOn: readonly HomeGround[];
}

/** What the database says of a card, row by row. Titles are of the newest version that the reader may read. */
interface HomeFacts {
  /** `decidedAt`: ISO. */
  relues: { round: string; decidedAt: string };
  nouveautes: { cycle: string };
  niveaux: { levels: string[]; subjects: string[] };
  adaptees: { resource: string; title: string };
  suites: { resource: string; title: string; collection: string; collectionTitle: string; item: string };
  pres: { territory: string; label: string };
}

export type FactOf = { [Row in HomeRowId]: { readonly row: Row; readonly facts: HomeFacts[Row] } }[HomeRowId];

const NBSP = '\u00a0';
const quoted = (title: string): string => `«${NBSP}${title}${NBSP}»`;

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

const ground = (kind: HomeGround['kind'], id: string): HomeGround => ({ kind, id });
const named = (vocabulary: 'levels' | 'subjects', id: string): string =>
  findTerm(vocabulary, id)?.shortLabel ?? id;

/** The reason of a card of this row. */
export function reasonOf(fact: FactOf): HomeReason {
  const { row: kind } = fact;
  switch (fact.row) {
    case 'relues':
      return {
        kind,
        words: `Avis rendu le ${day.format(new Date(fact.facts.decidedAt))}`,
        restsOn: [ground('round', fact.facts.round)],
      };
    case 'nouveautes':
      return {
        kind,
        words: `Nouvelle${NBSP}: ${named('levels', fact.facts.cycle)}`,
        restsOn: [ground('level', fact.facts.cycle)],
      };
    case 'niveaux': {
      const { levels, subjects } = fact.facts;
      const terms = [
        ...levels.map((id) => named('levels', id)),
        ...subjects.map((id) => named('subjects', id)),
      ];
      return {
        kind,
        words: `Dans votre profil${NBSP}: ${terms.slice(0, 2).join(', ')}`,
        restsOn: [...levels.map((id) => ground('level', id)), ...subjects.map((id) => ground('subject', id))],
      };
    }
    case 'adaptees':
      return {
        kind,
        words: `Adaptée de ${quoted(fact.facts.title)}`,
        restsOn: [ground('resource', fact.facts.resource)],
      };
    case 'suites': {
      const { resource, title, collection, collectionTitle, item } = fact.facts;
      return {
        kind,
        words: `Après ${quoted(title)}, dans ${quoted(collectionTitle)}`,
        restsOn: [ground('resource', resource), ground('collection', collection), ground('item', item)],
      };
    }
    case 'pres':
      return {
        kind,
        words: `Pas encore relue, ${fact.facts.label}`,
        restsOn: [ground('territory', fact.facts.territory)],
      };
  }
}
