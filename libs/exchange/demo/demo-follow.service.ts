import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { FollowService } from '#follows';
import { Clock } from '#platform/clock';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';
import { DemoStoryRepository } from './demo-story.repository.js';

type Wish = Parameters<FollowService['follow']>[1];

interface DemoFollow {
  readonly id: string;
  /** Key of a demo account. */
  readonly by: string;
  /** Days after the seed, negative before it. */
  readonly when: number;
  readonly what: Partial<Wish>;
}

const follows = JSON.parse(
  readFileSync(new URL('../../../infra/demo/follows.json', import.meta.url), 'utf8'),
) as readonly DemoFollow[];

const DAY = 86_400_000;
const nothing: Wish = { person: null, collection: null, level: null, subject: null, search: null };

/** What demo accounts follow. One that was played is passed over, stopped since or not. */
@Injectable()
export class DemoFollowService implements DemoScene {
  constructor(
    private readonly clock: Clock,
    private readonly story: DemoStoryRepository,
    private readonly follows: FollowService,
  ) {}

  async isPlayed(): Promise<boolean> {
    const played = await this.story.played();
    return follows.every(({ id }) => played.has(id));
  }

  async play(cast: Cast): Promise<void> {
    const played = await this.story.played();
    const start = this.clock.now();
    for (const { id, by, when, what } of follows) {
      if (played.has(id)) continue;
      await this.clock.at(new Date(start.getTime() + when * DAY), async () =>
        this.follows.follow(await cast.actor(by), { ...nothing, ...what }),
      );
      await this.story.mark(id);
    }
  }
}
