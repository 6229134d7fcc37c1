import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { ReviewLoader } from '../review/review.loader.js';
import type { PlacedRemark } from '../review/review.repository.js';
import { reviewPolicy } from '../review/review.policy.js';
import type { ReviewSetting } from '../review/review-setting.js';
import { RemarkType } from '../review/review.type.js';
import { ReviewedFileService } from './reviewed-file.service.js';
import { ReviewedFileType, ReviewedPageType } from './reviewed-file.type.js';
import { blindPart } from './reviewed-work.repository.js';
import { ReviewedWorkType } from './reviewed-work.type.js';

@Resolver(() => ReviewedWorkType)
class ReviewedWorkFilesResolver {
  constructor(private readonly reading: ReviewedFileService) {}

  @ResolveField(() => [ReviewedFileType])
  async files(
    @Parent() { roundId, mode }: ReviewSetting,
    @Context() context: GraphqlContext,
  ): Promise<ReviewedFileType[]> {
    const files = await this.reading.ofRound(roundId, context);
    return files.map(({ number, name, pages, downloadUrl }) => ({
      number,
      downloadUrl: mode === 'double_blind' ? null : downloadUrl,
      name: mode === 'double_blind' ? blindPart({ part: name, file: number }) : name,
      pages,
    }));
  }
}

@Resolver(() => RemarkType)
class RemarkPageResolver {
  constructor(
    private readonly reviews: ReviewLoader,
    private readonly reading: ReviewedFileService,
  ) {}

  @ResolveField(() => ReviewedPageType, {
    nullable: true,
    description: 'The page that it is about, as it was read, while the work may be read.',
  })
  async pageImage(
    @Parent() { reviewId, file, page }: PlacedRemark,
    @Context() context: GraphqlContext,
  ): Promise<ReviewedPageType | null> {
    if (!file || page === null) return null;
    const access = await this.reviews.access(context).load(reviewId);
    if (!access?.setting.isReadable || !reviewPolicy.can(context.actor, 'read', access)) return null;
    const files = await this.reading.ofRound(access.setting.roundId, context);
    const pages = files.find(({ number }) => number === file)?.pages ?? [];
    return pages.find(({ number }) => number === page) ?? null;
  }
}

export const reviewedFileResolvers = [ReviewedWorkFilesResolver, RemarkPageResolver];
