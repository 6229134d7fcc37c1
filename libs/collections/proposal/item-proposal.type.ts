import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { ItemProposal, ProposalWords } from './item-proposal.js';

export enum ItemProposalStateName {
  WAITING = 'waiting',
  ASKED = 'asked',
  ACCEPTED = 'accepted',
  REFUSED = 'refused',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(ItemProposalStateName, {
  name: 'ItemProposalState',
  description: 'WAITING: for its curators. ASKED: for the proposer, who has a question to answer.',
});

@ObjectType('ItemProposalPermissions', {
  description: 'What the caller may do now, from the same policy as the server’s own checks.',
})
export class ItemProposalPermissionsType {
  @Field({ description: 'Accepts, refuses.' }) decide: boolean;
  @Field() ask: boolean;
  @Field({ description: 'Answers the question.' }) reply: boolean;
  @Field() withdraw: boolean;
}

@ObjectType('ItemProposalWords', { description: 'A question of the curators, or its answer.' })
export class ProposalWordsType implements Omit<ProposalWords, 'at'> {
  @Field() fromCurators: boolean;
  @Field() text: string;
  @Field(() => GraphQLISODateTime) at: Date;
}

/** The resolvers add its resource, its collection and who made it. */
@ObjectType('ItemProposal', {
  description:
    'A resource that somebody would see in a collection of others. Shown to her, and to its curators until she takes it back.',
})
export class ItemProposalType implements Pick<
  ItemProposal,
  'id' | 'reason' | 'isNamed' | 'createdAt' | 'decidedAt' | 'answer'
> {
  @Field(() => ID) id: string;
  @Field(() => ItemProposalStateName) state: ItemProposalStateName;
  @Field({ description: 'Why it belongs there, in the proposer’s words.' }) reason: string;
  @Field({ description: 'Whether the collection says who proposed it, once accepted.' }) isNamed: boolean;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused.' }) answer: string | null;
}

@ObjectType('ItemProposalEdge')
export class ItemProposalEdgeType {
  @Field() cursor: string;
  @Field(() => ItemProposalType) node: ItemProposalType;
}

@ObjectType('ItemProposalConnection')
export class ItemProposalConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [ItemProposalEdgeType]) edges: ItemProposalEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** What each change of a proposal answers. */
@ObjectType('ItemProposalPayload')
export class ItemProposalPayloadType {
  @Field(() => ItemProposalType, { nullable: true }) proposal: ItemProposalType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
