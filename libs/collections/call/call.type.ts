import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { ShownContribution } from './contribution.repository.js';
import type { Call } from './call.js';

export enum CallStateName {
  DRAFT = 'draft',
  OPEN = 'open',
  CLOSED = 'closed',
}
registerEnumType(CallStateName, { name: 'CallState' });

export enum CallWantName {
  PUBLISHED = 'published',
  REVIEWED = 'reviewed',
  ACCESSIBLE = 'accessible',
  ADAPTED = 'adapted',
}
registerEnumType(CallWantName, {
  name: 'CallWant',
  description:
    'REVIEWED: « relue » or « recommandée ». ACCESSIBLE: looked at, without a barrier. ADAPTED: made for a need of pupils.',
});

export enum CallEndingName {
  FULFILLED = 'fulfilled',
  PAST = 'past',
  OPENER = 'opener',
}
registerEnumType(CallEndingName, {
  name: 'CallEnding',
  description: 'FULFILLED: it has what it wanted. PAST: its last day. OPENER: by a word of who runs it.',
});

export enum CallCriterionName {
  LEVELS = 'levels',
  SUBJECTS = 'subjects',
  KEYWORDS = 'keywords',
  WANTS = 'wants',
}
registerEnumType(CallCriterionName, { name: 'CallCriterion' });

@ObjectType('CallPermissions', {
  description: 'What the caller may do now, from the same policy and states as the server’s own checks.',
})
export class CallPermissionsType {
  @Field() update: boolean;
  @Field() open: boolean;
  @Field() close: boolean;
  @Field() delete: boolean;
  @Field({ description: 'Set a contribution aside, or count it again.' }) decide: boolean;
  @Field({ description: 'Give a published resource of hers.' }) contribute: boolean;
  @Field({ description: 'Be told how it ends.' }) subscribe: boolean;
}

/** The resolvers add its terms, territory, opener, progress and contributions. */
@ObjectType('Call', {
  description: '« Appel à contributions »: what is missing, asked of those who could make it.',
})
export class CallType implements Pick<
  Call,
  | 'id'
  | 'slug'
  | 'title'
  | 'missing'
  | 'keywords'
  | 'wanted'
  | 'opensOn'
  | 'closesOn'
  | 'createdAt'
  | 'openedAt'
  | 'closedAt'
  | 'closingWord'
> {
  @Field(() => ID) id: string;
  @Field({ description: 'Of its address; frozen.' }) slug: string;
  @Field(() => CallStateName) state: CallStateName;
  @Field() title: string;
  @Field({ description: 'What is missing, in words.' }) missing: string;
  @Field(() => [String], { description: 'A contribution has one of them at least; empty: any words.' })
  keywords: string[];
  @Field(() => CallWantName) wants: CallWantName;
  @Field(() => Int, { description: 'How many contributions close it.' }) wanted: number;
  @Field({ description: 'First day, YYYY-MM-DD.' }) opensOn: string;
  @Field({ description: 'Last day, YYYY-MM-DD.' }) closesOn: string;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) openedAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) closedAt: Date | null;
  @Field(() => CallEndingName, { nullable: true }) endedBy: CallEndingName | null;
  @Field({ description: 'What whoever runs it said at the end; may be empty.' }) closingWord: string;
}

@ObjectType('CallEdge')
export class CallEdgeType {
  @Field() cursor: string;
  @Field(() => CallType) node: CallType;
}

@ObjectType('CallConnection')
export class CallConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [CallEdgeType]) edges: CallEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** The resolver adds its resource. */
@ObjectType('Contribution', { description: 'A resource that its author gave to a call.' })
export class ContributionType implements Pick<ShownContribution, 'contributedAt' | 'setAsideWord'> {
  @Field(() => GraphQLISODateTime) contributedAt: Date;
  @Field(() => [CallCriterionName], { description: 'What it does not meet yet; empty: it counts.' })
  unmet: CallCriterionName[];
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is not counted; such a contribution is shown to its author and to who runs the call.',
  })
  setAsideWord: string | null;
}

@ObjectType('ContributionEdge')
export class ContributionEdgeType {
  @Field() cursor: string;
  @Field(() => ContributionType) node: ContributionType;
}

@ObjectType('ContributionConnection')
export class ContributionConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ContributionEdgeType]) edges: ContributionEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** The resolver adds its resource. */
@ObjectType('CallCandidate', { description: 'A resource that the caller could give to a call.' })
export class CandidateType {
  @Field(() => [CallCriterionName], { description: 'What it does not meet yet; empty: it would count.' })
  unmet: CallCriterionName[];
}

/** What each change of a call answers. */
@ObjectType('CallPayload')
export class CallPayloadType {
  @Field(() => CallType, { nullable: true }) call: CallType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('DeleteCallPayload')
export class DeleteCallPayloadType {
  @Field(() => ID, { nullable: true }) deletedId: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
