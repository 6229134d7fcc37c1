import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { AssignmentRepository } from './assignment.repository.js';
import type { Assignment } from './assignment.js';
import { suggest } from '../matching/matching.js';
import { MatchingFactsService } from '../matching/matching-facts.service.js';
import { becauseOf, type OpenRound, OfferService } from './offer.service.js';
import { ReviewNoticeService } from '../review/review-notice.service.js';
import { RoundCourseService } from '../round/round-course.service.js';

/** Ends after which the platform looks for somebody else; what a référent cancelled is hers to fill. */
const isReplaced = new Set<Assignment['state']>(['declined', 'conflict', 'lapsed']);

/** The next best in the place of who said no or did not answer; the référent is told only when there is nobody. */
@Injectable()
export class ReplacementService {
  constructor(
    private readonly database: Database,
    private readonly assignments: AssignmentRepository,
    private readonly rounds: RoundCourseService,
    private readonly facts: MatchingFactsService,
    private readonly offers: OfferService,
    private readonly notices: ReviewNoticeService,
  ) {}

  /** Of an assignment that ended: told twice, the second finds nothing to do. */
  async replace(id: string): Promise<void> {
    const place = (await this.assignments.places([id])).get(id);
    if (!place) return;
    await this.database.transaction(async (tx) => {
      await tx.hold(`offers ${place.campaignId}`);
      const open = await this.rounds.lockOpen(tx, place.submissionId);
      if (!open) return;
      const asked = await this.assignments.lockOfRound(tx, open.round.id);
      const ended = asked.find((each) => each.id === id);
      if (!ended || !isReplaced.has(ended.state) || !isShort(open, asked)) return;
      const found = await this.askNext(tx, open, { count: 1, by: null });
      if (found === 0) await this.notices.tellNobodyLeft(tx, open);
    });
  }

  /** The best of those who are free, `count` at most; how many were asked. `by`: null for the platform itself. */
  async askNext(
    tx: Transaction,
    open: OpenRound,
    { count, by }: { count: number; by: string | null },
  ): Promise<number> {
    const facts = await this.facts.read(open.campaign, [open.submission.id], tx.now);
    const need = facts.needs.get(open.submission.id);
    if (!need) return 0;
    const best = suggest({ ...need, wanted: count }, facts.offers, count).lines;
    const ids = best.map(({ reviewerId }) => reviewerId).slice(0, count);
    for (const id of [...ids].sort()) await tx.hold(`reviewer ${id}`);
    for (const id of ids) {
      const candidate = facts.candidates.get(id);
      const offer = facts.offers.find((each) => each.id === id);
      if (!candidate || !offer) throw new Error(`Nobody is called ${id}.`);
      const because = becauseOf(need, offer, open.campaign);
      await this.offers.offer(tx, open, { candidate, because, by });
    }
    return ids.length;
  }
}

/** Fewer than wanted; one more where all wanted reviews are there and another was asked for. */
function isShort({ campaign }: OpenRound, asked: readonly Assignment[]): boolean {
  const live = asked.filter(({ isLive }) => isLive).length;
  const sent = asked.filter(({ state }) => state === 'sent').length;
  return live < Math.max(campaign.reviewsWanted, sent + 1);
}
