import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform/authorization';
import { DecisionService, RemarkAnswerService, SubmissionService } from '#reviews';
import type { StoryStepOf } from './demo-story.js';
import { DemoStoryRepository } from './demo-story.repository.js';
import { DemoVerbsService } from './demo-verbs.service.js';

/** What the demo authors do with what is read of them, by the same verbs as everybody; and how theirs is turned away. */
@Injectable()
export class DemoAnsweringService {
  constructor(
    private readonly story: DemoStoryRepository,
    private readonly submissions: SubmissionService,
    private readonly remarks: RemarkAnswerService,
    private readonly decisions: DecisionService,
    private readonly verbs: DemoVerbsService,
  ) {}

  async submit(actor: Actor, wish: { campaign: string; resource: string; words: string }): Promise<void> {
    await this.submissions.submit(actor, wish);
  }

  /** What ends a round, or begins the next. */
  async move(
    actor: Actor,
    id: string,
    step: StoryStepOf<'withdraw' | 'refuse' | 'resubmit' | 'share'>,
  ): Promise<void> {
    if (step.do === 'withdraw') await this.submissions.withdraw(actor, id);
    else if (step.do === 'refuse') await this.submissions.decline(actor, id, step.reason);
    else if (step.do === 'resubmit') await this.submissions.resubmit(actor, id, { words: step.words });
    else await this.decisions.share(actor, id);
  }

  async answer(actor: Actor, submissionId: string, step: StoryStepOf<'answer' | 'take'>): Promise<void> {
    const remarkId = await this.story.remark(submissionId, step.remark);
    if (step.do === 'take') await this.remarks.take(actor, remarkId);
    else await this.remarks.answer(actor, remarkId, step.words);
  }

  async revise(actor: Actor, step: StoryStepOf<'revise'>, resourceId: string): Promise<void> {
    await this.verbs.revise(actor, step, resourceId);
  }
}
