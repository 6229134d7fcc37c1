import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { batched, type GraphqlContext } from '#platform/graphql';
import { DraftReaderService, type PageImage, PageImageService, pagesDrawn, ResourceLoader } from '#resources';
import { type ReviewedFile, ReviewedFileRepository } from './reviewed-file.repository.js';

/** A file that is read, with its pages as pictures. */
export interface PicturedFile extends ReviewedFile {
  readonly pages: readonly PageImage[];
  /** Its words as safe HTML, where its format has some. */
  readonly html: string | null;
  /** Once it is published. */
  readonly downloadUrl: string | null;
}

/** The files of a round as its readers see them; pages of a draft are theirs alone, asked again at each picture. */
@Injectable()
export class ReviewedFileService implements OnModuleInit {
  constructor(
    private readonly files: ReviewedFileRepository,
    private readonly readers: DraftReaderService,
    private readonly images: PageImageService,
    private readonly resources: ResourceLoader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.readers.allow((reading) => this.files.isReader(reading, this.clock.now()));
  }

  private readonly found = batched((ids: readonly string[]) => this.files.ofRounds(ids));

  /** What was drawn of these bytes, by whatever name they go. */
  async pagesOf(sha256: string, context: GraphqlContext) {
    return pagesDrawn((await this.resources.derived(context).load(sha256)) ?? []);
  }

  async ofRound(roundId: string, context: GraphqlContext): Promise<PicturedFile[]> {
    const files = (await this.found(context).load(roundId)) ?? [];
    return Promise.all(
      files.map(async (file) => {
        const derived = (await this.resources.derived(context).load(file.sha256)) ?? [];
        const viewerId = context.actor.accountId ?? '';
        const [pages, html] = [
          this.images.of(file, derived, viewerId),
          this.images.htmlOf(file, derived, viewerId),
        ];
        return { ...file, pages, html, downloadUrl: this.images.downloadOf(file, file.name) };
      }),
    );
  }
}
