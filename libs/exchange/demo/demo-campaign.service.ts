import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Refusal } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { DemoActingService } from './demo-acting.service.js';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';
import type { StoryStep } from './demo-story.js';
import { DemoStoryRepository } from './demo-story.repository.js';

const steps = JSON.parse(
  readFileSync(new URL('../../../infra/demo/campaigns.json', import.meta.url), 'utf8'),
) as readonly StoryStep[];
const titles = new Map(
  steps.flatMap((step) => (step.do === 'prepare' ? [[step.campaign, step.fields.title] as const] : [])),
);

const titleOf = (campaign: string): string => titles.get(campaign) ?? '';

const DAY = 86_400_000;
/** Between two steps of one day, so that they keep their order. */
const PAUSE = 20_000;

/** Campaigns of peer review from the first to the last of their states, each step done at its own moment of the past. */
@Injectable()
export class DemoCampaignService implements DemoScene {
  constructor(
    private readonly clock: Clock,
    private readonly story: DemoStoryRepository,
    private readonly acting: DemoActingService,
  ) {}

  async isPlayed(): Promise<boolean> {
    const played = await this.story.played();
    return steps.every(({ id }) => played.has(id));
  }

  /**
   * Steps that were played are passed over. The first of the others may have been played and not marked, when a seed
   * was stopped between the two: its refusal says so.
   */
  async play(cast: Cast): Promise<void> {
    const played = await this.story.played();
    const start = this.clock.now();
    let mayStand = played.size > 0;
    for (const [at, step] of steps.entries()) {
      if (played.has(step.id)) continue;
      const moment = new Date(start.getTime() + step.when * DAY + at * PAUSE);
      await this.clock.at(moment, () => this.take(step, cast, { start, mayStand }));
      mayStand = false;
    }
  }

  private async take(
    step: StoryStep,
    cast: Cast,
    { start, mayStand }: { start: Date; mayStand: boolean },
  ): Promise<void> {
    try {
      await this.acting.act(await cast.actor(step.by), step, { cast, start, titleOf });
    } catch (error) {
      if (!mayStand || !(error instanceof Refusal)) throw error;
    }
    await this.story.mark(step.id);
  }
}
