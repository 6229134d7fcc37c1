import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import { CollectionLoader } from '../collection/collection.loader.js';
import { collectionPolicy } from '../collection/collection.policy.js';
import { CollectionType } from '../collection/collection.type.js';
import type { Collection } from '../collection/collection.js';
import { type CollectionEvent, JournalRepository } from './journal.repository.js';
import { CollectionEventConnectionType, CollectionEventType } from './journal.type.js';

const first = { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 100.' } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => CollectionType)
export class CollectionJournalResolver {
  constructor(
    private readonly journals: JournalRepository,
    private readonly collections: CollectionLoader,
  ) {}

  @ResolveField(() => CollectionEventConnectionType, {
    nullable: true,
    description: 'For who works on it: who did what, the newest first.',
  })
  async journal(
    @Parent() collection: Collection,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
    @Context() context: GraphqlContext,
  ) {
    const { actor } = context;
    if (actor.accountId === null) return null;
    const access = await this.collections.accessTo(collection, context);
    if (!collectionPolicy.can(actor, 'readWork', access)) return null;
    return connection({ first, after }, (slice) => this.journals.eventsOf(collection.id, slice));
  }
}

/** Reached through what only its curators are given. */
@Resolver(() => CollectionEventType)
export class CollectionEventResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => PersonType, { nullable: true, description: 'Null where the account is gone.' })
  async actor(
    @Parent() { actorId }: CollectionEvent,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return actorId ? this.people.agentOfAccount(context).load(actorId) : null;
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'Who was added to those who work on it, or taken off.',
  })
  async about(
    @Parent() { aboutId }: CollectionEvent,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return aboutId ? this.people.agentOfAccount(context).load(aboutId) : null;
  }

  @ResolveField(() => ResourceType, { nullable: true, description: 'As it is now.' })
  async resource(
    @Parent() { resourceId }: CollectionEvent,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return resourceId ? this.resources.resource(context).load(resourceId) : null;
  }
}
