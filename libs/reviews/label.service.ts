import { Injectable } from '@nestjs/common';
import { cover } from './coverage.js';
import { LabelRepository, type LabelRow } from './label.repository.js';
import { RoundRepository } from './round.repository.js';
import { RubricRepository } from './rubric.repository.js';
import type { Criterion } from './rubric.js';
import { RoundService } from './round.service.js';

/** A label as one version wears it: the decision, its rubric, and what changed since it was read. */
export type StandingLabel = LabelRow & {
  readonly changed: number;
  readonly criteria: readonly Criterion[];
};

@Injectable()
export class LabelService {
  constructor(
    private readonly labels: LabelRepository,
    private readonly rounds: RoundRepository,
    private readonly rubrics: RubricRepository,
    private readonly reading: RoundService,
  ) {}

  /** By version. */
  async ofVersions(versionIds: readonly string[]): Promise<Map<string, StandingLabel>> {
    const rows = [...(await this.labels.ofVersions(versionIds)).values()];
    if (rows.length === 0) return new Map();
    const later = rows.filter(({ versionId, readVersionId }) => versionId !== readVersionId);
    const [rubrics, changed] = await Promise.all([
      this.rubrics.byIds(rows.map(({ rubricVersionId }) => rubricVersionId)),
      this.changedSince(later),
    ]);
    return new Map(
      rows.map((row) => [
        row.versionId,
        {
          ...row,
          changed: changed.get(row.versionId) ?? 0,
          criteria: rubrics.get(row.rubricVersionId)?.criteria ?? [],
        },
      ]),
    );
  }

  /** By version: how many of its passages are not those that were read. */
  private async changedSince(rows: readonly LabelRow[]): Promise<Map<string, number>> {
    if (rows.length === 0) return new Map();
    const [read, now] = await Promise.all([
      this.rounds.passagesOf(rows.map(({ roundId }) => roundId)),
      this.reading.passagesOfVersions(rows.map(({ versionId }) => versionId)),
    ]);
    return new Map(
      rows.map(({ roundId, versionId }) => [
        versionId,
        cover(read.get(roundId) ?? [], now.get(versionId) ?? []).changed,
      ]),
    );
  }
}
