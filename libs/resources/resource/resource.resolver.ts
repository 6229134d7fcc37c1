import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '#identity';
import { type Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { DraftType } from '../draft/draft.type.js';
import type { Draft } from '../draft/draft.js';
import { NextVersionService } from '../version/next-version.service.js';
import { PublishingService } from '../draft/publishing.service.js';
import { CorrectTitleInput, PublishResourceInput, WithdrawResourceInput } from './resource.input.js';
import { ResourceLoader } from './resource.loader.js';
import type { MemberRole } from '../membership/membership.js';
import { resourcePolicy } from './resource.policy.js';
import { type OriginRow, ResourceRepository, type Tombstone } from './resource.repository.js';
import {
  OriginType,
  PublishResourcePayloadType,
  ResourcePermissionsType,
  ResourceState,
  ResourceType,
  TombstoneType,
  WithdrawResourcePayloadType,
} from './resource.type.js';
import { Resource } from './resource.js';
import { VersionType } from '../version/version.type.js';
import type { SignedVersion } from '../version/version.repository.js';
import { WithdrawalService } from './withdrawal.service.js';

@Resolver(() => ResourceType)
export class ResourceResolver {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly publishing: PublishingService,
    private readonly next: NextVersionService,
    private readonly withdrawal: WithdrawalService,
    private readonly loader: ResourceLoader,
    private readonly origins: SiteOrigins,
  ) {}

  @Query(() => ResourceType, {
    nullable: true,
    description: 'By slug, older slug, id or short code. Null when it never existed or may not be seen.',
  })
  async resource(@Args('slug') slug: string, @Context() context: GraphqlContext): Promise<Resource | null> {
    const resource = await this.resources.findByAddress(slug.slice(0, 200));
    return resource && (await this.can(context, 'read', resource)) ? resource : null;
  }

  @Mutation(() => PublishResourcePayloadType, {
    description:
      'Freezes the draft into a version that never changes; an answer without errors means durable.',
  })
  async publishResource(@CurrentActor() actor: Actor, @Args('input') input: PublishResourceInput) {
    const publication = {
      whatChanged: input.whatChanged ?? null,
      minor: input.minor ?? false,
      revision: input.revision,
    };
    return { resource: await this.publishing.publish(actor, input.draftId, publication), userErrors: [] };
  }

  @Mutation(() => PublishResourcePayloadType, {
    description: 'A typo in the title: a new version in one step, without notification.',
  })
  async correctTitle(@CurrentActor() actor: Actor, @Args('input') input: CorrectTitleInput) {
    return { resource: await this.next.correctTitle(actor, input.id, input.title), userErrors: [] };
  }

  @Mutation(() => WithdrawResourcePayloadType, {
    description:
      'Takes the content away at once; the address keeps a tombstone with the reason and the credit.',
  })
  async withdrawResource(@CurrentActor() actor: Actor, @Args('input') input: WithdrawResourceInput) {
    return { resource: await this.withdrawal.withdraw(actor, input.id, input), userErrors: [] };
  }

  @ResolveField(() => String)
  slug(@Parent() resource: Resource): string {
    return resource.slug ?? resource.id;
  }

  @ResolveField(() => String)
  url(@Parent() resource: Resource): string {
    return `${this.origins.pages}/r/${this.slug(resource)}`;
  }

  @ResolveField(() => String)
  shortUrl(@Parent() resource: Resource): string {
    return `${this.origins.pages}/s/${resource.shortCode}`;
  }

  @ResolveField(() => ResourceState)
  state(@Parent() resource: Resource): ResourceState {
    // Withdrawing what moderation hid does not bring its title and its author's words back.
    if (resource.lifecycle !== 'draft' && resource.visibility === 'hidden') return ResourceState.HIDDEN;
    return ResourceState[resource.lifecycle.toUpperCase() as keyof typeof ResourceState];
  }

  @ResolveField(() => VersionType, {
    nullable: true,
    description: 'The version asked for, or the newest; null when withdrawn, hidden or never published.',
  })
  async version(
    @Parent() resource: Resource,
    @Args('number', { type: () => Int, nullable: true }) number: number | null,
    @Context() context: GraphqlContext,
  ): Promise<SignedVersion | null> {
    if (!(await this.can(context, 'readContent', resource))) return null;
    this.loader.resource(context).prime(resource.id, resource);
    if (number === null || number === undefined) return this.loader.latest(context).load(resource.id);
    const all = await this.loader.versionsOf(context).load(resource.id);
    return all?.find((version) => version.number === number) ?? null;
  }

  @ResolveField(() => Int, { nullable: true })
  latestVersion(@Parent() resource: Resource): number | null {
    return resource.latestVersion || null;
  }

  @ResolveField(() => [VersionType], { description: 'Newest first.' })
  async versions(@Parent() resource: Resource, @Context() context: GraphqlContext): Promise<SignedVersion[]> {
    return (await this.can(context, 'readContent', resource))
      ? ((await this.loader.versionsOf(context).load(resource.id)) ?? [])
      : [];
  }

  @ResolveField(() => TombstoneType, { nullable: true })
  async tombstone(
    @Parent() resource: Resource,
    @Context() context: GraphqlContext,
  ): Promise<Tombstone | null> {
    if (resource.lifecycle !== 'withdrawn' || resource.visibility === 'hidden') return null;
    return this.loader.tombstone(context).load(resource.id);
  }

  /** It leads to the same content: whoever may not read it here is not shown the way there. */
  @ResolveField(() => OriginType, { nullable: true })
  async origin(@Parent() resource: Resource, @Context() context: GraphqlContext): Promise<OriginRow | null> {
    const isOffered =
      (await this.can(context, 'readContent', resource)) || (await this.can(context, 'readDraft', resource));
    return isOffered ? this.loader.origin(context).load(resource.id) : null;
  }

  @ResolveField(() => DraftType, { nullable: true, description: 'The open working copy, for members only.' })
  async draft(@Parent() resource: Resource, @Context() context: GraphqlContext): Promise<Draft | null> {
    return (await this.can(context, 'readDraft', resource))
      ? this.loader.draft(context).load(resource.id)
      : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why it is hidden, for its members and moderators.',
  })
  async hiddenReason(
    @Parent() resource: Resource,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    return resource.visibility === 'hidden' && (await this.can(context, 'readContent', resource))
      ? resource.hiddenReason
      : null;
  }

  @ResolveField(() => ResourcePermissionsType)
  async viewerCan(
    @Parent() resource: Resource,
    @Context() context: GraphqlContext,
  ): Promise<ResourcePermissionsType> {
    const role = await this.role(context, resource.id);
    const can = (
      action: 'update' | 'withdraw' | 'propose' | 'invite' | 'leave' | 'report' | 'hide' | 'show',
    ) => resourcePolicy.can(context.actor, action, { resource, role });
    return {
      update: can('update'),
      withdraw: can('withdraw'),
      propose: can('propose'),
      invite: can('invite'),
      leave: can('leave'),
      report: can('report'),
      hide: can('hide'),
      show: can('show'),
    };
  }

  private async can(
    context: GraphqlContext,
    action: 'read' | 'readContent' | 'readDraft',
    resource: Resource,
  ): Promise<boolean> {
    const allowed = (role: MemberRole | null) =>
      resourcePolicy.can(context.actor, action, { resource, role });
    // Being a member only ever adds rights: what anybody may read needs no look at who is one.
    return allowed(null) || allowed(await this.role(context, resource.id));
  }

  private async role(context: GraphqlContext, id: string): Promise<MemberRole | null> {
    return context.actor.accountId === null ? null : this.loader.role(context).load(id);
  }
}

@Resolver(() => TombstoneType)
export class TombstoneResolver {
  constructor(private readonly loader: ResourceLoader) {}

  @ResolveField(() => ResourceType, { nullable: true })
  async replacement(
    @Parent() stone: Tombstone,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    const resource = stone.replacementId
      ? await this.loader.resource(context).load(stone.replacementId)
      : null;
    return resource?.isReadable ? resource : null;
  }
}

/** What the caller has made, beside her account. */
@Resolver(() => ViewerType)
export class ViewerResourcesResolver {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly loader: ResourceLoader,
  ) {}

  @ResolveField('resources', () => [ResourceType])
  async list(@Parent() account: { id: string }, @Context() context: GraphqlContext): Promise<Resource[]> {
    const mine = await this.resources.listOfMember(account.id);
    for (const { resource, role } of mine) this.loader.role(context).prime(resource.id, role);
    return mine.flatMap(({ resource }) => (resource.lifecycle === 'draft' ? [] : resource));
  }
}
