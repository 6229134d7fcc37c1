import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { ReadingChangesService } from '../round/reading-changes.service.js';
import { RemarkStandings } from './remark-standing.js';
import { ReviewLoader } from './review.loader.js';
import type { ReviewSetting } from './review-setting.js';

@Injectable()
export class RemarkStandingLoader {
  constructor(
    private readonly reviews: ReviewLoader,
    private readonly readings: ReadingChangesService,
  ) {}

  /** By review: where its remarks stand now. Rounds are read once, however many reviews they have. */
  readonly standings = batched(async (ids: readonly string[], context) => {
    const found = await Promise.all(ids.map((id) => this.reviews.access(context).load(id)));
    const settings = found.flatMap((access) => (access ? [access.setting] : []));
    const readings = await this.readings.readingsUpToNow(roundsOf(settings));
    const byRound = new Map([...readings].map(([id, { now }]) => [id, new RemarkStandings(now)]));
    return new Map(settings.map(({ id, roundId }) => [id, byRound.get(roundId) ?? null]));
  });
}

const roundsOf = (settings: readonly ReviewSetting[]) => [
  ...new Map(
    settings.map(({ roundId: id, versionId, draftId, resourceId }) => [
      id,
      { id, versionId, draftId, resourceId },
    ]),
  ).values(),
];
