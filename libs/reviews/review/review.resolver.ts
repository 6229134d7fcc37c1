import { Args, Context, GraphQLISODateTime, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import { type Actor, NotFound } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { AssignmentType } from '../assignment/assignment.type.js';
import type { Assignment } from '../assignment/assignment.js';
import { AddRemarkInput, ChangeRemarkInput, SaveReviewInput } from './review.input.js';
import { givenAnswer, toldAnswers } from './criterion-answers.js';
import { ReviewLoader } from './review.loader.js';
import { type ReviewAccess, reviewPolicy } from './review.policy.js';
import type { PlacedRemark } from './review.repository.js';
import { ReviewService } from './review.service.js';
import {
  CriterionAnswerType,
  RemarkPayloadType,
  RemarkType,
  ReviewPermissionsType,
  ReviewType,
  SaveReviewPayloadType,
  SendReviewPayloadType,
  VerdictName,
} from './review.type.js';
import type { Review } from './review.js';
import { blindPart } from '../round/reviewed-work.repository.js';
import { ReviewSignatureService } from './review-signature.service.js';

const payload = (review: Review) => ({ review, userErrors: [] });

/** A reviewer's verbs. */
@Resolver()
export class ReviewResolver {
  constructor(private readonly reviews: ReviewService) {}

  @Mutation(() => SaveReviewPayloadType, {
    description: 'Keeps what is given, complete or not. REVIEW_CHANGED when another tab saved since.',
  })
  async saveReview(@CurrentActor() actor: Actor, @Args('input') input: SaveReviewInput) {
    const { id, revision, answers, ...fields } = input;
    const given = {
      ...withoutNull(fields),
      ...(answers ? { answers: answers.map(givenAnswer) } : {}),
    };
    return payload(await this.reviews.save(actor, id, revision, given));
  }

  @Mutation(() => SendReviewPayloadType, {
    description: 'Sends what is saved, once. The référent is told; the authors when she has decided.',
  })
  async sendReview(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return payload(await this.reviews.send(actor, input.id));
  }

  @Mutation(() => RemarkPayloadType)
  async addRemark(@CurrentActor() actor: Actor, @Args('input') input: AddRemarkInput) {
    const { reviewId, passage = null, page = null, quote = null, file, x, y, ...rest } = input;
    const { suggestion = null, criterion = null, words } = rest;
    const place = { passage, page, quote, file: file ?? null, x: x ?? null, y: y ?? null };
    const remark = { place, words, suggestion, criterion };
    return payload(await this.reviews.addRemark(actor, reviewId, remark));
  }

  @Mutation(() => RemarkPayloadType)
  async changeRemark(@CurrentActor() actor: Actor, @Args('input') input: ChangeRemarkInput) {
    const { id, words, suggestion = null } = input;
    return payload(await this.reviews.changeRemark(actor, id, { words, suggestion }));
  }

  @Mutation(() => RemarkPayloadType)
  async removeRemark(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    return payload(await this.reviews.removeRemark(actor, input.id));
  }
}

@Resolver(() => AssignmentType)
export class AssignmentReviewResolver {
  constructor(private readonly loader: ReviewLoader) {}

  @ResolveField(() => ReviewType, {
    nullable: true,
    description: 'From its first save on; the référent reads it once it is sent.',
  })
  async review(
    @Parent() { id }: Pick<Assignment, 'id'>,
    @Context() context: GraphqlContext,
  ): Promise<Review | null> {
    const access = await this.loader.access(context).load(id);
    if (!access || !reviewPolicy.can(context.actor, 'read', access)) return null;
    return this.loader.review(context).load(id);
  }
}

@Resolver(() => ReviewType)
export class ReviewPartsResolver {
  constructor(
    private readonly loader: ReviewLoader,
    private readonly people: PersonLoader,
    private readonly signatures: ReviewSignatureService,
  ) {}

  @ResolveField(() => [CriterionAnswerType])
  answers(@Parent() { fields }: Review): CriterionAnswerType[] {
    return toldAnswers(fields.answers ?? {});
  }

  @ResolveField(() => String)
  strengths(@Parent() { fields }: Review): string {
    return fields.strengths ?? '';
  }

  @ResolveField(() => VerdictName, { nullable: true })
  verdict(@Parent() { fields }: Review): string | null {
    return fields.verdict ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'For its reviewer and the référent.' })
  async privateNote(@Parent() review: Review, @Context() context: GraphqlContext): Promise<string | null> {
    return (await this.can('readPrivate', review, context)) ? (review.fields.privateNote ?? '') : null;
  }

  @ResolveField(() => Boolean, { nullable: true, description: 'Whether a generative tool helped.' })
  usedAi(@Parent() { fields }: Review): boolean | null {
    return fields.usedAi ?? null;
  }

  @ResolveField(() => String)
  aiWords(@Parent() { fields }: Review): string {
    return fields.aiWords ?? '';
  }

  @ResolveField(() => String, {
    description: 'How its reviewer is named to the caller: her name, or « relecteur de l’académie de … ».',
  })
  async signedAs(@Parent() review: Review, @Context() context: GraphqlContext): Promise<string> {
    const access = await this.access(review, context);
    return this.signatures.of(
      access.setting,
      reviewPolicy.can(context.actor, 'readReviewer', access),
      context,
    );
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Null to whoever may not know.' })
  async reviewer(@Parent() review: Review, @Context() context: GraphqlContext): Promise<Agent | null> {
    const access = await this.access(review, context);
    if (!reviewPolicy.can(context.actor, 'readReviewer', access)) return null;
    return this.people.agentOfAccount(context).load(access.setting.reviewerId);
  }

  @ResolveField(() => Boolean, { nullable: true, description: 'Her choice; for herself and the référent.' })
  async signsByName(@Parent() review: Review, @Context() context: GraphqlContext): Promise<boolean | null> {
    const access = await this.access(review, context);
    if (!reviewPolicy.can(context.actor, 'readPrivate', access)) return null;
    return access.setting.signature === 'name';
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description: 'Whether it may be shown when the authors agree too; for herself and the référent.',
  })
  async mayBeShown(@Parent() review: Review, @Context() context: GraphqlContext): Promise<boolean | null> {
    return (await this.can('readPrivate', review, context)) ? (review.fields.mayBeShown ?? false) : null;
  }

  @ResolveField(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was last saved; for herself and the référent, since a time may name somebody.',
  })
  async savedAt(@Parent() review: Review, @Context() context: GraphqlContext): Promise<Date | null> {
    return (await this.can('readPrivate', review, context)) ? review.savedAt : null;
  }

  @ResolveField(() => Boolean)
  isSent(@Parent() { sentAt }: Review): boolean {
    return sentAt !== null;
  }

  @ResolveField(() => [RemarkType], { description: 'In the order of the document.' })
  async remarks(@Parent() review: Review, @Context() context: GraphqlContext): Promise<RemarkType[]> {
    const remarks = (await this.loader.remarks(context).load(review.id)) ?? [];
    const { mode, reviewerId } = (await this.access(review, context)).setting;
    const isBlind = mode === 'double_blind' && context.actor.accountId === reviewerId;
    return isBlind ? remarks.map(withoutName) : remarks;
  }

  @ResolveField(() => ReviewPermissionsType)
  async viewerCan(
    @Parent() review: Review,
    @Context() context: GraphqlContext,
  ): Promise<ReviewPermissionsType> {
    const access = await this.access(review, context);
    return {
      write: access.setting.state === 'accepted' && reviewPolicy.can(context.actor, 'write', access),
      answer: reviewPolicy.can(context.actor, 'answer', access),
    };
  }

  private async can(
    action: Parameters<typeof reviewPolicy.can>[1],
    review: Review,
    context: GraphqlContext,
  ): Promise<boolean> {
    return reviewPolicy.can(context.actor, action, await this.access(review, context));
  }

  private async access({ id }: Review, context: GraphqlContext): Promise<ReviewAccess> {
    const access = await this.loader.access(context).load(id);
    if (!access) throw new NotFound();
    return access;
  }
}

const withoutName = (remark: PlacedRemark): RemarkType => ({
  ...remark,
  part: remark.part && blindPart({ part: remark.part, file: remark.file ?? 0 }),
});

/** What was not given is not changed. */
const withoutNull = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as {
    [Key in keyof Fields]?: NonNullable<Fields[Key]>;
  };
