import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import { type Actor, hasRole } from '#platform/authorization';
import { connection, CurrentActor, type GraphqlContext } from '#platform/graphql';
import { campaignRoles } from '../campaign/campaign.policy.js';
import { revisionOf } from './rubric-fields.js';
import { CreateRubricInput, SaveRubricInput } from './rubric.input.js';
import { RubricLoader } from './rubric.loader.js';
import { rubricPolicy } from './rubric.policy.js';
import { RubricRepository } from './rubric.repository.js';
import { RubricService } from './rubric.service.js';
import {
  CreateRubricPayloadType,
  RubricConnectionType,
  RubricPermissionsType,
  RubricType,
  SaveRubricPayloadType,
} from './rubric.type.js';
import type { Rubric } from './rubric.js';

@Resolver(() => RubricType)
export class RubricResolver {
  constructor(
    private readonly service: RubricService,
    private readonly rubrics: RubricRepository,
    private readonly loader: RubricLoader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => RubricType, {
    nullable: true,
    description: 'One version; one that never served, for who runs campaigns.',
  })
  async rubric(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<Rubric | null> {
    const rubric = await this.rubrics.find(id);
    return rubric && rubricPolicy.can(actor, 'read', rubric) ? rubric : null;
  }

  @Query(() => RubricConnectionType, {
    name: 'rubrics',
    description: 'Each in its newest version; those that never served, for who runs campaigns.',
  })
  async list(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentActor() actor: Actor,
  ) {
    return connection({ first, after }, (slice) =>
      this.rubrics.listNewest(hasRole(actor, ...campaignRoles), slice),
    );
  }

  @Mutation(() => CreateRubricPayloadType, {
    description: 'A rubric of the caller’s own, that begins as another.',
  })
  async createRubric(@CurrentActor() actor: Actor, @Args('input') { copyOf, title }: CreateRubricInput) {
    return { rubric: await this.service.copy(actor, { of: copyOf, title }), userErrors: [] };
  }

  @Mutation(() => SaveRubricPayloadType, {
    description: 'In place; where it served, as its next version, which is returned.',
  })
  async saveRubric(@CurrentActor() actor: Actor, @Args('input') input: SaveRubricInput) {
    return { rubric: await this.service.save(actor, input), userErrors: [] };
  }

  @ResolveField(() => String, { description: 'Of its words, for `saveRubric`.' })
  revision(@Parent() rubric: Rubric): string {
    return revisionOf(rubric);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Null: it comes with the product.' })
  async author(@Parent() { createdBy }: Rubric, @Context() context: GraphqlContext): Promise<Agent | null> {
    return createdBy === null ? null : this.people.agentOfAccount(context).load(createdBy);
  }

  @ResolveField(() => [RubricType], { description: 'Those that the caller may read, the newest first.' })
  async versions(@Parent() { rubricId }: Rubric, @Context() context: GraphqlContext): Promise<Rubric[]> {
    const versions = (await this.loader.versions(context).load(rubricId)) ?? [];
    return versions.filter((version) => rubricPolicy.can(context.actor, 'read', version));
  }

  @ResolveField(() => RubricPermissionsType)
  viewerCan(@Parent() rubric: Rubric, @CurrentActor() actor: Actor): RubricPermissionsType {
    return {
      copy: rubricPolicy.can(actor, 'copy', rubric),
      edit: rubricPolicy.can(actor, 'edit', rubric),
    };
  }
}
