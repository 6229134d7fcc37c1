import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import type { ReadingChanges } from './reading-changes.js';
import { ReadingChangesService } from './reading-changes.service.js';
import { SubmissionLoader } from '../submission/submission.loader.js';

type Ids = readonly string[];

@Injectable()
export class ReadingChangesLoader {
  constructor(
    private readonly changes: ReadingChangesService,
    private readonly submissions: SubmissionLoader,
  ) {}

  /** By round; nothing for a first one. */
  readonly ofRound = batched((ids: Ids) => this.changes.ofRounds(ids));

  /** By submission, since its newest round. */
  readonly ahead = batched(async (ids: Ids, context): Promise<Map<string, ReadingChanges>> => {
    const newest = await Promise.all(
      ids.map(async (id) => {
        const [submission, rounds] = await Promise.all([
          this.submissions.submission(context).load(id),
          this.submissions.roundsOf(context).load(id),
        ]);
        const round = rounds?.[0];
        return submission && round ? [{ ...round, resourceId: submission.resourceId }] : [];
      }),
    );
    const rounds = newest.flat();
    const found = await this.changes.since(rounds);
    return new Map(
      rounds.flatMap(({ id, submissionId }) => {
        const changes = found.get(id);
        return changes ? [[submissionId, changes] as const] : [];
      }),
    );
  });
}
