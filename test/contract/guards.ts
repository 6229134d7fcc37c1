import type { State } from './scene.js';

/** The cell that shows a guard at work: a row of the table, in one state or in `any`. */
export interface Witness {
  readonly row: string;
  readonly state: State | 'any';
  /** Guards that stand before this one, and must be away for it to be seen alone. */
  readonly behind?: readonly string[];
}

/** Each rule of each policy, as `policy.rule`, with what changes when it lets everybody through. */
export const rules: Record<string, Witness> = {
  'mandate.read': { row: 'Mutation.revokeMandate', state: 'any' },
  'mandate.revoke': { row: 'Mutation.revokeMandate', state: 'any' },
  'mandate.answer': { row: 'Mutation.answerMandateRequest', state: 'any' },
  'job.read': { row: 'Mutation.retryJob', state: 'any', behind: ['only administrators see the jobs'] },
  'job.retry': {
    row: 'Mutation.retryJob',
    state: 'any',
    behind: ['only administrators see the jobs', 'job.read'],
  },
  'job.abandon': {
    row: 'Mutation.abandonJob',
    state: 'any',
    behind: ['only administrators see the jobs', 'job.read'],
  },
  'resource.read': { row: 'Query.resource', state: 'draft' },
  'resource.readContent': { row: 'GET /r/:slug', state: 'hidden' },
  'resource.readLineage': { row: 'GET /r/:slug/arbre', state: 'hidden' },
  'resource.readDraft': { row: 'Query.draft', state: 'draft' },
  'resource.update': { row: 'Mutation.startVersion', state: 'published' },
  'resource.deleteDraft': { row: 'Mutation.deleteDraft', state: 'published', behind: ['resource.readDraft'] },
  'resource.readMembers': { row: 'GET /mes/ressources/:slug/auteurs', state: 'published' },
  'resource.invite': { row: 'Mutation.inviteCoAuthor', state: 'published' },
  'resource.leave': { row: 'Mutation.leaveResource', state: 'published' },
  'resource.withdraw': { row: 'Mutation.withdrawResource', state: 'published' },
  'resource.report': { row: 'Mutation.reportContent', state: 'hidden' },
  'resource.hide': { row: 'Mutation.hideResource', state: 'published' },
  'resource.show': { row: 'Mutation.showResource', state: 'published' },
  'resource.propose': { row: 'Mutation.startProposal', state: 'hidden' },
  'resource.readProposals': { row: 'Resource.proposals', state: 'published' },
  'proposal.read': { row: 'Query.proposal', state: 'published' },
  'proposal.readChanges': { row: 'Proposal.pieces', state: 'hidden' },
  'proposal.send': { row: 'Mutation.proposeChange', state: 'hidden' },
  'proposal.withdraw': { row: 'Mutation.withdrawProposal', state: 'published' },
  'proposal.adapt': { row: 'Mutation.adaptFromProposal', state: 'published' },
  'proposal.decide': { row: 'Mutation.decideProposal', state: 'published' },
  'campaign.read': { row: 'Query.campaign', state: 'draft' },
  'campaign.manage': { row: 'Mutation.extendCampaign', state: 'published' },
  'campaign.readWork': { row: 'Campaign.work', state: 'published' },
  'exemplar.read': { row: 'Mutation.gradeExemplar', state: 'published' },
  'exemplar.grade': { row: 'Mutation.gradeExemplar', state: 'published', behind: ['exemplar.read'] },
  'exemplar.remove': { row: 'Mutation.removeExemplar', state: 'published', behind: ['exemplar.read'] },
  'exemplar.readCompared': { row: 'Exemplar.compared', state: 'published', behind: ['exemplar.read'] },
  'exemplar.readGraders': { row: 'Exemplar.grades', state: 'published', behind: ['exemplar.read'] },
  'submission.read': { row: 'Query.submission', state: 'published' },
  'submission.readAssignments': { row: 'ReviewRound.assignments', state: 'published' },
  'submission.manage': { row: 'Mutation.declineSubmission', state: 'published' },
  'submission.answer': {
    row: 'Mutation.answerReviewInvitation',
    state: 'published',
    behind: ['submission.read'],
  },
  'submission.withdraw': {
    row: 'Mutation.withdrawSubmission',
    state: 'published',
    behind: ['submission.read'],
  },
  'submission.resubmit': { row: 'Mutation.resubmit', state: 'published', behind: ['submission.read'] },
  'assignment.read': { row: 'Query.assignment', state: 'published' },
  'assignment.cancel': { row: 'Mutation.cancelAssignment', state: 'published', behind: ['assignment.read'] },
  'offer.read': { row: 'Mutation.acceptAssignment', state: 'published' },
  'offer.answer': { row: 'Mutation.acceptAssignment', state: 'published', behind: ['offer.read'] },
  'review.read': { row: 'Mutation.saveReview', state: 'published' },
  'review.readShown': { row: 'ReviewLabel.shownReviews', state: 'published' },
  'review.readWork': { row: 'Assignment.work', state: 'hidden' },
  'review.readPrivate': { row: 'Review.privateNote', state: 'published' },
  'review.readReviewer': { row: 'Review.reviewer', state: 'published' },
  'review.write': { row: 'Mutation.saveReview', state: 'published', behind: ['review.read'] },
  'review.answer': { row: 'Mutation.answerRemark', state: 'published', behind: ['review.read'] },
  'attestation.read': { row: 'Attestation.document', state: 'any' },
  'attestation.withdraw': { row: 'Mutation.withdrawAttestation', state: 'any', behind: ['attestation.read'] },
  'collection.read': { row: 'Query.collection', state: 'any' },
  'collection.readWork': { row: 'Collection.changedCount', state: 'any' },
  'collection.curate': { row: 'Mutation.updateCollection', state: 'any' },
  'collection.own': { row: 'Mutation.renewCollectionLink', state: 'any' },
  'collection.delete': { row: 'Mutation.deleteCollection', state: 'any' },
  'use.read': { row: 'Resource.uses', state: 'published' },
  'use.declare': { row: 'Mutation.declareUse', state: 'hidden' },
  'use.eraseLine': { row: 'Mutation.eraseUseLine', state: 'any', behind: ['use.read'] },
  'collection.propose': { row: 'Mutation.proposeToCollection', state: 'any' },
  'item-proposal.read': { row: 'Query.itemProposal', state: 'any' },
  'item-proposal.reply': { row: 'Mutation.replyAboutItemProposal', state: 'any' },
  'item-proposal.withdraw': { row: 'Mutation.withdrawItemProposal', state: 'any' },
  'item-proposal.decide': {
    row: 'Mutation.refuseItemProposal',
    state: 'any',
    behind: ['item-proposal.read'],
  },
  'call.read': { row: 'Query.call', state: 'any' },
  'call.manage': { row: 'Mutation.updateCall', state: 'any' },
  'call.readWork': { row: 'Contribution.setAsideWord', state: 'any' },
  'rubric.read': { row: 'Query.rubric', state: 'draft' },
  'rubric.copy': { row: 'Mutation.createRubric', state: 'published' },
  'rubric.edit': { row: 'Mutation.saveRubric', state: 'published' },
  'permission.read': { row: 'Query.permission', state: 'published' },
  'permission.answer': { row: 'Mutation.answerPermission', state: 'published', behind: ['permission.read'] },
  'report.read': { row: 'Query.report', state: 'published' },
  'report.decide': { row: 'Mutation.dismissReport', state: 'published', behind: ['report.read'] },
};

/** A guard outside the policies: where it stands in the compiled code, and its words without and with a way past it. */
export interface Guard extends Witness {
  readonly file: string;
  readonly words: string;
  /** The same words, letting through when `past` is true. */
  readonly passable: (past: string) => string;
}

const inCondition = (words: string) => ({
  words: `if (${words})`,
  passable: (past: string) => `if (!${past} && (${words}))`,
});

export const guards: Record<string, Guard> = {
  'a read-only token writes by a policy': {
    file: 'libs/platform/authorization/policy.js',
    ...inCondition(`!actor.mayWrite && !action.startsWith('read')`),
    row: 'Mutation.updateDraft',
    state: 'draft',
  },
  'a visitor has no account': {
    file: 'libs/platform/authorization/policy.js',
    words: 'if (actor.accountId === null) throw new Unauthenticated();',
    passable: (past) => `if (!${past} && actor.accountId === null) throw new Unauthenticated();`,
    row: 'Mutation.createDraft',
    state: 'any',
  },
  'a read-only token acts for its account': {
    file: 'libs/platform/authorization/policy.js',
    ...inCondition('!actor.mayWrite'),
    row: 'Mutation.createDraft',
    state: 'any',
  },
  'a list for some roles': {
    file: 'libs/platform/authorization/policy.js',
    ...inCondition('!hasRole(actor, ...roles)'),
    row: 'Query.mandateRequests',
    state: 'any',
  },
  'a list for what has no place': {
    file: 'libs/platform/authorization/policy.js',
    ...inCondition('!hasRoleOver(actor, path, ...roles)'),
    row: 'Query.reports',
    state: 'any',
  },
  'a read-only token reports nothing': {
    file: 'libs/moderation/report.service.js',
    ...inCondition('!actor.mayWrite'),
    row: 'Mutation.reportContent',
    state: 'published',
    behind: ['a read-only token writes by a policy'],
  },
  'only moderators list questions about rights': {
    file: 'libs/resources/licence/licence-question.service.js',
    words: `requireRoleOver(actor, [], 'moderator', 'administrator');`,
    passable: (past) => `if (!${past}) requireRoleOver(actor, [], 'moderator', 'administrator');`,
    row: 'Query.licenceQuestions',
    state: 'any',
  },
  'only administrators see the jobs': {
    file: 'libs/operations/job.policy.js',
    words: `requireRoleOver(actor, [], 'administrator')`,
    passable: (past) => `${past} || requireRoleOver(actor, [], 'administrator')`,
    row: 'Query.jobs',
    state: 'any',
  },
  'a token makes no token': {
    file: 'libs/identity/sign-in/access-token.service.js',
    ...inCondition(`actor.credential === 'token'`),
    row: 'Mutation.createAccessToken',
    state: 'any',
  },
  'a token is revoked by its owner': {
    file: 'libs/identity/sign-in/credential.repository.js',
    words: `set revoked_at = $3 where account_id = $1 and`,
    passable: (past) =>
      `set revoked_at = $3 where ' + (${past} ? '$1::text <> $2' : 'account_id = $1') + ' and`,
    row: 'Mutation.revokeAccessToken',
    state: 'any',
  },
  'a credential that is not valid is refused': {
    file: 'libs/identity/sign-in/credential.reader.js',
    words: 'if (actor === null) return',
    passable: (past) => `if (${past} && actor === null) return void next(); if (actor === null) return`,
    row: 'Query.viewer',
    state: 'any',
  },
  'a page of an account asks to sign in': {
    file: 'libs/web/layout/sign-in-required.js',
    words: 'if (actorOf(request).accountId !== null) return true;',
    passable: (past) => `if (${past} || actorOf(request).accountId !== null) return true;`,
    row: 'GET /compte',
    state: 'any',
  },
  'a file leaves with its resource': {
    file: 'libs/resources/file/download.repository.js',
    words: '${visibleToAll}',
    passable: (past) => '${' + past + ` ? 'true' : visibleToAll}`,
    row: 'GET /fichiers/:partId/:name',
    state: 'withdrawn',
  },
  'an archive leaves with its resource': {
    file: 'libs/resources/file/archive.service.js',
    ...inCondition('!resource?.isReadable'),
    row: 'GET /tout/:slug/:number/:name',
    state: 'hidden',
  },
};
