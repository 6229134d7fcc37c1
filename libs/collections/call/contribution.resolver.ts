import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import {
  ContributeToCallInput,
  RetainContributionInput,
  SetContributionAsideInput,
  WithdrawContributionInput,
} from './call.input.js';
import { CallPayloadType, CandidateType, ContributionType } from './call.type.js';
import type { Candidate, ShownContribution } from './contribution.repository.js';
import { ContributionService } from './contribution.service.js';
import type { Call } from './call.js';

const payload = (call: Call) => ({ call, userErrors: [] });

/** What authors give to a call. */
@Resolver(() => ContributionType)
export class ContributionResolver {
  constructor(
    private readonly contributions: ContributionService,
    private readonly resources: ResourceLoader,
  ) {}

  @Mutation(() => CallPayloadType, { description: 'A published resource that the caller writes.' })
  async contributeToCall(@CurrentActor() actor: Actor, @Args('input') input: ContributeToCallInput) {
    return payload(await this.contributions.contribute(actor, input));
  }

  @Mutation(() => CallPayloadType, { description: 'By whoever gave it, or writes it now.' })
  async withdrawContribution(@CurrentActor() actor: Actor, @Args('input') input: WithdrawContributionInput) {
    return payload(await this.contributions.withdraw(actor, input));
  }

  @Mutation(() => CallPayloadType, {
    description: 'It does not count any more; whoever gave it is told why.',
  })
  async setContributionAside(@CurrentActor() actor: Actor, @Args('input') input: SetContributionAsideInput) {
    return payload(await this.contributions.setAside(actor, input, input.word));
  }

  @Mutation(() => CallPayloadType, { description: 'It counts again, if it meets the criteria.' })
  async retainContribution(@CurrentActor() actor: Actor, @Args('input') input: RetainContributionInput) {
    return payload(await this.contributions.retain(actor, input));
  }

  @ResolveField(() => ResourceType)
  async resource(
    @Parent() { resourceId }: ShownContribution,
    @Context() context: GraphqlContext,
  ): Promise<Resource> {
    const resource = await this.resources.resource(context).load(resourceId);
    if (!resource) throw new Error(`Contribution without its resource ${resourceId}`);
    return resource;
  }

  @ResolveField(() => Boolean, { description: 'The caller gave it.' })
  isMine(@Parent() { contributedBy }: ShownContribution, @Context() { actor }: GraphqlContext): boolean {
    return contributedBy === actor.accountId;
  }
}

@Resolver(() => CandidateType)
export class CandidateResolver {
  constructor(private readonly resources: ResourceLoader) {}

  @ResolveField(() => ResourceType)
  async resource(@Parent() { resourceId }: Candidate, @Context() context: GraphqlContext): Promise<Resource> {
    const resource = await this.resources.resource(context).load(resourceId);
    if (!resource) throw new Error(`Candidate without its resource ${resourceId}`);
    return resource;
  }
}
