import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { SimilarRepository } from './similar.repository.js';

@Injectable()
export class SimilarLoader {
  constructor(private readonly similar: SimilarRepository) {}

  /** By resource: all that brings another to it, for both lists. */
  readonly signs = batched((ids: readonly string[]) => this.similar.signsOf(ids));
}
