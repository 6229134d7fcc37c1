import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { renderMarkdown } from '#documents';
import { TermType } from '#identity';
import { type GraphqlContext, offsetOf, pageInfo, cursorAt } from '#platform/graphql';
import { type DraftFields, ResourceLoader, type Version, VersionType } from '#resources';
import { findTerm, levelLabel, type Term } from '#vocabulary';
import { AssignmentType } from '../assignment/assignment.type.js';
import type { Assignment } from '../assignment/assignment.js';
import { ReviewLoader } from '../review/review.loader.js';
import { reviewPolicy } from '../review/review.policy.js';
import type { ReviewSetting } from '../review/review-setting.js';
import { blindPart, ReviewedWorkRepository } from './reviewed-work.repository.js';
import { ReviewedPassageConnectionType, ReviewedWorkType } from './reviewed-work.type.js';

const mostPassages = 200;

/** Where it is read from: the version, or the draft that is held meanwhile. */
type ReviewedWork = ReviewSetting & { readonly round: number };

@Resolver(() => AssignmentType)
export class AssignmentWorkResolver {
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

@Resolver(() => ReviewedWorkType)
export class ReviewedWorkResolver {
  constructor(
    private readonly loader: ReviewLoader,
    private readonly resources: ResourceLoader,
    private readonly works: ReviewedWorkRepository,
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

  @ResolveField(() => String, { nullable: true, description: 'The text written in place, as safe HTML.' })
  async html(@Parent() work: ReviewedWork, @Context() context: GraphqlContext): Promise<string | null> {
    const { text } = await this.described(work, context);
    return text ? renderMarkdown(text, { resolveImage: () => null, idPrefix: 't-' }).html : null;
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
    @Parent() { roundId, mode }: ReviewedWork,
    @Args('first', { type: () => Int, defaultValue: 60 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('onlyNew', { type: () => Boolean, defaultValue: false }) onlyNew: boolean,
  ): Promise<ReviewedPassageConnectionType> {
    const slice = { offset: offsetOf(after), limit: Math.max(1, Math.min(first, mostPassages)), onlyNew };
    const { rows, total } = await this.works.passages(roundId, slice);
    return {
      totalCount: total,
      edges: rows.map((row, at) => ({
        node: mode === 'double_blind' ? { ...row, part: blindPart(row) } : row,
        cursor: cursorAt(slice.offset + at),
      })),
      pageInfo: pageInfo(slice.offset, rows.length, total),
    };
  }

  /** As its author described it; the text is Markdown. */
  private async described(work: ReviewedWork, context: GraphqlContext): Promise<DraftFields> {
    if (work.versionId === null) {
      const draft = work.draftId ? await this.loader.draft(context).load(work.draftId) : null;
      return draft?.fields ?? {};
    }
    const [version, holding] = await Promise.all([
      this.resources.version(context).load(work.versionId),
      this.resources.holding(context).load(work.versionId),
    ]);
    const text = holding?.others.find((part) => part.kind === 'text')?.content ?? null;
    return version ? { ...version.fields, ...version, text, licence: version.licenceId } : {};
  }
}
