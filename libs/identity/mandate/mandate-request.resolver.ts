import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, requireRole } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { connection, CurrentActor, type GraphqlContext } from '#platform/graphql';
import type { Agent } from '../person/agent.js';
import { AnswerMandateRequestInput, RequestMandateInput } from './mandate.input.js';
import { mandateRequestPolicy, reachOf } from './mandate.policy.js';
import { MandateRepository } from './mandate.repository.js';
import { MandateRequestRepository } from './mandate-request.repository.js';
import { MandateRequestService } from './mandate-request.service.js';
import {
  AnswerMandateRequestPayloadType,
  MandateRequestConnectionType,
  MandateRequestPermissionsType,
  MandateRequestType,
  MandateType,
  RequestMandatePayloadType,
} from './mandate.type.js';
import type { MandateRequest } from './mandate-request.js';
import type { Mandate } from './mandate.js';
import { PersonLoader } from '../person/person.loader.js';
import { PersonType } from '../person/person.type.js';
import { TerritoryLoader } from '../territory/territory.loader.js';
import { TerritoryType } from '../territory/territory.type.js';
import type { Territory } from '../territory/territory.js';
import { ViewerType } from '../account/viewer.type.js';

@Resolver()
export class MandateRequestActionsResolver {
  constructor(
    private readonly asking: MandateRequestService,
    private readonly requests: MandateRequestRepository,
  ) {}

  @Query(() => MandateRequestConnectionType, {
    name: 'mandateRequests',
    description: 'Those that wait for an answer which the caller may give; the oldest first.',
  })
  inReach(
    @CurrentActor() actor: Actor,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    requireRole(actor, 'administrator', 'referent');
    return connection({ first, after }, (slice) =>
      this.requests.listInReach(reachOf(actor), actor.accountId ?? '', slice),
    );
  }

  @Mutation(() => RequestMandatePayloadType, {
    description: 'To become referent or curator of a territory; who may give it is told.',
  })
  async requestMandate(@CurrentActor() actor: Actor, @Args('input') input: RequestMandateInput) {
    return { request: await this.asking.request(actor, input), userErrors: [] };
  }

  @Mutation(() => AnswerMandateRequestPayloadType, { description: 'Granted, the mandate runs at once.' })
  async answerMandateRequest(@CurrentActor() actor: Actor, @Args('input') input: AnswerMandateRequestInput) {
    return { request: await this.asking.answer(actor, input), userErrors: [] };
  }
}

@Resolver(() => MandateRequestType)
export class MandateRequestResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly territories: TerritoryLoader,
  ) {}

  @ResolveField(() => TerritoryType)
  territory(
    @Parent() request: MandateRequest,
    @Context() context: GraphqlContext,
  ): Promise<Territory | null> {
    return this.territories.territory(context).load(request.territoryId);
  }

  @ResolveField(() => PersonType, { nullable: true })
  person(@Parent() request: MandateRequest, @Context() context: GraphqlContext): Promise<Agent | null> {
    return this.people.agentOfAccount(context).load(request.accountId);
  }

  @ResolveField(() => PersonType, { nullable: true })
  async answeredBy(
    @Parent() request: MandateRequest,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return request.answeredBy === null ? null : this.people.agentOfAccount(context).load(request.answeredBy);
  }

  @ResolveField(() => MandateRequestPermissionsType)
  async viewerCan(
    @Parent() request: MandateRequest,
    @CurrentActor() actor: Actor,
    @Context() context: GraphqlContext,
  ): Promise<MandateRequestPermissionsType> {
    const path = (await this.territories.path(context).load(request.territoryId)) ?? [];
    const isOpen = request.state === 'asked';
    return { answer: isOpen && mandateRequestPolicy.can(actor, 'answer', { ...request, path }) };
  }
}

@Resolver(() => ViewerType)
export class ViewerMandatesResolver {
  constructor(
    private readonly mandates: MandateRepository,
    private readonly requests: MandateRequestRepository,
    private readonly clock: Clock,
  ) {}

  @ResolveField('mandates', () => [MandateType], {
    description: 'The coming and the live first, then the newest of the past; fifty at most.',
  })
  held(@Parent() account: { id: string }): Promise<Mandate[]> {
    return this.mandates.listOf(account.id, this.clock.now());
  }

  @ResolveField('mandateRequests', () => [MandateRequestType], {
    description: 'Her own, the newest first; fifty at most.',
  })
  asked(@Parent() account: { id: string }): Promise<MandateRequest[]> {
    return this.requests.listOf(account.id);
  }
}
