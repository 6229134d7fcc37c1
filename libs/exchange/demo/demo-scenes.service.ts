import { Inject, Injectable } from '@nestjs/common';
import type { Publisher } from '../authorship.service.js';
import { DemoCastService } from './demo-cast.service.js';
import { DEMO_SCENES, type DemoScene } from './demo-scene.js';

/** What the demo accounts do together once their lessons stand. */
@Injectable()
export class DemoScenesService {
  constructor(
    private readonly people: DemoCastService,
    @Inject(DEMO_SCENES) private readonly scenes: readonly DemoScene[],
  ) {}

  async arePlayed(): Promise<boolean> {
    return (await Promise.all(this.scenes.map((each) => each.isPlayed()))).every(Boolean);
  }

  /** @param systems where the resources come from, for their ids */
  async play(publishers: ReadonlyMap<string, Publisher>, systems: readonly string[]): Promise<void> {
    const cast = this.people.of(publishers, systems);
    for (const scene of this.scenes) await scene.play(cast);
  }
}
