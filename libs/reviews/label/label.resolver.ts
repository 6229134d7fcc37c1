import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#platform/graphql';
import { type Version, VersionType } from '#resources';
import { labelWords } from './label.js';
import { LabelLoader } from './label.loader.js';
import type { StandingLabel } from './label.service.js';
import { LabelGradeType, LabelState, ReviewLabelType } from './label.type.js';
import { ReviewLoader } from '../review/review.loader.js';
import { reviewPolicy } from '../review/review.policy.js';
import { ReviewType } from '../review/review.type.js';
import type { Review } from '../review/review.js';

type Label = ReviewLabelType & { readonly standing: StandingLabel | null };

const states = {
  recommended: LabelState.RECOMMENDED,
  reviewed: LabelState.REVIEWED,
  reservations: LabelState.RESERVATIONS,
} as const;

@Resolver(() => VersionType)
export class VersionLabelResolver {
  constructor(private readonly loader: LabelLoader) {}

  @ResolveField(() => ReviewLabelType, {
    description: 'Of the newest review of this version, or of one before it.',
  })
  async label(
    @Parent() { id, number }: Pick<Version, 'id' | 'number'>,
    @Context() context: GraphqlContext,
  ): Promise<Label> {
    const standing = await this.loader.label(context).load(id);
    const told = { version: number, read: standing?.number ?? 0, changed: standing?.changed ?? 0 };
    return {
      standing,
      state: standing ? states[standing.outcome] : LabelState.NOT_REVIEWED,
      words: labelWords(standing?.outcome ?? null, told),
      version: standing?.number ?? null,
      decidedAt: standing?.decidedAt ?? null,
      reviews: standing?.reviews ?? 0,
      changedPassages: told.changed,
      campaign: standing ? { title: standing.campaignTitle, slug: standing.campaignSlug } : null,
      reason: standing?.reason ?? null,
      grades: standing ? gradesOf(standing) : [],
    };
  }
}

@Resolver(() => ReviewLabelType)
export class LabelResolver {
  constructor(private readonly reviews: ReviewLoader) {}

  @ResolveField(() => [ReviewType], {
    description: 'Those that their reviewer and the authors agreed to show.',
  })
  async shownReviews(@Parent() { standing }: Label, @Context() context: GraphqlContext): Promise<Review[]> {
    if (!standing) return [];
    const sent = (await this.reviews.sentInRound(context).load(standing.roundId)) ?? [];
    const access = await Promise.all(sent.map(({ id }) => this.reviews.access(context).load(id)));
    return sent.filter((_, at) => {
      const one = access[at];
      return one != null && reviewPolicy.can(context.actor, 'readShown', one);
    });
  }
}

const gradesOf = ({ criteria, grades }: StandingLabel): LabelGradeType[] =>
  criteria.map(({ key, question, levels }) => {
    const place = grades[key] ?? null;
    const level = place === null ? 'Sans objet' : (levels[place - 1]?.label ?? '');
    return { question, level, place, of: levels.length };
  });
