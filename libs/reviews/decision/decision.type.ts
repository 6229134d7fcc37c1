import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { RemarkType } from '../review/review.type.js';
import { ReviewRoundType } from '../submission/submission.type.js';

export enum OutcomeName {
  RECOMMENDED = 'recommended',
  REVIEWED = 'reviewed',
  RESERVATIONS = 'reservations',
  REWORK = 'rework',
}
registerEnumType(OutcomeName, {
  name: 'ReviewOutcome',
  description:
    'Recommandée, relue, relue avec réserves: public, on the version that was read. REWORK, « à reprendre », stays between authors and référent.',
});

@ObjectType('DecidedGrade')
export class DecidedGradeType {
  @Field({ description: 'Key of the criterion.' }) criterion: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Place of a level, 1 for the best; null: « sans objet ».',
  })
  grade: number | null;
}

@ObjectType('ReviewComposite', {
  description: 'What the reviews of a round say together, for who decides to edit.',
})
export class ReviewCompositeType {
  @Field(() => OutcomeName, {
    nullable: true,
    description: 'What the verdicts lead to; null before any review.',
  })
  outcome: OutcomeName | null;
  @Field(() => [DecidedGradeType]) grades: DecidedGradeType[];
  @Field({ description: 'True when the reviews ask for a third reading.' }) diverge: boolean;
}

@ObjectType('DecisionPermissions')
export class DecisionPermissionsType {
  @Field({ description: 'Enough reviews are there, and they agree.' }) decide: boolean;
  @Field({ description: 'Agrees that reviews and answers are shown.' }) share: boolean;
}

@ObjectType('DecideSubmissionPayload')
export class DecideSubmissionPayloadType {
  @Field(() => ReviewRoundType, { nullable: true }) round: ReviewRoundType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ShareReviewsPayload')
export class ShareReviewsPayloadType extends DecideSubmissionPayloadType {}

@ObjectType('AnswerRemarkPayload')
export class AnswerRemarkPayloadType {
  @Field(() => RemarkType, { nullable: true }) remark: RemarkType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('TakeSuggestionPayload')
export class TakeSuggestionPayloadType extends AnswerRemarkPayloadType {}
