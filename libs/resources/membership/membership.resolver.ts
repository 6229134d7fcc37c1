import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType, ViewerType } from '#identity';
import { type Actor, NotFound } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import type { CreditRow } from '../source/credit-row.js';
import { InvitationService } from './invitation.service.js';
import type { Invitation } from './invitation.js';
import {
  AnswerInvitationInput,
  HandOverResourceInput,
  InviteCoAuthorInput,
  OrderCreditsInput,
} from './membership.input.js';
import { MembershipLoader } from './membership.loader.js';
import { MembershipRepository } from './membership.repository.js';
import { MembershipService } from './membership.service.js';
import {
  AnswerInvitationPayloadType,
  CancelInvitationPayloadType,
  HandOverResourcePayloadType,
  InvitationPermissionsType,
  InvitationType,
  InviteCoAuthorPayloadType,
  LeaveResourcePayloadType,
  MemberType,
  OrderCreditsPayloadType,
} from './membership.type.js';
import type { Member } from './membership.js';
import { ResourceLoader } from '../resource/resource.loader.js';
import { resourcePolicy } from '../resource/resource.policy.js';
import { ResourceType } from '../resource/resource.type.js';
import type { Resource } from '../resource/resource.js';
import { CreditType } from '../version/version.type.js';

/** Signing a resource together. */
@Resolver()
export class MembershipResolver {
  constructor(
    private readonly invitations: InvitationService,
    private readonly memberships: MembershipService,
  ) {}

  @Query(() => InvitationType, { nullable: true, description: 'For the invited, and for the authors.' })
  invitation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Invitation | null> {
    return this.invitations.find(actor, id);
  }

  @Mutation(() => InviteCoAuthorPayloadType, {
    description: 'Authors ask somebody to write or to be credited. The answer is the same for every e-mail.',
  })
  async inviteCoAuthor(@CurrentActor() actor: Actor, @Args('input') input: InviteCoAuthorInput) {
    return { resource: await this.invitations.invite(actor, input), userErrors: [] };
  }

  @Mutation(() => AnswerInvitationPayloadType)
  async answerInvitation(@CurrentActor() actor: Actor, @Args('input') input: AnswerInvitationInput) {
    return { invitation: await this.invitations.answer(actor, input.id, input.accepted), userErrors: [] };
  }

  @Mutation(() => CancelInvitationPayloadType)
  async cancelInvitation(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return { resource: await this.invitations.cancel(actor, input.id), userErrors: [] };
  }

  @Mutation(() => HandOverResourcePayloadType, {
    description: 'Asks a member to become its author; nothing changes until she accepts.',
  })
  async handOverResource(@CurrentActor() actor: Actor, @Args('input') input: HandOverResourceInput) {
    return { resource: await this.invitations.handOver(actor, input), userErrors: [] };
  }

  @Mutation(() => LeaveResourcePayloadType, {
    description: 'No member any more; credits of what was published stay. The last author cannot.',
  })
  async leaveResource(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    await this.memberships.leave(actor, input.id);
    return { done: true, userErrors: [] };
  }

  @Mutation(() => OrderCreditsPayloadType, { description: 'From the next version on.' })
  async orderCredits(@CurrentActor() actor: Actor, @Args('input') input: OrderCreditsInput) {
    return { resource: await this.memberships.orderCredits(actor, input), userErrors: [] };
  }
}

@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly loader: ResourceLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => PersonType)
  async invitedBy(@Parent() invitation: Invitation, @Context() context: GraphqlContext): Promise<Agent> {
    return found(await this.people.agentOfAccount(context).load(invitation.invitedBy));
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'For the authors: the e-mail as it was written, or the name of the public page.',
  })
  async sentTo(@Parent() invitation: Invitation, @Context() context: GraphqlContext): Promise<string | null> {
    if (invitation.accountId === context.actor.accountId) return null;
    if (invitation.email !== null) return invitation.email;
    return found(await this.people.agentOfAccount(context).load(invitation.accountId ?? '')).publicName;
  }

  @ResolveField(() => ResourceType, {
    nullable: true,
    description: 'Null while it is a draft, for whoever is no member.',
  })
  async resource(
    @Parent() invitation: Invitation,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    const resource = await this.loader.resource(context).load(invitation.resourceId);
    const role = await this.loader.role(context).load(invitation.resourceId);
    return resource && resourcePolicy.can(context.actor, 'read', { resource, role }) ? resource : null;
  }

  @ResolveField(() => InvitationPermissionsType)
  viewerCan(@Parent() invitation: Invitation, @CurrentActor() actor: Actor): InvitationPermissionsType {
    const isHers = actor.mayWrite && invitation.accountId === actor.accountId;
    return { answer: isHers && invitation.isOpen(this.clock.now()) };
  }
}

@Resolver(() => MemberType)
export class MemberResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async person(@Parent() member: Member, @Context() context: GraphqlContext): Promise<Agent> {
    return found(await this.people.agent(context).load(member.agentId));
  }

  @ResolveField(() => Boolean, { description: 'The caller herself.' })
  isViewer(@Parent() member: Member, @CurrentActor() actor: Actor): boolean {
    return member.accountId === actor.accountId;
  }
}

/** What members see of a resource beside what everybody does. */
@Resolver(() => ResourceType)
export class ResourceMembersResolver {
  constructor(
    private readonly loader: ResourceLoader,
    private readonly memberships: MembershipLoader,
  ) {}

  @ResolveField(() => [MemberType], { description: 'For its members; everybody else sees the credits.' })
  async members(@Parent() resource: Resource, @Context() context: GraphqlContext): Promise<Member[]> {
    if (!(await this.may(context, 'readMembers', resource))) return [];
    return (await this.memberships.members(context).load(resource.id)) ?? [];
  }

  @ResolveField(() => [InvitationType], { description: 'Those that wait for an answer; for its authors.' })
  async invitations(@Parent() resource: Resource, @Context() context: GraphqlContext): Promise<Invitation[]> {
    if (!(await this.isAuthor(context, resource))) return [];
    return (await this.memberships.invitations(context).load(resource.id)) ?? [];
  }

  @ResolveField(() => [CreditType], {
    description: 'Who the next version would credit, in order; for its members.',
  })
  async nextCredits(
    @Parent() resource: Resource,
    @Context() context: GraphqlContext,
  ): Promise<Omit<CreditRow, 'versionId'>[]> {
    if (!(await this.may(context, 'readMembers', resource))) return [];
    const credits = (await this.memberships.nextCredits(context).load(resource.id)) ?? [];
    return credits.map((credit) => ({ ...credit, creditWithdrawn: credit.creditWithdrawn ?? false }));
  }

  private async isAuthor(context: GraphqlContext, resource: Resource): Promise<boolean> {
    if (!(await this.may(context, 'readMembers', resource))) return false;
    return (await this.loader.role(context).load(resource.id)) === 'author';
  }

  private async may(context: GraphqlContext, action: 'readMembers', resource: Resource): Promise<boolean> {
    if (context.actor.accountId === null) return false;
    const role = await this.loader.role(context).load(resource.id);
    return resourcePolicy.can(context.actor, action, { resource, role });
  }
}

@Resolver(() => ViewerType)
export class ViewerInvitationsResolver {
  constructor(private readonly memberships: MembershipRepository) {}

  @ResolveField(() => [InvitationType], { description: 'Those that wait for her answer.' })
  invitations(@Parent() account: { id: string }): Promise<Invitation[]> {
    return this.memberships.listInvitationsTo(account.id);
  }
}

function found(agent: Agent | null): Agent {
  if (!agent) throw new NotFound();
  return agent;
}
