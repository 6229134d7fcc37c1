import { Injectable } from '@nestjs/common';
import { splitMarkdown, joinMarkdown, renderMarkdown } from '#documents';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { DraftService, NextVersionService } from '#resources';
import { AnswerEmpty, SuggestionGone } from './review.errors.js';
import { ReviewAccessService } from './review-access.service.js';
import { reviewPolicy } from './review.policy.js';
import { ReviewedWorkRepository } from '../round/reviewed-work.repository.js';
import { ReviewRepository } from './review.repository.js';
import type { ReviewSetting } from './review-setting.js';
import type { Remark } from './remark.js';

/** The authors' side of a review that was decided: a word to each remark, a suggestion taken in one click. */
@Injectable()
export class RemarkAnswerService {
  constructor(
    private readonly database: Database,
    private readonly access: ReviewAccessService,
    private readonly reviews: ReviewRepository,
    private readonly drafts: DraftService,
    private readonly versions: NextVersionService,
    private readonly works: ReviewedWorkRepository,
  ) {}

  async answer(actor: Actor, remarkId: string, words: string): Promise<Remark> {
    if (!words.trim()) throw new AnswerEmpty();
    return this.change(actor, remarkId, 'remark.answer', async (tx, remark) => remark.reply(words, tx.now));
  }

  /** Writes the suggestion in the draft of the next version, opened if there is none. */
  async take(actor: Actor, remarkId: string): Promise<Remark> {
    const { remark, setting } = await this.find(actor, remarkId);
    const { suggestion, part, blockId } = remark;
    if (suggestion === null || part !== 'texte' || blockId === null) throw new SuggestionGone();
    // A remark may quote a few words of its passage: what is suggested stands for the whole.
    const read = await this.works.findWords(setting.roundId, part, blockId);
    const draft = await this.versions.startVersion(actor, setting.resourceId);
    const text = replaced(draft.fields.text ?? '', { suggestion, quote: read ?? remark.quote });
    if (text === null) throw new SuggestionGone();
    await this.drafts.update(actor, draft.id, draft.revision, { text });
    return this.change(actor, remarkId, 'remark.take', async (tx, locked) => locked.take(tx.now));
  }

  private async change(
    actor: Actor,
    remarkId: string,
    verb: string,
    act: (tx: Transaction, remark: Remark) => Promise<void>,
  ): Promise<Remark> {
    const actorId = requireAccount(actor);
    const found = await this.reviews.findRemark(remarkId);
    if (!found) throw new NotFound();
    return this.database.transaction(async (tx) => {
      const setting = await this.access.lock(tx, actor, found.reviewId, 'answer');
      const remark = await this.reviews.lockRemark(tx, remarkId);
      if (!remark) throw new NotFound();
      await act(tx, remark);
      tx.record({
        actorId,
        verb,
        subjectType: 'submission',
        subjectId: setting.submissionId,
        note: remark.id,
      });
      return this.reviews.saveRemark(tx, remark);
    });
  }

  /** Authorised before anything is told of it, and before a draft is opened for it. */
  private async find(actor: Actor, remarkId: string): Promise<{ remark: Remark; setting: ReviewSetting }> {
    const remark = await this.reviews.findRemark(remarkId);
    const setting = remark ? (await this.reviews.settings([remark.reviewId])).get(remark.reviewId) : null;
    if (!remark || !setting) throw new NotFound();
    reviewPolicy.authorize(actor, 'answer', await this.access.to(actor, setting));
    return { remark, setting };
  }
}

/** The text with the passage that a remark is about as it suggests; null when no passage says its words any more. */
export function replaced(
  markdown: string,
  { quote, suggestion }: Pick<Remark, 'quote' | 'suggestion'>,
): string | null {
  const source = splitMarkdown(markdown);
  const at = source.blocks.findIndex(({ text }) => saysOf(text) === quote);
  const block = source.blocks[at];
  if (!block || suggestion === null) return null;
  const blocks = source.blocks.with(at, { ...block, text: markOf(block.text) + suggestion });
  return joinMarkdown({ ...source, blocks });
}

/** A block of Markdown as readers read it. */
const saysOf = (markdown: string): string =>
  renderMarkdown(markdown, { resolveImage: () => null })
    .blocks.map(({ text }) => text)
    .join('\n');

/** What makes a heading or a list item of a line: whoever suggests other words does not take it away. */
const markOf = (markdown: string): string => /^(?:#{1,6}|[-*+]|\d+[.)])[ \t]+/.exec(markdown)?.[0] ?? '';
