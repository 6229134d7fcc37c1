import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { DraftRepository } from '#resources';
import { ReviewAccessService } from './review-access.service.js';
import { ReviewRepository } from './review.repository.js';

@Injectable()
export class ReviewLoader {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly reviewAccess: ReviewAccessService,
    private readonly drafts: DraftRepository,
  ) {}

  readonly draft = batched((ids: readonly string[]) => this.drafts.byIds(ids));
  readonly review = batched((ids: readonly string[]) => this.reviews.byIds(ids));
  readonly remarks = batched((ids: readonly string[]) => this.reviews.remarksOf(ids));
  /** By round. */
  readonly sentInRound = batched((ids: readonly string[]) => this.reviews.sentInRounds(ids));
  /** By assignment: what the rules of its review ask for. */
  readonly access = batched(async (ids: readonly string[], { actor }) =>
    this.reviewAccess.of(actor, [...(await this.reviews.settings(ids)).values()]),
  );
}
