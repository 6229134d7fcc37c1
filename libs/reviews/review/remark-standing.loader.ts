import { Injectable } from '@nestjs/common';
import { batched, type GraphqlContext } from '#platform/graphql';
import { ReadingChangesService } from '../round/reading-changes.service.js';
import type { Reading } from '../round/reading-changes.repository.js';
import { ReviewedFileService } from '../round/reviewed-file.service.js';
import { isFile, type ReadPage, RemarkStandings } from './remark-standing.js';
import { ReviewLoader } from './review.loader.js';
import type { ReviewSetting } from './review-setting.js';

@Injectable()
export class RemarkStandingLoader {
  constructor(
    private readonly reviews: ReviewLoader,
    private readonly readings: ReadingChangesService,
    private readonly files: ReviewedFileService,
  ) {}

  /** By review: where its remarks stand now. Rounds are read once, however many reviews they have. */
  readonly standings = batched(async (ids: readonly string[], context) => {
    const found = await Promise.all(ids.map((id) => this.reviews.access(context).load(id)));
    const settings = found.flatMap((access) => (access ? [access.setting] : []));
    const readings = await this.readings.readingsUpToNow(roundsOf(settings));
    const remarks = await Promise.all(ids.map((id) => this.reviews.remarks(context).load(id)));
    const isOnPage = remarks.flat().some((remark) => remark?.page != null && remark.part !== null);
    const pages = isOnPage
      ? await this.pagesIn([...readings.values()], context)
      : new Map<string, readonly ReadPage[]>();
    const byRound = new Map(
      [...readings].map(([id, reading]) => [id, new RemarkStandings({ ...reading, pages })]),
    );
    return new Map(settings.map(({ id, roundId }) => [id, byRound.get(roundId) ?? null]));
  });

  /** The pages of all files on both sides, by the hash of their bytes. */
  private async pagesIn(
    readings: readonly Reading[],
    context: GraphqlContext,
  ): Promise<Map<string, readonly ReadPage[]>> {
    const files = readings.flatMap(({ read, now }) => [...read, ...now]).filter(isFile);
    const hashes = [...new Set(files.map(({ hash }) => hash))];
    return new Map(
      await Promise.all(hashes.map(async (hash) => [hash, await this.files.pagesOf(hash, context)] as const)),
    );
  }
}

const roundsOf = (settings: readonly ReviewSetting[]) => [
  ...new Map(
    settings.map(({ roundId: id, versionId, draftId, resourceId }) => [
      id,
      { id, versionId, draftId, resourceId },
    ]),
  ).values(),
];
