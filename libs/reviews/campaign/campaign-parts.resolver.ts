import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Agent,
  PersonLoader,
  PersonType,
  type Territory,
  TerritoryLoader,
  TerritoryRepository,
  TerritoryType,
  TermType,
  ViewerType,
} from '#identity';
import { Clock, dayOf } from '#platform/clock';
import { connection, type GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import { findTerm, type Term } from '#vocabulary';
import {
  type CampaignCounts,
  CampaignListRepository,
  type CampaignWork,
} from './campaign-list.repository.js';
import { CampaignLoader } from './campaign.loader.js';
import { campaignPolicy, managedTerritories } from './campaign.policy.js';
import {
  CampaignConnectionType,
  CampaignCountsType,
  CampaignPermissionsType,
  CampaignStageName,
  CampaignStateName,
  CampaignType,
  CampaignWorkType,
} from './campaign.type.js';
import { type Campaign, campaignStates, type CampaignVerb } from './campaign.js';
import { RubricLoader } from '../rubric/rubric.loader.js';
import { RubricType } from '../rubric/rubric.type.js';
import type { Rubric } from '../rubric/rubric.js';

const nothing: CampaignCounts = { received: 0, decided: 0 };
const idle: CampaignWork = {
  invited: 0,
  waitingForReviewer: 0,
  overdue: 0,
  underReview: 0,
  waitingForDecision: 0,
  finished: 0,
};

@Resolver(() => CampaignType)
export class CampaignPartsResolver {
  constructor(
    private readonly loader: CampaignLoader,
    private readonly territories: TerritoryLoader,
    private readonly people: PersonLoader,
    private readonly resourceLoader: ResourceLoader,
    private readonly rubrics: RubricLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => TerritoryType)
  territory(@Parent() { territoryId }: Campaign, @Context() context: GraphqlContext) {
    return this.territories.territory(context).load(territoryId);
  }

  @ResolveField(() => RubricType, {
    description: 'The version that reviews answer; it never changes once open.',
  })
  rubric(
    @Parent() { rubricVersionId }: Campaign,
    @Context() context: GraphqlContext,
  ): Promise<Rubric | null> {
    return this.rubrics.rubric(context).load(rubricVersionId);
  }

  @ResolveField(() => [TermType], { description: 'Empty: all levels.' })
  levels(@Parent() { levels }: Campaign): Term[] {
    return levels.flatMap((id) => findTerm('levels', id) ?? []);
  }

  @ResolveField(() => [TermType], { description: 'Empty: all subjects.' })
  subjects(@Parent() { subjects }: Campaign): Term[] {
    return subjects.flatMap((id) => findTerm('subjects', id) ?? []);
  }

  @ResolveField(() => [ResourceType], { description: 'The only ones that it is for; empty: no such limit.' })
  async resources(@Parent() { id }: Campaign, @Context() context: GraphqlContext): Promise<Resource[]> {
    const ids = (await this.loader.resources(context).load(id)) ?? [];
    const found = await Promise.all(ids.map((each) => this.resourceLoader.resource(context).load(each)));
    return found.filter((each) => each !== null);
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description:
      'Who answers for it, while her mandate covers its territory; then whoever else’s does runs it.',
  })
  async referent(@Parent() { id }: Campaign, @Context() context: GraphqlContext): Promise<Agent | null> {
    const accountId = await this.loader.referent(context).load(id);
    return accountId === null ? null : this.people.agentOfAccount(context).load(accountId);
  }

  @ResolveField(() => [CampaignStateName], { description: 'The states that may follow this one.' })
  transitions(@Parent() { state }: Campaign): string[] {
    return [...campaignStates[state]];
  }

  @ResolveField(() => CampaignCountsType)
  async counts(@Parent() { id }: Campaign, @Context() context: GraphqlContext): Promise<CampaignCounts> {
    return (await this.loader.counts(context).load(id)) ?? nothing;
  }

  @ResolveField(() => CampaignWorkType, { nullable: true, description: 'For who runs it.' })
  async work(@Parent() campaign: Campaign, @Context() context: GraphqlContext): Promise<CampaignWork | null> {
    if (!(await this.loader.mayReadWork(campaign, context))) return null;
    return (await this.loader.work(context).load(campaign.id)) ?? idle;
  }

  @ResolveField(() => CampaignPermissionsType)
  async viewerCan(
    @Parent() campaign: Campaign,
    @Context() context: GraphqlContext,
  ): Promise<CampaignPermissionsType> {
    const { actor } = context;
    const manage =
      actor.mandates.length > 0 &&
      campaignPolicy.can(actor, 'manage', await this.loader.accessTo(campaign, context));
    const may = (verb: CampaignVerb): boolean => manage && campaign.allows(verb);
    return {
      manage,
      update: may('update'),
      open: may('open'),
      extend: may('extend'),
      beginClosing: may('beginClosing'),
      close: may('close'),
      archive: may('archive'),
      handOver: may('handOver'),
      delete: may('delete'),
      submit: actor.accountId !== null && actor.mayWrite && campaign.isOpenTo(dayOf(this.clock.now())),
    };
  }
}

const first = { type: () => Int, nullable: true, defaultValue: 20 } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => ViewerType)
export class CampaignListResolver {
  constructor(
    private readonly lists: CampaignListRepository,
    private readonly territories: TerritoryRepository,
    private readonly clock: Clock,
  ) {}

  @Query(() => CampaignConnectionType, {
    name: 'campaigns',
    description: 'Those that opened: the running ones by their last day.',
  })
  public(
    @Args('stage', { type: () => CampaignStageName, nullable: true, defaultValue: CampaignStageName.RUNNING })
    stage: CampaignStageName | null,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after }, (slice) =>
      this.lists.list(stage ?? CampaignStageName.RUNNING, dayOf(this.clock.now()), slice),
    );
  }

  @ResolveField(() => [TerritoryType], {
    description:
      'Where her mandates let her prepare a campaign: their territories and what lies directly in them, schools apart.',
  })
  async campaignTerritories(@Context() { actor }: GraphqlContext): Promise<Territory[]> {
    const ids = managedTerritories(actor) ?? [(await this.territories.findByCode('national'))?.id ?? ''];
    const [own, below] = await Promise.all([this.territories.byIds(ids), this.territories.children(ids)]);
    const all = [...own.values(), ...[...below.values()].flat()];
    return [...new Map(all.map((each) => [each.id, each])).values()];
  }

  @ResolveField('campaigns', () => CampaignConnectionType, {
    description:
      'Those that the caller’s mandates run, in any state; first those whose référent’s mandate has ended.',
  })
  async managed(
    @Context() { actor }: GraphqlContext,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after }, (slice) =>
      this.lists.listManaged(managedTerritories(actor), this.clock.now(), slice),
    );
  }
}
