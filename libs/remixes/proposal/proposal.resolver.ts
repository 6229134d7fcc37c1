import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { markWords, type WordMark } from '#documents';
import { type Agent, PersonLoader, PersonType } from '#identity';
import { type Actor, NotFound } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import {
  type Draft,
  DraftPayloadType,
  DraftType,
  type Resource,
  ResourceLoader,
  resourcePolicy,
  ResourceType,
  type Version,
  VersionType,
} from '#resources';
import { WordMarkType } from '../comparison/comparison.type.js';
import type { ProposalAnswer } from './proposal-answer.js';
import { ProposalDecisionService } from './proposal-decision.service.js';
import { ProposalCopyService } from './proposal-copy.service.js';
import { DecideProposalInput, ProposeChangeInput } from './proposal.input.js';
import { ProposalLoader } from './proposal.loader.js';
import { proposalPolicy } from './proposal.policy.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposalService } from './proposal.service.js';
import { workWords } from './proposal-works.repository.js';
import {
  AdaptFromProposalPayloadType,
  DecideProposalPayloadType,
  ProposalAnswerType,
  ProposalPermissionsType,
  ProposalType,
  ProposeChangePayloadType,
  WithdrawProposalPayloadType,
} from './proposal.type.js';
import type { Proposal } from './proposal.js';
import { ProposedChangesService } from './proposed-changes.service.js';
import { UpdatePieceType } from '../update/update.type.js';
import type { UpdatePiece } from '../update/update-piece.js';

const payload = (proposal: Proposal) => ({ proposal, userErrors: [] });

/** Proposing a change to somebody's resource, and answering. */
@Resolver()
export class ProposalResolver {
  constructor(
    private readonly proposals: ProposalService,
    private readonly copies: ProposalCopyService,
    private readonly decisions: ProposalDecisionService,
    private readonly repository: ProposalRepository,
    private readonly resources: ResourceLoader,
  ) {}

  @Query(() => ProposalType, {
    nullable: true,
    description: 'For its proposer, and for the authors once sent.',
  })
  async proposal(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<Proposal | null> {
    const proposal = context.actor.accountId === null ? null : await this.repository.find(id);
    if (!proposal) return null;
    const resource = await this.resources.resource(context).load(proposal.resourceId);
    const role = await this.resources.role(context).load(proposal.resourceId);
    return resource && proposalPolicy.can(context.actor, 'read', { proposal, resource, role })
      ? proposal
      : null;
  }

  @Mutation(() => DraftPayloadType, {
    description: 'Opens a copy of the caller’s own to change and propose, or returns the one already open.',
  })
  async startProposal(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return { draft: await this.proposals.start(actor, input.id), userErrors: [] };
  }

  @Mutation(() => ProposeChangePayloadType, {
    description: 'Puts the copy before the authors, who are told. Until it comes back it changes no more.',
  })
  async proposeChange(@CurrentActor() actor: Actor, @Args('input') input: ProposeChangeInput) {
    return payload(await this.copies.send(actor, input));
  }

  @Mutation(() => WithdrawProposalPayloadType, {
    description: 'Takes it back unanswered; it may be sent again.',
  })
  async withdrawProposal(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return payload(await this.copies.withdraw(actor, input.id));
  }

  @Mutation(() => AdaptFromProposalPayloadType, {
    description: 'The copy goes on as an adaptation of the proposer’s own, credited as any other.',
  })
  async adaptFromProposal(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return payload(await this.copies.adapt(actor, input.id));
  }

  @Mutation(() => DecideProposalPayloadType, {
    description:
      'Writes what is accepted in the draft of the next version, and credits the proposer there. Refusing everything changes nothing.',
  })
  async decideProposal(@CurrentActor() actor: Actor, @Args('input') input: DecideProposalInput) {
    const { id, version, decisions, revision = null, message = null } = input;
    return payload(await this.decisions.decide(actor, { id, version, decisions, revision, message }));
  }
}

@Resolver(() => ProposalType)
export class ProposalPartsResolver {
  constructor(
    private readonly loader: ProposalLoader,
    private readonly resources: ResourceLoader,
    private readonly people: PersonLoader,
    private readonly changes: ProposedChangesService,
  ) {}

  @ResolveField(() => ResourceType, { description: 'The original.' })
  resource(@Parent() proposal: Proposal, @Context() context: GraphqlContext): Promise<Resource | null> {
    return this.resources.resource(context).load(proposal.resourceId);
  }

  @ResolveField(() => PersonType)
  async proposer(@Parent() { proposerId }: Proposal, @Context() context: GraphqlContext): Promise<Agent> {
    const agent = await this.people.agentOfAccount(context).load(proposerId);
    if (!agent) throw new NotFound();
    return agent;
  }

  @ResolveField(() => String, { description: 'Of the original, in the version that it changes.' })
  async title(@Parent() proposal: Proposal, @Context() context: GraphqlContext): Promise<string> {
    return (await this.resources.version(context).load(proposal.baseVersionId))?.title ?? '';
  }

  @ResolveField(() => VersionType, {
    nullable: true,
    description: 'The version of the original that it changes, where the caller may still read it.',
  })
  async base(@Parent() proposal: Proposal, @Context() context: GraphqlContext): Promise<Version | null> {
    const access = await this.access(proposal, context);
    return resourcePolicy.can(context.actor, 'readContent', access)
      ? this.resources.version(context).load(proposal.baseVersionId)
      : null;
  }

  @ResolveField(() => DraftType, { nullable: true, description: 'The copy, for its proposer.' })
  async draft(@Parent() proposal: Proposal, @Context() context: GraphqlContext): Promise<Draft | null> {
    if (proposal.draftId === null || context.actor.accountId !== proposal.proposerId) return null;
    return this.loader.copy(context).load(proposal.draftId);
  }

  @ResolveField(() => [UpdatePieceType], {
    description:
      'What it changes, in reading order, until it has an answer: beside the resource as the caller may read it.',
  })
  async pieces(
    @Parent() proposal: Proposal,
    @Context() context: GraphqlContext,
  ): Promise<readonly UpdatePiece[]> {
    const mine = await this.current(proposal, context);
    if (!mine || proposal.draftId === null) return [];
    const [base, theirs] = await Promise.all([
      this.resources.version(context).load(proposal.baseVersionId),
      this.loader.copy(context).load(proposal.draftId),
    ]);
    return base && theirs ? (await this.changes.compare({ base, mine, theirs })).pieces : [];
  }

  @ResolveField(() => [String], {
    description:
      'Works of others that come with whatever is accepted, each with its author and its licence, in French: declared in the copy, and not in the resource.',
  })
  async brings(@Parent() proposal: Proposal, @Context() context: GraphqlContext): Promise<string[]> {
    const current = await this.current(proposal, context);
    return current ? (await this.changes.worksBeside(proposal, current)).map(workWords) : [];
  }

  @ResolveField(() => [ProposalAnswerType], {
    description: 'Once it has an answer: each change, as it was read.',
  })
  async answers(
    @Parent() { id, state }: Proposal,
    @Context() context: GraphqlContext,
  ): Promise<ProposalAnswer[]> {
    if (state !== 'decided') return [];
    return (await this.loader.answers(context).load(id)) ?? [];
  }

  @ResolveField(() => ProposalPermissionsType)
  async viewerCan(
    @Parent() proposal: Proposal,
    @Context() context: GraphqlContext,
  ): Promise<ProposalPermissionsType> {
    const access = await this.access(proposal, context);
    const can = (action: 'send' | 'withdraw' | 'adapt' | 'decide'): boolean =>
      proposalPolicy.can(context.actor, action, access);
    const hasCopy = proposal.draftId !== null;
    return {
      send: can('send') && proposal.isBeingWritten && hasCopy,
      withdraw: can('withdraw') && proposal.isWaiting,
      adapt: can('adapt') && proposal.state !== 'adapted' && hasCopy,
      decide: can('decide') && proposal.isWaiting,
    };
  }

  /** The resource as the caller may read it beside the changes; null once there is nothing to read, or for somebody else. */
  private async current(proposal: Proposal, context: GraphqlContext): Promise<Draft | Version | null> {
    if (proposal.draftId === null || proposal.state === 'decided' || proposal.state === 'adapted')
      return null;
    const access = await this.access(proposal, context);
    if (!proposalPolicy.can(context.actor, 'readChanges', access)) return null;
    // The authors' next version is not the proposer's to read.
    const draft = resourcePolicy.can(context.actor, 'readProposals', access)
      ? await this.resources.draft(context).load(proposal.resourceId)
      : null;
    return draft ?? this.resources.latest(context).load(proposal.resourceId);
  }

  private async access(proposal: Proposal, context: GraphqlContext) {
    const [resource, role] = await Promise.all([
      this.resources.resource(context).load(proposal.resourceId),
      this.resources.role(context).load(proposal.resourceId),
    ]);
    if (!resource) throw new NotFound();
    return { proposal, resource, role };
  }
}

@Resolver(() => ProposalAnswerType)
export class ProposalAnswerResolver {
  @ResolveField(() => [WordMarkType], { description: 'What the proposal put in and took out.' })
  theirWords(@Parent() { originalThen, originalNow }: ProposalAnswer): WordMark[] {
    return markWords(originalThen ?? '', originalNow ?? '');
  }
}
