import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import { CollectionLoader } from '../collection/collection.loader.js';
import { collectionPolicy } from '../collection/collection.policy.js';
import { CollectionType } from '../collection/collection.type.js';
import type { Collection } from '../collection/collection.js';
import { ItemProposalAccessService } from './item-proposal-access.service.js';
import { ItemProposalAnswerService } from './item-proposal-answer.service.js';
import {
  AcceptItemProposalInput,
  AskAboutItemProposalInput,
  ProposeToCollectionInput,
  RefuseItemProposalInput,
  ReplyAboutItemProposalInput,
} from './item-proposal.input.js';
import { itemProposalPolicy } from './item-proposal.policy.js';
import { ItemProposalService } from './item-proposal.service.js';
import {
  ItemProposalPayloadType,
  ItemProposalPermissionsType,
  ItemProposalType,
  ProposalWordsType,
} from './item-proposal.type.js';
import type { ItemProposal, ProposalWords } from './item-proposal.js';

const payload = (proposal: ItemProposal) => ({ proposal, userErrors: [] });

/** Proposing a resource to a collection of others, and answering. */
@Resolver()
export class ItemProposalResolver {
  constructor(
    private readonly proposals: ItemProposalService,
    private readonly answers: ItemProposalAnswerService,
    private readonly access: ItemProposalAccessService,
  ) {}

  @Query(() => ItemProposalType, {
    nullable: true,
    description: 'For its proposer, and for the curators of its collection.',
  })
  itemProposal(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ItemProposal | null> {
    return this.access.find(actor, id);
  }

  @Mutation(() => ItemProposalPayloadType, {
    description: 'To a collection that everybody sees; its curators are told.',
  })
  async proposeToCollection(
    @CurrentActor() actor: Actor,
    @Args('input') { reason, named, ...which }: ProposeToCollectionInput,
  ) {
    return payload(await this.proposals.propose(actor, which, { reason, isNamed: named ?? true }));
  }

  @Mutation(() => ItemProposalPayloadType, {
    description: 'Takes it back: its curators see it no more.',
  })
  async withdrawItemProposal(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.proposals.withdraw(actor, id));
  }

  @Mutation(() => ItemProposalPayloadType, { description: 'Answers a question of the curators.' })
  async replyAboutItemProposal(
    @CurrentActor() actor: Actor,
    @Args('input') { id, text }: ReplyAboutItemProposalInput,
  ) {
    return payload(await this.proposals.reply(actor, id, text));
  }

  @Mutation(() => ItemProposalPayloadType, { description: 'It becomes an item of the collection.' })
  async acceptItemProposal(
    @CurrentActor() actor: Actor,
    @Args('input') { id, section, note }: AcceptItemProposalInput,
  ) {
    const place = { section: section ?? null, note: note ?? null };
    return payload(await this.answers.accept(actor, id, place));
  }

  @Mutation(() => ItemProposalPayloadType)
  async refuseItemProposal(
    @CurrentActor() actor: Actor,
    @Args('input') { id, answer }: RefuseItemProposalInput,
  ) {
    return payload(await this.answers.refuse(actor, id, answer));
  }

  @Mutation(() => ItemProposalPayloadType, { description: 'One question at a time.' })
  async askAboutItemProposal(
    @CurrentActor() actor: Actor,
    @Args('input') { id, text }: AskAboutItemProposalInput,
  ) {
    return payload(await this.answers.ask(actor, id, text));
  }
}

@Resolver(() => ItemProposalType)
export class ItemProposalPartsResolver {
  constructor(
    private readonly loader: CollectionLoader,
    private readonly resources: ResourceLoader,
    private readonly people: PersonLoader,
  ) {}

  @ResolveField(() => CollectionType, {
    nullable: true,
    description: 'Null where the caller may not read it any more.',
  })
  async collection(
    @Parent() { collectionId }: ItemProposal,
    @Context() context: GraphqlContext,
  ): Promise<Collection | null> {
    const collection = await this.loader.collection(context).load(collectionId);
    if (!collection) return null;
    const access = await this.loader.accessTo(collection, context);
    return collectionPolicy.can(context.actor, 'read', access) ? collection : null;
  }

  @ResolveField(() => ResourceType, { description: 'As it is now: withdrawn or hidden, it says so.' })
  resource(
    @Parent() { resourceId }: ItemProposal,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return this.resources.resource(context).load(resourceId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Null where the account is gone.' })
  proposer(
    @Parent() { proposerId }: ItemProposal,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return this.people.agentOfAccount(context).load(proposerId);
  }

  @ResolveField(() => [ProposalWordsType], { description: 'Questions and answers, in order.' })
  thread(@Parent() { thread }: ItemProposal) {
    return thread.map(({ at, ...said }: ProposalWords) => ({ ...said, at: new Date(at) }));
  }

  @ResolveField(() => ItemProposalPermissionsType)
  async viewerCan(
    @Parent() proposal: ItemProposal,
    @Context() context: GraphqlContext,
  ): Promise<ItemProposalPermissionsType> {
    const collection = await this.loader.collection(context).load(proposal.collectionId);
    if (!collection) return { decide: false, ask: false, reply: false, withdraw: false };
    const access = { proposal, access: await this.loader.accessTo(collection, context) };
    const can = (action: 'decide' | 'reply' | 'withdraw'): boolean =>
      proposal.isOpen && itemProposalPolicy.can(context.actor, action, access);
    return {
      decide: can('decide'),
      ask: can('decide') && proposal.mayBeAsked,
      reply: can('reply') && proposal.state === 'asked',
      withdraw: can('withdraw'),
    };
  }
}
