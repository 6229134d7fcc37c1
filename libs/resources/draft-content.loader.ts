import { Injectable } from '@nestjs/common';
import { findLicence, isPublishable } from '#licensing';
import type { Problem } from '#platform/authorization';
import type { GraphqlContext } from '#platform/graphql';
import type { Draft } from './draft.js';
import { DraftRepository } from './draft.repository.js';
import type { Part } from './part.js';
import type { Upload } from './upload.js';
import { VersionRepository } from './version.repository.js';
import type { StoredFile } from './stored-file.js';

/** Everything beside a draft's fields, read once per request. */
export interface DraftContent {
  readonly files: StoredFile[];
  readonly items: Part[];
  readonly refused: Pick<Upload, 'id' | 'filename' | 'reason' | 'message'>[];
  readonly problems: readonly Problem[];
  /** What a file says of its licence; null when none does, or the draft has one. */
  readonly licenceWords: string | null;
}

@Injectable()
export class DraftContentLoader {
  private readonly known = new WeakMap<GraphqlContext, Map<string, Promise<DraftContent>>>();

  constructor(
    private readonly drafts: DraftRepository,
    private readonly versions: VersionRepository,
  ) {}

  /** A draft saved meanwhile has another revision, hence another answer. */
  of(draft: Draft, context: GraphqlContext): Promise<DraftContent> {
    const contents = this.known.get(context) ?? new Map<string, Promise<DraftContent>>();
    this.known.set(context, contents);
    const key = `${draft.id} ${draft.revision}`;
    const content = contents.get(key) ?? this.read(draft);
    contents.set(key, content);
    return content;
  }

  private async read(draft: Draft): Promise<DraftContent> {
    const [files, items, refused, words] = await Promise.all([
      this.versions.draftFiles(draft.id),
      this.drafts.items(draft.id),
      this.drafts.refusedUploads(draft.resourceId),
      draft.fields.licence ? null : this.drafts.licenceWords(draft.id),
    ]);
    const { licence } = draft.fields;
    const problems = draft.problems({
      files: files.length,
      itemsClosed: [...items, ...files].some(
        (part) => part.licenceId !== null && !isPublishable(part.licenceId),
      ),
      licencePublishable: licence ? findLicence(licence) !== null && isPublishable(licence) : false,
    });
    return { files, items, refused, problems, licenceWords: words };
  }
}
