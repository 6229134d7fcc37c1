import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { DemoStoryRepository } from './demo-story.repository.js';

/** Something of the demo that happens on one day. */
export interface DemoDay {
  /** Days after the seed, negative before it. */
  readonly when: number;
}

/** Does something on its day: `await on(act, () => …)`. */
export type OnItsDay = <Done>(day: DemoDay, work: () => Promise<Done>) => Promise<Done>;

const DAY = 86_400_000;

/** Plays what a scene is made of, each act once, on its own day of the past. */
@Injectable()
export class DemoCalendarService {
  constructor(
    private readonly clock: Clock,
    private readonly story: DemoStoryRepository,
  ) {}

  async arePlayed(acts: readonly { readonly id: string }[]): Promise<boolean> {
    const played = await this.story.played();
    return acts.every(({ id }) => played.has(id));
  }

  /** In their order. An act that was played is passed over; one is marked when all that it does is done. */
  async play<Act extends DemoDay & { readonly id: string }>(
    acts: readonly Act[],
    work: (act: Act, on: OnItsDay) => Promise<unknown>,
  ): Promise<void> {
    const played = await this.story.played();
    const start = this.clock.now().getTime();
    const on: OnItsDay = ({ when }, done) => this.clock.at(new Date(start + when * DAY), done);
    for (const act of acts) {
      if (played.has(act.id)) continue;
      await on(act, () => work(act, on));
      await this.story.mark(act.id);
    }
  }
}
