import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform/authorization';
import {
  AssignmentAnswerService,
  EscalationService,
  ReplacementService,
  ReviewerService,
  ReviewService,
} from '#reviews';
import type { StoryStepOf } from './demo-story.js';
import { DemoStoryRepository } from './demo-story.repository.js';

/** What the demo reviewers do, by the same verbs as everybody. Assignments and their reviews have the same ids. */
@Injectable()
export class DemoReviewingService {
  constructor(
    private readonly story: DemoStoryRepository,
    private readonly reviewers: ReviewerService,
    private readonly answers: AssignmentAnswerService,
    private readonly reviews: ReviewService,
    private readonly escalations: EscalationService,
    private readonly replacements: ReplacementService,
  ) {}

  async available(actor: Actor, { cap, languages }: StoryStepOf<'available'>): Promise<void> {
    await this.reviewers.save(actor, { cap, languages });
  }

  async join(actor: Actor, campaignId: string): Promise<void> {
    await this.reviewers.join(actor, campaignId);
  }

  async answer(
    actor: Actor,
    id: string,
    step: StoryStepOf<'accept' | 'decline' | 'conflict'>,
  ): Promise<void> {
    if (step.do === 'accept') await this.answers.accept(actor, id);
    else if (step.do === 'decline') await this.answers.decline(actor, id, step.reason);
    else await this.answers.declareConflict(actor, id, step.reason);
  }

  /** As the hour that strikes, and what the worker does of the end that it tells. */
  async lapse(id: string): Promise<void> {
    await this.escalations.run();
    await this.replacements.replace(id);
  }

  async review(
    actor: Actor,
    id: string,
    { step, criteria }: { step: StoryStepOf<'review'>; criteria: readonly string[] },
  ): Promise<void> {
    const asked = step.isWhole ? criteria : criteria.filter((key) => key in step.answers);
    const answers = asked.map((criterion) => {
      const [grade, note = null] = step.answers[criterion] ?? [1];
      return { criterion, grade, notApplicable: grade === null, note };
    });
    await this.reviews.save(actor, id, 0, { ...step.fields, answers });
  }

  async remark(
    actor: Actor,
    id: string,
    { step, submissionId }: { step: StoryStepOf<'remark'>; submissionId: string },
  ): Promise<void> {
    const { on, words, suggestion = null, criterion = null } = step;
    const passage = on === undefined ? null : await this.story.passage(submissionId, on);
    const place = { passage, page: null, quote: null };
    await this.reviews.addRemark(actor, id, { place, words, suggestion, criterion });
  }

  async send(actor: Actor, id: string): Promise<void> {
    await this.reviews.send(actor, id);
  }
}
