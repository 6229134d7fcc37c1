import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { RubricRepository } from './rubric.repository.js';

@Injectable()
export class RubricLoader {
  constructor(private readonly rubrics: RubricRepository) {}

  readonly rubric = batched((ids: readonly string[]) => this.rubrics.byIds(ids));
  /** By rubric, the newest first. */
  readonly versions = batched((rubricIds: readonly string[]) => this.rubrics.versionsOf(rubricIds));
}
