import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import { type Draft, type Version, VersionRepository } from '#resources';
import { draftBlocks, isSameReading, type RoundPassage, roundPassages } from './round-passages.js';
import { RoundRepository } from './round.repository.js';
import { ReviewRound } from './review-round.js';
import { NothingNew } from '../submission/submission.errors.js';
import type { Submission } from '../submission/submission.js';

/** What reviewers are to read: a published version, or a draft that nobody has seen. */
export type ReadState = { readonly version: Version } | { readonly draft: Draft };

/** A round of reading: opened once, with all that is read in it as it is then. */
@Injectable()
export class RoundService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly versions: VersionRepository,
  ) {}

  /**
   * For a submission that has just been submitted; throws `NOTHING_NEW` when the round before read the same, unless its
   * author knows that.
   */
  async open(
    tx: Transaction,
    submission: Submission,
    read: ReadState,
    { unchanged = false } = {},
  ): Promise<ReviewRound> {
    const passages = await this.passagesOf(tx, read);
    if (submission.round > 1 && !unchanged) await this.requireNews(tx, submission, passages);
    const round = ReviewRound.open(
      {
        id: randomUUID(),
        submissionId: submission.id,
        number: submission.round,
        versionId: 'version' in read ? read.version.id : null,
        draftId: 'draft' in read ? read.draft.id : null,
      },
      tx.now,
    );
    await this.rounds.save(tx, round);
    await this.rounds.savePassages(tx, round.id, passages);
    return round;
  }

  /** Of a version, as every round compares it. */
  async passagesOfVersions(ids: readonly string[]): Promise<Map<string, RoundPassage[]>> {
    const [contents, texts] = await Promise.all([this.versions.contents(ids), this.versions.textBlocks(ids)]);
    const files = [...contents.values()].flatMap((content) => content.files);
    const words = await this.versions.wordsOfFiles(files.map(({ sha256 }) => sha256));
    return new Map(
      ids.map((id) => {
        const content = contents.get(id);
        const link = content?.parts.find(({ kind }) => kind === 'link')?.url ?? null;
        return [id, roundPassages({ text: texts.get(id) ?? [], link, files: content?.files ?? [], words })];
      }),
    );
  }

  /** Of drafts that were never published, as they are now. */
  async passagesOfDrafts(drafts: readonly Draft[]): Promise<Map<string, RoundPassage[]>> {
    const files = await this.versions.filesOfDrafts(drafts.map(({ id }) => id));
    const words = await this.versions.wordsOfFiles([...files.values()].flat().map(({ sha256 }) => sha256));
    return new Map(
      drafts.map(({ id, fields }) => {
        const text = draftBlocks(fields.text, []);
        const link = fields.linkUrl ?? null;
        return [id, roundPassages({ text, link, files: files.get(id) ?? [], words })];
      }),
    );
  }

  private async passagesOf(tx: Transaction, read: ReadState): Promise<RoundPassage[]> {
    if ('version' in read)
      return (await this.passagesOfVersions([read.version.id])).get(read.version.id) ?? [];
    const { draft } = read;
    const previous = await this.versions.latestBlocks(tx, draft.resourceId);
    const files = (await this.versions.filesOfDrafts([draft.id], tx)).get(draft.id) ?? [];
    return roundPassages({
      text: draftBlocks(draft.fields.text, previous as never),
      link: draft.fields.linkUrl ?? null,
      files,
      words: await this.versions.wordsOfFiles(files.map(({ sha256 }) => sha256)),
    });
  }

  private async requireNews(
    tx: Transaction,
    submission: Submission,
    passages: readonly RoundPassage[],
  ): Promise<void> {
    const before = await this.rounds.lockNewest(tx, submission.id);
    const read = before ? ((await this.rounds.passagesOf([before.id])).get(before.id) ?? []) : [];
    if (isSameReading(read, passages)) throw new NothingNew();
  }
}
