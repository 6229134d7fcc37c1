import { Injectable } from '@nestjs/common';
import { deltaBetween } from '../round/reading-delta.js';
import { LabelRepository, type LabelRow } from './label.repository.js';

/** A label as one version wears it: the decision, and how many of its passages are not those that were read. */
export type StandingLabel = LabelRow & { readonly changed: number };

@Injectable()
export class LabelService {
  constructor(private readonly labels: LabelRepository) {}

  /** By version; nothing where no review was decided in public. */
  async ofVersions(versionIds: readonly string[]): Promise<Map<string, StandingLabel>> {
    const rows = [...(await this.labels.ofVersions(versionIds)).values()];
    const later = rows.filter(({ versionId, readVersionId }) => versionId !== readVersionId);
    const readings = await this.labels.readings(later);
    return new Map(
      rows.map((row) => {
        const reading = readings.get(row.versionId);
        return [
          row.versionId,
          { ...row, changed: reading ? deltaBetween(reading.read, reading.now).changes : 0 },
        ];
      }),
    );
  }

  /** The same, without what changed since it was read: what an index needs of it. */
  outcomes(versionIds: readonly string[]): Promise<Map<string, LabelRow>> {
    return this.labels.ofVersions(versionIds);
  }

  /** Whose label a decision may change: one, or none once the round is gone. */
  resourcesOfRound(roundId: string): Promise<string[]> {
    return this.labels.resourcesOfRound(roundId);
  }
}
