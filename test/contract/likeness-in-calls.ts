import type { Exception } from './likeness.js';

/** Whoever runs calls; these two have mandates over everywhere. */
const runs = (answer: string): Record<string, Exception> => ({ curator: answer, administrator: answer });

/** What a mandate that opens calls gives more than the tables say. */
export const calling: Record<string, Record<string, Exception>> = {
  'Query.call': runs('data'),
  'Mutation.updateCall': runs('done'),
  'Mutation.openCall': runs('CALL_TRANSITION'),
  'Mutation.deleteCall': runs('CALL_TRANSITION'),
  'Mutation.closeCall': runs('CALL_TRANSITION'),
  'Mutation.setContributionAside': runs('WORD_MISSING'),
  'Mutation.retainContribution': runs('done'),
  'Viewer.callTerritories': runs('yes'),
  'Contribution.setAsideWord': runs('yes'),
  'GET /appels/:slug': runs('200'),
  'GET /appels/:slug/modifier': runs('200'),
  'POST /appels/:slug/modifier': runs('422'),
  'POST /appels/:slug/ouvrir': runs('422'),
  'POST /appels/:slug/supprimer': runs('404'),
  'POST /appels/:slug/retenir': runs('404'),
  'POST /appels/:slug/ecarter': runs('404'),
  'POST /appels/:slug/clore': runs('422'),
};
