import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsOptional, MaxLength } from 'class-validator';
import { SubmissionStandingName } from './submission.type.js';

const idTooLong = { message: 'Identifiant trop long.' };
const wordsTooLong = { message: 'Au plus 2 000 caractères.' };

@InputType('SubmitForReviewInput')
export class SubmitForReviewInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID, { description: 'Id or slug of the campaign.' })
  campaign: string;
  @MaxLength(200, idTooLong)
  @Field(() => ID, { description: 'Id, slug or short code of the resource.' })
  resource: string;
  @IsOptional()
  @MaxLength(2000, wordsTooLong)
  @Field(() => String, { nullable: true, description: 'For whoever reads it on the other side.' })
  words?: string | null;
}

@InputType('InviteToReviewInput')
export class InviteToReviewInput extends SubmitForReviewInput {}

@InputType('AnswerReviewInvitationInput')
export class AnswerReviewInvitationInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID)
  id: string;
  @IsBoolean()
  @Field()
  accept: boolean;
  @IsOptional()
  @MaxLength(2000, wordsTooLong)
  @Field(() => String, { nullable: true, description: 'Why not; or words for the référent.' })
  words?: string | null;
}

@InputType('DeclineSubmissionInput')
export class DeclineSubmissionInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID)
  id: string;
  @MaxLength(2000, wordsTooLong)
  @Field({ description: 'Its authors read it.' })
  reason: string;
}

@InputType('ResubmitInput')
export class ResubmitInput {
  @MaxLength(200, idTooLong)
  @Field(() => ID)
  id: string;
  @IsOptional()
  @MaxLength(2000, wordsTooLong)
  @Field(() => String, { nullable: true, description: 'For the référent.' })
  words?: string | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true, description: 'Nothing changed since, and it is to be read again.' })
  unchanged?: boolean | null;
}

@ArgsType()
export class CampaignSubmissionsArgs {
  @IsOptional()
  @Field(() => [SubmissionStandingName], { nullable: true })
  standing?: SubmissionStandingName[] | null;
  @IsOptional()
  @Field(() => Int, { nullable: true, defaultValue: 20 })
  first: number | null;
  @IsOptional()
  @Field(() => String, { nullable: true })
  after: string | null;
}
