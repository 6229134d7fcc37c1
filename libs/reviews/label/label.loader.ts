import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { LabelService } from './label.service.js';

@Injectable()
export class LabelLoader {
  constructor(private readonly labels: LabelService) {}

  /** By version; nothing where no review was decided in public. */
  readonly label = batched((ids: readonly string[]) => this.labels.ofVersions(ids));
  /** The same, without what changed since it was read: one statement for a long list. */
  readonly outcome = batched((ids: readonly string[]) => this.labels.outcomes(ids));
}
