import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { hashText } from '#documents';
import { TermType } from '#identity';
import { type GraphqlContext, offsetOf, pageInfo, cursorAt } from '#platform/graphql';
import { type DraftFields, ResourceLoader, type Version, VersionType } from '#resources';
import { findTerm, levelLabel, type Term } from '#vocabulary';
import { AssignmentType } from '../assignment/assignment.type.js';
import type { Assignment } from '../assignment/assignment.js';
import { ReviewLoader } from '../review/review.loader.js';
import type { PlacedRemark } from '../review/review.repository.js';
import { RemarkType } from '../review/review.type.js';
import { reviewPolicy } from '../review/review.policy.js';
import type { ReviewSetting } from '../review/review-setting.js';
import { ReviewedContentService } from './reviewed-content.service.js';
import { blindPart, type ReadPassage, ReviewedWorkRepository } from './reviewed-work.repository.js';
import {
  ReviewedPassageConnectionType,
  ReviewedPassageType,
  ReviewedWorkType,
} from './reviewed-work.type.js';

const mostPassages = 200;

/** Where it is read from: the version, or the draft that is held meanwhile. */
type ReviewedWork = ReviewSetting & { readonly round: number };

@Resolver(() => AssignmentType)
class AssignmentWorkResolver {
  constructor(private readonly loader: ReviewLoader) {}

  @ResolveField(() => ReviewedWorkType, {
    nullable: true,
    description: 'While she is asked, reads or has read it; null once it is withdrawn or hidden.',
  })
  async work(
    @Parent() { id }: Pick<Assignment, 'id'>,
    @Context() context: GraphqlContext,
  ): Promise<ReviewedWork | null> {
    const access = await this.loader.access(context).load(id);
    if (!access || !reviewPolicy.can(context.actor, 'readWork', access)) return null;
    return { ...access.setting, round: access.setting.roundNumber };
  }
}

/** A passage of a work, before anything is asked about it. */
type ReviewedPassage = ReadPassage & { readonly work: ReviewedWork };

@Resolver(() => ReviewedWorkType)
class ReviewedWorkResolver {
  constructor(
    private readonly resources: ResourceLoader,
    private readonly works: ReviewedWorkRepository,
    private readonly content: ReviewedContentService,
  ) {}

  @ResolveField(() => String)
  async title(@Parent() work: ReviewedWork, @Context() context: GraphqlContext): Promise<string> {
    return (await this.described(work, context)).title ?? '';
  }

  @ResolveField(() => String)
  async summary(@Parent() work: ReviewedWork, @Context() context: GraphqlContext): Promise<string> {
    return (await this.described(work, context)).summary ?? '';
  }

  @ResolveField(() => String, { description: 'Compact: « CM1, CM2 », « Cycle 3 ».' })
  async levelLabel(@Parent() work: ReviewedWork, @Context() context: GraphqlContext): Promise<string> {
    return levelLabel((await this.described(work, context)).levels ?? []);
  }

  @ResolveField(() => [TermType])
  async subjects(@Parent() work: ReviewedWork, @Context() context: GraphqlContext): Promise<Term[]> {
    const { subjects } = await this.described(work, context);
    return (subjects ?? []).flatMap((id) => findTerm('subjects', id) ?? []);
  }

  @ResolveField(() => Int, { nullable: true })
  async durationMinutes(
    @Parent() work: ReviewedWork,
    @Context() context: GraphqlContext,
  ): Promise<number | null> {
    return (await this.described(work, context)).durationMinutes ?? null;
  }

  @ResolveField(() => String, { nullable: true })
  async objectives(@Parent() work: ReviewedWork, @Context() context: GraphqlContext): Promise<string | null> {
    return (await this.described(work, context)).objectives ?? null;
  }

  @ResolveField(() => VersionType, {
    nullable: true,
    description: 'With its files and its authors; null in a double-blind campaign.',
  })
  async version(@Parent() work: ReviewedWork, @Context() context: GraphqlContext): Promise<Version | null> {
    if (work.mode === 'double_blind' || work.versionId === null) return null;
    return this.resources.version(context).load(work.versionId);
  }

  @ResolveField(() => ReviewedPassageConnectionType)
  async passages(
    @Parent() work: ReviewedWork,
    @Args('first', { type: () => Int, defaultValue: 60 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('onlyNew', { type: () => Boolean, defaultValue: false }) onlyNew: boolean,
  ): Promise<ReviewedPassageConnectionType & { edges: { node: ReviewedPassage }[] }> {
    const slice = { offset: offsetOf(after), limit: Math.max(1, Math.min(first, mostPassages)), onlyNew };
    const { rows, total } = await this.works.passages(work.roundId, slice);
    return {
      totalCount: total,
      edges: rows.map((row, at) => ({
        node: { ...row, part: work.mode === 'double_blind' ? blindPart(row) : row.part, work },
        cursor: cursorAt(slice.offset + at),
      })),
      pageInfo: pageInfo(slice.offset, rows.length, total),
    };
  }

  private described(work: ReviewedWork, context: GraphqlContext): Promise<DraftFields> {
    return this.content.described(work, context);
  }
}

@Resolver(() => ReviewedPassageType)
class ReviewedPassageResolver {
  constructor(private readonly content: ReviewedContentService) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'As it looks, in safe HTML; null where it is read as its words: too heavy, or of a page.',
  })
  html(@Parent() { work, ...passage }: ReviewedPassage, @Context() context: GraphqlContext) {
    return this.content.htmlOf(work, passage, context);
  }
}

@Resolver(() => RemarkType)
class RemarkQuoteResolver {
  constructor(
    private readonly loader: ReviewLoader,
    private readonly content: ReviewedContentService,
  ) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'What it quotes as it looks, in safe HTML, when it quotes a whole passage.',
  })
  async quoteHtml(
    @Parent() { reviewId, passage, file, quote }: PlacedRemark,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    if (quote === null || passage == null) return null;
    const access = await this.loader.access(context).load(reviewId);
    if (!access?.setting.isReadable || !reviewPolicy.can(context.actor, 'read', access)) return null;
    return this.content.htmlOf(access.setting, { file: file ?? 0, hash: hashText(quote) }, context);
  }
}

export const reviewedWorkResolvers = [
  AssignmentWorkResolver,
  ReviewedWorkResolver,
  ReviewedPassageResolver,
  RemarkQuoteResolver,
];
