import { Injectable } from '@nestjs/common';
import { ClosingService } from '#identity';
import { crashPoint } from '#platform/config';
import { CollectionsErasing } from './collections-erasing.service.js';
import { ErasureRepository } from './erasure.repository.js';
import type { Erasure } from './erasure.js';
import { ReviewsErasing } from './reviews-erasing.service.js';
import { TracesErasing } from './traces-erasing.service.js';
import { WorksErasing } from './works-erasing.service.js';

/**
 * Erases what an account leaves, step by step, each in its own transactions and harmless when done again: killed
 * anywhere, it goes on from the beginning and ends in the same place. Its owner is out since the first moment.
 */
@Injectable()
export class ErasingService {
  private readonly steps: readonly ((erasure: Erasure, isReplay: boolean) => Promise<void>)[];

  constructor(
    private readonly erasures: ErasureRepository,
    private readonly closing: ClosingService,
    works: WorksErasing,
    reviews: ReviewsErasing,
    collections: CollectionsErasing,
    traces: TracesErasing,
  ) {
    this.steps = [
      (erasure) => works.withdraw(erasure),
      (erasure) => reviews.decline(erasure),
      (erasure) => reviews.leaveCampaigns(erasure),
      (erasure) => collections.leave(erasure),
      (erasure) => works.deleteDrafts(erasure),
      (erasure) => works.leave(erasure),
      (erasure) => traces.renameCredits(erasure),
      (erasure) => traces.eraseRows(erasure),
      // Last: until then it says whose it is.
      (erasure, isReplay) => traces.forgetAccount(erasure, { tells: !isReplay }),
    ];
  }

  /** Nothing to do for an account that the ledger does not name, that is not there, or that is forgotten. */
  async run(accountId: string): Promise<void> {
    const erasure = await this.findBack(accountId);
    if (erasure) await this.erase(erasure, false);
  }

  /**
   * After a restore from an older database: closes and erases again whom the ledger names. Returns how many it found
   * that were back. Nobody is told: she was when it happened, and the address may be somebody else’s since.
   */
  async replay(): Promise<number> {
    let back = 0;
    for (const id of await this.erasures.listAccounts()) {
      const erasure = await this.findBack(id);
      if (!erasure) continue;
      await this.closing.closeNow(id);
      await this.erase(erasure, true);
      back += 1;
    }
    return back;
  }

  private async findBack(accountId: string): Promise<Erasure | null> {
    const erasure = await this.erasures.find(accountId);
    return erasure && !(await this.closing.isForgotten(accountId)) ? erasure : null;
  }

  private async erase(erasure: Erasure, isReplay: boolean): Promise<void> {
    for (const step of this.steps) {
      await step(erasure, isReplay);
      crashPoint('erase.step');
    }
  }
}
