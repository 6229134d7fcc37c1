import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import { AssignmentRepository } from '../assignment/assignment.repository.js';
import {
  FileUnknown,
  PassageUnknown,
  RemarkEmpty,
  ReviewClosed,
  ReviewSentAlready,
  TooManyRemarks,
} from './review.errors.js';
import { checkedReview } from './review-fields.js';
import { ReviewAccessService } from './review-access.service.js';
import { ReviewedWorkRepository } from '../round/reviewed-work.repository.js';
import { ReviewRepository } from './review.repository.js';
import type { ReviewSetting } from './review-setting.js';
import { Review } from './review.js';
import { Remark, type Place } from './remark.js';
import type { Criterion } from '../rubric/rubric.js';
import { RubricRepository } from '../rubric/rubric.repository.js';

/** Of one review: a careful reader of a long document has enough, a script has not. */
const mostRemarks = 200;

/** A place as a form names it. */
interface GivenPlace {
  /** Number of a passage of what is read. */
  readonly passage: number | null;
  readonly page: number | null;
  /** Number of a file of what is read, and where on its page. */
  readonly file?: number | null;
  readonly x?: number | null;
  readonly y?: number | null;
  readonly quote: string | null;
}

export interface NewRemark {
  readonly place: GivenPlace;
  readonly words: string;
  readonly suggestion: string | null;
  readonly criterion: string | null;
}

/** A reviewer's work on what she accepted: always savable, then sent once. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly access: ReviewAccessService,
    private readonly reviews: ReviewRepository,
    private readonly rubrics: RubricRepository,
    private readonly works: ReviewedWorkRepository,
    private readonly assignments: AssignmentRepository,
  ) {}

  /** Keeps what was given, complete or not; throws `REVIEW_CHANGED` when another tab saved since this one read. */
  async save(
    actor: Actor,
    id: string,
    revision: number,
    given: Parameters<typeof checkedReview>[0],
  ): Promise<Review> {
    return this.change(actor, id, async (tx, review, setting) => {
      const criteria = await this.criteriaOf(setting);
      review.change(revision, checkedReview(given, criteria), tx.now);
    });
  }

  /** Sends what is saved. Throws all that is missing, each beside its field. */
  async send(actor: Actor, id: string): Promise<Review> {
    return this.change(actor, id, async (tx, review, setting) => {
      const criteria = await this.criteriaOf(setting);
      // Two that come at once tell the référent once.
      await tx.emit(review.send(criteria, tx.now), { key: `round ready ${setting.roundId}` });
      const assignment = await this.assignments.lock(tx, id);
      assignment?.finish(tx.now);
      if (assignment) await this.assignments.save(tx, assignment);
      tx.record({
        actorId: requireAccount(actor),
        verb: 'review.send',
        subjectType: 'submission',
        subjectId: setting.submissionId,
        note: id,
      });
    });
  }

  async addRemark(actor: Actor, id: string, given: NewRemark): Promise<Review> {
    return this.change(actor, id, async (tx, review, setting) => {
      const position = await this.reviews.countRemarks(tx, id);
      if (position >= mostRemarks) throw new TooManyRemarks();
      await this.reviews.save(tx, review);
      const { place, criterion, ...said } = checkedRemark(given);
      const remark = Remark.write(
        { id: randomUUID(), reviewId: id, position },
        { ...(await this.placeOf(setting, place)), ...said, criterion },
        tx.now,
      );
      await this.reviews.saveRemark(tx, remark);
    });
  }

  async changeRemark(
    actor: Actor,
    remarkId: string,
    given: Pick<NewRemark, 'words' | 'suggestion'>,
  ): Promise<Review> {
    return this.onRemark(actor, remarkId, async (tx, remark) => {
      Object.assign(remark, checkedRemark(given));
      await this.reviews.saveRemark(tx, remark);
    });
  }

  async removeRemark(actor: Actor, remarkId: string): Promise<Review> {
    return this.onRemark(actor, remarkId, (tx, remark) => this.reviews.deleteRemark(tx, remark.id));
  }

  /** A passage by its number keeps its id and its words: both are looked for in later versions. */
  private async placeOf(
    { roundId }: ReviewSetting,
    { passage, page, file = null, x = null, y = null, quote }: GivenPlace,
  ): Promise<Place> {
    if (passage !== null) {
      const found = await this.works.findPassage(roundId, passage);
      if (!found) throw new PassageUnknown();
      return { part: found.part, blockId: found.blockId, page, x, y, quote: quote ?? found.text };
    }
    const part = file === null ? null : await this.works.findFile(roundId, file);
    if (file !== null && part === null) throw new FileUnknown();
    return { part, blockId: null, page, x, y, quote };
  }

  private async criteriaOf({ rubricVersionId }: ReviewSetting): Promise<readonly Criterion[]> {
    const rubric = await this.rubrics.find(rubricVersionId);
    if (!rubric) throw new NotFound();
    return rubric.criteria;
  }

  private async onRemark(
    actor: Actor,
    remarkId: string,
    act: (tx: Transaction, remark: Remark) => Promise<void>,
  ): Promise<Review> {
    const found = await this.reviews.findRemark(remarkId);
    if (!found) throw new NotFound();
    return this.change(actor, found.reviewId, async (tx) => {
      const remark = await this.reviews.lockRemark(tx, remarkId);
      if (!remark) throw new NotFound();
      await act(tx, remark);
    });
  }

  /**
   * Locks the assignment, then its review, which begins with its first save. Throws `REVIEW_SENT` or `REVIEW_CLOSED`: she
   * must be told why what she typed is not kept.
   */
  private async change(
    actor: Actor,
    id: string,
    act: (tx: Transaction, review: Review, setting: ReviewSetting) => Promise<void>,
  ): Promise<Review> {
    requireAccount(actor);
    const saved = await this.database.transaction(async (tx) => {
      const setting = await this.access.lock(tx, actor, id, 'write');
      if (setting.state === 'sent') throw new ReviewSentAlready();
      if (setting.state !== 'accepted') throw new ReviewClosed();
      const review = (await this.reviews.lock(tx, id)) ?? Review.begin(id, tx.now);
      await act(tx, review, setting);
      await this.reviews.save(tx, review);
      crashPoint('review.inTx');
      return review;
    });
    crashPoint('review.saved');
    return saved;
  }
}

function checkedRemark<Given extends Pick<NewRemark, 'words' | 'suggestion'>>(given: Given): Given {
  const words = given.words.trim();
  if (!words) throw new RemarkEmpty();
  return { ...given, words, suggestion: given.suggestion?.trim() || null };
}
