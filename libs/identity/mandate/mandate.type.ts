import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { Mandate } from './mandate.js';
import type { MandateRequest } from './mandate-request.js';
import { MandateRoleName } from '../account/viewer.type.js';

export enum MandateStateName {
  COMING = 'coming',
  LIVE = 'live',
  ENDED = 'ended',
  REVOKED = 'revoked',
}
registerEnumType(MandateStateName, {
  name: 'MandateState',
  description: 'Time leads from COMING to LIVE to ENDED; somebody may end it before: REVOKED.',
});

export enum MandateRequestStateName {
  ASKED = 'asked',
  GRANTED = 'granted',
  REFUSED = 'refused',
}
registerEnumType(MandateRequestStateName, { name: 'MandateRequestState' });

@ObjectType('MandatePermissions')
export class MandatePermissionsType {
  @Field({ description: 'End it before its time.' }) revoke: boolean;
}

/** The resolver adds whom it is for, where, what it lets her do, and its state. */
@ObjectType('Mandate', { description: 'A role over a territory, for a time.' })
export class MandateType implements Pick<Mandate, 'id' | 'startsAt' | 'endsAt' | 'revokedAt'> {
  @Field(() => ID) id: string;
  @Field(() => MandateRoleName) role: MandateRoleName;
  @Field(() => GraphQLISODateTime) startsAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null: until somebody ends it.' })
  endsAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) revokedAt: Date | null;
}

@ObjectType('MandateEdge')
export class MandateEdgeType {
  @Field(() => MandateType) node: MandateType;
  @Field() cursor: string;
}

@ObjectType('MandateConnection')
export class MandateConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [MandateEdgeType]) edges: MandateEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('MandateRequestPermissions')
export class MandateRequestPermissionsType {
  @Field() answer: boolean;
}

/** The resolver adds who asks, where, and who answered. */
@ObjectType('MandateRequest', { description: 'Somebody asks for a mandate of her territory.' })
export class MandateRequestType implements Pick<
  MandateRequest,
  'id' | 'words' | 'askedAt' | 'answeredAt' | 'answer'
> {
  @Field(() => ID) id: string;
  @Field(() => MandateRoleName) role: MandateRoleName;
  @Field(() => MandateRequestStateName) state: MandateRequestStateName;
  @Field() words: string;
  @Field(() => GraphQLISODateTime) askedAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) answeredAt: Date | null;
  @Field(() => String, { nullable: true }) answer: string | null;
}

@ObjectType('MandateRequestEdge')
export class MandateRequestEdgeType {
  @Field(() => MandateRequestType) node: MandateRequestType;
  @Field() cursor: string;
}

@ObjectType('MandateRequestConnection')
export class MandateRequestConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [MandateRequestEdgeType]) edges: MandateRequestEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('GrantMandatePayload')
export class GrantMandatePayloadType {
  @Field(() => MandateType, { nullable: true }) mandate: MandateType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('RevokeMandatePayload')
export class RevokeMandatePayloadType {
  @Field(() => MandateType, { nullable: true }) mandate: MandateType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('RequestMandatePayload')
export class RequestMandatePayloadType {
  @Field(() => MandateRequestType, { nullable: true }) request: MandateRequestType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('AnswerMandateRequestPayload')
export class AnswerMandateRequestPayloadType {
  @Field(() => MandateRequestType, { nullable: true }) request: MandateRequestType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
