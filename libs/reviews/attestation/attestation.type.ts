import { Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { AttestedCampaign } from './attestation-document.js';
import type { AttestedYear } from './attested-year.js';
import type { Attestation } from './attestation.js';

export enum AttestedRoleName {
  REVIEWER = 'reviewer',
  AUTHOR = 'author',
}
registerEnumType(AttestedRoleName, {
  name: 'AttestedRole',
  description:
    'REVIEWER: reviews that she sent. AUTHOR: resources of hers that were reviewed, and decided in public.',
});

export enum AttestationStateName {
  VALID = 'valid',
  WITHDRAWN = 'withdrawn',
  REPLACED = 'replaced',
  UNATTRIBUTED = 'unattributed',
}
registerEnumType(AttestationStateName, {
  name: 'AttestationState',
  description:
    'REPLACED: a newer one says more. WITHDRAWN: its holder took it back. UNATTRIBUTED: the account is gone. Of the last two nothing else is told.',
});

@ObjectType('AttestedCampaign', {
  description:
    'Never which resources. Campaigns whose name would tell them are counted as one, without days.',
})
export class AttestedCampaignType implements AttestedCampaign {
  @Field() title: string;
  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD.' }) opensOn: string | null;
  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD.' }) closesOn: string | null;
  @Field(() => Int, { description: 'Reviews sent, or resources reviewed.' }) count: number;
}

/** The resolver adds its address, what it tells, and its document. */
@ObjectType('Attestation', {
  description: 'What somebody did in a year, as it was when it was issued. Whoever has its code reads it.',
})
export class AttestationType implements Pick<Attestation, 'year' | 'issuedAt'> {
  @Field(() => AttestedRoleName) role: AttestedRoleName;
  @Field(() => Int) year: number;
  @Field(() => AttestationStateName) state: AttestationStateName;
  @Field(() => GraphQLISODateTime) issuedAt: Date;
}

@ObjectType('AttestationEdge')
class AttestationEdgeType {
  @Field() cursor: string;
  @Field(() => AttestationType) node: AttestationType;
}

@ObjectType('AttestationConnection')
export class AttestationConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [AttestationEdgeType]) edges: AttestationEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('AttestableYear', { description: 'What `requestAttestation` would attest today.' })
export class AttestableYearType implements Pick<AttestedYear, 'year' | 'role'> {
  @Field(() => AttestedRoleName) role: AttestedRoleName;
  @Field(() => Int) year: number;
  @Field(() => Int, { description: 'Reviews sent, or resources reviewed.' }) count: number;
}

@ObjectType('RequestAttestationPayload')
export class RequestAttestationPayloadType {
  @Field(() => AttestationType, { nullable: true }) attestation: AttestationType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('WithdrawAttestationPayload')
export class WithdrawAttestationPayloadType extends RequestAttestationPayloadType {}
