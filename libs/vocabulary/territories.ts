import { listTerms, type Term } from './term.js';

export interface TerritoryNode {
  id: string;
  label: string;
  children: TerritoryNode[];
}

/** National → académies, with their départements, → collectivités outside any académie. */
export function territoryTree(): TerritoryNode {
  const departements = listTerms('departements');
  const leaf = (term: Term): TerritoryNode => ({ id: term.id, label: term.label, children: [] });
  const academies = listTerms('academies').map((academie) => ({
    ...leaf(academie),
    children: departements.filter((one) => one.parents.includes(academie.id)).map(leaf),
  }));
  return {
    id: 'national',
    label: 'France',
    children: [...academies, ...listTerms('collectivites').map(leaf)],
  };
}
