import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { DraftRepository } from '#resources';
import { ProposalRepository } from './proposal.repository.js';

@Injectable()
export class ProposalLoader {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly drafts: DraftRepository,
  ) {}

  /** By working copy. */
  readonly ofDraft = batched((ids: readonly string[]) => this.proposals.ofDrafts(ids));
  readonly copy = batched((ids: readonly string[]) => this.drafts.byIds(ids));
  readonly answers = batched((ids: readonly string[]) => this.proposals.answersOf(ids));
  /** By resource: how many wait for its authors. */
  readonly waiting = batched((ids: readonly string[]) => this.proposals.countWaiting(ids));
}
