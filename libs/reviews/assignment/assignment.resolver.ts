import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { AssignmentAnswerService } from './assignment-answer.service.js';
import {
  ApplyAssignmentPlanInput,
  AssignReviewersInput,
  DeclineAssignmentInput,
} from './assignment.input.js';
import { AssignmentLoader } from './assignment.loader.js';
import { AssignmentPlanService } from '../matching/assignment-plan.service.js';
import { AssignmentService } from './assignment.service.js';
import {
  AcceptAssignmentPayloadType,
  ApplyAssignmentPlanPayloadType,
  AssignmentType,
  AssignReviewersPayloadType,
  CancelAssignmentPayloadType,
  DeclareConflictPayloadType,
  DeclineAssignmentPayloadType,
} from './assignment.type.js';
import type { Assignment } from './assignment.js';

const payload = (assignment: Assignment) => ({ assignment, userErrors: [] });

/** Asking people to review, and their answers. */
@Resolver()
export class AssignmentResolver {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly answers: AssignmentAnswerService,
    private readonly plans: AssignmentPlanService,
    private readonly loader: AssignmentLoader,
  ) {}

  @Query(() => AssignmentType, {
    nullable: true,
    description: 'For whoever was asked, and for who runs the campaign.',
  })
  assignment(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<Assignment | null> {
    return this.loader.readable(id, context);
  }

  @Mutation(() => AssignReviewersPayloadType, {
    description: 'Asks these people to review; each is told why she. The first one begins the review.',
  })
  async assignReviewers(
    @CurrentActor() actor: Actor,
    @Args('input') { submissionId, reviewerIds }: AssignReviewersInput,
  ) {
    return {
      assignments: await this.assignments.assign(actor, submissionId, reviewerIds),
      userErrors: [],
    };
  }

  @Mutation(() => AcceptAssignmentPayloadType, { description: 'By whoever was asked.' })
  async acceptAssignment(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.answers.accept(actor, id));
  }

  @Mutation(() => DeclineAssignmentPayloadType, {
    description: 'By whoever was asked, until her review is sent; the next may be asked.',
  })
  async declineAssignment(
    @CurrentActor() actor: Actor,
    @Args('input') { id, reason }: DeclineAssignmentInput,
  ) {
    return payload(await this.answers.decline(actor, id, reason));
  }

  @Mutation(() => DeclareConflictPayloadType, {
    description: 'She is too near to judge: she is not asked about this resource again.',
  })
  async declareConflict(@CurrentActor() actor: Actor, @Args('input') { id, reason }: DeclineAssignmentInput) {
    return payload(await this.answers.declareConflict(actor, id, reason));
  }

  @Mutation(() => ApplyAssignmentPlanPayloadType, {
    description: 'Asks all these people, line by line; what changed meanwhile is told.',
  })
  async applyAssignmentPlan(
    @CurrentActor() actor: Actor,
    @Args('input') { campaign, choices }: ApplyAssignmentPlanInput,
  ) {
    const { asked, problems } = await this.plans.apply(actor, campaign, choices);
    return { assignments: asked, userErrors: problems };
  }

  @Mutation(() => CancelAssignmentPayloadType, { description: 'By who runs the campaign.' })
  async cancelAssignment(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.assignments.cancel(actor, id));
  }
}
