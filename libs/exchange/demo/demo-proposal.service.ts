import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { ItemProposalAnswerService, ItemProposalService } from '#collections';
import { DemoCalendarService, type DemoDay, type OnItsDay } from './demo-calendar.service.js';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';
import { DemoStoryRepository } from './demo-story.repository.js';

/** What somebody does, on one day. */
interface Act extends DemoDay {
  /** Key of a demo account. */
  readonly by: string;
}

interface DemoProposal extends Act {
  readonly id: string;
  /** Title of a demo collection. */
  readonly collection: string;
  readonly resource: string;
  readonly reason: string;
  /** What its curator answers; nothing: it waits. */
  readonly refused?: Act & { readonly answer: string };
  readonly asked?: Act & { readonly text: string };
}

const proposals = JSON.parse(
  readFileSync(new URL('../../../infra/demo/proposals.json', import.meta.url), 'utf8'),
) as readonly DemoProposal[];

/** What the demo accounts propose to the collections of others. One that was played is passed over. */
@Injectable()
export class DemoProposalService implements DemoScene {
  constructor(
    private readonly calendar: DemoCalendarService,
    private readonly story: DemoStoryRepository,
    private readonly proposing: ItemProposalService,
    private readonly answering: ItemProposalAnswerService,
  ) {}

  isPlayed(): Promise<boolean> {
    return this.calendar.arePlayed(proposals);
  }

  play(cast: Cast): Promise<void> {
    return this.calendar.play(proposals, (proposal, on) => this.propose(proposal, cast, on));
  }

  private async propose(
    { collection, resource, reason, by, asked, refused }: DemoProposal,
    cast: Cast,
    on: OnItsDay,
  ): Promise<void> {
    const [to, what] = [await this.story.collection(collection), await cast.resource(resource)];
    const { id } = await this.proposing.propose(
      await cast.actor(by),
      { collection: to, resource: what },
      { reason, isNamed: true },
    );
    if (asked) await on(asked, async () => this.answering.ask(await cast.actor(asked.by), id, asked.text));
    if (refused)
      await on(refused, async () => this.answering.refuse(await cast.actor(refused.by), id, refused.answer));
  }
}
