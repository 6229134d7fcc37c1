import { Injectable } from '@nestjs/common';
import { DraftRepository } from '#resources';
import { type ReadingChanges, readingChanges } from './reading-changes.js';
import { type Reading, ReadingChangesRepository } from './reading-changes.repository.js';
import type { ReviewRound } from './review-round.js';
import { RoundRepository } from './round.repository.js';
import { RoundService } from './round.service.js';

/** A round that was read, and whose it was. */
type ReadRound = Pick<ReviewRound, 'id' | 'versionId' | 'draftId'> & { readonly resourceId: string };

/** What changed from one reading to the next: told to who asks for it, and to who is asked. */
@Injectable()
export class ReadingChangesService {
  constructor(
    private readonly readings: ReadingChangesRepository,
    private readonly rounds: RoundRepository,
    private readonly opening: RoundService,
    private readonly drafts: DraftRepository,
  ) {}

  /** By round, beside the one before it; nothing for a first one. */
  async ofRounds(ids: readonly string[]): Promise<Map<string, ReadingChanges>> {
    const found = await this.readings.sinceTheRoundBefore(ids);
    return new Map([...found].map(([id, { read, now }]) => [id, readingChanges(read, now)]));
  }

  /** By round: what changed up to today. */
  async since(rounds: readonly ReadRound[]): Promise<Map<string, ReadingChanges>> {
    const found = await this.readingsUpToNow(rounds);
    return new Map([...found].map(([id, { read, now }]) => [id, readingChanges(read, now)]));
  }

  /** By round: what it read, and what another one would find; nothing where what was read as a draft is published or gone. */
  async readingsUpToNow(rounds: readonly ReadRound[]): Promise<Map<string, Reading>> {
    const found = await this.readings.upToTheNewestVersion(rounds.filter(({ draftId }) => draftId === null));
    return new Map([...found, ...(await this.ofDrafts(rounds))]);
  }

  private async ofDrafts(rounds: readonly ReadRound[]): Promise<[string, Reading][]> {
    const held = rounds.filter(({ draftId, versionId }) => draftId !== null && versionId === null);
    if (held.length === 0) return [];
    const [drafts, read] = await Promise.all([
      this.drafts.byIds(held.flatMap(({ draftId }) => draftId ?? [])),
      this.rounds.passagesOf(held.map(({ id }) => id)),
    ]);
    const now = await this.opening.passagesOfDrafts([...drafts.values()]);
    return held.flatMap(({ id, draftId }) => {
      const passages = now.get(draftId ?? '');
      return passages ? [[id, { read: read.get(id) ?? [], now: passages }]] : [];
    });
  }
}
