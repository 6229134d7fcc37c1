import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { Assignment, AssignmentState } from './assignment.js';

export enum AssignmentStateName {
  OFFERED = 'offered',
  ACCEPTED = 'accepted',
  SENT = 'sent',
  DECLINED = 'declined',
  CONFLICT = 'conflict',
  LAPSED = 'lapsed',
  CANCELLED = 'cancelled',
}
registerEnumType(AssignmentStateName, {
  name: 'AssignmentState',
  description:
    'OFFERED: no answer yet. SENT: her review is there. CONFLICT: she said that she is too near. LAPSED: no answer in time, the next was asked.',
});

export enum AssignmentTurn {
  TO_ANSWER = 'to_answer',
  TO_DO = 'to_do',
  DONE = 'done',
  SENT = 'sent',
}
registerEnumType(AssignmentTurn, {
  name: 'AssignmentTurn',
  description: 'TO_ANSWER: offered. TO_DO: accepted. DONE: sent, or ended otherwise. SENT: her reviews.',
});

export const statesOf: Record<AssignmentTurn, readonly AssignmentState[]> = {
  [AssignmentTurn.TO_ANSWER]: ['offered'],
  [AssignmentTurn.TO_DO]: ['accepted'],
  [AssignmentTurn.DONE]: ['sent', 'declined', 'conflict', 'lapsed', 'cancelled'],
  [AssignmentTurn.SENT]: ['sent'],
};

@ObjectType('AssignmentPermissions', {
  description: 'What the caller may do now, from the same policy and table as the server’s own checks.',
})
export class AssignmentPermissionsType {
  @Field({ description: 'An offer.' }) accept: boolean;
  @Field({ description: 'With a reason; until her review is sent.' }) decline: boolean;
  @Field() cancel: boolean;
}

/** The resolver adds the title, the campaign, the reviewer; the work itself is told as her blindness allows. */
@ObjectType('Assignment', {
  description: 'One person asked to review one round: hers, and of who runs the campaign.',
})
export class AssignmentType implements Pick<
  Assignment,
  'id' | 'because' | 'offeredAt' | 'answerBy' | 'dueAt' | 'endedAt' | 'reason'
> {
  @Field(() => ID) id: string;
  @Field(() => AssignmentStateName) state: AssignmentStateName;
  @Field({ description: 'Why she, in French.' }) because: string;
  @Field(() => GraphQLISODateTime) offeredAt: Date;
  @Field(() => GraphQLISODateTime, { description: 'Then the next is asked.' }) answerBy: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Once accepted.' }) dueAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) endedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why she declined, or what the conflict is.' }) reason:
    string | null;
}

@ObjectType('AssignmentEdge')
export class AssignmentEdgeType {
  @Field() cursor: string;
  @Field(() => AssignmentType) node: AssignmentType;
}

@ObjectType('AssignmentConnection')
export class AssignmentConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [AssignmentEdgeType]) edges: AssignmentEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('AssignReviewersPayload')
export class AssignReviewersPayloadType {
  @Field(() => [AssignmentType], { nullable: true }) assignments: AssignmentType[] | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('AcceptAssignmentPayload')
export class AcceptAssignmentPayloadType {
  @Field(() => AssignmentType, { nullable: true }) assignment: AssignmentType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('DeclineAssignmentPayload')
export class DeclineAssignmentPayloadType extends AcceptAssignmentPayloadType {}

@ObjectType('DeclareConflictPayload')
export class DeclareConflictPayloadType extends AcceptAssignmentPayloadType {}

@ObjectType('CancelAssignmentPayload')
export class CancelAssignmentPayloadType extends AcceptAssignmentPayloadType {}

@ObjectType('ApplyAssignmentPlanPayload', {
  description: '`userErrors` tell the lines that no longer held; all the others were asked.',
})
export class ApplyAssignmentPlanPayloadType {
  @Field(() => [AssignmentType], { nullable: true }) assignments: AssignmentType[] | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
