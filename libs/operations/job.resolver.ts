import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { connection, CurrentActor, IdInput } from '#platform/graphql';
import { jobPolicy } from './job.policy.js';
import { JobService } from './job.service.js';
import {
  AbandonJobPayloadType,
  JobConnectionType,
  JobPermissionsType,
  JobQueueType,
  JobType,
  RetryJobPayloadType,
} from './job.type.js';
import type { Job } from './job.js';

@Resolver(() => JobType)
export class JobResolver {
  constructor(private readonly service: JobService) {}

  @Query(() => JobConnectionType, {
    description: 'Administrators: the jobs that failed, those given up first, then the oldest.',
  })
  jobs(
    @CurrentActor() actor: Actor,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return connection({ first, after }, (slice) => this.service.list(actor, slice));
  }

  @Query(() => JobQueueType, {
    nullable: true,
    description: 'Administrators: how far the server’s own work is behind.',
  })
  jobQueue(@CurrentActor() actor: Actor) {
    return this.service.count(actor);
  }

  @Mutation(() => RetryJobPayloadType, {
    description: 'Administrators: a job that failed is tried now, with as many attempts as a new one.',
  })
  async retryJob(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return { job: await this.service.retry(actor, input.id), userErrors: [] };
  }

  @Mutation(() => AbandonJobPayloadType, {
    description: 'Administrators: a job that was given up leaves the queue undone.',
  })
  async abandonJob(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return { abandonedId: (await this.service.abandon(actor, input.id)).id, userErrors: [] };
  }

  @ResolveField(() => JobPermissionsType)
  viewerCan(@Parent() job: Job, @CurrentActor() actor: Actor): JobPermissionsType {
    return {
      retry: jobPolicy.can(actor, 'retry', job),
      abandon: job.mayBeAbandoned && jobPolicy.can(actor, 'abandon', job),
    };
  }
}
