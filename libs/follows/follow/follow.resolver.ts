import {
  Args,
  Context,
  GraphQLISODateTime,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { type Collection, CollectionType } from '#collections';
import {
  AppliedFilterType,
  type ChosenFilters,
  chosenIn,
  everyFilter,
  levelAisle,
  subjectAisle,
} from '#discovery';
import { type Agent, PersonLoader, PersonType, TermType } from '#identity';
import { type Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { findTerm, type Term } from '#vocabulary';
import { FollowUnclear } from './follow.errors.js';
import { FollowInput, StopFollowInput, UnfollowInput } from './follow.input.js';
import { FollowLoader } from './follow.loader.js';
import { FollowService } from './follow.service.js';
import { type FollowStopping, FollowStopService } from './follow-stop.service.js';
import {
  FollowPayloadType,
  FollowStopType,
  FollowType,
  StopFollowPayloadType,
  UnfollowPayloadType,
} from './follow.type.js';
import { titledTarget } from './follow-words.js';
import type { Follow } from './follow.js';
import type { FollowWish } from './target.service.js';

@Resolver(() => FollowType)
export class FollowResolver {
  constructor(
    private readonly service: FollowService,
    private readonly stops: FollowStopService,
    private readonly loader: FollowLoader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => FollowStopType, {
    nullable: true,
    description: 'What the stop link of one follow would stop; null for a link that we did not make.',
  })
  followStop(@Args('token') token: string): Promise<FollowStopping | null> {
    return this.stops.find(token.slice(0, 2000));
  }

  @Mutation(() => FollowPayloadType, {
    description:
      'To be told of what is new: in the inbox, and by the digest. Followed twice is followed once.',
  })
  async follow(@CurrentActor() actor: Actor, @Args('input') input: FollowInput) {
    return { follow: await this.service.follow(actor, wishOf(input)), userErrors: [] };
  }

  @Mutation(() => UnfollowPayloadType, { description: 'Nothing is told because of it any more.' })
  async unfollow(@CurrentActor() actor: Actor, @Args('input') input: UnfollowInput) {
    const wish = { ...wishOf(input), id: input.id ?? null };
    return { unfollowedId: await this.service.unfollow(actor, wish), userErrors: [] };
  }

  @Mutation(() => StopFollowPayloadType, { description: 'Without signing in, by the link of a mail.' })
  async stopFollow(@Args('input') { token }: StopFollowInput) {
    return { stop: await this.stops.stop(token), userErrors: [] };
  }

  @ResolveField(() => String, {
    description: 'What is followed, for people; a collection that not everybody sees any more is not named.',
  })
  async title(@Parent() follow: Follow, @Context() context: GraphqlContext): Promise<string> {
    const [person, collection] = await Promise.all([
      this.person(follow, context),
      this.collection(follow, context),
    ]);
    return titledTarget(follow, {
      person: person?.publicName ?? null,
      collection: collection?.title ?? null,
    });
  }

  @ResolveField(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When something was last told because of it.',
  })
  async lastToldAt(@Parent() { id }: Follow, @Context() context: GraphqlContext): Promise<Date | null> {
    return this.loader.lastTold(context).load(id);
  }

  @ResolveField(() => PersonType, { nullable: true })
  async person(@Parent() { agentId }: Follow, @Context() context: GraphqlContext): Promise<Agent | null> {
    return agentId === null ? null : this.people.agent(context).load(agentId);
  }

  @ResolveField(() => CollectionType, {
    nullable: true,
    description: 'Null also when it is a collection that not everybody sees any more.',
  })
  async collection(
    @Parent() { collectionId }: Follow,
    @Context() context: GraphqlContext,
  ): Promise<Collection | null> {
    return collectionId === null ? null : this.loader.collection(context).load(collectionId);
  }

  @ResolveField(() => TermType, { nullable: true })
  level(@Parent() { level }: Follow): Term | null {
    return level === null ? null : findTerm('levels', level);
  }

  @ResolveField(() => TermType, { nullable: true })
  subject(@Parent() { subject }: Follow): Term | null {
    return subject === null ? null : findTerm('subjects', subject);
  }

  @ResolveField(() => String, { nullable: true, description: 'The words of a saved search; may be empty.' })
  text(@Parent() { search }: Follow): string | null {
    return search?.words ?? null;
  }

  @ResolveField(() => AppliedFilterType, {
    nullable: true,
    description: 'What finds the same in `resources`: of a search, a level, a subject.',
  })
  filter(@Parent() follow: Follow): Record<keyof AppliedFilterType, string[]> | null {
    const chosen = filtersOf(follow);
    return chosen && everyFilter(chosen);
  }
}

function filtersOf({ kind, level, subject, search }: Follow): ChosenFilters | null {
  if (kind === 'search') return search?.filters ?? {};
  if (kind !== 'aisle') return null;
  return {
    ...(level === null ? {} : levelAisle(level)?.filters),
    ...(subject === null ? {} : subjectAisle(subject)?.filters),
  };
}

function wishOf({ person, collection, level, subject, search }: FollowInput): FollowWish {
  if (search?.filter?.author) throw new FollowUnclear();
  return {
    person: person ?? null,
    collection: collection ?? null,
    level: level ?? null,
    subject: subject ?? null,
    search: search ? { words: search.text ?? '', filters: chosenIn(search.filter) } : null,
  };
}
