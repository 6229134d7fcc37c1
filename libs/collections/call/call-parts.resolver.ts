import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Agent,
  PersonLoader,
  PersonType,
  TermType,
  type Territory,
  TerritoryLoader,
  TerritoryType,
} from '#identity';
import { Clock, dayOf } from '#platform/clock';
import { connection, type GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { findTerm, levelLabel, type Term } from '#vocabulary';
import { CallLoader } from './call.loader.js';
import { callPolicy } from './call.policy.js';
import { CallPermissionsType, CallType, CandidateType, ContributionConnectionType } from './call.type.js';
import { type Candidate, ContributionRepository } from './contribution.repository.js';
import type { Call, CallVerb } from './call.js';

const first = { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 50.' } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => CallType)
export class CallPartsResolver {
  constructor(
    private readonly loader: CallLoader,
    private readonly contributionRows: ContributionRepository,
    private readonly territories: TerritoryLoader,
    private readonly people: PersonLoader,
    private readonly origins: SiteOrigins,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => String)
  url(@Parent() { slug }: Call): string {
    return `${this.origins.pages}/appels/${slug}`;
  }

  @ResolveField(() => [TermType], { description: 'Empty: all.' })
  levels(@Parent() { levels }: Call): Term[] {
    return levels.flatMap((id) => findTerm('levels', id) ?? []);
  }

  @ResolveField(() => String, { description: 'Its levels in few words; empty without any.' })
  levelLabel(@Parent() { levels }: Call): string {
    return levels.length === 0 ? '' : levelLabel(levels);
  }

  @ResolveField(() => [TermType], { description: 'Empty: all.' })
  subjects(@Parent() { subjects }: Call): Term[] {
    return subjects.flatMap((id) => findTerm('subjects', id) ?? []);
  }

  @ResolveField(() => TerritoryType, { nullable: true, description: 'Whose call it is; null: everybody’s.' })
  territory(@Parent() { territoryId }: Call, @Context() context: GraphqlContext): Promise<Territory | null> {
    return territoryId === null
      ? Promise.resolve(null)
      : this.territories.territory(context).load(territoryId);
  }

  @ResolveField(() => PersonType, { description: 'Who opened it, or prepares it.' })
  async opener(@Parent() { createdBy }: Call, @Context() context: GraphqlContext): Promise<Agent> {
    const agent = await this.people.agentOfAccount(context).load(createdBy);
    if (!agent) throw new Error(`Call without its opener ${createdBy}`);
    return agent;
  }

  @ResolveField(() => Int, {
    description: 'Contributions that everybody may read and that are not set aside.',
  })
  async receivedCount(@Parent() call: Call, @Context() context: GraphqlContext): Promise<number> {
    return (await this.loader.progress(context).load(call))?.received ?? 0;
  }

  @ResolveField(() => Int, { description: 'Of them, those that meet all its criteria now.' })
  async countedCount(@Parent() call: Call, @Context() context: GraphqlContext): Promise<number> {
    return (await this.loader.progress(context).load(call))?.counted ?? 0;
  }

  @ResolveField(() => Boolean, { description: 'The caller is told how it ends.' })
  async isFollowed(@Parent() { id }: Call, @Context() context: GraphqlContext): Promise<boolean> {
    if (context.actor.accountId === null) return false;
    return (await this.loader.followed(context).load(id)) ?? false;
  }

  @ResolveField(() => ContributionConnectionType, {
    description: 'Those that count first. What was set aside is for its author and for who runs the call.',
  })
  async contributions(
    @Parent() call: Call,
    @Context() context: GraphqlContext,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    const { actor } = context;
    const managed = callPolicy.can(actor, 'readWork', await this.loader.accessTo(call, context));
    return connection({ first, after }, (slice) =>
      this.contributionRows.page(call, { accountId: actor.accountId, managed }, slice),
    );
  }

  @ResolveField(() => [CandidateType], {
    description: 'What the caller writes and has not given yet: what would count first; fifty at most.',
  })
  async candidates(@Parent() call: Call, @Context() { actor }: GraphqlContext): Promise<Candidate[]> {
    return actor.accountId === null ? [] : this.contributionRows.candidatesOf(actor.accountId, call);
  }

  @ResolveField(() => CallPermissionsType)
  async viewerCan(@Parent() call: Call, @Context() context: GraphqlContext): Promise<CallPermissionsType> {
    const { actor } = context;
    const manages = callPolicy.can(actor, 'manage', await this.loader.accessTo(call, context));
    const may = (verb: CallVerb): boolean => manages && call.allows(verb);
    const acts = actor.accountId !== null && actor.mayWrite;
    return {
      update: may('update'),
      open: may('open'),
      close: may('close'),
      delete: may('delete'),
      decide: may('close'),
      contribute: acts && call.isOpenTo(dayOf(this.clock.now())),
      subscribe: acts && call.allows('close'),
    };
  }
}
