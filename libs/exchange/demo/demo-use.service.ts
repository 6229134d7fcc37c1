import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { visitor } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { DeclarationService } from '#usage';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';
import { DemoStoryRepository } from './demo-story.repository.js';

type Said = Omit<Parameters<DeclarationService['declare']>[1], 'resource'>;

/** Uses of one resource, told on the same day. */
interface DemoUses {
  readonly id: string;
  /** Its demo id. */
  readonly resource: string;
  /** Days after the seed, negative before it. */
  readonly when: number;
  readonly uses: readonly Partial<Said>[];
}

const told = JSON.parse(
  readFileSync(new URL('../../../infra/demo/uses.json', import.meta.url), 'utf8'),
) as readonly DemoUses[];

const DAY = 86_400_000;
const unsaid: Said = { level: null, minutes: null, changes: [], departement: null, line: '' };

/** Uses of the demo lessons, each declared by nobody in particular at its own day of the past. */
@Injectable()
export class DemoUseService implements DemoScene {
  constructor(
    private readonly clock: Clock,
    private readonly story: DemoStoryRepository,
    private readonly declarations: DeclarationService,
  ) {}

  async isPlayed(): Promise<boolean> {
    const played = await this.story.played();
    return told.every(({ id }) => played.has(id));
  }

  async play(cast: Cast): Promise<void> {
    const played = await this.story.played();
    const start = this.clock.now();
    for (const { id, resource, when, uses } of told) {
      if (played.has(id)) continue;
      const address = await cast.resource(resource);
      await this.clock.at(new Date(start.getTime() + when * DAY), async () => {
        for (const [at, said] of uses.entries())
          await this.declarations.declare(
            { actor: visitor, address: `demo ${String(at)}` },
            { ...unsaid, ...said, resource: address },
          );
      });
      await this.story.mark(id);
    }
  }
}
