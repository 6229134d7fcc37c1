import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { ResourceRepository, VersionRepository } from '#resources';
import { RoundPinned } from '../decision/decision.events.js';
import { isSameReading } from './round-passages.js';
import { RoundRepository } from './round.repository.js';
import { RoundService } from './round.service.js';

/** What was read as a draft, before anybody else did, stands on the version that was published from it word for word. */
@Injectable()
export class RoundVersionService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly rounds: RoundRepository,
    private readonly reading: RoundService,
  ) {}

  /** Any number of times: a round that found its version has it for ever. */
  async pin(resourceId: string): Promise<void> {
    const found = await this.rounds.ofDrafts(resourceId);
    const version = (await this.versions.latestOf([resourceId])).get(resourceId);
    if (found.length === 0 || !version) return;
    const [now, read] = await Promise.all([
      this.reading.passagesOfVersions([version.id]),
      this.rounds.passagesOf(found),
    ]);
    await this.database.transaction(async (tx) => {
      if (!(await this.resources.lockById(tx, resourceId))) return;
      for (const id of found) {
        const round = await this.rounds.lock(tx, id);
        if (round?.versionId !== null || !isSameReading(read.get(id) ?? [], now.get(version.id) ?? []))
          continue;
        round.standOn(version.id);
        await this.rounds.save(tx, round);
        await tx.emit(new RoundPinned(resourceId));
      }
    });
  }
}
