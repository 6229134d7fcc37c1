import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { ItemProposalRepository } from './item-proposal.repository.js';

type Ids = readonly string[];

@Injectable()
export class ItemProposalLoader {
  constructor(private readonly proposals: ItemProposalRepository) {}

  /** By collection: how many wait for an answer. */
  readonly waiting = batched((ids: Ids) => this.proposals.countWaiting(ids));
  /** By item: the account of who proposed it and agreed to be named. */
  readonly namedProposer = batched((ids: Ids) => this.proposals.namedProposers(ids));
}
