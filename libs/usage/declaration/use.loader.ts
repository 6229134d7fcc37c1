import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { type LineSlice, UseRepository } from './use.repository.js';

/** One question a level, whatever the number of resources. */
@Injectable()
export class UseLoader {
  constructor(private readonly uses: UseRepository) {}

  readonly tallies = batched((ids: readonly string[]) => this.uses.talliesOf(ids));
  readonly lines = batched((slices: readonly LineSlice[]) => this.uses.lines(slices));
}
