import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import type { Actor } from '#platform/authorization';
import { TreatSubmissionsInput } from './submission-bulk.input.js';
import { SubmissionBulkService } from './submission-bulk.service.js';
import { TreatSubmissionsPayloadType } from './submission-bulk.type.js';
import { SubmissionLoader } from './submission.loader.js';

@Resolver()
export class SubmissionBulkResolver {
  constructor(
    private readonly bulk: SubmissionBulkService,
    private readonly loader: SubmissionLoader,
  ) {}

  @Mutation(() => TreatSubmissionsPayloadType, {
    description: 'By who runs the campaign: one verb for several submissions, each told what became of it.',
  })
  async treatSubmissions(
    @CurrentActor() actor: Actor,
    @Args('input') { reason, ...wish }: TreatSubmissionsInput,
    @Context() context: GraphqlContext,
  ) {
    const treated = await this.bulk.treat(actor, { ...wish, reason: reason ?? '' });
    const outcomes = treated.map(async ({ id, done, problems }) => ({
      submission: await this.loader.readable(id, context),
      done,
      userErrors: problems,
    }));
    return { outcomes: await Promise.all(outcomes), userErrors: [] };
  }
}
