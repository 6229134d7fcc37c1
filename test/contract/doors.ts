import type { Cast } from './cast.js';
import type { Scene } from './scene.js';

/** A way to objects of one type. */
export interface Door {
  readonly type: string;
  /** Fields from the root to the objects; a field may carry arguments. */
  readonly path: readonly string[];
  /** Of the objects found there, the ones of this scene. */
  readonly only?: string;
}

const text = JSON.stringify;

/** Every way to what one scene holds. A type may have several: the rule belongs to the type, whatever leads to it. */
export function sceneDoors({
  comparedSlug,
  ancestorId,
  slug,
  word,
  resourceId,
  draftId,
  reportId,
  questionId,
  invitationId,
  permissionId,
  campaignSlug,
  rubricId,
  proposalId,
  proposedDraftId,
  answeredId,
}: Scene): Door[] {
  const resource = `resource(slug: ${text(slug)})`;
  const draft = `draft(id: ${text(draftId)})`;
  const report = `report(id: ${text(reportId)})`;
  const comparison = `compareVersions(from: { resource: ${text(comparedSlug)} }, to: { resource: ${text(slug)} })`;
  const found = [`resources(text: ${text(word)})`, 'edges', 'node'];
  const on = (root: string, doors: Record<string, string>): Door[] =>
    Object.entries(doors).map(([type, path]) => ({ type, path: [root, ...path.split(' ').filter(Boolean)] }));
  return [
    ...on(resource, {
      Resource: '',
      ResourcePermissions: 'viewerCan',
      Member: 'members',
      Tombstone: 'tombstone',
      Origin: 'origin',
      Version: 'version',
      RenderedText: 'version text',
      ExternalLink: 'version link',
      Credit: 'version authors',
      Attribution: 'version attribution',
      File: 'version files',
      FileFormat: 'version files format',
      Preview: 'version files preview',
      PreviewPage: 'version files preview pages',
      FileStamp: 'version files stamp',
      FileCopy: 'version files copies',
      ThirdPartyItem: 'version thirdPartyItems',
      Source: 'version sources',
      PreCheck: 'version preChecks',
      PreCheckItem: 'version preChecks items',
      Lineage: 'lineage',
      Relative: 'lineage ancestors',
      RelativeConnection: 'lineage descendants',
      AdaptationConnection: 'adaptations',
    }),
    ...on(`resource(slug: ${text(ancestorId)})`, {
      RelativeConnection: 'lineage descendants',
      RelativeEdge: 'lineage descendants edges',
      AdaptationConnection: 'adaptations',
      AdaptationEdge: 'adaptations edges',
    }),
    ...on(draft, {
      Draft: '',
      DraftStep: 'steps',
      FoundValue: 'found',
      SourceUpdate: 'sourceUpdates',
      UpdatePiece: 'sourceUpdates pieces',
      RightsAnswers: 'rightsAnswers',
      DraftFile: 'files',
      RefusedFile: 'refusedFiles',
      Finding: 'findings',
      FileCheck: 'checks',
      PreCheck: 'preChecks',
      PreCheckItem: 'preChecks items',
      Recognition: 'recognitions',
      RecognisedFile: 'recognitions file',
      LicenceQuestion: 'licenceQuestion',
      UserError: 'missing',
    }),
    ...on(comparison, {
      Comparison: '',
      ComparedSide: 'to',
      FieldChange: 'fields',
      FileChange: 'files',
      ComparedText: 'text',
      ComparedBlock: 'text blocks',
      WordMark: 'text blocks words',
    }),
    ...on(`invitation(id: ${text(invitationId)})`, { Invitation: '', InvitationPermissions: 'viewerCan' }),
    {
      type: 'Relative',
      path: [`resource(slug: ${text(ancestorId)})`, 'lineage', 'descendants', 'edges', 'node'],
      only: resourceId,
    },
    ...on(`campaign(slug: ${text(campaignSlug)})`, {
      Campaign: '',
      CampaignPermissions: 'viewerCan',
      CampaignCounts: 'counts',
      CampaignWork: 'work',
    }),
    ...on(`rubric(id: ${text(rubricId)})`, {
      Rubric: '',
      RubricPermissions: 'viewerCan',
      Criterion: 'criteria',
      RubricLevel: 'criteria levels',
      CriterionOrigin: 'criteria origin',
    }),
    ...on(`permission(id: ${text(permissionId)})`, { Permission: '', PermissionPermissions: 'viewerCan' }),
    { type: 'Permission', path: [draft, 'sources', 'permissions'] },
    ...on(`proposal(id: ${text(proposalId)})`, {
      Proposal: '',
      ProposalPermissions: 'viewerCan',
      UpdatePiece: 'pieces',
    }),
    ...on(`proposal(id: ${text(answeredId)})`, { Proposal: '', ProposalAnswer: 'answers' }),
    { type: 'Proposal', path: [`draft(id: ${text(proposedDraftId)})`, 'proposal'] },
    { type: 'ProposalConnection', path: [resource, 'proposals'] },
    { type: 'ProposalEdge', path: [resource, 'proposals', 'edges'] },
    { type: 'Proposal', path: [resource, 'proposals', 'edges', 'node'] },
    { type: 'Proposal', path: ['viewer', 'proposals(first: 50)', 'edges', 'node'], only: proposalId },
    {
      type: 'Proposal',
      path: ['viewer', 'proposals(side: MADE, first: 50)', 'edges', 'node'],
      only: proposalId,
    },
    { type: 'Invitation', path: [resource, 'invitations'] },
    { type: 'Invitation', path: ['viewer', 'invitations'], only: invitationId },
    { type: 'Credit', path: [resource, 'nextCredits'] },
    ...on(report, { Report: '', Decision: 'history' }),
    { type: 'Source', path: [draft, 'sources'] },
    { type: 'Version', path: [resource, 'versions'] },
    { type: 'Draft', path: [resource, 'draft'] },
    { type: 'SourceUpdate', path: [resource, 'sourceUpdates'] },
    { type: 'Draft', path: ['viewer', 'drafts'], only: draftId },
    { type: 'Resource', path: ['viewer', 'resources'], only: resourceId },
    { type: 'Resource', path: [draft, 'resource'] },
    { type: 'Resource', path: [report, 'resource'] },
    { type: 'Resource', path: found, only: resourceId },
    { type: 'Report', path: ['reports(first: 50)', 'nodes'], only: reportId },
    { type: 'LicenceQuestion', path: ['licenceQuestions(first: 50)', 'nodes'], only: questionId },
  ];
}

/** Ways to what belongs to nobody, or to the caller. */
export function otherDoors({ author, confirmation }: Cast): Door[] {
  const search = 'resources(text: "fraction", filter: { levels: ["cm1"] })';
  const nothing = `resources(text: "fractions", filter: { levels: ["cm1"], subjects: ["mathematiques"], types: ["exercice"],
    permissions: ["adapt"], formats: ["pdf"], languages: ["fr"], durations: ["30-min-a-1-h"], equipment: ["calculatrice"] })`;
  const notInEnglish = 'resources(text: "fractions", filter: { formats: ["markdown"], languages: ["en"] })';
  const refused = 'licenceOptions(sources: ["CC-BY-SA-4.0", "CC-BY-NC-4.0"], mode: ADAPTATION)';
  const options = 'licenceOptions(sources: ["CC-BY-NC-SA-4.0"], mode: ADAPTATION)';
  const person = `person(name: ${text(author.slug)})`;
  return [
    { type: 'Viewer', path: ['viewer'] },
    { type: 'ViewerPermissions', path: ['viewer', 'viewerCan'] },
    { type: 'Mandate', path: ['viewer', 'mandates'] },
    { type: 'MandatePermissions', path: ['viewer', 'mandates', 'viewerCan'] },
    { type: 'MandateRequest', path: ['viewer', 'mandateRequests'] },
    { type: 'MandateRequestPermissions', path: ['viewer', 'mandateRequests', 'viewerCan'] },
    { type: 'MandateConnection', path: ['mandates'] },
    { type: 'MandateEdge', path: ['mandates', 'edges'] },
    { type: 'MandateRequestConnection', path: ['mandateRequests'] },
    { type: 'MandateRequestEdge', path: ['mandateRequests', 'edges'] },
    { type: 'Territory', path: ['territory(code: "dep-01")'] },
    { type: 'TerritoryConnection', path: ['territories(query: "lyon")'] },
    { type: 'TerritoryEdge', path: ['territories(query: "lyon")', 'edges'] },
    { type: 'Establishment', path: ['establishments(query: "exemple")', 'edges', 'node'] },
    { type: 'EstablishmentConnection', path: ['establishments(query: "exemple")'] },
    { type: 'EstablishmentEdge', path: ['establishments(query: "exemple")', 'edges'] },
    { type: 'AccessToken', path: ['viewer', 'accessTokens'] },
    { type: 'Session', path: ['viewer', 'sessions'] },
    { type: 'SecondFactor', path: ['viewer', 'secondFactor'] },
    { type: 'ExternalIdentity', path: ['viewer', 'externalIdentities'] },
    { type: 'NotificationConnection', path: ['viewer', 'notifications'] },
    { type: 'NotificationEdge', path: ['viewer', 'notifications', 'edges'] },
    { type: 'Notification', path: ['viewer', 'notifications', 'edges', 'node'] },
    { type: 'NotificationPreference', path: ['viewer', 'notificationPreferences'] },
    { type: 'NotificationKind', path: ['viewer', 'notificationPreferences', 'kind'] },
    { type: 'NotificationStop', path: ['notificationStop(token: "x.y")'] },
    { type: 'Issuer', path: ['singleSignOnIssuers'] },
    { type: 'PendingAccount', path: [`pendingAccount(token: ${text(confirmation)})`] },
    { type: 'Person', path: [person] },
    { type: 'PersonLink', path: [person, 'links'] },
    { type: 'CampaignConnection', path: ['campaigns(first: 50)'] },
    { type: 'CampaignEdge', path: ['campaigns(first: 50)', 'edges'] },
    { type: 'RubricConnection', path: ['rubrics'] },
    { type: 'RubricEdge', path: ['rubrics', 'edges'] },
    { type: 'ReportConnection', path: ['reports'] },
    { type: 'LicenceQuestionConnection', path: ['licenceQuestions'] },
    { type: 'DevelopmentMail', path: ['developmentMails'] },
    { type: 'ResourceConnection', path: [search] },
    { type: 'ResourceConnection', path: [nothing] },
    { type: 'ResourceConnection', path: ['resources(text: "fractoins")'] },
    { type: 'PageInfo', path: [search, 'pageInfo'] },
    { type: 'ResourceEdge', path: [search, 'edges'] },
    { type: 'Highlight', path: [search, 'edges', 'highlight'] },
    { type: 'Fragment', path: [search, 'edges', 'highlight', 'title'] },
    { type: 'Facet', path: [search, 'facets'] },
    { type: 'FacetValue', path: [search, 'facets', 'values'] },
    { type: 'Correction', path: ['resources(text: "fractoins")', 'corrections'] },
    { type: 'WayOut', path: [nothing, 'waysOut'] },
    { type: 'AppliedFilter', path: [nothing, 'waysOut', 'filter'] },
    { type: 'AppliedFilter', path: [notInEnglish, 'waysOut', 'filter'] },
    { type: 'HomeRow', path: ['homeRows'] },
    { type: 'Term', path: ['vocabulary(name: LEVELS)'] },
    { type: 'Aisle', path: ['level(id: "cm1")'] },
    { type: 'Suggestion', path: ['suggest(text: "cm1")'] },
    { type: 'Gap', path: ['level(id: "cm1")', 'gaps'] },
    { type: 'TeachingSource', path: ['level(id: "cm1")', 'gaps', 'source'] },
    { type: 'Licence', path: ['licence(id: "CC-BY-SA-4.0")'] },
    { type: 'Rights', path: ['licence(id: "CC-BY-SA-4.0")', 'rights'] },
    { type: 'LicenceOptions', path: [options] },
    { type: 'LicenceOption', path: [options, 'options'] },
    { type: 'LicenceReason', path: [options, 'options', 'reasons'] },
    { type: 'LicenceOptions', path: [refused] },
    { type: 'LicenceWayOut', path: [refused, 'waysOut'] },
    { type: 'Licence', path: ['licence(id: "CC-BY-NC-4.0")'] },
    { type: 'LicenceOptions', path: ['licenceOptions(sources: ["CC-BY-4.0"], mode: COLLECTION)'] },
    { type: 'RecognisedLicence', path: ['recognisedLicence(text: "CC BY-SA")'] },
    {
      type: 'RecognisedLicence',
      path: ['recognisedLicence(text: "https://creativecommons.org/licenses/by/4.0/")'],
    },
  ];
}
