import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import type { Invitation } from './invitation.js';
import type { Member } from './membership.js';
import { ResourceType } from '../resource/resource.type.js';

export enum MemberRoleName {
  AUTHOR = 'author',
  CO_AUTHOR = 'co-author',
  CONTRIBUTOR = 'contributor',
  READER = 'reader',
}
registerEnumType(MemberRoleName, {
  name: 'MemberRole',
  description: 'Authors answer for a resource, co-authors write and publish it, contributors are credited.',
});

export enum InvitationRole {
  CO_AUTHOR = 'co-author',
  CONTRIBUTOR = 'contributor',
}
registerEnumType(InvitationRole, { name: 'InvitationRole' });

export enum InvitationStateName {
  PENDING = 'pending',
  ACCEPTED = 'accepted',
  DECLINED = 'declined',
  CANCELLED = 'cancelled',
}
registerEnumType(InvitationStateName, { name: 'InvitationState' });

@ObjectType('Member', { description: 'Somebody who belongs to a resource; shown to its members only.' })
export class MemberType implements Pick<Member, 'since'> {
  @Field(() => MemberRoleName) role: MemberRoleName;
  @Field(() => GraphQLISODateTime) since: Date;
}

@ObjectType('Invitation', {
  description: 'To sign a resource, or to take it over. Shown to the invited and to the authors.',
})
export class InvitationType implements Pick<Invitation, 'id' | 'title' | 'message' | 'createdAt'> {
  @Field(() => ID) id: string;
  @Field({ description: 'Of the resource, on the day of the invitation.' }) title: string;
  @Field(() => MemberRoleName) role: MemberRoleName;
  @Field(() => InvitationStateName) state: InvitationStateName;
  @Field(() => String, { nullable: true }) message: string | null;
  @Field(() => GraphQLISODateTime) createdAt: Date;
}

@ObjectType('InvitationPermissions')
export class InvitationPermissionsType {
  @Field() answer: boolean;
}

@ObjectType('InviteCoAuthorPayload')
export class InviteCoAuthorPayloadType {
  @Field(() => ResourceType, { nullable: true }) resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('AnswerInvitationPayload')
export class AnswerInvitationPayloadType {
  @Field(() => InvitationType, { nullable: true }) invitation: InvitationType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('CancelInvitationPayload')
export class CancelInvitationPayloadType extends InviteCoAuthorPayloadType {}

@ObjectType('HandOverResourcePayload')
export class HandOverResourcePayloadType extends InviteCoAuthorPayloadType {}

@ObjectType('OrderCreditsPayload')
export class OrderCreditsPayloadType extends InviteCoAuthorPayloadType {}

@ObjectType('LeaveResourcePayload')
export class LeaveResourcePayloadType {
  @Field() done: boolean;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
