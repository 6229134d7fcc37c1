import type { CallCardFragment, CallCriterion, CallWant } from '#contract';
import { dayOf, listed, NBSP, plural } from '../layout/words.js';

/** Where a call is read, and what is done with it. */
export const callPath = (slug: string, more = ''): string => `/appels/${slug}${more}`;

type Dated = Pick<CallCardFragment, 'state' | 'opensOn' | 'closesOn' | 'closedAt' | 'endedBy'>;

/** Where a call stands, in one sentence. */
export function stateWords({ state, opensOn, closesOn, closedAt, endedBy }: Dated): string {
  if (state === 'DRAFT') return 'En préparation : seules les personnes qui peuvent l’ouvrir le voient.';
  if (state === 'OPEN') return `Ouvert du ${dayOf(opensOn)} au ${dayOf(closesOn)}.`;
  const day = closedAt ? ` le ${dayOf(closedAt)}` : '';
  if (endedBy === 'FULFILLED') return `Clos${day} : il a reçu tout ce qu’il demandait.`;
  return endedBy === 'PAST' ? `Clos${day} : son dernier jour est passé.` : `Clos${day}.`;
}

/** « 1 ressource sur 3 répond à tout » */
export const progressWords = ({
  countedCount,
  wanted,
}: Pick<CallCardFragment, 'countedCount' | 'wanted'>): string =>
  `${plural(countedCount, 'ressource', 'ressources')} sur ${String(wanted)} ${countedCount < 2 ? 'répond' : 'répondent'} à tous les critères`;

/** « CM1, CM2 · Mathématiques » */
export const aboutWords = ({ levelLabel, subjects }: Pick<CallCardFragment, 'levelLabel' | 'subjects'>) =>
  [levelLabel, ...subjects.map(({ label }) => label)].filter(Boolean).join(' · ');

export const WANT_WORDS: Record<CallWant, { label: string; note: string }> = {
  PUBLISHED: { label: 'Publiées', note: 'Tout le monde peut les lire et les reprendre.' },
  REVIEWED: { label: 'Relues par des pairs', note: 'Avec la mention « relue » ou « recommandée ».' },
  ACCESSIBLE: {
    label: 'Accessibles',
    note: 'Leurs documents ont été vérifiés, et rien n’y arrête la lecture.',
  },
  ADAPTED: {
    label: 'Adaptées pour un besoin d’élèves',
    note: 'Pour des élèves dys, en gros caractères, ou en facile à lire et à comprendre (FALC).',
  },
};

const criteria: Record<CallCriterion, string> = {
  LEVELS: 'le niveau',
  SUBJECTS: 'la discipline',
  KEYWORDS: 'les mots',
  WANTS: 'ce qui est attendu',
};

/** « Ne répond pas encore pour le niveau et la discipline » */
export const unmetWords = (unmet: readonly CallCriterion[]): string =>
  unmet.length === 0
    ? 'Répond à tous les critères'
    : `Ne répond pas encore pour ${listed(unmet.map((each) => criteria[each]))}`;

export const quoted = (text: string): string => `«${NBSP}${text}${NBSP}»`;

/** What tells of calls when one opens. */
export const callsFeed = { title: 'Essaim : appels à contributions', path: '/appels.atom' } as const;
