import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { CallService, ContributionService } from '#collections';
import { TerritoryRepository } from '#identity';
import { DemoCalendarService, type DemoDay } from './demo-calendar.service.js';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';

interface DemoCall extends DemoDay {
  readonly id: string;
  /** Key of a demo account, whose mandate covers it. */
  readonly by: string;
  /** Code of the territory whose call it is; none: everybody’s. */
  readonly territory?: string;
  readonly fields: Parameters<CallService['prepare']>[1];
  readonly contributions: readonly { by: string; resource: string }[];
}

const calls = JSON.parse(
  readFileSync(new URL('../../../infra/demo/calls.json', import.meta.url), 'utf8'),
) as readonly DemoCall[];

/** Calls for contributions of the demo accounts, and what others give to them. One that was played is passed over. */
@Injectable()
export class DemoCallService implements DemoScene {
  constructor(
    private readonly calendar: DemoCalendarService,
    private readonly calls: CallService,
    private readonly contributions: ContributionService,
    private readonly territories: TerritoryRepository,
  ) {}

  isPlayed(): Promise<boolean> {
    return this.calendar.arePlayed(calls);
  }

  play(cast: Cast): Promise<void> {
    return this.calendar.play(calls, (call) => this.open(call, cast));
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
