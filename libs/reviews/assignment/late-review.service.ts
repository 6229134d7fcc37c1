import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { NobodyFree, NobodyLate, NobodyReading, RemindedAlready } from './assignment.errors.js';
import { AssignmentRepository } from './assignment.repository.js';
import type { Assignment } from './assignment.js';
import { OpenRoundService } from '../round/open-round.service.js';
import { ReplacementService } from './replacement.service.js';
import { ReviewNoticeService } from '../review/review-notice.service.js';
import { SubmissionListRepository } from '../submission/submission-list.repository.js';

interface Place {
  readonly campaignId: string;
  readonly submissionId: string;
}

/** What a référent does about reviews that she waits for: recalls them, or asks others in the place of who is late. */
@Injectable()
export class LateReviewService {
  constructor(
    private readonly database: Database,
    private readonly rounds: OpenRoundService,
    private readonly assignments: AssignmentRepository,
    private readonly lists: SubmissionListRepository,
    private readonly notices: ReviewNoticeService,
    private readonly replacements: ReplacementService,
  ) {}

  /** How many people were recalled: those who accepted and have not sent, once a day at most, whoever recalls. */
  async remind(actor: Actor, { submissionId }: Place): Promise<number> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const { round } = await this.rounds.lock(tx, actor, submissionId);
      const reading = (await this.assignments.lockOfRound(tx, round.id)).filter(isReading);
      if (reading.length === 0) throw new NobodyReading();
      const waiting = reading.filter((each) => each.mayBeReminded(tx.now));
      if (waiting.length === 0) throw new RemindedAlready();
      const title = (await this.lists.titlesOfRounds([round.id])).get(round.id) ?? '';
      for (const each of waiting) {
        each.remind(tx.now);
        await this.assignments.save(tx, each);
        const { id: assignmentId, reviewerId, dueAt } = each;
        await this.notices.remind(tx, { assignmentId, reviewerId, dueAt, title });
        record(tx, { by, verb: 'remind', submissionId, assignment: each });
      }
      return waiting.length;
    });
  }

  /** Who is late is thanked, and somebody else asked; where nobody else is free, she stays. */
  async replace(
    actor: Actor,
    { campaignId, submissionId }: Place,
  ): Promise<{ replaced: number; kept: number }> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      await tx.hold(`offers ${campaignId}`);
      const open = await this.rounds.lock(tx, actor, submissionId);
      const asked = await this.assignments.lockOfRound(tx, open.round.id);
      const late = asked
        .filter(isReading)
        .filter((each) => each.isOverdue(tx.now))
        .sort(longestFirst);
      if (late.length === 0) throw new NobodyLate();
      const replaced = await this.replacements.askNext(tx, open, { count: late.length, by });
      if (replaced === 0) throw new NobodyFree();
      for (const each of late.slice(0, replaced)) {
        await tx.emit(each.cancel(tx.now));
        await this.assignments.save(tx, each);
        record(tx, { by, verb: 'cancel', submissionId, assignment: each });
      }
      return { replaced, kept: late.length - replaced };
    });
  }
}

type Reading = Assignment & { readonly dueAt: Date };

const isReading = (assignment: Assignment): assignment is Reading =>
  assignment.state === 'accepted' && assignment.dueAt !== null;

const longestFirst = (a: Reading, b: Reading): number => a.dueAt.getTime() - b.dueAt.getTime();

const record = (
  tx: Transaction,
  {
    by,
    verb,
    submissionId,
    assignment,
  }: { by: string; verb: string; submissionId: string; assignment: Assignment },
): void =>
  tx.record({
    actorId: by,
    verb: `assignment.${verb}`,
    subjectType: 'submission',
    subjectId: submissionId,
    note: assignment.id,
  });
