import { Field, GraphQLISODateTime, Int, ObjectType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { CampaignType } from './campaign.type.js';
import type { Reviewer } from './reviewer.js';

/** The resolver names its languages. */
@ObjectType('Reviewer', { description: 'What somebody said of her time to review; hers alone.' })
export class ReviewerType implements Pick<
  Reviewer,
  'cap' | 'absentFrom' | 'absentUntil' | 'since' | 'showsReviews'
> {
  @Field(() => GraphQLISODateTime) since: Date;
  @Field(() => Int, { description: 'Reviews in hand at once; 0: none for now.' }) cap: number;
  @Field(() => String, { nullable: true, description: 'First day of an absence, YYYY-MM-DD.' }) absentFrom:
    string | null;
  @Field(() => String, { nullable: true, description: 'Last day of it; null with a first day: without end.' })
  absentUntil: string | null;
  @Field({ description: 'Whether her page counts her reviews, as `Person.reviewsDone` does.' })
  showsReviews: boolean;
}

@ObjectType('SaveReviewerPayload')
export class SaveReviewerPayloadType {
  @Field(() => ReviewerType, { nullable: true }) reviewer: ReviewerType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('JoinCampaignPayload')
export class JoinCampaignPayloadType {
  @Field(() => CampaignType, { nullable: true }) campaign: CampaignType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('LeaveCampaignPayload')
export class LeaveCampaignPayloadType extends JoinCampaignPayloadType {}

@ObjectType('AddReviewerPayload')
export class AddReviewerPayloadType extends JoinCampaignPayloadType {}
