import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, requireRole } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { connection, CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import type { Agent } from '../person/agent.js';
import { GrantMandateInput } from './mandate.input.js';
import { mandatePolicy, reachOf } from './mandate.policy.js';
import { MandateRepository } from './mandate.repository.js';
import { MandateService } from './mandate.service.js';
import { mandateTerms } from './mandate-terms.js';
import {
  GrantMandatePayloadType,
  MandateConnectionType,
  MandatePermissionsType,
  MandateStateName,
  MandateType,
  RevokeMandatePayloadType,
} from './mandate.type.js';
import type { Mandate } from './mandate.js';
import { PersonLoader } from '../person/person.loader.js';
import { PersonType } from '../person/person.type.js';
import { TerritoryLoader } from '../territory/territory.loader.js';
import { TerritoryType } from '../territory/territory.type.js';
import type { Territory } from '../territory/territory.js';

@Resolver()
export class MandateActionsResolver {
  constructor(
    private readonly giving: MandateService,
    private readonly mandates: MandateRepository,
    private readonly clock: Clock,
  ) {}

  @Query(() => MandateConnectionType, {
    name: 'mandates',
    description: 'Those that run or are to come, that the caller may end; the first to end first.',
  })
  inReach(
    @CurrentActor() actor: Actor,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    requireRole(actor, 'administrator', 'referent');
    return connection({ first, after }, (slice) =>
      this.mandates.listInReach(reachOf(actor), this.clock.now(), slice),
    );
  }

  @Mutation(() => GrantMandatePayloadType, {
    description:
      'An administrator in her territory, or a referent strictly inside hers and never beyond her own end.',
  })
  async grantMandate(@CurrentActor() actor: Actor, @Args('input') input: GrantMandateInput) {
    return { mandate: await this.giving.grant(actor, input), userErrors: [] };
  }

  @Mutation(() => RevokeMandatePayloadType, { description: 'Its rights end at once.' })
  async revokeMandate(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return { mandate: await this.giving.revoke(actor, input.id), userErrors: [] };
  }
}

@Resolver(() => MandateType)
export class MandateResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly territories: TerritoryLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => MandateStateName)
  state(@Parent() mandate: Mandate): string {
    return mandate.stateAt(this.clock.now());
  }

  @ResolveField(() => TerritoryType, { nullable: true, description: 'Null: everywhere.' })
  async territory(@Parent() mandate: Mandate, @Context() context: GraphqlContext): Promise<Territory | null> {
    return mandate.territoryId === null
      ? null
      : this.territories.territory(context).load(mandate.territoryId);
  }

  @ResolveField(() => PersonType, { nullable: true })
  person(@Parent() mandate: Mandate, @Context() context: GraphqlContext): Promise<Agent | null> {
    return this.people.agentOfAccount(context).load(mandate.accountId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Null: whoever runs the installation.' })
  async grantedBy(@Parent() mandate: Mandate, @Context() context: GraphqlContext): Promise<Agent | null> {
    return mandate.grantedBy === null ? null : this.people.agentOfAccount(context).load(mandate.grantedBy);
  }

  @ResolveField(() => [String], { description: 'What it lets its holder do: French sentences.' })
  rights(@Parent() mandate: Mandate): readonly string[] {
    return mandateTerms.roles[mandate.role].rights;
  }

  @ResolveField(() => MandatePermissionsType)
  async viewerCan(
    @Parent() mandate: Mandate,
    @CurrentActor() actor: Actor,
    @Context() context: GraphqlContext,
  ): Promise<MandatePermissionsType> {
    const path =
      mandate.territoryId === null ? [] : await this.territories.path(context).load(mandate.territoryId);
    const isOpen = mandate.isOpen(this.clock.now());
    return { revoke: isOpen && mandatePolicy.can(actor, 'revoke', { ...mandate, path: path ?? [] }) };
  }
}
