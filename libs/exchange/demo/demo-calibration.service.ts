import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform/authorization';
import { CalibrationService } from '#reviews';
import type { StoryStepOf } from './demo-story.js';
import { DemoStoryRepository } from './demo-story.repository.js';

/** Exemplars of the demo campaigns, chosen and graded by the same verbs as everybody. */
@Injectable()
export class DemoCalibrationService {
  constructor(
    private readonly story: DemoStoryRepository,
    private readonly calibrations: CalibrationService,
  ) {}

  /** By ids, as below. */
  async choose(actor: Actor, wish: { campaign: string; resource: string }): Promise<void> {
    await this.calibrations.addExemplar(actor, wish);
  }

  async grade(
    actor: Actor,
    { campaign, resource, step }: { campaign: string; resource: string; step: StoryStepOf<'grade'> },
  ): Promise<void> {
    const [id, criteria] = await Promise.all([
      this.story.exemplar(campaign, resource),
      this.story.criteria(campaign),
    ]);
    const answers = criteria.map((criterion) => {
      const [grade, note = null] = step.answers[criterion] ?? [1];
      return { criterion, grade, notApplicable: grade === null, note };
    });
    await this.calibrations.gradeExemplar(actor, id, answers);
  }
}
