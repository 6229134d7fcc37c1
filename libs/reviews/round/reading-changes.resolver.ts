import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { resourcePolicy } from '#resources';
import { changesInPages, type ReadingChanges } from './reading-changes.js';
import { ReadingChangesLoader } from './reading-changes.loader.js';
import { ReadingChangesType } from './reading-changes.type.js';
import type { ReviewRound } from './review-round.js';
import type { ReviewSetting } from '../review/review-setting.js';
import { ReviewedWorkType } from './reviewed-work.type.js';
import { SubmissionLoader } from '../submission/submission.loader.js';
import { ReviewRoundType, SubmissionType } from '../submission/submission.type.js';
import type { Submission } from '../submission/submission.js';

const pageArgument = { type: () => Int, defaultValue: 1, description: 'Counts from 1.' } as const;

@Resolver(() => SubmissionType)
export class SubmissionChangesResolver {
  constructor(
    private readonly loader: ReadingChangesLoader,
    private readonly submissions: SubmissionLoader,
  ) {}

  @ResolveField(() => ReadingChangesType, {
    nullable: true,
    description: 'For its authors once it is decided: what submitting it again would have read.',
  })
  async changes(
    @Parent() submission: Submission,
    @Args('page', pageArgument) page: number,
    @Context() context: GraphqlContext,
  ) {
    if (submission.state !== 'decided') return null;
    if (!(await this.submissions.may('resubmit', submission, context))) return null;
    return onPage(await this.loader.ahead(context).load(submission.id), page);
  }
}

@Resolver(() => ReviewRoundType)
export class RoundChangesResolver {
  constructor(
    private readonly loader: ReadingChangesLoader,
    private readonly submissions: SubmissionLoader,
  ) {}

  @ResolveField(() => ReadingChangesType, {
    nullable: true,
    description: 'Beside the round before, for who may read what is read; null for a first one.',
  })
  async changes(
    @Parent() { id, number, submissionId, versionId }: ReviewRound,
    @Args('page', pageArgument) page: number,
    @Context() context: GraphqlContext,
  ) {
    if (number === 1) return null;
    const access = await this.submissions.access(context).load(submissionId);
    const action = versionId === null ? 'readDraft' : 'readContent';
    if (!access || !resourcePolicy.can(context.actor, action, access)) return null;
    return onPage(await this.loader.ofRound(context).load(id), page);
  }
}

@Resolver(() => ReviewedWorkType)
export class ReviewedWorkChangesResolver {
  constructor(private readonly loader: ReadingChangesLoader) {}

  @ResolveField(() => ReadingChangesType, {
    nullable: true,
    description: 'Beside the round before; null in a first one.',
  })
  async changes(
    @Parent() { roundId, round }: Pick<ReviewSetting, 'roundId'> & { readonly round: number },
    @Args('page', pageArgument) page: number,
    @Context() context: GraphqlContext,
  ) {
    return round === 1 ? null : onPage(await this.loader.ofRound(context).load(roundId), page);
  }
}

function onPage(changes: ReadingChanges | null, page: number) {
  if (!changes) return null;
  const pages = changesInPages(changes.list);
  const at = Math.max(1, Math.min(page, pages.length));
  return { ...changes, page: at, pageCount: pages.length, passages: pages[at - 1] ?? [] };
}
