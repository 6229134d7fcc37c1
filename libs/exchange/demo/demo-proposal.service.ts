import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { ItemProposalAnswerService, ItemProposalService } from '#collections';
import type { Actor } from '#platform/authorization';
import { Clock } from '#platform/clock';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';
import { DemoStoryRepository } from './demo-story.repository.js';

/** What somebody does, on one day. */
interface Act {
  /** Key of a demo account. */
  readonly by: string;
  /** Days after the seed, negative before it. */
  readonly when: number;
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

const DAY = 86_400_000;

/** What the demo accounts propose to the collections of others. One that was played is passed over. */
@Injectable()
export class DemoProposalService implements DemoScene {
  constructor(
    private readonly clock: Clock,
    private readonly story: DemoStoryRepository,
    private readonly proposing: ItemProposalService,
    private readonly answering: ItemProposalAnswerService,
  ) {}

  async isPlayed(): Promise<boolean> {
    const played = await this.story.played();
    return proposals.every(({ id }) => played.has(id));
  }

  async play(cast: Cast): Promise<void> {
    const played = await this.story.played();
    const start = this.clock.now();
    for (const proposal of proposals) {
      if (played.has(proposal.id)) continue;
      await this.propose(proposal, cast, start);
      await this.story.mark(proposal.id);
    }
  }

  private async propose(
    { collection, resource, reason, asked, refused, ...act }: DemoProposal,
    cast: Cast,
    start: Date,
  ): Promise<void> {
    const on = <Done>({ by, when }: Act, work: (actor: Actor) => Promise<Done>): Promise<Done> =>
      this.clock.at(new Date(start.getTime() + when * DAY), async () => work(await cast.actor(by)));
    const [to, what] = [await this.story.collection(collection), await cast.resource(resource)];
    const { id } = await on(act, (actor) =>
      this.proposing.propose(actor, { collection: to, resource: what }, { reason, isNamed: true }),
    );
    if (asked) await on(asked, (actor) => this.answering.ask(actor, id, asked.text));
    if (refused) await on(refused, (actor) => this.answering.refuse(actor, id, refused.answer));
  }
}
