import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType, ViewerType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { CollectionLoader } from '../collection/collection.loader.js';
import { collectionPolicy } from '../collection/collection.policy.js';
import { CollectionType } from '../collection/collection.type.js';
import type { Collection } from '../collection/collection.js';
import { ItemType } from '../item/item.type.js';
import type { Item } from '../item/item.js';
import { ItemProposalLoader } from './item-proposal.loader.js';
import { ItemProposalRepository } from './item-proposal.repository.js';
import { ItemProposalConnectionType } from './item-proposal.type.js';

const first = { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 100.' } as const;
const after = { type: () => String, nullable: true } as const;

/** What is proposed to a collection, for who works on it. */
@Resolver(() => CollectionType)
export class ItemProposalsResolver {
  constructor(
    private readonly collections: CollectionLoader,
    private readonly proposals: ItemProposalRepository,
    private readonly loader: ItemProposalLoader,
  ) {}

  @ResolveField('proposals', () => ItemProposalConnectionType, {
    nullable: true,
    description: 'Those that wait first; for its curators.',
  })
  async list(
    @Parent() collection: Collection,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
    @Context() context: GraphqlContext,
  ) {
    if (!(await this.mayRead(collection, context))) return null;
    return connection({ first, after }, (slice) => this.proposals.listTo(collection.id, slice));
  }

  @ResolveField(() => Int, { description: 'How many wait for an answer; 0 for whoever does not work on it.' })
  async waitingProposals(
    @Parent() collection: Collection,
    @Context() context: GraphqlContext,
  ): Promise<number> {
    if (!(await this.mayRead(collection, context))) return 0;
    return (await this.loader.waiting(context).load(collection.id)) ?? 0;
  }

  private async mayRead(collection: Collection, context: GraphqlContext): Promise<boolean> {
    if (context.actor.accountId === null) return false;
    const access = await this.collections.accessTo(collection, context);
    return collectionPolicy.can(context.actor, 'readWork', access);
  }
}

@Resolver(() => ViewerType)
export class ViewerItemProposalsResolver {
  constructor(private readonly proposals: ItemProposalRepository) {}

  @ResolveField('itemProposals', () => ItemProposalConnectionType, {
    description: 'Those that she made; what waits for her first.',
  })
  list(
    @Parent() { id }: { id: string },
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.proposals.listOf(id, slice));
  }
}

@Resolver(() => ItemType)
export class ItemProposerResolver {
  constructor(
    private readonly loader: ItemProposalLoader,
    private readonly people: PersonLoader,
  ) {}

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'Who proposed it, and agreed to be named.',
  })
  async proposedBy(@Parent() { id }: Item, @Context() context: GraphqlContext): Promise<Agent | null> {
    const accountId = await this.loader.namedProposer(context).load(id);
    return accountId === null ? null : this.people.agentOfAccount(context).load(accountId);
  }
}
