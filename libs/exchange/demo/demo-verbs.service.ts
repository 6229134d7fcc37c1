import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform/authorization';
import { ProposalCopyService, ProposalService, RemixService } from '#remixes';
import {
  type Draft,
  type DraftFields,
  DraftService,
  NextVersionService,
  PublishingService,
} from '#resources';
import type { Step, StepOf } from './demo-step.js';

/** What a demo account does with a lesson, by the same verbs as everybody. Lessons are named by their resource's id. */
@Injectable()
export class DemoVerbsService {
  constructor(
    private readonly drafts: DraftService,
    private readonly publishing: PublishingService,
    private readonly next: NextVersionService,
    private readonly remixes: RemixService,
    private readonly proposals: ProposalService,
    private readonly copies: ProposalCopyService,
  ) {}

  async takeUp(actor: Actor, { takeFiles, reasons }: StepOf<'adapt'>, resourceId: string): Promise<Draft> {
    const take = { files: takeFiles, text: true, sheet: true };
    return this.remixes.remix(actor, { address: resourceId, number: null, take, reasons });
  }

  async publish(actor: Actor, step: StepOf<'adapt'>, draft: Draft): Promise<void> {
    const { id } = await this.edit(actor, step, draft, step.fields);
    await this.publishing.publish(actor, id, { whatChanged: null, minor: false });
  }

  async revise(
    actor: Actor,
    step: Pick<StepOf<'revise'>, 'edits' | 'whatChanged'>,
    resourceId: string,
  ): Promise<void> {
    const { id } = await this.edit(actor, step, await this.next.startVersion(actor, resourceId));
    await this.publishing.publish(actor, id, { whatChanged: step.whatChanged, minor: false });
  }

  /** Gives the copy that stands before the authors. */
  async propose(actor: Actor, step: StepOf<'propose'>, resourceId: string): Promise<Draft> {
    const copy = await this.edit(actor, step, await this.proposals.start(actor, resourceId));
    await this.copies.send(actor, { draftId: copy.id, revision: copy.revision, reason: step.reason });
    return copy;
  }

  private edit(
    actor: Actor,
    { edits }: Pick<Step, 'edits'>,
    draft: Draft,
    more: DraftFields = {},
  ): Promise<Draft> {
    const { id, revision, fields } = draft;
    const text = edits.reduce(
      (words, { before, after }) => words.replace(before, () => after),
      fields.text ?? '',
    );
    return this.drafts.update(actor, id, revision, { ...more, text });
  }
}
