import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { TermType, ViewerType } from '#identity';
import type { Actor } from '#platform/authorization';
import { batched, CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { findTerm, type Term } from '#vocabulary';
import { ExemplarLoader } from '../calibration/exemplar.loader.js';
import { CampaignType } from './campaign.type.js';
import type { Campaign } from './campaign.js';
import { AddReviewerInput, SaveReviewerInput } from './reviewer.input.js';
import { ReviewerRepository } from './reviewer.repository.js';
import { ReviewerService } from './reviewer.service.js';
import {
  AddReviewerPayloadType,
  JoinCampaignPayloadType,
  LeaveCampaignPayloadType,
  ReviewerType,
  SaveReviewerPayloadType,
} from './reviewer.type.js';
import type { Reviewer, ReviewerFields } from './reviewer.js';

/** Offering to review, and saying when. */
@Resolver(() => ReviewerType)
export class ReviewerResolver {
  constructor(private readonly reviewers: ReviewerService) {}

  @ResolveField(() => [TermType])
  languages(@Parent() { languages }: Reviewer): Term[] {
    return languages.flatMap((id) => findTerm('languages', id) ?? []);
  }

  @Mutation(() => SaveReviewerPayloadType, { description: 'Becomes a reviewer with the first saving.' })
  async saveReviewer(@CurrentActor() actor: Actor, @Args('input') input: SaveReviewerInput) {
    return { reviewer: await this.reviewers.save(actor, fieldsIn(input)), userErrors: [] };
  }

  @Mutation(() => JoinCampaignPayloadType, { description: 'Offers to review in a campaign that runs.' })
  async joinCampaign(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { campaign: await this.reviewers.join(actor, id), userErrors: [] };
  }

  @Mutation(() => LeaveCampaignPayloadType, { description: 'What she has accepted stays hers to do.' })
  async leaveCampaign(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { campaign: await this.reviewers.leave(actor, id), userErrors: [] };
  }

  @Mutation(() => AddReviewerPayloadType, {
    description: 'By who runs the campaign; she is told, and may leave.',
  })
  async addReviewer(@CurrentActor() actor: Actor, @Args('input') { campaign, person }: AddReviewerInput) {
    return { campaign: await this.reviewers.add(actor, campaign, person), userErrors: [] };
  }
}

@Resolver(() => ViewerType)
export class ViewerReviewerResolver {
  private readonly reviewer = batched((ids: readonly string[]) => this.reviewers.byIds(ids));

  constructor(private readonly reviewers: ReviewerRepository) {}

  @ResolveField('reviewer', () => ReviewerType, {
    nullable: true,
    description: 'Null until she offered to review.',
  })
  find(@Parent() account: { id: string }, @Context() context: GraphqlContext): Promise<Reviewer | null> {
    return this.reviewer(context).load(account.id);
  }
}

@Resolver(() => CampaignType)
export class CampaignReviewerResolver {
  constructor(private readonly exemplars: ExemplarLoader) {}

  @ResolveField(() => Boolean, { description: 'Whether the caller offered to review in it.' })
  joined(@Parent() campaign: Campaign, @Context() context: GraphqlContext): Promise<boolean> {
    return this.exemplars.isInPool(campaign, context);
  }
}

/** An empty day is no day; null changes nothing elsewhere. */
function fieldsIn(input: SaveReviewerInput): Partial<ReviewerFields> {
  const { cap, languages, absentFrom, absentUntil, showsReviews } = input;
  return {
    ...(showsReviews == null ? {} : { showsReviews }),
    ...(cap == null ? {} : { cap }),
    ...(languages == null ? {} : { languages }),
    ...(absentFrom === undefined ? {} : { absentFrom: absentFrom?.trim() || null }),
    ...(absentUntil === undefined ? {} : { absentUntil: absentUntil?.trim() || null }),
  };
}
