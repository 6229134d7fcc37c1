import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { type Resource, ResourceLoader, ResourceType } from '#resources';
import { AssignmentLoader } from './assignment.loader.js';
import { AssignmentType } from './assignment.type.js';
import type { Assignment } from './assignment.js';
import { OutcomeName } from '../decision/decision.type.js';
import type { Outcome } from '../round/review-round.js';

/** What her review led to. */
@Resolver(() => AssignmentType)
export class AssignmentEndResolver {
  constructor(
    private readonly loader: AssignmentLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => OutcomeName, {
    nullable: true,
    description: 'Of the round that she reviewed, once it is decided.',
  })
  async outcome(
    @Parent() { id }: Pick<Assignment, 'id'>,
    @Context() context: GraphqlContext,
  ): Promise<Outcome | null> {
    return (await this.loader.end(context).load(id))?.outcome ?? null;
  }

  @ResolveField(() => ResourceType, {
    nullable: true,
    description:
      'What she reviewed, where everybody may see it; of a double-blind campaign once it is decided.',
  })
  async resource(
    @Parent() { id }: Pick<Assignment, 'id'>,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    const end = await this.loader.end(context).load(id);
    return end?.resourceId ? this.resources.resource(context).load(end.resourceId) : null;
  }
}
