import { Field, ID, InputType, Int, PartialType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, MaxLength } from 'class-validator';
import { campaignLimits } from './campaign-fields.js';
import { ReviewModeName } from './campaign.type.js';

const tooLong = { message: 'Identifiant trop long.' };
const wholeNumber = { message: 'Un nombre entier est attendu.' };
const most = (count: number) => ({ message: `Au plus ${count} valeurs.` });
const signs = (count: number) => ({ message: `Au plus ${count} signes.` });

@InputType('CreateCampaignInput', {
  description: 'What is not said begins as usual, and may change until it opens.',
})
export class CreateCampaignInput {
  @MaxLength(campaignLimits.title, signs(campaignLimits.title))
  @Field()
  title: string;
  @MaxLength(200, tooLong)
  @Field(() => ID)
  territoryId: string;
  @IsOptional()
  @MaxLength(campaignLimits.aim, signs(campaignLimits.aim))
  @Field(() => String, { nullable: true })
  aim?: string;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'A version of a rubric.' })
  rubricVersionId?: string;
  @IsOptional()
  @IsEnum(ReviewModeName)
  @Field(() => ReviewModeName, { nullable: true })
  mode?: ReviewModeName;
  @IsOptional()
  @ArrayMaxSize(campaignLimits.terms, most(campaignLimits.terms))
  @MaxLength(200, { ...tooLong, each: true })
  @Field(() => [ID], { nullable: true, description: 'Empty: all.' })
  levels?: string[];
  @IsOptional()
  @ArrayMaxSize(campaignLimits.terms, most(campaignLimits.terms))
  @MaxLength(200, { ...tooLong, each: true })
  @Field(() => [ID], { nullable: true, description: 'Empty: all.' })
  subjects?: string[];
  @IsOptional()
  @ArrayMaxSize(campaignLimits.resources, most(campaignLimits.resources))
  @MaxLength(200, { ...tooLong, each: true })
  @Field(() => [ID], {
    nullable: true,
    description: 'Slugs or ids of the only resources that it is for; empty: no such limit.',
  })
  resources?: string[];
  @IsOptional()
  @MaxLength(10, { message: 'Un jour s’écrit 2027-01-15.' })
  @Field(() => String, { nullable: true, description: 'First day, YYYY-MM-DD.' })
  opensOn?: string;
  @IsOptional()
  @MaxLength(10, { message: 'Un jour s’écrit 2027-01-15.' })
  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD.' })
  closesOn?: string;
  @IsOptional()
  @IsInt(wholeNumber)
  @Field(() => Int, { nullable: true })
  reviewsWanted?: number;
  @IsOptional()
  @IsInt(wholeNumber)
  @Field(() => Int, { nullable: true })
  cap?: number;
  @IsOptional()
  @IsInt(wholeNumber)
  @Field(() => Int, { nullable: true })
  answerDays?: number;
  @IsOptional()
  @IsInt(wholeNumber)
  @Field(() => Int, { nullable: true })
  reviewDays?: number;
  @IsOptional()
  @MaxLength(campaignLimits.charter, signs(campaignLimits.charter))
  @Field(() => String, { nullable: true })
  charter?: string;
}

@InputType('UpdateCampaignInput', { description: 'Only what is given changes.' })
export class UpdateCampaignInput extends PartialType(CreateCampaignInput) {
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'Its id or its slug, as in each change of a campaign.' })
  id: string;
}

@InputType('ExtendCampaignInput')
export class ExtendCampaignInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @MaxLength(10, { message: 'Un jour s’écrit 2027-01-15.' })
  @Field({ description: 'The new last day, YYYY-MM-DD.' })
  closesOn: string;
}

@InputType('HandOverCampaignInput')
export class HandOverCampaignInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'The slug of whoever takes over; her mandate covers the territory.' })
  person: string;
}
