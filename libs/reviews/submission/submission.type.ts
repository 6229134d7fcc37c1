import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { ReviewRound } from '../round/review-round.js';
import type { Submission } from './submission.js';

export enum SubmissionStateName {
  INVITED = 'invited',
  SUBMITTED = 'submitted',
  IN_REVIEW = 'in_review',
  DECIDED = 'decided',
  WITHDRAWN = 'withdrawn',
  DECLINED = 'declined',
}
registerEnumType(SubmissionStateName, {
  name: 'SubmissionState',
  description:
    'INVITED: its authors have not answered. SUBMITTED: nobody was asked to review yet. DECIDED: it may be submitted again. WITHDRAWN and DECLINED end it.',
});

export enum SubmissionStandingName {
  WAITING_REVIEWER = 'waiting_reviewer',
  WAITING_DECISION = 'waiting_decision',
  OVERDUE = 'overdue',
  UNDER_REVIEW = 'under_review',
  INVITED = 'invited',
  DECIDED = 'decided',
  ENDED = 'ended',
}
registerEnumType(SubmissionStandingName, {
  name: 'SubmissionStanding',
  description:
    'What is to be done: WAITING_REVIEWER, fewer than wanted. WAITING_DECISION, all reviews are there. OVERDUE, somebody is late.',
});

@ObjectType('SubmissionPermissions', {
  description: 'What the caller may do now, from the same policy and table as the server’s own checks.',
})
export class SubmissionPermissionsType {
  @Field({ description: 'To an invitation.' }) answer: boolean;
  @Field() withdraw: boolean;
  @Field() resubmit: boolean;
  @Field({ description: 'Asks people to review.' }) assign: boolean;
  @Field() decline: boolean;
}

/** The resolver adds its campaign, its resource, its rounds and its name. */
@ObjectType('Submission', {
  description: 'A resource put before a campaign: for its authors, and for who runs the campaign.',
})
export class SubmissionType implements Pick<
  Submission,
  'id' | 'words' | 'reason' | 'createdAt' | 'submittedAt' | 'endedAt' | 'round'
> {
  @Field(() => ID) id: string;
  @Field(() => SubmissionStateName) state: SubmissionStateName;
  @Field(() => String, {
    nullable: true,
    description: 'Of its author to the référent, or of the référent who invited.',
  })
  words: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined.' }) reason: string | null;
  @Field(() => Int, { description: 'Number of the newest round; 0 before the first.' }) round: number;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) submittedAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) endedAt: Date | null;
}

@ObjectType('SubmissionEdge')
export class SubmissionEdgeType {
  @Field() cursor: string;
  @Field(() => SubmissionType) node: SubmissionType;
}

@ObjectType('SubmissionConnection')
export class SubmissionConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [SubmissionEdgeType]) edges: SubmissionEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** The resolver adds what is read, and who reads it. */
@ObjectType('ReviewRound', { description: 'One reading of a resource, of what it was then.' })
export class ReviewRoundType implements Pick<ReviewRound, 'id' | 'number' | 'openedAt' | 'decidedAt'> {
  @Field(() => ID) id: string;
  @Field(() => Int) number: number;
  @Field(() => GraphQLISODateTime) openedAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt: Date | null;
}

@ObjectType('SubmittableResource', {
  description: 'One of the caller’s resources, as a campaign would take it.',
})
export class SubmittableResourceType {
  @Field(() => ID, { description: 'Of the resource.' }) id: string;
  @Field() title: string;
  @Field(() => String, { nullable: true, description: 'In French; null when it may be submitted.' }) whyNot:
    string | null;
  @Field(() => ID, { nullable: true, description: 'When it is there already.' }) submissionId: string | null;
}

@ObjectType('SubmitForReviewPayload')
export class SubmitForReviewPayloadType {
  @Field(() => SubmissionType, { nullable: true }) submission: SubmissionType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('InviteToReviewPayload')
export class InviteToReviewPayloadType extends SubmitForReviewPayloadType {}

@ObjectType('AnswerReviewInvitationPayload')
export class AnswerReviewInvitationPayloadType extends SubmitForReviewPayloadType {}

@ObjectType('DeclineSubmissionPayload')
export class DeclineSubmissionPayloadType extends SubmitForReviewPayloadType {}

@ObjectType('WithdrawSubmissionPayload')
export class WithdrawSubmissionPayloadType extends SubmitForReviewPayloadType {}

@ObjectType('ResubmitPayload')
export class ResubmitPayloadType extends SubmitForReviewPayloadType {}
