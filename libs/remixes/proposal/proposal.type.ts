import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { ProposalAnswer } from './proposal-answer.js';
import type { Proposal } from './proposal.js';
import { UpdatePieceChange, UpdatePieceKind, UpdateTakeName } from '../update/update.type.js';

export enum ProposalStateName {
  PREPARING = 'preparing',
  SENT = 'sent',
  DECIDED = 'decided',
  WITHDRAWN = 'withdrawn',
  ADAPTED = 'adapted',
}
registerEnumType(ProposalStateName, {
  name: 'ProposalState',
  description:
    'PREPARING: the proposer’s alone. SENT: waits for the authors. WITHDRAWN: may be sent again. ADAPTED: its copy went on as an adaptation.',
});

export enum ProposalSide {
  RECEIVED = 'received',
  MADE = 'made',
}
registerEnumType(ProposalSide, { name: 'ProposalSide' });

export enum ProposalVerdict {
  ACCEPTED = 'accepted',
  REFUSED = 'refused',
}
registerEnumType(ProposalVerdict, { name: 'ProposalVerdict' });

@ObjectType('ProposalPermissions', {
  description: 'What the caller may do now, from the same policy as the server’s own checks.',
})
export class ProposalPermissionsType {
  @Field() send: boolean;
  @Field() withdraw: boolean;
  @Field({ description: 'The copy goes on as an adaptation.' }) adapt: boolean;
  @Field() decide: boolean;
}

@ObjectType('ProposalAnswer', { description: 'One change that was proposed, and what an author said of it.' })
export class ProposalAnswerType implements Pick<
  ProposalAnswer,
  'pieceId' | 'label' | 'originalThen' | 'originalNow' | 'written' | 'answer'
> {
  @Field(() => ID) pieceId: string;
  @Field(() => UpdatePieceKind) kind: UpdatePieceKind;
  @Field(() => UpdatePieceChange) change: UpdatePieceChange;
  @Field({ description: 'In French.' }) label: string;
  @Field(() => String, { nullable: true }) originalThen: string | null;
  @Field(() => String, { nullable: true, description: 'As it was proposed.' }) originalNow: string | null;
  @Field(() => UpdateTakeName) take: UpdateTakeName;
  @Field(() => ProposalVerdict) verdict: ProposalVerdict;
  @Field(() => String, { nullable: true, description: 'With EDITED: what the author wrote in its place.' })
  written: string | null;
  @Field(() => String, { nullable: true }) answer: string | null;
}

@ObjectType('Proposal', {
  description: 'Changes that somebody proposes to a resource. Shown to her, and to its authors once sent.',
})
export class ProposalType implements Pick<
  Proposal,
  'id' | 'reason' | 'createdAt' | 'sentAt' | 'decidedAt' | 'message' | 'forVersion'
> {
  @Field(() => ID) id: string;
  @Field(() => ProposalStateName) state: ProposalStateName;
  @Field(() => String, { nullable: true, description: 'Why, in the proposer’s words.' }) reason:
    string | null;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) sentAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'What the author says of the whole.' }) message:
    string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was being prepared when something was accepted; null when nothing was.',
  })
  forVersion: number | null;
}

@ObjectType('ProposalEdge')
export class ProposalEdgeType {
  @Field() cursor: string;
  @Field(() => ProposalType) node: ProposalType;
}

@ObjectType('ProposalConnection')
export class ProposalConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ProposalEdgeType]) edges: ProposalEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('ProposeChangePayload')
export class ProposeChangePayloadType {
  @Field(() => ProposalType, { nullable: true }) proposal: ProposalType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('WithdrawProposalPayload')
export class WithdrawProposalPayloadType extends ProposeChangePayloadType {}

@ObjectType('AdaptFromProposalPayload')
export class AdaptFromProposalPayloadType extends ProposeChangePayloadType {}

@ObjectType('DecideProposalPayload')
export class DecideProposalPayloadType extends ProposeChangePayloadType {}
