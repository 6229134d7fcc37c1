import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LabelCampaignType } from '../label/label.type.js';

@ObjectType('CampaignReviews', {
  description: 'How many reviews somebody sent in a campaign that is over; never of which resources.',
})
export class CampaignReviewsType {
  @Field(() => LabelCampaignType) campaign: LabelCampaignType;
  @Field(() => Int, { description: 'In which the campaign closed.' }) year: number;
  @Field(() => Int) count: number;
}

/** The resolver adds the resource. */
@ObjectType('SignedReview', { description: 'A review that everybody reads under her name.' })
export class SignedReviewType {
  @Field(() => Int, { description: 'In which it was sent.' }) year: number;
}

@ObjectType('ReviewsDone', {
  description:
    'What somebody lets everybody see of her reviews. A campaign where she reviewed more than one resource in five is not told: its name would tell which.',
})
export class ReviewsDoneType {
  @Field(() => Int, { description: 'Of all that is told here.' }) count: number;
  @Field(() => [CampaignReviewsType]) campaigns: CampaignReviewsType[];
  @Field(() => [SignedReviewType]) signed: SignedReviewType[];
}
