import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { FollowService } from '#follows';
import { DemoCalendarService, type DemoDay } from './demo-calendar.service.js';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';

type Wish = Parameters<FollowService['follow']>[1];

interface DemoFollow extends DemoDay {
  readonly id: string;
  /** Key of a demo account. */
  readonly by: string;
  readonly what: Partial<Wish>;
}

const follows = JSON.parse(
  readFileSync(new URL('../../../infra/demo/follows.json', import.meta.url), 'utf8'),
) as readonly DemoFollow[];

const nothing: Wish = { person: null, collection: null, level: null, subject: null, search: null };

/** What demo accounts follow. One that was played is passed over, stopped since or not. */
@Injectable()
export class DemoFollowService implements DemoScene {
  constructor(
    private readonly calendar: DemoCalendarService,
    private readonly follows: FollowService,
  ) {}

  isPlayed(): Promise<boolean> {
    return this.calendar.arePlayed(follows);
  }

  play(cast: Cast): Promise<void> {
    return this.calendar.play(follows, async ({ by, what }) =>
      this.follows.follow(await cast.actor(by), { ...nothing, ...what }),
    );
  }
}
