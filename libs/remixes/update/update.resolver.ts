import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { markWords, type WordMark } from '#documents';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
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
import type { WaitingUpdate } from './source-follow.js';
import type { SourceUpdate } from './source-update.js';
import { SetSourcePolicyInput, UpdateFromSourceInput } from './update.input.js';
import { UpdateLoader } from './update.loader.js';
import { UpdateService } from './update.service.js';
import {
  SetSourcePolicyPayloadType,
  SourceUpdateType,
  UpdatePieceState,
  UpdatePieceType,
} from './update.type.js';
import type { UpdatePiece } from './update-piece.js';

const waitingDescription = 'Originals that published since, for its members.';

@Resolver(() => DraftType)
export class DraftUpdateResolver {
  constructor(
    private readonly loader: UpdateLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => [SourceUpdateType], { description: waitingDescription })
  async sourceUpdates(@Parent() draft: Draft, @Context() context: GraphqlContext): Promise<WaitingUpdate[]> {
    this.resources.draft(context).prime(draft.resourceId, draft);
    return (await this.loader.waiting(context).load(draft.resourceId)) ?? [];
  }
}

@Resolver(() => ResourceType)
export class ResourceUpdateResolver {
  constructor(
    private readonly loader: UpdateLoader,
    private readonly resources: ResourceLoader,
    private readonly updates: UpdateService,
  ) {}

  @ResolveField(() => [SourceUpdateType], { description: waitingDescription })
  async sourceUpdates(
    @Parent() resource: Resource,
    @Context() context: GraphqlContext,
  ): Promise<WaitingUpdate[]> {
    if (context.actor.accountId === null) return [];
    const role = await this.resources.role(context).load(resource.id);
    return resourcePolicy.can(context.actor, 'readDraft', { resource, role })
      ? ((await this.loader.waiting(context).load(resource.id)) ?? [])
      : [];
  }

  @Mutation(() => DraftPayloadType, {
    description:
      'Writes the chosen pieces of the original in the draft, and pins the draft to the version looked at.',
  })
  async updateFromSource(@CurrentActor() actor: Actor, @Args('input') input: UpdateFromSourceInput) {
    return { draft: await this.updates.updateFromSource(actor, input), userErrors: [] };
  }

  @Mutation(() => SetSourcePolicyPayloadType, {
    description: 'How an adaptation follows one of its originals.',
  })
  async setSourcePolicy(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetSourcePolicyInput,
    @Context() context: GraphqlContext,
  ) {
    const id = await this.updates.setSourcePolicy(actor, input);
    return { resource: await this.resources.resource(context).load(id), userErrors: [] };
  }
}

@Resolver(() => SourceUpdateType)
export class SourceUpdateResolver {
  constructor(
    private readonly resources: ResourceLoader,
    private readonly updates: UpdateService,
  ) {}

  @ResolveField(() => ResourceType)
  source(
    @Parent() { sourceId }: WaitingUpdate,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return this.resources.resource(context).load(sourceId);
  }

  @ResolveField(() => VersionType)
  pinned(@Parent() { sourceId, pinnedId }: WaitingUpdate, @Context() context: GraphqlContext) {
    return this.version(context, sourceId, pinnedId);
  }

  @ResolveField(() => VersionType)
  newest(@Parent() { sourceId, newestId }: WaitingUpdate, @Context() context: GraphqlContext) {
    return this.version(context, sourceId, newestId);
  }

  @ResolveField(() => [UpdatePieceType], { description: 'What the original changed, in reading order.' })
  async pieces(
    @Parent() waiting: WaitingUpdate,
    @Context() context: GraphqlContext,
  ): Promise<readonly UpdatePiece[]> {
    return (await this.inspected(waiting, context)).pieces;
  }

  @ResolveField(() => Int, { description: 'Blocks of the text that the adapter made hers; they stay.' })
  async kept(@Parent() waiting: WaitingUpdate, @Context() context: GraphqlContext): Promise<number> {
    return (await this.inspected(waiting, context)).kept;
  }

  private async version(context: GraphqlContext, resourceId: string, id: string): Promise<Version | null> {
    const all = await this.resources.versionsOf(context).load(resourceId);
    return all?.find((each) => each.id === id) ?? null;
  }

  private inspected(waiting: WaitingUpdate, context: GraphqlContext): Promise<SourceUpdate> {
    const known = inspections.get(waiting);
    if (known) return known;
    const made = this.resources
      .draft(context)
      .load(waiting.resourceId)
      .then((draft) => this.updates.inspect(waiting, draft));
    inspections.set(waiting, made);
    return made;
  }
}

/** Several fields of one update ask for the same; it lives as long as its row, which is one answer. */
const inspections = new WeakMap<WaitingUpdate, Promise<SourceUpdate>>();

@Resolver(() => UpdatePieceType)
export class UpdatePieceResolver {
  @ResolveField(() => UpdatePieceState)
  state(@Parent() { conflict }: UpdatePiece): UpdatePieceState {
    return conflict ? UpdatePieceState.CONFLICT : UpdatePieceState.TAKEABLE;
  }

  @ResolveField(() => [WordMarkType], { description: 'What the original put in and took out since.' })
  theirWords(@Parent() { originalThen, originalNow }: UpdatePiece): WordMark[] {
    return markWords(originalThen ?? '', originalNow ?? '');
  }

  @ResolveField(() => [WordMarkType], { description: 'What the adapter put in and took out since.' })
  myWords(@Parent() { originalThen, mine }: UpdatePiece): WordMark[] {
    return markWords(originalThen ?? '', mine ?? '');
  }
}
