import { dayInWords } from '#platform/french';
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
  /** `label` where no pathway leads there: « séance 4 » of a series. */
  suites: {
    resource: string;
    title: string;
    path: { collection: string; title: string; item: string } | null;
    label: string | null;
  };
  pres: { territory: string; label: string };
}

export type FactOf = { [Row in HomeRowId]: { readonly row: Row; readonly facts: HomeFacts[Row] } }[HomeRowId];

const NBSP = '\u00a0';
const quoted = (title: string): string => `«${NBSP}${title}${NBSP}»`;

const ground = (kind: HomeGround['kind'], id: string): HomeGround => ({ kind, id });
const named = (vocabulary: 'levels' | 'subjects', id: string): string =>
  findTerm(vocabulary, id)?.shortLabel ?? id;

type Said = Pick<HomeReason, 'words' | 'restsOn'>;

const reasons: { readonly [Row in HomeRowId]: (facts: HomeFacts[Row]) => Said } = {
  relues: ({ round, decidedAt }) => ({
    words: `Avis rendu le ${dayInWords(new Date(decidedAt))}`,
    restsOn: [ground('round', round)],
  }),
  nouveautes: ({ cycle }) => ({
    words: `Nouvelle${NBSP}: ${named('levels', cycle)}`,
    restsOn: [ground('level', cycle)],
  }),
  niveaux: ({ levels, subjects }) => {
    const terms = [
      ...levels.map((id) => named('levels', id)),
      ...subjects.map((id) => named('subjects', id)),
    ];
    return {
      words: `Dans votre profil${NBSP}: ${terms.slice(0, 2).join(', ')}`,
      restsOn: [...levels.map((id) => ground('level', id)), ...subjects.map((id) => ground('subject', id))],
    };
  },
  adaptees: ({ resource, title }) => ({
    words: `Adaptée de ${quoted(title)}`,
    restsOn: [ground('resource', resource)],
  }),
  suites: ({ resource, title, path, label }) =>
    path
      ? {
          words: `Après ${quoted(title)}, dans ${quoted(path.title)}`,
          restsOn: [
            ground('resource', resource),
            ground('collection', path.collection),
            ground('item', path.item),
          ],
        }
      : {
          words: `Après ${quoted(title)}${NBSP}: ${label ?? ''}`,
          restsOn: [ground('resource', resource)],
        },
  pres: ({ territory, label }) => ({
    words: `Pas encore relue, ${label}`,
    restsOn: [ground('territory', territory)],
  }),
};

/** The reason of a card of this row. */
export function reasonOf({ row, facts }: FactOf): HomeReason {
  const say = reasons[row] as (facts: FactOf['facts']) => Said;
  return { kind: row, ...say(facts) };
}
