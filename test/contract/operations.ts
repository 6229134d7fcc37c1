import { randomUUID } from 'node:crypto';
import { type Answer, ask, type Caller } from '../support/api.js';
import type { Person } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';
import { thisYear } from './attested.js';
import { failedJob } from './behind-scenes.js';
import { criterion } from './campaign-scene.js';
import type { Cast } from './cast.js';
import { anotherGathered, anotherProposal } from './gathered.js';
import { deposit, type Scene } from './scene.js';

/** What a call may use beside a scene: the cast, and things made on demand. */
export interface Stage {
  readonly product: RunningProduct;
  readonly cast: Cast;
}

/** The text after the operation's name: arguments and selection. */
type Query<Subject> = (subject: Subject) => string;
type Input<Subject> = (subject: Subject, stage: Stage) => object | Promise<object>;

const text = JSON.stringify;
const dayAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const bogus = { token: 'this-was-never-sent-to-anybody-and-opens-nothing' };

/** Queries about one resource, asked in each of its states. */
export const sceneQueries: Record<string, Query<Scene>> = {
  resource: ({ slug }) => `(slug: ${text(slug)}) { id }`,
  resources: ({ word }) => `(text: ${text(word)}) { edges { node { id } } }`,
  suggest: ({ word }) => `(text: ${text(word)}) { id }`,
  draft: ({ draftId }) => `(id: ${text(draftId)}) { id }`,
  invitation: ({ invitationId }) => `(id: ${text(invitationId)}) { id }`,
  permission: ({ permissionId }) => `(id: ${text(permissionId)}) { id }`,
  proposal: ({ proposalId }) => `(id: ${text(proposalId)}) { id }`,
  campaign: ({ campaignSlug }) => `(slug: ${text(campaignSlug)}) { id }`,
  rubric: ({ rubricId }) => `(id: ${text(rubricId)}) { id }`,
  submission: ({ submissionId }) => `(id: ${text(submissionId)}) { id }`,
  assignment: ({ assignmentId }) => `(id: ${text(assignmentId)}) { id }`,
  report: ({ reportId }) => `(id: ${text(reportId)}) { id }`,
  compareVersions: ({ slug }) => `(to: { resource: ${text(slug)} }) { to { version { number } } }`,
};

export const queries: Record<string, Query<Stage>> = {
  homeRows: () => '{ id cards { resource { id } reason { words } } }',
  homeRow: () => '(id: NEW_BY_CYCLE) { edges { node { resource { id } } } }',
  resourceCount: () => '',
  person: ({ cast }) => `(name: ${text(cast.author.slug)}) { id name }`,
  level: () => '(id: "cm1") { resources { totalCount } gaps { count } }',
  subject: () => '(id: "mathematiques") { resources { totalCount } gaps { count } }',
  vocabulary: () => '(name: LEVELS) { id }',
  licence: () => '(id: "CC-BY-4.0") { id }',
  licences: () => '(ids: ["CC-BY-4.0", "inconnue"]) { id }',
  offeredLicences: () => '{ id }',
  licenceOptions: () => '(sources: ["CC-BY-4.0"], mode: ADAPTATION) { possible }',
  recognisedLicence: () => '(text: "CC BY 4.0") { question }',
  viewer: () => '{ id }',
  attestation: ({ cast }) => `(code: ${text(cast.attested.code)}) { code name }`,
  collection: ({ cast }) => `(slug: ${text(cast.gathered.privateSlug)}) { id }`,
  collections: () => '{ edges { node { id } } }',
  useCells: () => '{ before edges { node { atLeast } } }',
  collectionSection: ({ cast }) => `(id: ${text(cast.gathered.privateSectionId)}) { id }`,
  itemProposal: ({ cast }) => `(id: ${text(cast.gathered.proposalId)}) { id }`,
  collectionItem: ({ cast }) => `(id: ${text(cast.gathered.privateItemId)}) { id }`,
  call: ({ cast }) => `(slug: ${text(cast.calling.draftSlug)}) { id }`,
  calls: () => '{ edges { node { id } } }',
  concerningCalls: () => '{ edges { node { id } } }',
  coverage: () => '(cycle: "cycle-3") { lines { published } }',
  singleSignOnIssuers: () => '{ key }',
  pendingAccount: ({ cast }) => `(token: ${text(cast.confirmation)}) { email }`,
  followStop: () => `(token: ${text(bogus.token)}) { name }`,
  notificationStop: () => `(token: ${text(bogus.token)}) { stopped }`,
  territory: () => '(code: "dep-01") { id }',
  territories: () => '(query: "lyon") { edges { node { id } } }',
  establishments: () => '(query: "exemple bourg") { edges { node { uai } } }',
  mandates: () => '{ edges { node { id } } }',
  mandateRequests: () => '{ edges { node { id } } }',
  campaigns: () => '{ edges { node { id } } }',
  rubrics: () => '{ edges { node { id } } }',
  reports: () => '{ nodes { id } }',
  licenceQuestions: () => '{ nodes { id } }',
  jobs: () => '{ edges { node { id } } }',
  jobQueue: () => '{ waiting }',
  developmentMails: () => '{ id }',
};

/** Mutations of one resource, tried in each of its states; each that succeeds is followed by a fresh scene. */
export const sceneMutations: Record<string, Input<Scene>> = {
  startVersion: ({ resourceId }) => ({ id: resourceId }),
  updateDraft: ({ draftId, revision }) => ({ id: draftId, revision, title: 'Autre titre' }),
  attachFile: async ({ draftId }, { product, cast }) => ({
    draftId,
    uploadId: await uploadOf(product, cast.author),
  }),
  updateFile: ({ draftId, draftFileId }) => ({ draftId, id: draftFileId, role: 'ANNEX' }),
  moveFile: ({ draftId, draftFileId }) => ({ draftId, id: draftFileId, direction: 'UP' }),
  removeFile: ({ draftId, draftFileId }) => ({ draftId, id: draftFileId }),
  dismissRefusedFile: ({ draftId, refusedId }) => ({ draftId, id: refusedId }),
  answerFinding: ({ draftId, findingId }) => ({ draftId, id: findingId, reason: 'OWN' }),
  dismissRecognition: ({ draftId, recognitionId }) => ({ draftId, id: recognitionId }),
  declarePart: ({ draftId }) => ({
    draftId,
    title: 'Carte',
    author: 'Une géographe',
    licence: 'CC0-1.0',
  }),
  removePart: ({ draftId, itemId }) => ({ draftId, id: itemId }),
  addSource: ({ draftId }) => ({
    draftId,
    outside: { title: `Conte ${randomUUID()}`, author: 'Une conteuse', licence: 'CC-BY-4.0' },
  }),
  removeSource: ({ draftId, sourceId }) => ({ draftId, id: sourceId }),
  attachAgreement: ({ draftId, sourceId }) => ({ draftId, sourceId, agreement: 'D’accord.' }),
  askPermission: ({ draftId, originalSourceId }) => ({
    draftId,
    sourceId: originalSourceId,
    licence: 'CC-BY-4.0',
    message: 'Puis-je ?',
  }),
  answerPermission: ({ permissionId }) => ({ id: permissionId, grant: false }),
  remixResource: ({ resourceId }) => ({ id: resourceId }),
  updateFromSource: ({ draftId, revision, originalId }) => ({
    draftId,
    revision,
    sourceId: originalId,
    choices: [],
  }),
  setSourcePolicy: ({ resourceId, originalId }) => ({ resourceId, sourceId: originalId, policy: 'NOTIFY' }),
  startProposal: ({ resourceId }) => ({ id: resourceId }),
  withdrawProposal: ({ proposalId }) => ({ id: proposalId }),
  adaptFromProposal: ({ proposalId }) => ({ id: proposalId }),
  decideProposal: ({ proposalId, proposedPieceId, revision }) => ({
    id: proposalId,
    version: 1,
    revision,
    decisions: [{ pieceId: proposedPieceId, take: 'THEIRS' }],
  }),
  // Last of these: it takes back what the scene had sent.
  proposeChange: async ({ proposalId, proposedDraftId }, stage) => ({
    draftId: proposedDraftId,
    revision: await takenBack(stage, proposalId),
    reason: 'Un titre plus clair.',
  }),
  updateCampaign: ({ campaignSlug }) => ({ id: campaignSlug, aim: 'Autrement.' }),
  openCampaign: ({ campaignSlug }) => ({ id: campaignSlug }),
  extendCampaign: ({ campaignSlug }) => ({ id: campaignSlug, closesOn: dayAhead(90) }),
  beginClosingCampaign: ({ campaignSlug }) => ({ id: campaignSlug }),
  closeCampaign: ({ campaignSlug }) => ({ id: campaignSlug }),
  archiveCampaign: ({ campaignSlug }) => ({ id: campaignSlug }),
  handOverCampaign: ({ campaignSlug }, { cast }) => ({ id: campaignSlug, person: cast.referent.slug }),
  deleteCampaign: ({ campaignSlug }) => ({ id: campaignSlug }),
  createRubric: ({ rubricId }) => ({ copyOf: rubricId, title: 'Une copie' }),
  saveRubric: ({ rubricId, rubricRevision }) => ({
    id: rubricId,
    revision: rubricRevision,
    title: 'Autrement',
    criteria: [1, 2, 3].map(() => criterion),
  }),
  addExemplar: ({ campaignSlug }) => ({ campaign: campaignSlug, resource: 'nulle-part' }),
  removeExemplar: ({ exemplarId }) => ({ id: exemplarId }),
  gradeExemplar: ({ exemplarId }) => ({ id: exemplarId, answers: [] }),
  closeCalibration: ({ campaignSlug }) => ({ id: campaignSlug }),
  joinCampaign: ({ campaignSlug }) => ({ id: campaignSlug }),
  leaveCampaign: ({ campaignSlug }) => ({ id: campaignSlug }),
  addReviewer: ({ campaignSlug }) => ({ campaign: campaignSlug, person: 'personne' }),
  submitForReview: ({ campaignSlug, resourceId }) => ({ campaign: campaignSlug, resource: resourceId }),
  inviteToReview: ({ campaignSlug, resourceId }) => ({ campaign: campaignSlug, resource: resourceId }),
  answerReviewInvitation: ({ submissionId }) => ({ id: submissionId, accept: true }),
  declineSubmission: ({ submissionId }) => ({ id: submissionId, reason: ' ' }),
  withdrawSubmission: ({ submissionId }) => ({ id: submissionId }),
  resubmit: ({ decidedId }) => ({ id: decidedId }),
  assignReviewers: ({ submissionId }) => ({ submissionId, reviewerIds: [] }),
  applyAssignmentPlan: ({ campaignSlug }) => ({ campaign: campaignSlug, choices: [] }),
  // Nothing chosen: nobody is asked, nothing is declined.
  treatSubmissions: ({ campaignSlug }) => ({ campaign: campaignSlug, ids: [], treatment: 'REMIND' }),
  acceptAssignment: ({ assignmentId }) => ({ id: assignmentId }),
  declineAssignment: ({ assignmentId }) => ({ id: assignmentId, reason: 'Pas le temps.' }),
  declareConflict: ({ assignmentId }) => ({ id: assignmentId, reason: 'Une collègue.' }),
  cancelAssignment: ({ otherAssignmentId }) => ({ id: otherAssignmentId }),
  // A revision that was never: what is written stays as it is.
  saveReview: ({ assignmentId }) => ({ id: assignmentId, revision: 99, strengths: 'Clair.' }),
  addRemark: ({ assignmentId }) => ({ reviewId: assignmentId, words: 'Un mot.' }),
  changeRemark: ({ remarkId }) => ({ id: remarkId, words: 'Un autre mot.' }),
  removeRemark: ({ remarkId }) => ({ id: remarkId }),
  sendReview: ({ assignmentId }) => ({ id: assignmentId }),
  decideSubmission: ({ submissionId }) => ({
    id: submissionId,
    outcome: 'REVIEWED',
    reason: 'Favorable.',
    grades: [],
  }),
  shareReviews: ({ decidedId }) => ({ id: decidedId }),
  answerRemark: ({ decidedRemarkId }) => ({ id: decidedRemarkId, words: 'C’est fait.' }),
  takeSuggestion: ({ decidedRemarkId }) => ({ id: decidedRemarkId }),
  askLicenceQuestion: ({ draftId }) => ({ draftId, question: 'Ai-je le droit ?' }),
  answerLicenceQuestion: ({ questionId }) => ({ id: questionId, answer: 'Oui.' }),
  deleteDraft: ({ draftId }) => ({ id: draftId }),
  publishResource: ({ draftId }) => ({ draftId }),
  correctTitle: ({ resourceId }) => ({ id: resourceId, title: 'Titre corrigé' }),
  withdrawResource: ({ resourceId }) => ({ id: resourceId, category: 'OTHER', reason: 'Plus à jour.' }),
  inviteCoAuthor: ({ resourceId }) => ({
    resource: resourceId,
    person: 'invitee@ecole.test',
    role: 'CONTRIBUTOR',
  }),
  answerInvitation: ({ invitationId }) => ({ id: invitationId, accepted: false }),
  cancelInvitation: ({ invitationId }) => ({ id: invitationId }),
  handOverResource: ({ resourceId }, { cast }) => ({ resource: resourceId, person: cast.teacher.slug }),
  orderCredits: ({ resourceId }) => ({ resource: resourceId, people: [] }),
  leaveResource: ({ resourceId }) => ({ id: resourceId }),
  reportContent: ({ resourceId }) => ({ resource: resourceId, category: 'ERROR', details: 'Une faute.' }),
  declareUse: ({ resourceId }) => ({ resource: resourceId, level: 'cm1' }),
  hideResource: ({ resourceId }) => ({ id: resourceId, reason: 'À vérifier.' }),
  showResource: ({ resourceId }) => ({ id: resourceId, reason: 'Vérifié.' }),
  dismissReport: ({ reportId }) => ({ id: reportId, reason: 'Rien à redire.' }),
};

/** After these, refused or not by the state, the scene serves no other call. */
export const spending = new Set([
  ...['open', 'extend', 'beginClosing', 'close', 'archive', 'delete'].map(
    (verb) => `Mutation.${verb}Campaign`,
  ),
  'Mutation.saveRubric',
  'Mutation.closeCalibration',
  'POST /campagnes/:slug/etalonnage/clore',
  'Mutation.withdrawSubmission',
  'Mutation.resubmit',
  'Mutation.declineAssignment',
  'Mutation.declareConflict',
  'Mutation.cancelAssignment',
  'Mutation.removeRemark',
  'Mutation.sendReview',
  'POST /relectures/:id',
  'POST /relectures/:id/repondre',
  'POST /demandes/:id/retirer',
  'POST /demandes/:id/renvoyer',
  'POST /referent/demandes/:id/annuler',
  ...['ouvrir', 'prolonger', 'terminer', 'clore', 'archiver', 'supprimer'].map(
    (verb) => `POST /referent/campagnes/:slug/${verb}`,
  ),
  'POST /referent/grilles/:id',
  'POST /referent/grilles/:id/criteres/:key',
  'Mutation.removeFile',
  'Mutation.deleteDraft',
  'Mutation.publishResource',
  'Mutation.correctTitle',
  'Mutation.withdrawResource',
  'Mutation.answerInvitation',
  'Mutation.cancelInvitation',
  'Mutation.leaveResource',
  'Mutation.hideResource',
  'Mutation.showResource',
  'Mutation.dismissReport',
  'POST /brouillons/:id/relecture',
  'POST /brouillons/:id/supprimer',
  'POST /mes/ressources/:slug/auteurs/quitter',
  'POST /mes/ressources/:slug/auteurs/invitations/:invitation',
  'POST /invitations/:id',
  'Mutation.updateFromSource',
  'Mutation.askPermission',
  'Mutation.answerPermission',
  'POST /brouillons/:id/droits/sources/:source/demande',
  'POST /permissions/:id',
  'Mutation.proposeChange',
  'Mutation.withdrawProposal',
  'Mutation.adaptFromProposal',
  'Mutation.decideProposal',
  'POST /brouillons/:id/mise-a-jour/:sourceId',
  'POST /mes/ressources/:slug/titre',
  'POST /mes/ressources/:slug/retirer',
  'POST /propositions/:id/retirer',
  'POST /propositions/:id/adapter',
  'POST /propositions/:id',
  'POST /moderation/:id',
]);

const wrong = 'pas le bon mot de passe du tout';
let signUps = 0;
/** Each mandate lasts a day longer than the one before, or it would be known already. */
let granted = 0;

/** Mutations about the caller, or about the author's own secrets. */
export const mutations: Record<string, Input<Stage>> = {
  signUp: () => ({
    email: `inscrite-${(signUps += 1)}@ecole.test`,
    publicName: 'Inscrite',
  }),
  confirmEmail: () => ({ ...bogus, password: 'sept hérissons violets', publicName: 'Inscrite' }),
  confirmEmailChange: () => bogus,
  signIn: ({ cast }) => ({ email: cast.teacher.email, password: cast.teacher.password }),
  requestPasswordReset: () => ({ email: 'personne@ecole.test' }),
  leaveForIssuer: () => ({ issuer: 'nulle-part', next: '/' }),
  arriveFromIssuer: () => ({ issuer: 'nulle-part', query: 'code=x&state=y' }),
  registerFromIssuer: () => ({ publicName: 'Arrivante', email: 'arrivante@ecole.test' }),
  linkIssuer: () => ({ issuer: 'nulle-part', currentPassword: wrong }),
  unlinkIssuer: () => ({ id: 'rien', currentPassword: wrong }),
  completeSignIn: () => ({ code: '000000' }),
  startSecondFactor: () => ({ currentPassword: wrong }),
  confirmSecondFactor: () => ({ code: '000000' }),
  renewRecoveryCodes: () => ({ code: '000000' }),
  removeSecondFactor: () => ({ code: '000000' }),
  resetPassword: () => ({ ...bogus, password: 'sept hérissons violets' }),
  changePassword: () => ({ currentPassword: wrong, newPassword: 'huit hérissons violets' }),
  deleteAccount: () => ({ choice: 'KEEP', currentPassword: wrong }),
  exportMyData: () => ({ currentPassword: wrong }),
  changeEmail: () => ({ currentPassword: wrong, email: 'ailleurs@ecole.test' }),
  updateProfile: () => ({ portrait: 'J’enseigne beaucoup.' }),
  createAccessToken: () => ({ name: 'Encore un', scope: 'READ', days: 1 }),
  revokeAccessToken: async ({ cast }) => ({ id: (await cast.author.token('READ')).id }),
  endSession: async ({ product, cast }) => ({ id: await anotherSession(product, cast.author) }),
  grantMandate: ({ cast }) => ({
    person: cast.teacher.slug,
    role: 'CURATOR',
    territoryId: cast.mandates.territoryId,
    endsAt: new Date(Date.now() + (granted += 1) * 86_400_000).toISOString(),
  }),
  revokeMandate: ({ cast }) => ({ id: cast.mandates.mandateId }),
  retryJob: async ({ product }) => ({ id: await failedJob(product) }),
  abandonJob: async ({ product }) => ({ id: await failedJob(product, 12) }),
  // Without words, so that whoever may ask or refuse leaves the scene as it is.
  requestMandate: ({ cast }) => ({ role: 'REFERENT', territoryId: cast.mandates.territoryId, words: ' ' }),
  answerMandateRequest: ({ cast }) => ({ id: cast.mandates.requestId, grant: false }),
  // More than anybody may: whoever may say how much she reviews stays as she is.
  saveReviewer: () => ({ cap: 999 }),
  // Only the author had something reviewed, once a scene was made.
  requestAttestation: () => ({ role: 'AUTHOR', year: thisYear() }),
  withdrawAttestation: ({ cast }) => ({ code: cast.attested.spare }),
  eraseUseLine: ({ cast }) => ({ id: cast.gathered.lineId }),
  createCollection: () => ({ title: 'Une collection' }),
  updateCollection: ({ cast }) => ({ id: cast.gathered.id, why: 'Pour mesurer mieux.' }),
  renewCollectionLink: ({ cast }) => ({ id: cast.gathered.id }),
  deleteCollection: async (stage) => ({ id: (await spareOf(stage)).id }),
  copyCollection: ({ cast }) => ({ id: cast.gathered.id }),
  addCurator: ({ cast }) => ({ collection: cast.gathered.id, person: 'personne' }),
  removeCurator: ({ cast }) => ({ collection: cast.gathered.id, person: 'personne' }),
  leaveCollection: ({ cast }) => ({ id: cast.gathered.id }),
  keepResource: ({ cast }) => ({ resource: cast.gathered.resource }),
  // It does not hold it: whoever may take it out leaves it as it is.
  unkeepResource: ({ cast }) => ({ resource: cast.gathered.resource, collection: cast.gathered.id }),
  addItem: ({ cast }) => ({ collection: cast.gathered.id, resource: 'nulle-part' }),
  annotateItem: ({ cast }) => ({ id: cast.gathered.itemId, note: 'Dehors, à deux.' }),
  seeItem: ({ cast }) => ({ id: cast.gathered.otherItemId }),
  moveItem: ({ cast }) => ({ id: cast.gathered.itemId, direction: 'FIRST' }),
  linkItems: ({ cast }) => ({ id: cast.gathered.otherItemId, before: cast.gathered.itemId }),
  unlinkItems: async (stage) => {
    const { itemId } = await spareOf(stage);
    return { id: itemId, before: itemId };
  },
  removeItem: async (stage) => ({ id: (await spareOf(stage)).itemId }),
  addSection: ({ cast }) => ({ collection: cast.gathered.id, title: ' ' }),
  updateSection: ({ cast }) => ({ id: cast.gathered.sectionId, title: 'Pour finir dehors' }),
  moveSection: ({ cast }) => ({ id: cast.gathered.sectionId, direction: 'LAST' }),
  addSearchingSection: ({ cast }) => ({ collection: cast.gathered.id, title: ' ', text: 'cour', most: 6 }),
  // For nothing: whoever may make it search leaves it as it is.
  searchSection: ({ cast }) => ({ section: cast.gathered.sectionId, most: 6 }),
  stopSearchingSection: async (stage) => ({ id: (await spareOf(stage)).sectionId }),
  proposeToCollection: ({ cast }) => ({
    collection: cast.gathered.id,
    resource: 'nulle-part',
    reason: 'Pour mesurer dehors.',
  }),
  acceptItemProposal: async (stage) => ({ id: await proposalOf(stage) }),
  refuseItemProposal: ({ cast }) => ({ id: cast.gathered.proposalId, answer: ' ' }),
  askAboutItemProposal: ({ cast }) => ({ id: cast.gathered.proposalId, text: 'Et ensuite ?' }),
  replyAboutItemProposal: ({ cast }) => ({ id: cast.gathered.proposalId, text: ' ' }),
  withdrawItemProposal: async (stage) => ({ id: await proposalOf(stage) }),
  removeSection: async (stage) => ({ id: (await spareOf(stage)).sectionId }),
  follow: () => ({ level: 'cm2' }),
  // Followed by nobody.
  unfollow: () => ({ level: 'cp' }),
  stopFollow: () => bogus,
  prepareCall: () => ({ title: 'Un appel', territoryId: 'nulle-part' }),
  updateCall: ({ cast }) => ({ id: cast.calling.slug, missing: 'De quoi mesurer la cour, à deux.' }),
  // What is open cannot be opened or deleted, and what is prepared cannot be closed: whoever may leaves them as they are.
  openCall: ({ cast }) => ({ id: cast.calling.slug }),
  deleteCall: ({ cast }) => ({ id: cast.calling.slug }),
  closeCall: ({ cast }) => ({ id: cast.calling.draftSlug }),
  subscribeToCall: ({ cast }) => ({ id: cast.calling.slug }),
  unsubscribeFromCall: ({ cast }) => ({ id: cast.calling.slug }),
  contributeToCall: ({ cast }) => ({ call: cast.calling.slug, resource: 'nulle-part' }),
  withdrawContribution: ({ cast }) => ({ call: cast.calling.slug, resource: 'nulle-part' }),
  setContributionAside: ({ cast }) => ({ call: cast.calling.slug, resource: cast.calling.given, word: ' ' }),
  retainContribution: ({ cast }) => ({ call: cast.calling.slug, resource: cast.calling.given }),
  createDraft: () => ({ title: 'Un brouillon' }),
  createCampaign: () => ({ title: 'Une campagne', territoryId: 'nulle-part' }),
  markNotificationRead: ({ cast }) => ({ id: cast.notificationId }),
  setNotificationFrequency: () => ({ choices: [{ kind: 'adapted', frequency: 'DAILY' }] }),
  stopNotifications: () => bogus,
};

const spareOf = ({ product, cast }: Stage) => anotherGathered(product, cast.author, cast.gathered);
const proposalOf = ({ product, cast }: Stage) => anotherProposal(product, cast.author, cast.gathered);

/** Have no input; signing out is called with a fresh session, for it ends the one that asks. */
export const withoutInput = ['signOut', 'endOtherSessions', 'confirmIssuerLink', 'markAllNotificationsRead'];

/** What came of a mutation: a code, or `done`. */
export function outcomeOfMutation(
  answer: Answer<Record<string, { userErrors: { code: string }[] } | null>>,
): string {
  if (answer.code) return answer.code;
  const [payload] = Object.values(answer.data ?? {});
  return payload?.userErrors[0]?.code ?? 'done';
}

/** What came of a query: a code, `null`, `nothing` (an empty list), or `data`. */
export function outcomeOfQuery(answer: Answer<Record<string, unknown>>): string {
  if (answer.code) return answer.code;
  const [value] = Object.values(answer.data ?? {});
  if (value === null || value === undefined) return 'null';
  return isEmpty(value) ? 'nothing' : 'data';
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object' || value === null) return false;
  const { edges, nodes } = value as { edges?: unknown[]; nodes?: unknown[] };
  return edges?.length === 0 || nodes?.length === 0;
}

/** Sends one mutation with its input's own type, as the schema names it. */
export function mutate(
  stage: Stage,
  caller: Caller,
  { name, inputType, input }: { name: string; inputType: string; input: object },
): Promise<Answer<Record<string, { userErrors: { code: string }[] } | null>>> {
  const query = `mutation($input: ${inputType}) { ${name}(input: $input) { userErrors { code } } }`;
  return ask(stage.product.pages, query, { input }, caller);
}

const uploads = new WeakMap<Person, Promise<string>>();

/** One deposit a person: it may be attached to several drafts of hers. */
function uploadOf(product: RunningProduct, person: Person): Promise<string> {
  const upload = uploads.get(person) ?? deposit(product, person.session);
  uploads.set(person, upload);
  return upload;
}

/** Withdraws a proposal that waits, so that it may be sent again; the revision of its copy. */
async function takenBack({ product, cast }: Stage, id: string): Promise<number> {
  const { session } = cast.teacher;
  const withdraw = 'mutation($input: IdInput!) { withdrawProposal(input: $input) { userErrors { code } } }';
  await ask(product.pages, withdraw, { input: { id } }, session);
  const { data } = await ask<{ proposal: { draft: { revision: number } } | null }>(
    product.pages,
    'query($id: ID!) { proposal(id: $id) { draft { revision } } }',
    { id },
    session,
  );
  return data?.proposal?.draft.revision ?? 1;
}

async function anotherSession(product: RunningProduct, person: Person): Promise<string> {
  const other = await person.signIn();
  const { data } = await ask<{ viewer: { sessions: { id: string; current: boolean }[] } }>(
    product.pages,
    '{ viewer { sessions { id current } } }',
    {},
    other,
  );
  return data?.viewer.sessions.find((session) => session.current)?.id ?? '';
}
