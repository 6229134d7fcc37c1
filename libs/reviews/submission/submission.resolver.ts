import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import {
  AnswerReviewInvitationInput,
  DeclineSubmissionInput,
  InviteToReviewInput,
  ResubmitInput,
  SubmitForReviewInput,
} from './submission.input.js';
import { SubmissionInvitationService } from './submission-invitation.service.js';
import { SubmissionLoader } from './submission.loader.js';
import { SubmissionService } from './submission.service.js';
import {
  AnswerReviewInvitationPayloadType,
  DeclineSubmissionPayloadType,
  InviteToReviewPayloadType,
  ResubmitPayloadType,
  SubmissionType,
  SubmitForReviewPayloadType,
  WithdrawSubmissionPayloadType,
} from './submission.type.js';
import type { Submission } from './submission.js';

const payload = (submission: Submission) => ({ submission, userErrors: [] });

/** Putting resources before campaigns, and what becomes of it. */
@Resolver()
export class SubmissionResolver {
  constructor(
    private readonly submissions: SubmissionService,
    private readonly invitations: SubmissionInvitationService,
    private readonly loader: SubmissionLoader,
  ) {}

  @Query(() => SubmissionType, {
    nullable: true,
    description: 'For the authors of its resource, and for who runs its campaign.',
  })
  submission(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<Submission | null> {
    return this.loader.readable(id, context);
  }

  @Mutation(() => SubmitForReviewPayloadType, {
    description:
      'By an author. The newest version is read; in double blind, a draft that was never published, held meanwhile.',
  })
  async submitForReview(@CurrentActor() actor: Actor, @Args('input') input: SubmitForReviewInput) {
    return payload(await this.submissions.submit(actor, { ...input, words: input.words ?? null }));
  }

  @Mutation(() => InviteToReviewPayloadType, {
    description: 'By who runs the campaign; the authors are told, and decide.',
  })
  async inviteToReview(@CurrentActor() actor: Actor, @Args('input') input: InviteToReviewInput) {
    return payload(await this.invitations.invite(actor, { ...input, words: input.words ?? null }));
  }

  @Mutation(() => AnswerReviewInvitationPayloadType, {
    description: 'By an author; accepted, it is submitted.',
  })
  async answerReviewInvitation(
    @CurrentActor() actor: Actor,
    @Args('input') { id, accept, words = null }: AnswerReviewInvitationInput,
  ) {
    return payload(await this.submissions.answerInvitation(actor, id, { accept, words }));
  }

  @Mutation(() => DeclineSubmissionPayloadType, {
    description: 'By who runs the campaign: not for it, or an invitation taken back.',
  })
  async declineSubmission(
    @CurrentActor() actor: Actor,
    @Args('input') { id, reason }: DeclineSubmissionInput,
  ) {
    return payload(await this.submissions.decline(actor, id, reason));
  }

  @Mutation(() => WithdrawSubmissionPayloadType, {
    description: 'By an author; whoever was asked to review need not any more.',
  })
  async withdrawSubmission(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.submissions.withdraw(actor, id));
  }

  @Mutation(() => ResubmitPayloadType, {
    description:
      'By an author, after a decision: the next round reads what has changed, `Submission.changes`.',
  })
  async resubmit(@CurrentActor() actor: Actor, @Args('input') { id, words, unchanged }: ResubmitInput) {
    const wish = { words: words ?? null, unchanged: unchanged ?? false };
    return payload(await this.submissions.resubmit(actor, id, wish));
  }
}
