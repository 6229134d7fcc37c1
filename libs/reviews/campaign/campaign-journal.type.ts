import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { PageInfoType } from '#platform/graphql';
import type { CampaignEvent, ReviewerWork } from './campaign-journal.repository.js';

/** The resolver adds who, and about what. */
@ObjectType('CampaignEvent', {
  description: 'One thing that was done in a campaign, as the audit log has it.',
})
export class CampaignEventType implements Pick<CampaignEvent, 'at' | 'verb' | 'byAuthors'> {
  @Field(() => GraphQLISODateTime) at: Date;
  @Field({ description: 'As it is recorded, as in « assignment.offer ».' }) verb: string;
  @Field({ description: 'By somebody who writes the resource: no line says who.' }) byAuthors: boolean;
}

@ObjectType('CampaignEventEdge')
export class CampaignEventEdgeType {
  @Field() cursor: string;
  @Field(() => CampaignEventType) node: CampaignEventType;
}

@ObjectType('CampaignEventConnection')
export class CampaignEventConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [CampaignEventEdgeType]) edges: CampaignEventEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('ReviewerWork', { description: 'What one person was asked to review in a campaign.' })
export class ReviewerWorkType implements Omit<ReviewerWork, 'reviewerId'> {
  @Field(() => Int) asked: number;
  @Field(() => Int, { description: 'Sent.' }) done: number;
  @Field(() => Int, { description: 'Accepted, and past the day.' }) late: number;
  @Field(() => Int, { description: 'To be answered or sent, in time.' }) running: number;
}

@ArgsType()
export class CampaignJournalArgs {
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true, description: 'Of this submission alone.' })
  submission: string | null;
  @IsOptional()
  @Field(() => Int, { nullable: true, defaultValue: 20 })
  first: number | null;
  @IsOptional()
  @Field(() => String, { nullable: true })
  after: string | null;
}
