import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { CampaignCounts, CampaignWork } from './campaign-list.repository.js';
import type { Campaign, CampaignVerb } from './campaign.js';

export enum CampaignStateName {
  DRAFT = 'draft',
  OPEN = 'open',
  CLOSING = 'closing',
  CLOSED = 'closed',
  ARCHIVED = 'archived',
}
registerEnumType(CampaignStateName, {
  name: 'CampaignState',
  description:
    'DRAFT: seen by who runs it alone. CLOSING: nothing more is submitted, what was is finished. CLOSED keeps what it decided.',
});

export enum ReviewModeName {
  OPEN = 'open',
  SINGLE_BLIND = 'single_blind',
  DOUBLE_BLIND = 'double_blind',
}
registerEnumType(ReviewModeName, {
  name: 'ReviewMode',
  description:
    'OPEN: authors learn with the decision who reviewed. SINGLE_BLIND: they do not, unless she signs. DOUBLE_BLIND: nor do reviewers see authors.',
});

export enum CampaignStageName {
  RUNNING = 'running',
  COMING = 'coming',
  OVER = 'over',
}
registerEnumType(CampaignStageName, {
  name: 'CampaignStage',
  description: 'RUNNING: open today, or closing. COMING: announced. OVER: closed or archived.',
});

@ObjectType('CampaignPermissions', {
  description: 'What the caller may do now, from the same policy and table as the server’s own checks.',
})
export class CampaignPermissionsType implements Record<CampaignVerb, boolean> {
  @Field({ description: 'Runs it.' }) manage: boolean;
  @Field() update: boolean;
  @Field() open: boolean;
  @Field() extend: boolean;
  @Field() beginClosing: boolean;
  @Field() close: boolean;
  @Field() archive: boolean;
  @Field() handOver: boolean;
  @Field() delete: boolean;
  @Field({ description: 'It takes resources today, and the caller has an account.' }) submit: boolean;
}

@ObjectType('CampaignCounts', { description: 'Resources that a campaign received and decided.' })
export class CampaignCountsType implements CampaignCounts {
  @Field(() => Int) received: number;
  @Field(() => Int) decided: number;
}

@ObjectType('CampaignWork', { description: 'Resources of a campaign, each counted once.' })
export class CampaignWorkType implements CampaignWork {
  @Field(() => Int, { description: 'No answer from their authors yet.' }) invited: number;
  @Field(() => Int, { description: 'Fewer reviewers than wanted.' }) waitingForReviewer: number;
  @Field(() => Int, { description: 'Enough reviewers, one of them late.' }) overdue: number;
  @Field(() => Int, { description: 'Enough reviewers, nobody late.' }) underReview: number;
  @Field(() => Int, { description: 'All reviews are there.' }) waitingForDecision: number;
  @Field(() => Int) finished: number;
}

/** The resolver adds its territory, rubric, référent and numbers. */
@ObjectType('Campaign', {
  description: 'A call to have resources reviewed, over a territory, with one rubric and dates.',
})
export class CampaignType implements Pick<
  Campaign,
  | 'id'
  | 'slug'
  | 'title'
  | 'aim'
  | 'opensOn'
  | 'closesOn'
  | 'reviewsWanted'
  | 'cap'
  | 'answerDays'
  | 'reviewDays'
  | 'charter'
> {
  @Field(() => ID) id: string;
  @Field({ description: 'Of its address; frozen.' }) slug: string;
  @Field() title: string;
  @Field({ description: 'What it is for; empty while it is prepared.' }) aim: string;
  @Field(() => CampaignStateName) state: CampaignStateName;
  @Field(() => ReviewModeName) mode: ReviewModeName;
  @Field({ description: 'First day, YYYY-MM-DD, included.' }) opensOn: string;
  @Field({ description: 'Last day to submit, YYYY-MM-DD, included.' }) closesOn: string;
  @Field(() => Int, { description: 'Independent reviews of each resource.' }) reviewsWanted: number;
  @Field(() => Int, { description: 'Reviews that one person has at once.' }) cap: number;
  @Field(() => Int, { description: 'To accept; then the next is asked.' }) answerDays: number;
  @Field(() => Int, { description: 'To review, once accepted.' }) reviewDays: number;
  @Field({ description: 'What authors and reviewers promise.' }) charter: string;
}

@ObjectType('CampaignEdge')
export class CampaignEdgeType {
  @Field() cursor: string;
  @Field(() => CampaignType) node: CampaignType;
}

@ObjectType('CampaignConnection')
export class CampaignConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [CampaignEdgeType]) edges: CampaignEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('CreateCampaignPayload')
export class CreateCampaignPayloadType {
  @Field(() => CampaignType, { nullable: true }) campaign: CampaignType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('UpdateCampaignPayload')
export class UpdateCampaignPayloadType extends CreateCampaignPayloadType {}

@ObjectType('OpenCampaignPayload')
export class OpenCampaignPayloadType extends CreateCampaignPayloadType {}

@ObjectType('ExtendCampaignPayload')
export class ExtendCampaignPayloadType extends CreateCampaignPayloadType {}

@ObjectType('BeginClosingCampaignPayload')
export class BeginClosingCampaignPayloadType extends CreateCampaignPayloadType {}

@ObjectType('CloseCampaignPayload')
export class CloseCampaignPayloadType extends CreateCampaignPayloadType {}

@ObjectType('ArchiveCampaignPayload')
export class ArchiveCampaignPayloadType extends CreateCampaignPayloadType {}

@ObjectType('HandOverCampaignPayload')
export class HandOverCampaignPayloadType extends CreateCampaignPayloadType {}

@ObjectType('DeleteCampaignPayload')
export class DeleteCampaignPayloadType {
  @Field(() => ID, { nullable: true }) deletedId: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
