import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import { ResourceType } from '#resources';
import type { ModerationDecision } from './moderation-decision.js';
import type { Report } from './report.js';

export enum ReportCategoryName {
  RIGHTS = 'rights',
  PUPIL_DATA = 'pupil_data',
  ERROR = 'error',
  ILLEGAL = 'illegal',
  HARASSMENT = 'harassment',
  OTHER = 'other',
}
registerEnumType(ReportCategoryName, { name: 'ReportCategory' });

export enum ReportStateName {
  OPEN = 'open',
  DECIDED = 'decided',
}
registerEnumType(ReportStateName, { name: 'ReportState' });

export enum DecisionKindName {
  HIDE = 'hide',
  SHOW = 'show',
  DISMISS = 'dismiss',
}
registerEnumType(DecisionKindName, { name: 'DecisionKind' });

@ObjectType('Decision', { description: 'What a moderator decided, and why.' })
export class DecisionType implements Pick<ModerationDecision, 'reason' | 'decidedAt'> {
  @Field(() => DecisionKindName) kind: DecisionKindName;
  @Field() reason: string;
  @Field(() => GraphQLISODateTime) decidedAt: Date;
}

/** Read by moderators only. The resource, the label and the decisions are the resolver's. */
@ObjectType('Report', { description: 'What somebody, with or without account, asked moderators to look at.' })
export class ReportType implements Pick<
  Report,
  'id' | 'receipt' | 'details' | 'contact' | 'createdAt' | 'versionNumber'
> {
  @Field(() => ID) id: string;
  @Field() receipt: string;
  @Field(() => ReportCategoryName) category: ReportCategoryName;
  @Field() details: string;
  @Field(() => String, { nullable: true }) contact: string | null;
  @Field(() => ReportStateName) state: ReportStateName;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => Int, { nullable: true }) versionNumber: number | null;
}

@ObjectType('ReportConnection')
export class ReportConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ReportType]) nodes: ReportType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('ReportContentPayload')
export class ReportContentPayloadType {
  @Field(() => String, { nullable: true, description: 'The number to keep: « SIG-7K3M-92QX ».' })
  receipt: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ModerateResourcePayload')
export class ModerateResourcePayloadType {
  @Field(() => ResourceType, { nullable: true }) resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('DismissReportPayload')
export class DismissReportPayloadType {
  @Field(() => ReportType, { nullable: true }) report: ReportType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
