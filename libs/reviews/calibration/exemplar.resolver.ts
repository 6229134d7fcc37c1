import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Agent, PersonLoader, PersonType } from '#identity';
import type { GraphqlContext } from '#platform/graphql';
import {
  type Resource,
  ResourceLoader,
  resourcePolicy,
  ResourceType,
  type Version,
  VersionType,
} from '#resources';
import { toldAnswers } from '../review/criterion-answers.js';
import { CriterionAnswerType } from '../review/review.type.js';
import { RubricLoader } from '../rubric/rubric.loader.js';
import { type CriterionSpread, spreadsOf, toldSpreads } from './calibration-spread.js';
import {
  CriterionSpreadType,
  ExemplarGradeType,
  ExemplarPermissionsType,
  ExemplarType,
} from './calibration.type.js';
import { Calibration } from './calibration.js';
import { ExemplarLoader } from './exemplar.loader.js';
import type { ExemplarGrade } from './exemplar.js';
import { type ExemplarAccess, exemplarPolicy } from './exemplar.policy.js';

/** A grade, and whether the caller may know whose it is. */
interface ToldGrade {
  readonly grade: ExemplarGrade;
  readonly gradedAt: Date | null;
  readonly isNamed: boolean;
}

/** Reached through what only who runs the campaign and who reviews in it are given. */
@Resolver(() => ExemplarType)
export class ExemplarResolver {
  constructor(
    private readonly loader: ExemplarLoader,
    private readonly rubrics: RubricLoader,
    private readonly resources: ResourceLoader,
  ) {}

  @ResolveField(() => ResourceType, { description: 'Withdrawn or hidden since, it says so itself.' })
  resource(
    @Parent() { exemplar }: ExemplarAccess,
    @Context() context: GraphqlContext,
  ): Promise<Resource | null> {
    return this.resources.resource(context).load(exemplar.resourceId);
  }

  @ResolveField(() => VersionType, {
    nullable: true,
    description: 'What everybody reads; null where it may not be read any more.',
  })
  async version(
    @Parent() access: ExemplarAccess,
    @Context() context: GraphqlContext,
  ): Promise<Version | null> {
    const resource = await this.resource(access, context);
    if (!resource || !resourcePolicy.can(context.actor, 'readContent', { resource, role: null })) return null;
    return this.resources.version(context).load(access.exemplar.versionId);
  }

  @ResolveField(() => ExemplarGradeType, { nullable: true, description: 'The caller’s own.' })
  async mine(
    @Parent() access: ExemplarAccess,
    @Context() context: GraphqlContext,
  ): Promise<ToldGrade | null> {
    if (!access.hasGraded) return null;
    const mine = (await this.given(access, context)).find(
      ({ accountId }) => accountId === context.actor.accountId,
    );
    return mine ? { grade: mine, gradedAt: mine.gradedAt, isNamed: false } : null;
  }

  @ResolveField(() => [CriterionSpreadType], {
    nullable: true,
    description:
      'How those who graded it did, the référent apart: for who has graded it herself, from three people on; empty of fewer.',
  })
  async compared(
    @Parent() access: ExemplarAccess,
    @Context() context: GraphqlContext,
  ): Promise<CriterionSpread[] | null> {
    if (!exemplarPolicy.can(context.actor, 'readCompared', access)) return null;
    const others = (await this.given(access, context)).filter((each) => !isReferents(each, access));
    return toldSpreads(
      others.map(({ answers }) => answers),
      await this.criteria(access, context),
    );
  }

  @ResolveField(() => ExemplarGradeType, {
    nullable: true,
    description: 'The référent’s, with her reasons: for who has graded it herself.',
  })
  async referents(
    @Parent() access: ExemplarAccess,
    @Context() context: GraphqlContext,
  ): Promise<ToldGrade | null> {
    if (!exemplarPolicy.can(context.actor, 'readCompared', access)) return null;
    const found = (await this.given(access, context)).find((each) => isReferents(each, access));
    return found ? { grade: found, gradedAt: null, isNamed: false } : null;
  }

  @ResolveField(() => [ExemplarGradeType], {
    nullable: true,
    description: 'For who runs the campaign: everybody’s, by name.',
  })
  async grades(
    @Parent() access: ExemplarAccess,
    @Context() context: GraphqlContext,
  ): Promise<ToldGrade[] | null> {
    if (!exemplarPolicy.can(context.actor, 'readGraders', access)) return null;
    return (await this.given(access, context)).map((grade) => ({
      grade,
      gradedAt: grade.gradedAt,
      isNamed: true,
    }));
  }

  @ResolveField(() => [CriterionSpreadType], {
    nullable: true,
    description: 'For who runs the campaign: how everybody graded it.',
  })
  async spreads(
    @Parent() access: ExemplarAccess,
    @Context() context: GraphqlContext,
  ): Promise<CriterionSpread[] | null> {
    if (!exemplarPolicy.can(context.actor, 'readGraders', access)) return null;
    const given = await this.given(access, context);
    return spreadsOf(
      given.map(({ answers }) => answers),
      await this.criteria(access, context),
    );
  }

  @ResolveField(() => ExemplarPermissionsType)
  async viewerCan(
    @Parent() access: ExemplarAccess,
    @Context() context: GraphqlContext,
  ): Promise<ExemplarPermissionsType> {
    const calibration = new Calibration(access.campaign, 1);
    const mayRemove =
      calibration.allows('removeExemplar') && exemplarPolicy.can(context.actor, 'remove', access);
    return {
      grade: calibration.allows('gradeExemplar') && exemplarPolicy.can(context.actor, 'grade', access),
      remove: mayRemove && (await this.given(access, context)).length === 0,
    };
  }

  private async given({ exemplar }: ExemplarAccess, context: GraphqlContext): Promise<ExemplarGrade[]> {
    return (await this.loader.grades(context).load(exemplar.id)) ?? [];
  }

  private async criteria({ campaign }: ExemplarAccess, context: GraphqlContext) {
    return (await this.rubrics.rubric(context).load(campaign.rubricVersionId))?.criteria ?? [];
  }
}

const isReferents = ({ accountId }: ExemplarGrade, { campaign }: ExemplarAccess): boolean =>
  accountId === campaign.referentId;

@Resolver(() => ExemplarGradeType)
export class ExemplarGradeResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => [CriterionAnswerType])
  answers(@Parent() { grade }: ToldGrade): CriterionAnswerType[] {
    return toldAnswers(grade.answers);
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'For who runs the campaign; null for accounts that are gone.',
  })
  async grader(
    @Parent() { grade, isNamed }: ToldGrade,
    @Context() context: GraphqlContext,
  ): Promise<Agent | null> {
    return isNamed ? this.people.agentOfAccount(context).load(grade.accountId) : null;
  }
}
