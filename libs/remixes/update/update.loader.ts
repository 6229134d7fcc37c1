import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { UpdateRepository } from './update.repository.js';

@Injectable()
export class UpdateLoader {
  constructor(private readonly updates: UpdateRepository) {}

  readonly waiting = batched((ids: readonly string[]) => this.updates.waiting(ids));
}
