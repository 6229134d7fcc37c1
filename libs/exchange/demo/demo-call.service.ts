import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { CallService, ContributionService } from '#collections';
import { TerritoryRepository } from '#identity';
import { Clock } from '#platform/clock';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';
import { DemoStoryRepository } from './demo-story.repository.js';

interface DemoCall {
  readonly id: string;
  /** Key of a demo account, whose mandate covers it. */
  readonly by: string;
  /** Days after the seed, negative before it. */
  readonly when: number;
  /** Code of the territory whose call it is; none: everybody’s. */
  readonly territory?: string;
  readonly fields: Parameters<CallService['prepare']>[1];
  readonly contributions: readonly { by: string; resource: string }[];
}

const calls = JSON.parse(
  readFileSync(new URL('../../../infra/demo/calls.json', import.meta.url), 'utf8'),
) as readonly DemoCall[];

const DAY = 86_400_000;

/** Calls for contributions of the demo accounts, and what others give to them. One that was played is passed over. */
@Injectable()
export class DemoCallService implements DemoScene {
  constructor(
    private readonly clock: Clock,
    private readonly story: DemoStoryRepository,
    private readonly calls: CallService,
    private readonly contributions: ContributionService,
    private readonly territories: TerritoryRepository,
  ) {}

  async isPlayed(): Promise<boolean> {
    const played = await this.story.played();
    return calls.every(({ id }) => played.has(id));
  }

  async play(cast: Cast): Promise<void> {
    const played = await this.story.played();
    const start = this.clock.now();
    for (const call of calls) {
      if (played.has(call.id)) continue;
      await this.clock.at(new Date(start.getTime() + call.when * DAY), () => this.open(call, cast));
      await this.story.mark(call.id);
    }
  }

  private async open({ by, territory, fields, contributions }: DemoCall, cast: Cast): Promise<void> {
    const opener = await cast.actor(by);
    const place = territory === undefined ? null : await this.territories.findByCode(territory);
    const { id } = await this.calls.prepare(opener, { ...fields, territoryId: place?.id ?? null });
    await this.calls.open(opener, id);
    for (const each of contributions)
      await this.contributions.contribute(await cast.actor(each.by), {
        call: id,
        resource: await cast.resource(each.resource),
      });
  }
}
