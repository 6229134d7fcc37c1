import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { join } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { seenSettings } from './behind-scenes.js';
import { columns } from './cast.js';
import { Observer, stageOf } from './observe.js';
import { sceneMutations, sceneQueries } from './operations.js';
import { startTogether } from './prepared-cast.js';
import { sceneRoutes } from './routes.js';
import { describeServer, type ServerDescription } from './server-description.js';
import { type Outcomes, readTable, type Section } from './table.js';

/**
 * Members of every scene beside its author. A co-author is answered as the author; a contributor reads as the author
 * and writes nothing, as the author's token to read. What is decided in a scene is of another resource, which is the author's
 * alone. Where they differ is said here.
 */
const likeness: Record<string, string> = { 'co-author': 'author', contributor: 'read token' };

let product: RunningProduct;
let observer: Observer;
let server: ServerDescription;

beforeAll(async () => {
  const [{ started, cast }, described] = await Promise.all([
    startTogether((dataDir) => startProduct({ dataDir, env: seenSettings })),
    describeServer(),
  ]);
  [product, server] = [started, described];
  const [coAuthor, contributor] = [await join(product, 'Co-autrice'), await join(product, 'Contributrice')];
  const members = [
    { person: coAuthor, role: 'CO_AUTHOR' as const },
    { person: contributor, role: 'CONTRIBUTOR' as const },
  ];
  const names = Object.keys(likeness);
  const callers = members.map(({ person }, at) => ({ ...person.session, name: names[at] ?? '' }));
  observer = new Observer(stageOf(product, { ...cast, members, callers }), buildSchema(server.sdl));
  await observer.scene('published');
}, 600_000);
afterAll(() => product?.stop());

describe('members are answered as the author, but for what is said here', () => {
  it('for every query and mutation about a resource', async () => {
    const observed: Outcomes = new Map();
    for (const name of Object.keys(sceneQueries)) merge(observed, await observer.query(name));
    for (const name of Object.keys(sceneMutations)) merge(observed, await observer.mutation(name));
    expect(unlike('operations', observed)).toEqual(differentOperations);
  }, 900_000);

  it('for every route about a resource', async () => {
    const observed: Outcomes = new Map();
    for (const route of server.routes.filter((each) => each in sceneRoutes))
      merge(observed, await observer.route(route));
    expect(unlike('routes', observed)).toEqual(differentRoutes);
  }, 900_000);
});

const differentOperations = [
  'Mutation.acceptAssignment, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.adaptFromProposal, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.addExemplar, contributor: NOT_FOUND, when draft',
  'Mutation.addRemark, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.addReviewer, contributor: NOT_FOUND, when draft',
  'Mutation.answerInvitation, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.answerPermission, co-author: FORBIDDEN, when draft, hidden, published, withdrawn',
  'Mutation.answerRemark, co-author: NOT_FOUND, when hidden, published, withdrawn',
  'Mutation.answerRemark, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.answerReviewInvitation, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.applyAssignmentPlan, contributor: NOT_FOUND, when draft',
  'Mutation.assignReviewers, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.attachFile, co-author: UPLOAD_UNKNOWN, when draft, hidden, published',
  'Mutation.cancelAssignment, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.cancelInvitation, co-author: FORBIDDEN, when draft, hidden, published',
  'Mutation.changeRemark, contributor: NOT_FOUND, when hidden, published, withdrawn',
  'Mutation.decideProposal, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.decideSubmission, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.declareConflict, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.declareUse, contributor: NOT_DECLARABLE, when hidden, withdrawn',
  'Mutation.declareUse, contributor: done, when published',
  'Mutation.declineAssignment, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.declineSubmission, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.handOverResource, co-author: FORBIDDEN, when draft, hidden, published',
  'Mutation.inviteCoAuthor, co-author: FORBIDDEN, when draft, hidden, published',
  'Mutation.inviteToReview, contributor: NOT_FOUND, when draft',
  'Mutation.joinCampaign, contributor: NOT_FOUND, when draft',
  'Mutation.joinCampaign, contributor: done, when hidden, published, withdrawn',
  'Mutation.leaveCampaign, contributor: NOT_FOUND, when draft',
  'Mutation.leaveCampaign, contributor: done, when hidden, published, withdrawn',
  'Mutation.leaveResource, co-author: done, when draft, hidden, published',
  'Mutation.leaveResource, contributor: done, when draft, hidden, published, withdrawn',
  'Mutation.orderCredits, co-author: FORBIDDEN, when draft, hidden, published',
  'Mutation.proposeChange, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.remixResource, contributor: SOURCE_UNKNOWN, when draft, withdrawn',
  'Mutation.remixResource, contributor: done, when hidden, published',
  'Mutation.removeRemark, contributor: NOT_FOUND, when hidden, published, withdrawn',
  'Mutation.reportContent, contributor: NOT_FOUND, when draft',
  'Mutation.reportContent, contributor: NOT_REPORTABLE, when hidden, withdrawn',
  'Mutation.reportContent, contributor: done, when published',
  'Mutation.resubmit, co-author: NOT_FOUND, when hidden, published, withdrawn',
  'Mutation.resubmit, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.saveReview, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.sendReview, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.shareReviews, co-author: NOT_FOUND, when hidden, published, withdrawn',
  'Mutation.shareReviews, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.startProposal, contributor: done, when published',
  'Mutation.submitForReview, contributor: NOT_FOUND, when draft',
  'Mutation.takeSuggestion, co-author: NOT_FOUND, when hidden, published, withdrawn',
  'Mutation.takeSuggestion, contributor: NOT_FOUND, when hidden, published, withdrawn',
  'Mutation.treatSubmissions, contributor: NOT_FOUND, when draft',
  'Mutation.withdrawProposal, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Mutation.withdrawResource, co-author: FORBIDDEN, when hidden, published',
  'Mutation.withdrawSubmission, contributor: NOT_FOUND, when draft, hidden, published, withdrawn',
  'Query.invitation, co-author: null, when draft, hidden, published, withdrawn',
  'Query.invitation, contributor: null, when draft, hidden, published, withdrawn',
  'Query.proposal, contributor: null, when hidden, published, withdrawn',
  'Query.submission, contributor: null, when hidden, published, withdrawn',
];
const differentRoutes = [
  'GET /brouillons/:id/envois/:upload, co-author: 404, when draft, hidden, published',
  'GET /demandes/:id, contributor: 404, when hidden, published, withdrawn',
  'GET /demandes/:id/relectures, co-author: 404, when hidden, published, withdrawn',
  'GET /demandes/:id/relectures, contributor: 404, when hidden, published, withdrawn',
  'GET /invitations/:id, co-author: 404, when draft, hidden, published, withdrawn',
  'GET /invitations/:id, contributor: 404, when draft, hidden, published, withdrawn',
  'GET /mes/ressources/:slug/retirer, co-author: 403, when hidden, published',
  'GET /propositions/:id, contributor: 404, when hidden, published, withdrawn',
  'GET /referent/demandes/:id, contributor: 404, when hidden, published, withdrawn',
  'GET /referent/demandes/:id/decision, contributor: 404, when hidden, published, withdrawn',
  'POST /campagnes/:slug/demander, contributor: 404, when draft',
  'POST /campagnes/:slug/etalonnage, contributor: 404, when draft',
  'POST /demandes/:id/relectures/:remark/prendre, co-author: 404, when hidden, published, withdrawn',
  'POST /demandes/:id/relectures/:remark/prendre, contributor: 404, when hidden, published, withdrawn',
  'POST /demandes/:id/relectures/:remark/repondre, co-author: 404, when hidden, published, withdrawn',
  'POST /demandes/:id/relectures/:remark/repondre, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /demandes/:id/relectures/montrer, co-author: 404, when hidden, published, withdrawn',
  'POST /demandes/:id/relectures/montrer, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /demandes/:id/renvoyer, co-author: 404, when hidden, published, withdrawn',
  'POST /demandes/:id/renvoyer, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /demandes/:id/repondre, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /demandes/:id/retirer, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /invitations/:id, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /mes/ressources/:slug/auteurs, co-author: 403, when draft, hidden, published',
  'POST /mes/ressources/:slug/auteurs/confier, co-author: 403, when draft, hidden, published',
  'POST /mes/ressources/:slug/auteurs/invitations/:invitation, co-author: 403, when draft, hidden, published',
  'POST /mes/ressources/:slug/auteurs/ordre, co-author: 403, when draft, hidden, published',
  'POST /mes/ressources/:slug/auteurs/quitter, co-author: 303 /mes, when draft, hidden, published',
  'POST /mes/ressources/:slug/auteurs/quitter, contributor: 303 /mes, when draft, hidden, published, withdrawn',
  'POST /mes/ressources/:slug/retirer, co-author: 403, when hidden, published',
  'POST /permissions/:id, co-author: 403, when draft, hidden, published, withdrawn',
  'POST /propositions/:id, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /propositions/:id/adapter, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /propositions/:id/retirer, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /r/:slug/adapter, contributor: 303 /brouillons, when hidden, published',
  'POST /r/:slug/adapter, contributor: 303 /r, when draft, withdrawn',
  'POST /r/:slug/proposer, contributor: 303 /brouillons, when published',
  'POST /referent/campagnes/:slug/attribuer, contributor: 404, when draft',
  'POST /referent/campagnes/:slug/demandes/ensemble, contributor: 404, when draft',
  'POST /referent/campagnes/:slug/demandes/inviter, contributor: 404, when draft',
  'POST /referent/campagnes/:slug/demandes/relecteurs, contributor: 404, when draft',
  'POST /referent/demandes/:id/annuler, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /referent/demandes/:id/attribuer, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /referent/demandes/:id/decision, contributor: 404, when hidden, published, withdrawn',
  'POST /referent/demandes/:id/decliner, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /relectures/:id/repondre, contributor: 404, when draft, hidden, published, withdrawn',
  'POST /s/:code/utilise, contributor: 303 /s, when published',
  'POST /signaler, contributor: 303 /signaler, when published',
  'POST /signaler, contributor: 404, when draft',
  'POST /signaler, contributor: 422, when hidden, withdrawn',
];

/** What each member is answered where that is not what her likeness has in the table, with the states. */
function unlike(section: Section, observed: Outcomes): string[] {
  const table = readTable(section);
  const found = new Map<string, string[]>();
  for (const [key, states] of observed)
    for (const [state, cells] of states)
      for (const [at, [caller, like]] of Object.entries(likeness).entries()) {
        if (state === 'any' || cells[at] === table.get(key)?.get(state)?.[columns.indexOf(like)]) continue;
        const line = `${key}, ${caller}: ${cells[at]}`;
        found.set(line, [...(found.get(line) ?? []), state]);
      }
  return [...found].map(([line, states]) => `${line}, when ${states.sort().join(', ')}`).sort();
}

function merge(into: Outcomes, from: Outcomes): void {
  for (const [key, states] of from) into.set(key, states);
}
