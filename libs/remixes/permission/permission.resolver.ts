import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import {
  type Draft,
  DraftType,
  LicenceType,
  type LicenceView,
  licenceView,
  type NamedSource,
  type Resource,
  ResourceLoader,
  resourcePolicy,
  ResourceType,
  SourceType,
} from '#resources';
import { AnswerPermissionInput, AskPermissionInput } from './permission.input.js';
import { PermissionLoader } from './permission.loader.js';
import { permissionPolicy } from './permission.policy.js';
import { licencesToAsk, PermissionService } from './permission.service.js';
import {
  AnswerPermissionPayloadType,
  AskPermissionPayloadType,
  PermissionObstacleName,
  PermissionPermissionsType,
  PermissionType,
} from './permission.type.js';
import type { Permission, PermissionObstacle } from './permission.js';

@Resolver(() => PermissionType)
export class PermissionResolver {
  constructor(
    private readonly service: PermissionService,
    private readonly people: PersonLoader,
    private readonly resources: ResourceLoader,
    private readonly loader: PermissionLoader,
  ) {}

  @Query(() => PermissionType, { nullable: true, description: 'For those who ask and those who may answer.' })
  permission(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Permission | null> {
    return this.service.find(actor, id);
  }

  @Mutation(() => AskPermissionPayloadType, {
    description: 'Writes to those who sign a source of the draft, once for each licence.',
  })
  async askPermission(@CurrentActor() actor: Actor, @Args('input') input: AskPermissionInput) {
    return { permission: await this.service.ask(actor, input), userErrors: [] };
  }

  @Mutation(() => AnswerPermissionPayloadType, {
    description: 'What is granted opens that licence to that adaptation, at once and for ever.',
  })
  async answerPermission(@CurrentActor() actor: Actor, @Args('input') input: AnswerPermissionInput) {
    const { id, grant, answer = null } = input;
    return { permission: await this.service.answer(actor, { id, grant, answer }), userErrors: [] };
  }

  @ResolveField(() => LicenceType)
  licence(@Parent() { licenceId }: Permission): LicenceView {
    return licenceView(licenceId);
  }

  @ResolveField(() => PersonType)
  async askedBy(
    @Parent() { askedBy }: Permission,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return this.people.agentOfAccount(context).load(askedBy);
  }

  @ResolveField(() => ResourceType)
  async source(
    @Parent() { sourceResourceId }: Permission,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return this.resources.resource(context).load(sourceResourceId);
  }

  @ResolveField(() => ResourceType, {
    nullable: true,
    description: 'The adaptation; null while it is a draft, for whoever is no member.',
  })
  async resource(
    @Parent() { resourceId }: Permission,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    if (resourceId === null) return null;
    const resource = await this.resources.resource(context).load(resourceId);
    const role = await this.resources.role(context).load(resourceId);
    return resource && resourcePolicy.can(context.actor, 'read', { resource, role }) ? resource : null;
  }

  @ResolveField(() => DraftType, { nullable: true, description: 'For members of the adaptation.' })
  async draft(
    @Parent() { resourceId }: Permission,
    @Context() context: GraphqlContext,
  ): Promise<Draft | null> {
    if (resourceId === null) return null;
    const role = await this.resources.role(context).load(resourceId);
    return role === null ? null : this.resources.draft(context).load(resourceId);
  }

  @ResolveField(() => PermissionObstacleName, {
    nullable: true,
    description: 'Of an open question: what keeps the caller, or everybody, from answering it.',
  })
  async obstacle(
    @Parent() permission: Permission,
    @Context() context: GraphqlContext,
  ): Promise<PermissionObstacle | null> {
    const { sourceResourceId, isOpen } = permission;
    const source = await this.resources.resource(context).load(sourceResourceId);
    const authors = await this.loader.authorsOf(context).load(sourceResourceId);
    if (!isOpen || !source) return null;
    return permission.obstacle({ source, accountId: context.actor.accountId, authors: authors ?? [] });
  }

  @ResolveField(() => PermissionPermissionsType)
  async viewerCan(
    @Parent() permission: Permission,
    @Context() context: GraphqlContext,
  ): Promise<PermissionPermissionsType> {
    const { actor } = context;
    const resource = await this.resources.resource(context).load(permission.sourceResourceId);
    const role = await this.resources.role(context).load(permission.sourceResourceId);
    const isAsker = permission.askedBy === actor.accountId;
    if (!resource) return { answer: false };
    const can = permissionPolicy.can(actor, 'answer', { source: { resource, role }, isAsker });
    return { answer: can && permission.isOpen && (await this.obstacle(permission, context)) === null };
  }
}

/** What was asked of a source's authors, and what may be. */
@Resolver(() => SourceType)
export class SourcePermissionResolver {
  constructor(private readonly loader: PermissionLoader) {}

  @ResolveField(() => [PermissionType], { description: 'Of a draft, for its members; newest first.' })
  async permissions(
    @Parent() source: NamedSource,
    @Context() context: GraphqlContext,
  ): Promise<Permission[]> {
    if (source.draftId === null || source.resourceId === null) return [];
    return (await this.loader.ofSource(context).load(source.id)) ?? [];
  }

  @ResolveField(() => [LicenceType], {
    description: 'Of a draft: licences that need the author’s agreement, and that were not asked for yet.',
  })
  async licencesToAsk(
    @Parent() source: NamedSource,
    @Context() context: GraphqlContext,
  ): Promise<LicenceView[]> {
    if (source.draftId === null) return [];
    const asked = (await this.permissions(source, context)).map(({ licenceId }) => licenceId);
    return licencesToAsk(source)
      .filter((id) => !asked.includes(id))
      .map((id) => licenceView(id));
  }
}
