import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { agreementOnExemplars } from '../agreement/agreement.js';
import { CriterionAgreementType } from '../agreement/agreement.type.js';
import { CampaignLoader } from '../campaign/campaign.loader.js';
import { campaignPolicy } from '../campaign/campaign.policy.js';
import { CampaignType } from '../campaign/campaign.type.js';
import type { Campaign } from '../campaign/campaign.js';
import { givenAnswer } from '../review/criterion-answers.js';
import { RubricLoader } from '../rubric/rubric.loader.js';
import { AddExemplarInput, GradeExemplarInput } from './calibration.input.js';
import { CalibrationService } from './calibration.service.js';
import {
  AddExemplarPayloadType,
  CalibrationPermissionsType,
  CalibrationType,
  CloseCalibrationPayloadType,
  ExemplarType,
  GradeExemplarPayloadType,
  RemoveExemplarPayloadType,
} from './calibration.type.js';
import { Calibration, mostExemplars } from './calibration.js';
import { ExemplarLoader } from './exemplar.loader.js';
import { type ExemplarAccess, exemplarPolicy } from './exemplar.policy.js';

const payload = (campaign: Campaign) => ({ campaign, userErrors: [] });

@Resolver()
export class CalibrationResolver {
  constructor(private readonly calibrations: CalibrationService) {}

  @Mutation(() => AddExemplarPayloadType, {
    description: 'By who runs the campaign: three at most, each at its newest version.',
  })
  async addExemplar(@CurrentActor() actor: Actor, @Args('input') input: AddExemplarInput) {
    return payload(await this.calibrations.addExemplar(actor, input));
  }

  @Mutation(() => RemoveExemplarPayloadType, { description: 'While nobody has graded it.' })
  async removeExemplar(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.calibrations.removeExemplar(actor, id));
  }

  @Mutation(() => GradeExemplarPayloadType, {
    description: 'All criteria at once; again as often as one likes, until the calibration is closed.',
  })
  async gradeExemplar(@CurrentActor() actor: Actor, @Args('input') { id, answers }: GradeExemplarInput) {
    return payload(await this.calibrations.gradeExemplar(actor, id, answers.map(givenAnswer)));
  }

  @Mutation(() => CloseCalibrationPayloadType, {
    description: 'Of a campaign, by its id or slug: what was said of its exemplars stays as it is.',
  })
  async closeCalibration(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.calibrations.closeCalibration(actor, id));
  }
}

/** What the caller may know of a calibration: its exemplars that she may read. */
interface ReadCalibration {
  readonly campaign: Campaign;
  readonly readable: readonly ExemplarAccess[];
}

@Resolver(() => CampaignType)
export class CampaignCalibrationResolver {
  constructor(
    private readonly loader: ExemplarLoader,
    private readonly campaigns: CampaignLoader,
  ) {}

  @ResolveField(() => CalibrationType, {
    nullable: true,
    description: 'For who runs the campaign, and for who reviews in it once there is an exemplar to grade.',
  })
  async calibration(@Parent() campaign: Campaign, @Context() context: GraphqlContext) {
    const readable = await this.loader.readable(campaign, context);
    if (readable.length === 0 && !(await this.campaigns.mayReadWork(campaign, context))) return null;
    const calibration = new Calibration(campaign, readable.length);
    const waiting = calibration.allows('gradeExemplar')
      ? readable.filter((each) => !each.hasGraded && exemplarPolicy.can(context.actor, 'grade', each)).length
      : 0;
    return {
      campaign,
      readable,
      state: calibration.state,
      closedAt: campaign.calibrationClosedAt,
      waiting,
    };
  }
}

@Resolver(() => CalibrationType)
export class CalibrationPartsResolver {
  constructor(
    private readonly loader: ExemplarLoader,
    private readonly campaigns: CampaignLoader,
    private readonly rubrics: RubricLoader,
  ) {}

  @ResolveField(() => [ExemplarType], {
    description: 'In order; without those that the caller signs, or that a colleague of hers does.',
  })
  exemplars(@Parent() { readable }: ReadCalibration) {
    return readable.map((access) => ({
      ...access,
      id: access.exemplar.id,
      number: access.exemplar.number,
    }));
  }

  @ResolveField(() => [CriterionAgreementType], {
    nullable: true,
    description: 'For who runs the campaign, criterion by criterion, as people grade. Units are exemplars.',
  })
  async agreement(
    @Parent() { campaign, readable }: ReadCalibration,
    @Context() context: GraphqlContext,
  ): Promise<CriterionAgreementType[] | null> {
    if (!(await this.campaigns.mayReadWork(campaign, context))) return null;
    const rubric = await this.rubrics.rubric(context).load(campaign.rubricVersionId);
    const followed = readable.filter((each) => exemplarPolicy.can(context.actor, 'readGraders', each));
    const given = await Promise.all(
      followed.map(({ exemplar }) => this.loader.grades(context).load(exemplar.id)),
    );
    const on = (key: string) =>
      given.map((grades) => (grades ?? []).map(({ answers }) => answers[key]?.grade ?? null));
    return (rubric?.criteria ?? []).map(
      ({ key, question }) => ({ key, question, ...agreementOnExemplars(on(key)) }) as CriterionAgreementType,
    );
  }

  @ResolveField(() => CalibrationPermissionsType)
  async viewerCan(
    @Parent() { campaign, readable }: ReadCalibration,
    @Context() context: GraphqlContext,
  ): Promise<CalibrationPermissionsType> {
    const access = await this.campaigns.accessTo(campaign, context);
    const manages = campaignPolicy.can(context.actor, 'manage', access);
    const calibration = new Calibration(campaign, readable.length);
    return {
      addExemplar: manages && calibration.allows('addExemplar') && readable.length < mostExemplars,
      close: manages && calibration.allows('closeCalibration'),
    };
  }
}
