import { Injectable } from '@nestjs/common';
import { passagesAsHtml, renderMarkdown } from '#documents';
import { batched, type GraphqlContext } from '#platform/graphql';
import { type DraftFields, ResourceLoader } from '#resources';
import { ReviewLoader } from '../review/review.loader.js';
import type { ReviewSetting } from '../review/review-setting.js';
import { ReviewedFileService } from './reviewed-file.service.js';

type ReadWork = Pick<ReviewSetting, 'roundId' | 'versionId' | 'draftId'>;

/** A passage as it was read: in the text (file 0) or in one of the files, and the hash of its words. */
interface ReadWords {
  readonly file: number;
  readonly hash: string;
}

/** What a round reads as it looks: passages are kept as words, their headings, tables and formulas are found again by them. */
@Injectable()
export class ReviewedContentService {
  constructor(
    private readonly reviews: ReviewLoader,
    private readonly resources: ResourceLoader,
    private readonly files: ReviewedFileService,
  ) {}

  /** As its author described it; the text is Markdown. */
  async described({ versionId, draftId }: ReadWork, context: GraphqlContext): Promise<DraftFields> {
    if (versionId === null) {
      const draft = draftId ? await this.reviews.draft(context).load(draftId) : null;
      return draft?.fields ?? {};
    }
    const [version, holding] = await Promise.all([
      this.resources.version(context).load(versionId),
      this.resources.holding(context).load(versionId),
    ]);
    const text = holding?.others.find((part) => part.kind === 'text')?.content ?? null;
    return version ? { ...version.fields, ...version, text, licence: version.licenceId } : {};
  }

  /** A passage as safe HTML, or null where it is read as its words. */
  async htmlOf(
    { roundId, versionId, draftId }: ReadWork,
    { file, hash }: ReadWords,
    context: GraphqlContext,
  ): Promise<string | null> {
    const key = JSON.stringify([{ roundId, versionId, draftId }, file]);
    return (await this.parts(context).load(key))?.get(hash) ?? null;
  }

  /** Each part is rendered once a request, however many of its passages are asked for. */
  private readonly parts = batched(async (keys: readonly string[], context) => {
    const parts = keys.map(async (key) => {
      const [work, file] = JSON.parse(key) as [ReadWork, number];
      const html = file === 0 ? await this.textOf(work, context) : await this.fileOf(work, file, context);
      return [key, passagesAsHtml(html ?? '')] as const;
    });
    return new Map(await Promise.all(parts));
  });

  private async textOf(work: ReadWork, context: GraphqlContext): Promise<string | null> {
    const { text } = await this.described(work, context);
    return text ? renderMarkdown(text, { resolveImage: () => null }).html : null;
  }

  private async fileOf(
    { roundId }: ReadWork,
    number: number,
    context: GraphqlContext,
  ): Promise<string | null> {
    const files = await this.files.ofRound(roundId, context);
    return files.find((file) => file.number === number)?.html ?? null;
  }
}
