import { Injectable } from '@nestjs/common';
import type { Publisher } from './authorship.service.js';
import { DemoCallService } from './demo-call.service.js';
import { DemoCampaignService } from './demo-campaign.service.js';
import { DemoCastService } from './demo-cast.service.js';
import { DemoCollectionService } from './demo-collection.service.js';
import { DemoFollowService } from './demo-follow.service.js';
import { DemoUseService } from './demo-use.service.js';

/** What the demo accounts do together once their lessons stand: campaigns of peer review, collections, calls, who used them, who follows. */
@Injectable()
export class DemoScenesService {
  constructor(
    private readonly people: DemoCastService,
    private readonly campaigns: DemoCampaignService,
    private readonly collections: DemoCollectionService,
    private readonly calls: DemoCallService,
    private readonly uses: DemoUseService,
    private readonly follows: DemoFollowService,
  ) {}

  async arePlayed(): Promise<boolean> {
    const scenes = [this.campaigns, this.collections, this.calls, this.uses, this.follows];
    return (await Promise.all(scenes.map((each) => each.isPlayed()))).every(Boolean);
  }

  /** @param systems where the resources come from, for their ids */
  async play(publishers: ReadonlyMap<string, Publisher>, systems: readonly string[]): Promise<void> {
    const cast = this.people.of(publishers, systems);
    await this.campaigns.play(cast);
    await this.collections.play(cast);
    await this.calls.play(cast);
    await this.uses.play(cast);
    await this.follows.play(cast);
  }
}
