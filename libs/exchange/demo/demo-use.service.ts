import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { visitor } from '#platform/authorization';
import { DeclarationService } from '#usage';
import { DemoCalendarService, type DemoDay } from './demo-calendar.service.js';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';

type Said = Omit<Parameters<DeclarationService['declare']>[1], 'resource'>;

/** Uses of one resource, told on the same day. */
interface DemoUses extends DemoDay {
  readonly id: string;
  /** Its demo id. */
  readonly resource: string;
  readonly uses: readonly Partial<Said>[];
}

const told = JSON.parse(
  readFileSync(new URL('../../../infra/demo/uses.json', import.meta.url), 'utf8'),
) as readonly DemoUses[];

const unsaid: Said = { level: null, minutes: null, changes: [], departement: null, line: '' };

/** Uses of the demo lessons, each declared by nobody in particular at its own day of the past. */
@Injectable()
export class DemoUseService implements DemoScene {
  constructor(
    private readonly calendar: DemoCalendarService,
    private readonly declarations: DeclarationService,
  ) {}

  isPlayed(): Promise<boolean> {
    return this.calendar.arePlayed(told);
  }

  play(cast: Cast): Promise<void> {
    return this.calendar.play(told, (uses) => this.declare(uses, cast));
  }

  private async declare({ resource, uses }: DemoUses, cast: Cast): Promise<void> {
    const address = await cast.resource(resource);
    for (const [at, said] of uses.entries())
      await this.declarations.declare(
        { actor: visitor, address: `demo ${String(at)}` },
        { ...unsaid, ...said, resource: address },
      );
  }
}
