import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import {
  type Draft,
  DraftType,
  type Resource,
  ResourceLoader,
  resourcePolicy,
  ResourceType,
} from '#resources';
import { ProposalLoader } from './proposal.loader.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposalConnectionType, ProposalSide, ProposalType } from './proposal.type.js';
import type { Proposal } from './proposal.js';

const first = { type: () => Int, nullable: true, defaultValue: 20 } as const;
const after = { type: () => String, nullable: true } as const;

@Resolver(() => ResourceType)
export class ResourceProposalsResolver {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly loader: ProposalLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField('proposals', () => ProposalConnectionType, {
    nullable: true,
    description: 'Those that were sent, the waiting ones first; for its authors.',
  })
  async list(
    @Parent() resource: Resource,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
    @Context() context: GraphqlContext,
  ) {
    if (!(await this.mayRead(resource, context))) return null;
    return connection({ first, after }, (slice) => this.proposals.listTo(resource.id, slice));
  }

  @ResolveField(() => Int, { description: 'How many wait for an answer; 0 for whoever is no author.' })
  async waitingProposals(@Parent() resource: Resource, @Context() context: GraphqlContext): Promise<number> {
    if (!(await this.mayRead(resource, context))) return 0;
    return (await this.loader.waiting(context).load(resource.id)) ?? 0;
  }

  private async mayRead(resource: Resource, context: GraphqlContext): Promise<boolean> {
    if (context.actor.accountId === null) return false;
    const role = await this.resources.role(context).load(resource.id);
    return resourcePolicy.can(context.actor, 'readProposals', { resource, role });
  }
}

@Resolver(() => ViewerType)
export class ViewerProposalsResolver {
  constructor(private readonly proposals: ProposalRepository) {}

  @ResolveField('proposals', () => ProposalConnectionType, {
    description: 'Sent to the resources that she writes, or made by her; the waiting ones first.',
  })
  async list(
    @Parent() account: { id: string },
    @Args('side', { type: () => ProposalSide, nullable: true, defaultValue: ProposalSide.RECEIVED })
    side: ProposalSide | null,
    @Args('first', first) first: number | null,
    @Args('after', after) after: string | null,
  ) {
    return connection({ first, after }, (slice) =>
      side === ProposalSide.MADE
        ? this.proposals.listMade(account.id, slice)
        : this.proposals.listReceived(account.id, slice),
    );
  }
}

/** What a working copy is made for. */
@Resolver(() => DraftType)
export class DraftProposalResolver {
  constructor(private readonly loader: ProposalLoader) {}

  @ResolveField(() => ProposalType, {
    nullable: true,
    description: 'The proposal that it is made for, until it has an answer or goes on as an adaptation.',
  })
  proposal(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<Proposal | null> {
    return this.loader.ofDraft(context).load(draft.id);
  }
}
