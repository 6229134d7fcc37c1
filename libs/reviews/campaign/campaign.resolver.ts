import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { CampaignAccessService } from './campaign-access.service.js';
import { CampaignCourseService } from './campaign-course.service.js';
import {
  CreateCampaignInput,
  ExtendCampaignInput,
  HandOverCampaignInput,
  UpdateCampaignInput,
} from './campaign.input.js';
import { CampaignService } from './campaign.service.js';
import {
  ArchiveCampaignPayloadType,
  BeginClosingCampaignPayloadType,
  CampaignType,
  CloseCampaignPayloadType,
  CreateCampaignPayloadType,
  DeleteCampaignPayloadType,
  ExtendCampaignPayloadType,
  HandOverCampaignPayloadType,
  OpenCampaignPayloadType,
  UpdateCampaignPayloadType,
} from './campaign.type.js';
import type { Campaign } from './campaign.js';

const payload = (campaign: Campaign) => ({ campaign, userErrors: [] });

/** Campaigns of review: preparing, opening, ending. */
@Resolver()
export class CampaignResolver {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly course: CampaignCourseService,
    private readonly access: CampaignAccessService,
  ) {}

  @Query(() => CampaignType, {
    nullable: true,
    description: 'By slug or id; a draft, for who may run it.',
  })
  async campaign(@Args('slug') slug: string, @Context() { actor }: GraphqlContext): Promise<Campaign | null> {
    return (await this.access.find(actor, slug))?.campaign ?? null;
  }

  @Mutation(() => CreateCampaignPayloadType, {
    description: 'A draft, over a territory that a mandate of the caller covers.',
  })
  async createCampaign(@CurrentActor() actor: Actor, @Args('input') input: CreateCampaignInput) {
    return payload(await this.campaigns.create(actor, input));
  }

  @Mutation(() => UpdateCampaignPayloadType, { description: 'While it is a draft.' })
  async updateCampaign(@CurrentActor() actor: Actor, @Args('input') { id, ...changes }: UpdateCampaignInput) {
    return payload(await this.campaigns.update(actor, id, changes));
  }

  @Mutation(() => OpenCampaignPayloadType, {
    description: 'For all to see. What was announced stays, and its rubric never changes any more.',
  })
  async openCampaign(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.campaigns.open(actor, id));
  }

  @Mutation(() => ExtendCampaignPayloadType, {
    description: 'A later last day; one that was closing takes resources again.',
  })
  async extendCampaign(@CurrentActor() actor: Actor, @Args('input') { id, closesOn }: ExtendCampaignInput) {
    return payload(await this.course.extend(actor, id, closesOn));
  }

  @Mutation(() => BeginClosingCampaignPayloadType, {
    description: 'Nothing more is submitted; what was is finished. Happens by itself after the last day.',
  })
  async beginClosingCampaign(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.course.beginClosing(actor, id));
  }

  @Mutation(() => CloseCampaignPayloadType, { description: 'Once everything is decided.' })
  async closeCampaign(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.course.close(actor, id));
  }

  @Mutation(() => ArchiveCampaignPayloadType, { description: 'Off the desk; its page stays.' })
  async archiveCampaign(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return payload(await this.course.archive(actor, id));
  }

  @Mutation(() => HandOverCampaignPayloadType, {
    description: 'Somebody else is told from now on: she, or whoever takes it over herself.',
  })
  async handOverCampaign(@CurrentActor() actor: Actor, @Args('input') { id, person }: HandOverCampaignInput) {
    return payload(await this.course.handOver(actor, id, person));
  }

  @Mutation(() => DeleteCampaignPayloadType, { description: 'A draft, for good.' })
  async deleteCampaign(@CurrentActor() actor: Actor, @Args('input') { id }: IdInput) {
    return { deletedId: (await this.campaigns.delete(actor, id)).id, userErrors: [] };
  }
}
