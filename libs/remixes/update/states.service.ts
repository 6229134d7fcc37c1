import { Injectable } from '@nestjs/common';
import { NotFound } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import {
  checkedFields,
  type Draft,
  DraftPartsService,
  type StoredFile,
  thawed,
  Version,
  VersionRepository,
} from '#resources';
import type { ThreeStates, UpdatableState, UpdateOutcome } from './source-update.js';
import { UpdateRepository } from './update.repository.js';

/** Where both started, what is to change, and what it may take from. */
type Compared = Record<'base' | 'mine' | 'theirs', Version | Draft>;

/** A resource as its versions, its draft or a copy of it have it, and the choices between them written in a draft. */
@Injectable()
export class StatesService {
  constructor(
    private readonly parts: DraftPartsService,
    private readonly versions: VersionRepository,
    private readonly updates: UpdateRepository,
  ) {}

  /** Three states, each a version's or a draft's, in two questions. `tx`: drafts as the caller's transaction has them. */
  async read(at: Compared, tx?: Transaction): Promise<Pick<ThreeStates, keyof Compared>> {
    const holders = Object.values(at);
    const [versions, drafts] = [true, false].map((isVersion) =>
      holders.filter((each) => each instanceof Version === isVersion).map(({ id }) => id),
    );
    const [contents, files] = await Promise.all([
      this.versions.contents([...new Set(versions)]),
      this.versions.filesOfDrafts(drafts ?? [], tx),
    ]);
    const stateOf = (holder: Version | Draft): UpdatableState => {
      if (!(holder instanceof Version)) return { fields: holder.fields, files: files.get(holder.id) ?? [] };
      const content = contents.get(holder.id) ?? { parts: [], files: [] };
      return { fields: thawed(holder, content.parts), files: content.files };
    };
    return { base: stateOf(at.base), mine: stateOf(at.mine), theirs: stateOf(at.theirs) };
  }

  /** The newest version of a resource. */
  async getNewest(resourceId: string): Promise<Version> {
    const newest = (await this.versions.latestOf([resourceId])).get(resourceId);
    if (!newest) throw new NotFound();
    return newest;
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
