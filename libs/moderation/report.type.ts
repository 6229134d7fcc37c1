import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PersonType } from '#identity';
import { ResourceType } from '#resources';
import { PageInfoType, UserErrorType } from '#platform/graphql';

export enum ReportCategory {
  RIGHTS = 'RIGHTS',
  PUPIL_DATA = 'PUPIL_DATA',
  ERROR = 'ERROR',
  ILLEGAL = 'ILLEGAL',
  HARASSMENT = 'HARASSMENT',
  OTHER = 'OTHER',
}
registerEnumType(ReportCategory, { name: 'ReportCategory' });

export enum ReportState {
  OPEN = 'OPEN',
  DECIDED = 'DECIDED',
}
registerEnumType(ReportState, { name: 'ReportState' });

export enum DecisionKind {
  HIDE = 'HIDE',
  SHOW = 'SHOW',
  DISMISS = 'DISMISS',
}
registerEnumType(DecisionKind, { name: 'DecisionKind' });

@ObjectType('Decision')
export class DecisionType {
  @Field(() => DecisionKind) kind: DecisionKind;
  @Field() reason: string;
  @Field(() => GraphQLISODateTime) decidedAt: Date;
  @Field(() => PersonType) decidedBy: PersonType;
}

@ObjectType('Report')
export class ReportType {
  @Field(() => ID) id: string;
  @Field() receipt: string;
  @Field(() => ReportCategory) category: ReportCategory;
  @Field() categoryLabel: string;
  @Field() details: string;
  @Field(() => String, { nullable: true })
  contact: string | null;
  @Field(() => ReportState) state: ReportState;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => ResourceType, { nullable: true })
  resource: ResourceType | null;
  @Field(() => Int, { nullable: true }) versionNumber: number | null;
  @Field(() => DecisionType, { nullable: true })
  decision: DecisionType | null;
  @Field(() => [DecisionType]) history: DecisionType[];
}

@ObjectType('ReportConnection')
export class ReportConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ReportType]) nodes: ReportType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('ReportContentPayload')
export class ReportContentPayloadType {
  @Field(() => String, { nullable: true })
  receipt: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('ModerateResourcePayload')
export class ModerateResourcePayloadType {
  @Field(() => ResourceType, { nullable: true })
  resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('DismissReportPayload')
export class DismissReportPayloadType {
  @Field(() => ReportType, { nullable: true })
  report: ReportType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
