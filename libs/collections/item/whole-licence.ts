import { getLicence, joinNames, resolveCollection } from '#licensing';

/** A work as it stands in a collection. */
export interface GatheredWork {
  readonly title: string;
  readonly licenceId: string;
}

export interface WholeLicence {
  readonly words: string;
  readonly mayBeSold: boolean;
}

const NBSP = '\u00a0';
const NAMED = 3;

/** What may be done with all of them side by side, each under its own licence; null without any. */
export function wholeLicence(works: readonly GatheredWork[]): WholeLicence | null {
  if (works.length === 0) return null;
  const closed = works.filter(({ licenceId }) => !resolveCollection([licenceId]).allowed);
  const rest = works.filter((work) => !closed.includes(work));
  const reserved = rest.filter(({ licenceId }) => getLicence(licenceId).nonCommercial);
  const sentences = [
    'Chaque ressource garde sa licence et ses crédits.',
    ...(closed.length > 0
      ? [
          `${namesOf(closed)} ne se ${closed.length > 1 ? 'copient' : 'copie'} pas${NBSP}: on y renvoie par un lien.`,
        ]
      : []),
    reserved.length > 0
      ? `À cause de ${namesOf(reserved)}, l’ensemble ne peut pas être vendu. Sans ${reserved.length > 1 ? 'elles' : 'elle'}, il pourrait l’être.`
      : 'L’ensemble peut servir à tout, vente comprise.',
  ];
  return { words: sentences.join(' '), mayBeSold: reserved.length === 0 };
}

function namesOf(works: readonly GatheredWork[]): string {
  const named = works
    .slice(0, NAMED)
    .map(({ title, licenceId }) => `«${NBSP}${title}${NBSP}» (${getLicence(licenceId).short})`);
  const more = works.length - named.length;
  return joinNames(more > 0 ? [...named, `${String(more)} autre${more > 1 ? 's' : ''}`] : named);
}
