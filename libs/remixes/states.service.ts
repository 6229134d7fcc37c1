import { Injectable } from '@nestjs/common';
import { NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import {
  checkedFields,
  type Draft,
  DraftPartsService,
  type StoredFile,
  thawed,
  VersionRepository,
} from '#resources';
import type { UpdatableState, UpdateOutcome } from './source-update.js';
import { UpdateRepository } from './update.repository.js';

/** A resource as its versions, its draft or a copy of it have it, and the choices between them written in a draft. */
@Injectable()
export class StatesService {
  constructor(
    private readonly parts: DraftPartsService,
    private readonly versions: VersionRepository,
    private readonly updates: UpdateRepository,
  ) {}

  async ofVersions(ids: readonly string[]): Promise<Map<string, UpdatableState>> {
    const [versions, contents] = await Promise.all([
      this.versions.byIds(ids),
      this.versions.contents([...new Set(ids)]),
    ]);
    return new Map(
      [...versions].map(([id, version]) => {
        const { parts = [], files = [] } = contents.get(id) ?? {};
        return [id, { fields: thawed(version, parts), files }];
      }),
    );
  }

  async ofDraft(draft: Draft, tx?: Transaction): Promise<UpdatableState> {
    return { fields: draft.fields, files: await this.versions.draftFiles(draft.id, tx) };
  }

  /** Its open draft, or its newest version. */
  async current(resourceId: string, draft: Draft | null, tx?: Transaction): Promise<UpdatableState> {
    if (draft) return this.ofDraft(draft, tx);
    const newest = (await this.versions.latestOf([resourceId])).get(resourceId);
    const state = newest && (await this.ofVersions([newest.id])).get(newest.id);
    if (!state) throw new NotFound();
    return state;
  }

  /** Into a draft that the caller has locked and saves; `from`: the version that a file taken comes from. */
  async write(
    tx: Transaction,
    draft: Draft,
    { outcome, from }: { outcome: UpdateOutcome; from: (file: StoredFile) => string | null },
  ): Promise<void> {
    for (const { piece, take } of outcome.files) {
      const { mineFile, fileNow } = piece;
      const file = fileNow && { sha256: fileNow.sha256, filename: fileNow.name, role: fileNow.role };
      if (!file && mineFile && take === 'theirs') await this.parts.dropFile(tx, draft, mineFile.id);
      if (!file || !fileNow) continue;
      const part =
        mineFile && take === 'theirs'
          ? await this.parts.replaceFile(tx, draft, mineFile.id, file)
          : await this.parts.join(tx, draft, file);
      await this.updates.markTaken(tx, part.id, {
        versionId: from(fileNow),
        licenceId: fileNow.licenceId,
      });
    }
    draft.change(draft.revision, checkedFields(outcome.fields), tx.now);
  }
}
