import { Args, Context, ID, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Territory, TerritoryRepository, TerritoryType, ViewerType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { meetingLevels, meetingSubjects } from './call-criteria.js';
import { CallConcernService } from './call-concern.service.js';
import { CallListRepository } from './call-list.repository.js';
import { callTerritories } from './call.policy.js';
import { CallConnectionType } from './call.type.js';

const first = { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 50.' } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => ViewerType)
export class CallListsResolver {
  constructor(
    private readonly lists: CallListRepository,
    private readonly concern: CallConcernService,
    private readonly territories: TerritoryRepository,
  ) {}

  @Query(() => CallConnectionType, {
    description: 'Open ones, the first to close first; then those that have closed.',
  })
  calls(
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
    @Args('level', { type: () => ID, nullable: true }) level: string | null,
    @Args('subject', { type: () => ID, nullable: true }) subject: string | null,
  ) {
    const filter = {
      levels: level ? meetingLevels([level]) : null,
      subjects: subject ? meetingSubjects([subject]) : null,
    };
    return connection({ first, after }, (slice) => this.lists.listAnnounced(filter, slice));
  }

  @Query(() => CallConnectionType, {
    description:
      'Open now, of everybody or of where the caller teaches, for her levels and subjects; a visitor’s: everybody’s.',
  })
  concerningCalls(
    @Context() { actor }: GraphqlContext,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.concern.openCallsFor(actor, slice));
  }

  @ResolveField(() => CallConnectionType, {
    description: 'Those being prepared where her mandates let her open them.',
  })
  callDrafts(
    @Context() { actor }: GraphqlContext,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.lists.listDrafts(callTerritories(actor), slice));
  }

  @ResolveField(() => [TerritoryType], {
    description:
      'Whose calls her mandates let her open: their territories and what lies directly in them. Empty: none.',
  })
  async callTerritories(@Context() { actor }: GraphqlContext): Promise<Territory[]> {
    if (actor.mandates.length === 0) return [];
    const ids = callTerritories(actor) ?? [(await this.territories.findByCode('national'))?.id ?? ''];
    const [own, below] = await Promise.all([this.territories.byIds(ids), this.territories.children(ids)]);
    const all = [...own.values(), ...[...below.values()].flat()];
    return [...new Map(all.map((each) => [each.id, each])).values()];
  }
}
