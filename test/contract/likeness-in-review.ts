import type { Exception } from './likeness.js';

type Exceptions = Record<string, Exception>;

/** Whoever runs campaigns; these two have mandates over everywhere. */
const runs = (answer: Exception): Exceptions => ({ referent: answer, administrator: answer });

/** The teacher of the table is asked to review in every scene, and they are not. */
const withoutOffer = (answer: Exception): Exceptions => ({ curator: answer, referent: answer });

/** The campaign of a draft is a draft itself; those of the others are open. */
const opened = (answer: string, draft?: string): Exception => ({
  ...(draft === undefined ? {} : { draft }),
  published: answer,
  hidden: answer,
  withdrawn: answer,
});

const rows = (exceptions: Exceptions, keys: readonly string[]): Record<string, Exceptions> =>
  Object.fromEntries(keys.map((key) => [key, exceptions]));

/** Type → its fields, as words of one text. */
const fields = (exceptions: Exceptions, types: Readonly<Record<string, string>>) =>
  rows(
    exceptions,
    Object.entries(types).flatMap(([type, names]) => names.split(' ').map((name) => `${type}.${name}`)),
  );

/** Campaigns and peer review, where a mandate gives more than the tables say, and an offer that is somebody else's gives less. */
export const reviewing: Record<string, Exceptions> = {
  ...rows(runs({ draft: 'data' }), ['Query.campaign', 'Query.rubric']),
  ...rows(runs(opened('data')), ['Query.submission']),
  ...rows({ curator: opened('null'), administrator: opened('data') }, ['Query.assignment']),
  ...rows(runs(opened('CAMPAIGN_TRANSITION', 'done')), [
    'Mutation.updateCampaign',
    'Mutation.openCampaign',
    'Mutation.deleteCampaign',
  ]),
  ...rows(runs(opened('done', 'CAMPAIGN_TRANSITION')), [
    'Mutation.extendCampaign',
    'Mutation.beginClosingCampaign',
  ]),
  ...rows(runs('CAMPAIGN_TRANSITION'), ['Mutation.closeCampaign', 'Mutation.archiveCampaign']),
  ...rows(runs('done'), ['Mutation.handOverCampaign', 'Mutation.createRubric']),
  ...rows({ referent: { draft: 'FORBIDDEN' }, administrator: 'done' }, ['Mutation.saveRubric']),
  ...rows(runs({ draft: 'CAMPAIGN_NOT_RUNNING' }), ['Mutation.joinCampaign']),
  ...rows(runs({ draft: 'done' }), ['Mutation.leaveCampaign']),
  ...rows(runs('PERSON_UNKNOWN'), ['Mutation.addReviewer']),
  ...rows(runs('EXEMPLAR_UNKNOWN'), ['Mutation.addExemplar']),
  ...rows({ curator: opened('NOT_FOUND'), ...runs(opened('EXEMPLAR_GRADED')) }, ['Mutation.removeExemplar']),
  ...rows({ curator: opened('NOT_FOUND'), ...runs(opened('FORBIDDEN')) }, ['Mutation.gradeExemplar']),
  ...rows(runs(opened('done', 'CALIBRATION_TRANSITION')), ['Mutation.closeCalibration']),
  ...rows(
    {
      referent: { published: 'OUT_OF_SCOPE' },
      administrator: { published: 'OUT_OF_SCOPE', hidden: 'NOT_PUBLISHED_YET' },
    },
    ['Mutation.inviteToReview'],
  ),
  ...rows(runs(opened('FORBIDDEN')), [
    'Mutation.answerReviewInvitation',
    'Mutation.withdrawSubmission',
    'Mutation.resubmit',
    'Mutation.shareReviews',
    'Mutation.answerRemark',
    'Mutation.takeSuggestion',
  ]),
  ...rows(runs(opened('REASON_MISSING')), ['Mutation.declineSubmission']),
  ...rows(runs(opened('NOBODY_CHOSEN')), ['Mutation.assignReviewers']),
  ...rows(runs('NOBODY_CHOSEN'), ['Mutation.applyAssignmentPlan']),
  ...rows(runs('NOTHING_CHOSEN'), ['Mutation.treatSubmissions']),
  ...rows(withoutOffer(opened('NOT_FOUND')), [
    'Mutation.acceptAssignment',
    'Mutation.declineAssignment',
    'Mutation.declareConflict',
    'Mutation.saveReview',
    'Mutation.addRemark',
    'Mutation.changeRemark',
    'Mutation.removeRemark',
    'Mutation.sendReview',
  ]),
  ...rows(runs(opened('ASSIGNMENT_TRANSITION')), ['Mutation.cancelAssignment']),
  ...rows(runs(opened('REVIEWS_MISSING')), ['Mutation.decideSubmission']),
  ...rows(runs('TERRITORY_NOT_COVERED'), ['Mutation.createCampaign']),
  ...fields(runs('yes'), { Viewer: 'campaignTerritories' }),
  ...fields({ curator: 'yes', referent: 'yes', administrator: 'yes' }, { Viewer: 'collectionTerritories' }),
  ...fields(withoutOffer('–'), {
    // The teacher has sent a review by then.
    Viewer: 'attestableYears',
    AttestableYear: 'role year count',
    AssignmentConnection: 'edges',
    AssignmentEdge: 'cursor node',
    CriterionAnswer: 'criterion grade notApplicable note',
    ReviewPermissions: 'write answer',
    Exemplar: 'mine compared',
  }),
  ...fields(runs('PHW'), { Exemplar: 'grades spreads', ExemplarGrade: 'grader' }),
  ...fields(runs('DPHW'), { Calibration: 'agreement' }),
  ...fields(
    { curator: '–', ...runs('DPHW') },
    {
      Campaign: 'calibration',
      Calibration: 'state waiting viewerCan',
      CalibrationPermissions: 'addExemplar close',
    },
  ),
  ...fields(
    { curator: '–', administrator: 'PHW' },
    {
      Calibration: 'exemplars',
      Exemplar: 'id number resource version viewerCan',
      ExemplarPermissions: 'grade remove',
      ExemplarGrade: 'gradedAt answers',
      CriterionSpread: 'criterion counts notApplicable apart',
    },
  ),
  ...fields(runs('PHW'), {
    SubmissionConnection: 'edges',
    SubmissionEdge: 'cursor node',
    Submission:
      'id state words round createdAt submittedAt suggestions transitions title standing campaign resource rounds viewerCan',
    SubmissionPermissions: 'answer withdraw resubmit assign decline',
    ReviewRound:
      'id number openedAt decidedAt title version assignments outcome reason grades isShared reviews composite viewerCan',
    DecisionPermissions: 'decide share',
    ReviewComposite: 'outcome grades diverge',
    Assignment: 'endedAt reason submission',
    Campaign: 'reviewers',
    ReviewerSuggestions: 'setAside',
    ReviewerWork: 'asked done late running reviewer',
    SetAside: 'reason count',
    Remark: 'answer takenAt',
    DecidedGrade: 'criterion grade',
  }),
  ...fields(runs('P'), { Assignment: 'resource' }),
  ...fields(runs('DPHW'), {
    Campaign:
      'id slug title aim state mode opensOn closesOn reviewsWanted cap answerDays reviewDays charter joined assignmentPlan submissions submittable territory rubric levels subjects resources referent transitions counts agreement journal work viewerCan',
    CampaignPermissions: 'manage update open extend beginClosing close archive handOver delete submit',
    CampaignCounts: 'received decided',
    CampaignWork: 'invited waitingForReviewer overdue underReview waitingForDecision finished',
    CampaignEventConnection: 'totalCount edges pageInfo',
    CampaignEventEdge: 'cursor node',
    CampaignEvent: 'at verb byAuthors isAutomatic actor',
    CriterionAgreement: 'key question units state',
    SubmittableResource: 'id title whyNot',
    Rubric: 'id rubricId number title criteria createdAt revision author versions viewerCan',
    RubricPermissions: 'copy edit',
    Criterion: 'key question guidance levels weight mayNotApply origin',
    RubricLevel: 'label description',
    CriterionOrigin: 'label url',
  }),
  ...fields(
    { curator: '–', administrator: 'PHW' },
    {
      Assignment: 'id state because offeredAt answerBy dueAt title campaign reviewer viewerCan review',
      Review:
        'id revision answers strengths verdict privateNote usedAi aiWords signedAs reviewer signsByName mayBeShown savedAt isSent remarks viewerCan',
      AssignmentPermissions: 'accept decline cancel',
      Remark: 'id criterion part passage page x y quote words suggestion',
    },
  ),
  ...fields(
    { curator: '–', administrator: 'P' },
    {
      Assignment: 'work',
      ReviewedWork:
        'round title summary levelLabel subjects durationMinutes objectives version files passages',
      ReviewedFile: 'number name pages downloadUrl',
      ReviewedPage: 'number url width height',
      ReviewedPassageConnection: 'totalCount edges pageInfo',
      ReviewedPassageEdge: 'cursor node',
      ReviewedPassage: 'number part kind text isNew',
    },
  ),
  ...rows({ curator: opened('404'), referent: { draft: '200' }, administrator: '200' }, [
    'GET /campagnes/:slug/etalonnage',
  ]),
  ...rows({ curator: opened('404'), administrator: opened('200') }, [
    'GET /campagnes/:slug/etalonnage/:number',
  ]),
  ...rows({ curator: opened('404'), ...runs(opened('403')) }, ['POST /campagnes/:slug/etalonnage/:number']),
  ...rows(runs('422'), ['POST /campagnes/:slug/etalonnage']),
  ...rows(runs(opened('303 /campagnes', '422')), ['POST /campagnes/:slug/etalonnage/clore']),
  ...rows({ curator: opened('404'), ...runs(opened('422')) }, ['POST /campagnes/:slug/etalonnage/retirer']),
  ...rows(runs({ draft: '200' }), [
    'GET /campagnes/:slug',
    'GET /campagnes/:slug/demander',
    'GET /referent/grilles/:id',
  ]),
  ...rows(runs(opened('200')), [
    'GET /demandes/:id',
    'GET /demandes/:id/relectures',
    'GET /referent/demandes/:id',
    'GET /referent/demandes/:id/decision',
  ]),
  ...rows(runs('200'), [
    'GET /referent/campagnes/:slug',
    'GET /referent/campagnes/:slug/attribuer',
    'GET /referent/campagnes/:slug/campagne.ics',
    'GET /referent/campagnes/:slug/demandes',
    'GET /referent/campagnes/:slug/demandes/demandes.csv',
    'GET /referent/campagnes/:slug/journal',
    'GET /referent/campagnes/:slug/journal/journal.csv',
    'GET /referent/campagnes/:slug/relectures.csv',
  ]),
  ...rows(runs(opened('303 /referent', '200')), ['GET /referent/campagnes/:slug/modifier']),
  ...rows({ administrator: '200' }, ['GET /referent/grilles/:id/criteres/:key']),
  ...rows({ curator: opened('404'), administrator: opened('200') }, ['GET /relectures/:id']),
  ...rows(runs(opened('403')), [
    'POST /demandes/:id/relectures/:remark/prendre',
    'POST /demandes/:id/relectures/:remark/repondre',
    'POST /demandes/:id/relectures/montrer',
    'POST /demandes/:id/renvoyer',
    'POST /demandes/:id/repondre',
    'POST /demandes/:id/retirer',
  ]),
  ...rows(runs('422'), [
    'POST /referent/campagnes/:slug/archiver',
    'POST /referent/campagnes/:slug/attribuer',
    'POST /referent/campagnes/:slug/clore',
    'POST /referent/campagnes/:slug/confier',
    'POST /referent/campagnes/:slug/demandes/ensemble',
    'POST /referent/campagnes/:slug/demandes/relecteurs',
    'POST /referent/campagnes/nouvelle',
  ]),
  ...rows({ referent: { published: '422' }, administrator: { published: '422', hidden: '422' } }, [
    'POST /referent/campagnes/:slug/demandes/inviter',
  ]),
  ...rows(runs(opened('303 /referent', '422')), [
    'POST /referent/campagnes/:slug/modifier',
    'POST /referent/campagnes/:slug/prolonger',
    'POST /referent/campagnes/:slug/terminer',
  ]),
  ...rows(runs(opened('422', '303 /referent')), [
    'POST /referent/campagnes/:slug/ouvrir',
    'POST /referent/campagnes/:slug/supprimer',
  ]),
  ...rows(runs(opened('422')), [
    'POST /referent/demandes/:id/annuler',
    'POST /referent/demandes/:id/attribuer',
    'POST /referent/demandes/:id/decision',
    'POST /referent/demandes/:id/decliner',
  ]),
  ...rows({ referent: { draft: '403' }, administrator: '303 /referent' }, ['POST /referent/grilles/:id']),
  ...rows({ referent: { draft: '403' }, administrator: '422' }, ['POST /referent/grilles/:id/criteres/:key']),
  ...rows(withoutOffer(opened('404')), ['POST /relectures/:id', 'POST /relectures/:id/repondre']),
};
