import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import { ask, type Caller, withToken } from '../support/api.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { seenSettings } from './behind-scenes.js';
import { type Cast, columns } from './cast.js';
import { otherDoors, sceneDoors } from './doors.js';
import { Observer, stageOf } from './observe.js';
import { mutations, queries, sceneMutations, sceneQueries, withoutInput } from './operations.js';
import { startTogether } from './prepared-cast.js';
import { routes, sceneRoutes } from './routes.js';
import { deposit, secrets, states } from './scene.js';
import { describeServer, type ServerDescription } from './server-description.js';
import { toldInTime } from './told-in-time.js';
import { differences, type Outcomes, readTable } from './table.js';

let product: RunningProduct;
let cast: Cast;
let observer: Observer;
let server: ServerDescription;
let schema: GraphQLSchema;

beforeAll(async () => {
  const [together, described] = await Promise.all([
    startTogether((dataDir) => startProduct({ dataDir, env: seenSettings })),
    describeServer(),
  ]);
  [product, cast, server] = [together.started, together.cast, described];
  schema = buildSchema(server.sdl);
  observer = new Observer(stageOf(product, cast), schema);
  await observer.scene('published'); // first: a withdrawn one names it as its replacement
  await Promise.all(states.map((state) => observer.scene(state)));
}, 900_000);

afterAll(() => product?.stop());

describe('nothing escapes the table', () => {
  it('names a call for every query and mutation', () => {
    const known = [sceneQueries, queries, sceneMutations, mutations]
      .flatMap(Object.keys)
      .concat(withoutInput);
    const offered = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect({ add: offered.filter((name) => !known.includes(name)) }).toEqual({ add: [] });
    expect({ remove: known.filter((name) => !offered.includes(name)) }).toEqual({ remove: [] });
  });

  it('names a way to every type', async () => {
    const scene = await observer.scene('published');
    const reached = new Set([...sceneDoors(scene), ...otherDoors(cast)].map((door) => door.type));
    const types = Object.values(schema.getTypeMap()).filter(isObjectType).map(String);
    const own = types.filter((name) => !/^__|Payload$|^(Query|Mutation)$/.test(name));
    expect({ add: own.filter((name) => !reached.has(name)) }).toEqual({ add: [] });
    expect({ remove: [...reached].filter((name) => !own.includes(name)) }).toEqual({ remove: [] });
  });

  it('names a call for every route of the router', () => {
    const known = [sceneRoutes, routes].flatMap((calls) => Object.keys(calls));
    expect({ add: server.routes.filter((route) => !known.includes(route)) }).toEqual({ add: [] });
    expect({ remove: known.filter((route) => !server.routes.includes(route)) }).toEqual({ remove: [] });
  });
});

describe('who may do what', () => {
  it('is as the table says, for every query and mutation', async () => {
    const observed: Outcomes = new Map();
    const reads = new Set([...Object.keys(sceneQueries), ...Object.keys(queries)]);
    const writes = [...Object.keys(sceneMutations), ...Object.keys(mutations), ...withoutInput];
    for (const name of reads) merge(observed, await observer.query(name));
    for (const name of writes) merge(observed, await observer.mutation(name));
    expectSame(differences('operations', observed));
  }, 900_000);

  it('is as the table says, for every field of every type', async () => {
    expectSame(differences('fields', await observer.fields()));
  }, 900_000);

  it('is as the table says, for every route', async () => {
    const observed: Outcomes = new Map();
    for (const route of server.routes) merge(observed, await observer.route(route));
    expectSame(differences('routes', observed));
  }, 900_000);

  it('leaves no field untried: each reaches somebody, but for a short list', () => {
    const unseen = [...readTable('fields')]
      .filter(([, states]) => [...states.values()].every((cells) => cells.every((cell) => cell === '–')))
      .map(([field]) => field);
    expect(unseen.filter((field) => !toldInTime.has(field)).sort()).toEqual([...unfilled].sort());
  });

  it('lets a stranger change nothing, but for a short list', () => {
    const open = [...readTable('operations')]
      .filter(([key]) => key.startsWith('Mutation.'))
      .filter(([, states]) => [...states.values()].some(([visitor]) => !refusals.has(visitor ?? '')))
      .map(([key]) => key.slice('Mutation.'.length));
    expect(open.sort()).toEqual([
      'completeSignIn',
      'confirmEmail',
      'confirmIssuerLink',
      'declareUse',
      'registerFromIssuer',
      'reportContent',
      'requestPasswordReset',
      'resetPassword',
      'signIn',
      'signOut',
      'signUp',
      'stopFollow',
      'stopNotifications',
    ]);
  });
});

describe('what is private', () => {
  /** Secret → the columns that may read it, and the calls whose answer holds it for everybody on a loopback server. */
  const readers = (): [secret: string, string[]][] => [
    [cast.author.email, ['author', 'write token', 'read token']],
    [cast.teacher.email, ['teacher']],
    [secrets.draft, ['author', 'write token', 'read token']],
    [secrets.question, ['author', 'write token', 'read token', 'moderator']],
    [secrets.reportDetails, ['moderator']],
    [secrets.reportContact, ['moderator']],
    [secrets.permission, ['author', 'write token', 'read token']],
    [secrets.hiddenReason, ['author', 'write token', 'read token', 'moderator']],
    [secrets.review, ['teacher']],
  ];
  /** A moderator who answers « J’hésite » reads the title of the draft that asks. */
  const questions = /licenceQuestions|^(GET|POST) \/moderation\/questions/;
  const mailbox = /developmentMails|DevelopmentMail|\/courrier/;

  it('reaches nobody else, in any body of all these calls', () => {
    const { received } = observer;
    expect(received.length).toBeGreaterThan(2000);
    for (const [secret, allowed] of readers()) {
      const holders = received.filter(({ what, text }) => !mailbox.test(what) && text.includes(secret));
      expect([secret, holders.length]).not.toEqual([secret, 0]);
      const leaks = holders.filter(
        ({ caller, what }) => !allowed.includes(caller) && !(caller === 'moderator' && questions.test(what)),
      );
      expect([secret, leaks.map(({ caller, what }) => `${caller}: ${what}`)]).toEqual([secret, []]);
    }
  });

  it('says to nobody here who reviewed, what she wrote for the référent, nor why somebody declined', async () => {
    const sealed = [secrets.sealed, 'canaridenom', 'Canaridenom'];
    const { submissionId } = await observer.scene('published');
    const query = `{ submission(id: ${JSON.stringify(submissionId)}) { rounds { reviews { strengths privateNote }
      assignments { reason reviewer { slug name } } } } }`;
    const { text } = await ask(product.pages, query, {}, cast.referent.session);
    for (const word of sealed) expect(text).toContain(word);
    const told = observer.received.filter(
      ({ what, text }) => !mailbox.test(what) && sealed.some((word) => text.includes(word)),
    );
    expect(told.map(({ caller, what }) => `${caller}: ${what}`)).toEqual([]);
  });

  it('keeps secrets of the server out of every body', () => {
    const inner =
      /passwordHash|\$argon2|tokenHash|token_hash|sealedSecret|recoveryHashes|civilName|\/objects\/|node_modules|\bat [\w.]+ \(.*:\d+:\d+\)/;
    const told = observer.received.filter(({ text }) => inner.test(text));
    expect(told.map(({ caller, what }) => `${caller}: ${what}`)).toEqual([]);
  });

  it('is not found by searching for it', async () => {
    await observer.scene('hidden');
    for (const word of Object.values(secrets)) {
      const query = `{ resources(text: ${JSON.stringify(word)}) { edges { node { id } highlight { snippet { text } } } } }`;
      for (const caller of cast.callers.slice(0, 2)) {
        const { text } = await ask(product.pages, query, {}, caller);
        expect(text).not.toContain(word);
      }
    }
  });
});

describe('a credential', () => {
  const doors = ['/graphql', '/depots', '/', '/compte'];
  const call = (path: string, caller: Caller) =>
    fetch(product.pages + path, {
      method: path === '/graphql' || path === '/depots' ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...caller.headers },
      redirect: 'manual',
      ...(path === '/graphql' ? { body: '{"query":"{ viewer { id } }"}' } : {}),
    });

  it('that is expired, revoked, invented or of another kind is refused at every door, never read as a visitor', async () => {
    const revoked = await cast.author.token('WRITE');
    await ask(
      product.pages,
      'mutation($input: IdInput!) { revokeAccessToken(input: $input) { userErrors { code } } }',
      { input: { id: revoked.id } },
      cast.author.session,
    );
    const bad = [
      cast.callers[columns.indexOf('expired token')] as Caller,
      revoked.caller,
      withToken('invented', 'essaim_0123456789abcdefghijklmnopqrstuvwxyz'),
      withToken('short', 'x'),
      { name: 'basic', headers: { authorization: 'Basic YTpi' } },
    ];
    for (const caller of bad)
      for (const path of doors) {
        const response = await call(path, caller);
        expect([caller.name, path, response.status]).toEqual([caller.name, path, 401]);
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
        expect(await response.text()).toContain('"UNAUTHENTICATED"');
      }
  });

  it('of a stale cookie reads as a visitor, so that reading goes on', async () => {
    const stale = { name: 'stale', headers: { cookie: 'essaim=gone', 'apollo-require-preflight': 'true' } };
    expect((await call('/', stale)).status).toBe(200);
    const { data } = await ask<{ viewer: null }>(product.pages, '{ viewer { id } }', {}, stale);
    expect(data).toEqual({ viewer: null });
  });

  it('does not let one attach the deposit of another', async () => {
    const uploadId = await deposit(product, cast.teacher.session);
    const { draftId } = await observer.maker.make('draft');
    const { text } = await ask(
      product.pages,
      'mutation($input: AttachFileInput!) { attachFile(input: $input) { userErrors { code } } }',
      { input: { draftId, uploadId } },
      cast.author.session,
    );
    expect(text).toContain('UPLOAD_UNKNOWN');
  });
});

/** What a visitor hears when something is not hers to do. */
const refusals = new Set(['UNAUTHENTICATED', 'NOT_FOUND']);

/** The one file of the scenes needs no cleaning, and is no image; its preview never fails. */
const unfilled = [
  'Draft.licenceFromFile',
  // Of the teacher's own copy, which no scene shows as a draft of its own: proposal.service.db.spec, proposing.spec.
  'Draft.proposal',
  'DraftFile.notice',
  'File.notice',
  // Of a draft whose sources allow nothing: what it takes to see one is in licence-enforcement.spec.
  'LicenceWayOut.sourceId',
  // Lists of referents and administrators: likeness.spec.
  'MandateConnection.edges',
  'MandateConnection.pageInfo',
  'MandateConnection.totalCount',
  'MandateEdge.cursor',
  'MandateEdge.node',
  'MandateRequestConnection.edges',
  'MandateRequestConnection.pageInfo',
  'MandateRequestConnection.totalCount',
  'MandateRequestEdge.cursor',
  'MandateRequestEdge.node',
  // Lists of administrators: likeness.spec.
  ...['waiting', 'retrying', 'running', 'parked', 'oldestSince'].map((field) => `JobQueue.${field}`),
  ...['totalCount', 'edges', 'pageInfo'].map((field) => `JobConnection.${field}`),
  ...['cursor', 'node'].map((field) => `JobEdge.${field}`),
  ...['id', 'task', 'label', 'state', 'attempts', 'maxAttempts'].map((field) => `Job.${field}`),
  ...['createdAt', 'nextTryAt', 'lastError', 'viewerCan'].map((field) => `Job.${field}`),
  ...['retry', 'abandon'].map((field) => `JobPermissions.${field}`),
  // Of a contribution that does not count: call.service.db.spec.
  'Contribution.unmet',
  'Follow.collection',
  'FollowStop.name',
  'NotificationStop.kinds',
  'NotificationStop.stopped',
  'PendingAccount.issuers',
  // Of a question whose draft or source is gone: permission.service.db.spec.
  'Permission.obstacle',
  'Preview.alternative',
  'Preview.imageUrl',
  'Preview.reason',
  // Of a page that begins below the first generation: libs/remixes/family/family.repository.db.spec.
  'RelativeConnection.line',
  'ResourceConnection.related',
  // Of two resources on one theme for two classes, which no scene holds: classroom.db.spec, class-as-it-is.spec.
  'ResourceConnection.couples',
  // Of a search that says something of the class: classroom.db.spec, class-as-it-is.spec.
  'ResourceConnection.understood',
  ...['resources', 'themeWords', 'reason'].map((field) => `ResourceCouple.${field}`),
  'SecondFactor.withheldRoles',
  // A decision to take a resource up again: review.service.db.spec.
  'ReviewRound.actions',
  'ReviewRound.mentor',
  // Of a second round, which no scene holds: reading-changes.db.spec, resubmitting.spec.
  'ReviewRound.changes',
  'ReviewedWork.changes',
  // Of an adaptation of something that was reviewed, which no scene holds: reviewed-origin.db.spec.
  'Version.reviewedOrigins',
  ...['part', 'passages', 'reviewed', 'sources'].map((field) => `ReviewedOrigin.${field}`),
  // Of a submission that is over: submission.service.db.spec.
  'Submission.endedAt',
  'Submission.reason',
  // Of a remark on a passage, once it is decided: remark-standing.db.spec.
  'Remark.standing',
  'RemarkStanding.how',
  'RemarkStanding.words',
  // Of an adaptation of something that was reviewed: reviewed-origin.db.spec.
  'Relative.label',
  // Of a remark on a page of a file: reviewed-file.db.spec.
  'Remark.file',
  'Remark.pageImage',
  // Of passages as they were read word for word, which no scene holds: reviewed-content.db.spec.
  'Remark.quoteHtml',
  'ReviewedPassage.html',
  // Of a draft that is read blind: name-finder.db.spec.
  'Submission.namesFound',
  'SubmittableResource.namesFound',
  ...['kind', 'words', 'where', 'part', 'page'].map((field) => `NameFound.${field}`),
  // Of a search among labels, which no scene has given by then: review-facet.db.spec.
  'AppliedFilter.review',
  // Of a review that its reviewer lets everybody read, which no scene holds: review.service.db.spec.
  'ReviewLabel.shownReviews',
  // What only who runs the campaign reads: likeness.spec.
  'Assignment.endedAt',
  'Assignment.reason',
  'Assignment.submission',
  ...['agreement', 'assignmentPlan', 'journal', 'reviewers', 'submissions', 'work'].map(
    (field) => `Campaign.${field}`,
  ),
  ...['totalCount', 'edges', 'pageInfo'].map((field) => `CampaignEventConnection.${field}`),
  ...['cursor', 'node'].map((field) => `CampaignEventEdge.${field}`),
  ...['at', 'verb', 'byAuthors', 'isAutomatic', 'actor', 'about', 'submission'].map(
    (field) => `CampaignEvent.${field}`,
  ),
  ...['asked', 'done', 'late', 'running', 'reviewer'].map((field) => `ReviewerWork.${field}`),
  ...['invited', 'waitingForReviewer', 'overdue', 'underReview', 'waitingForDecision', 'finished'].map(
    (field) => `CampaignWork.${field}`,
  ),
  ...['key', 'question', 'alpha', 'units', 'state'].map((field) => `CriterionAgreement.${field}`),
  'Calibration.agreement',
  ...['grades', 'spreads'].map((field) => `Exemplar.${field}`),
  'ExemplarGrade.grader',
  // Of a calibration that is over, and of a référent who graded: calibration.service.db.spec.
  'Calibration.closedAt',
  'Exemplar.referents',
  ...['assignments', 'composite'].map((field) => `ReviewRound.${field}`),
  ...['outcome', 'grades', 'diverge'].map((field) => `ReviewComposite.${field}`),
  'ReviewerSuggestions.setAside',
  ...['reason', 'count'].map((field) => `SetAside.${field}`),
  ...['standing', 'suggestions'].map((field) => `Submission.${field}`),
  'Viewer.campaignTerritories',
  'Viewer.collectionTerritories',
  'Viewer.callTerritories',
  // Of what a collection holds: collection-leaks.spec, curating.spec.
  'Resource.collections',
  'Resource.keptIn',
  // Of resources that have a neighbour: similar.service.db.spec.
  'Resource.nextResources',
  // Of a collection of a territory, which takes a mandate: collection.service.db.spec.
  'Collection.territory',
  'CollectionItem.localNote',
  // Of counts that are large enough to be said: indicator.service.db.spec, declaration.service.db.spec.
  ...['atLeast', 'changes', 'levels'].map((field) => `DeclaredUses.${field}`),
  ...['resources', 'reviews', 'uses'].map((field) => `PlaceIndicators.${field}`),
  'UseCellConnection.edges',
  ...['cursor', 'node'].map((field) => `UseCellEdge.${field}`),
  ...['atLeast', 'place', 'placeCode', 'stage', 'subject'].map((field) => `UseCell.${field}`),
  // Of an item that was proposed, of a proposal that has its answer, of who was added: item-proposal.service.db.spec.
  'CollectionItem.proposedBy',
  ...['decidedAt', 'answer'].map((field) => `ItemProposal.${field}`),
  'CollectionEvent.about',
  // Of a round that is decided: attesting.spec; of who shows her reviews: attestation.service.db.spec.
  ...['outcome', 'resource'].map((field) => `Assignment.${field}`),
  'Person.reviewsDone',
  ...['count', 'campaigns', 'signed'].map((field) => `ReviewsDone.${field}`),
  ...['campaign', 'year', 'count'].map((field) => `CampaignReviews.${field}`),
  ...['year', 'resource'].map((field) => `SignedReview.${field}`),
  // Whom to ask, where somebody is free: assigning.spec.
  ...['lines', 'gaps'].map((field) => `AssignmentPlan.${field}`),
  ...['because', 'person', 'submission'].map((field) => `AssignmentPlanLine.${field}`),
  ...['sentence', 'submission'].map((field) => `AssignmentPlanGap.${field}`),
  ...['because', 'person'].map((field) => `ReviewerSuggestion.${field}`),
  'ReviewerSuggestions.people',
];

function merge(into: Outcomes, from: Outcomes): void {
  for (const [key, states] of from) into.set(key, states);
}

/** All differences at once, one under the other: each says what to write. */
function expectSame(found: readonly string[]): void {
  if (found.length > 0) throw new Error(found.join('\n\n'));
}
