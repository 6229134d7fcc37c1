import { getLicence, joinNames, resolveCollection } from '#licensing';

/** Works that stand in a collection under one licence. */
export interface GatheredWorks {
  readonly licenceId: string;
  readonly items: number;
  /** Of the first of them, as many as a sentence names. */
  readonly titles: readonly string[];
}

export interface WholeLicence {
  readonly words: string;
  readonly mayBeSold: boolean;
}

const NBSP = '\u00a0';
/** A sentence names so many, then counts. */
export const NAMED = 3;

/** What may be done with all of them side by side, each under its own licence; null without any. */
export function wholeLicence(works: readonly GatheredWorks[]): WholeLicence | null {
  if (works.length === 0) return null;
  const closed = works.filter(({ licenceId }) => !resolveCollection([licenceId]).allowed);
  const rest = works.filter((each) => !closed.includes(each));
  const reserved = rest.filter(({ licenceId }) => getLicence(licenceId).nonCommercial);
  const sentences = [
    'Chaque ressource garde sa licence et ses crédits.',
    ...(closed.length > 0
      ? [
          `${namesOf(closed)} ne se ${count(closed) > 1 ? 'copient' : 'copie'} pas${NBSP}: on y renvoie par un lien.`,
        ]
      : []),
    reserved.length > 0
      ? `À cause de ${namesOf(reserved)}, l’ensemble ne peut pas être vendu. Sans ${count(reserved) > 1 ? 'elles' : 'elle'}, il pourrait l’être.`
      : 'L’ensemble peut servir à tout, vente comprise.',
  ];
  return { words: sentences.join(' '), mayBeSold: reserved.length === 0 };
}

const count = (works: readonly GatheredWorks[]): number => works.reduce((sum, { items }) => sum + items, 0);

function namesOf(works: readonly GatheredWorks[]): string {
  const named = works
    .flatMap(({ licenceId, titles }) =>
      titles.map((title) => `«${NBSP}${title}${NBSP}» (${getLicence(licenceId).short})`),
    )
    .slice(0, NAMED);
  const more = count(works) - named.length;
  return joinNames(more > 0 ? [...named, `${String(more)} autre${more > 1 ? 's' : ''}`] : named);
}
