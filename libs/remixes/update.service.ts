import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import {
  checkedFields,
  type Draft,
  DraftPartsService,
  DraftService,
  resourcePolicy,
  ResourceRepository,
  thawed,
  type Version,
  VersionRepository,
} from '#resources';
import type { FollowPolicy, WaitingUpdate } from './source-follow.js';
import { SourceUpdate, type UpdatableState, type UpdateOutcome } from './source-update.js';
import { NotASource, NothingToUpdate, PieceUnknown } from './update.errors.js';
import type { UpdateChoice } from './update-piece.js';
import { UpdateRepository } from './update.repository.js';

/** What an adapter takes of what her original became: into her draft, by her choices only. */
@Injectable()
export class UpdateService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftService,
    private readonly parts: DraftPartsService,
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly updates: UpdateRepository,
  ) {}

  /** What the original changed, beside the adaptation as it is: its open draft, or its newest version. */
  async inspect(waiting: WaitingUpdate, draft: Draft | null): Promise<SourceUpdate> {
    const { sourceId, pinnedId, newestId, resourceId } = waiting;
    const [[base, theirs], mine] = await Promise.all([
      this.statesOf(sourceId, (versions) =>
        [pinnedId, newestId].map((id) => versions.find((each) => each.id === id)),
      ),
      draft ? this.draftState(draft) : this.newestState(resourceId),
    ]);
    if (!base || !theirs) throw new NotFound();
    return new SourceUpdate({ base, mine, theirs });
  }

  /**
   * Writes the chosen pieces in the draft, and pins it to the version that was looked at: what was left is not asked
   * again. Throws `DraftChanged` when the draft moved on since it was read.
   */
  async updateFromSource(
    actor: Actor,
    wish: { draftId: string; sourceId: string; revision: number; choices: readonly UpdateChoice[] },
  ): Promise<Draft> {
    return this.drafts.change(actor, wish.draftId, async (tx, draft, now) => {
      draft.change(wish.revision, {}, now);
      const waiting = await this.updates.waitingIn(tx, draft.resourceId, wish.sourceId);
      if (!waiting) throw new NothingToUpdate();
      const update = await this.inspect(waiting, draft);
      const choices = new Map(wish.choices.map((choice) => [choice.pieceId, choice]));
      const known = new Set(update.pieces.map(({ id }) => id));
      if ([...choices.keys()].some((id) => !known.has(id))) throw new PieceUnknown();
      await this.write(tx, draft, { outcome: update.choose(choices), waiting });
      await this.updates.pin(tx, draft.id, waiting);
      tx.record({
        actorId: actor.accountId,
        verb: 'source.update',
        subjectType: 'resource',
        subjectId: draft.resourceId,
        note: waiting.newestId,
      });
    });
  }

  /** Rewordings of blocks that the adapter never touched, written in the draft; she still chooses the rest, and the pin. */
  async takeCorrections(actor: Actor, draftId: string, waiting: WaitingUpdate): Promise<void> {
    await this.drafts.change(actor, draftId, async (tx, draft) => {
      const update = await this.inspect(waiting, draft);
      const corrections = update.corrections();
      if (corrections.size > 0) await this.write(tx, draft, { outcome: update.choose(corrections), waiting });
    });
  }

  async setSourcePolicy(
    actor: Actor,
    wish: { resourceId: string; sourceId: string; policy: FollowPolicy },
  ): Promise<string> {
    const found = await this.resources.findByAddress(wish.resourceId);
    return this.database.transaction(async (tx) => {
      const access = found ? await this.resources.lock(tx, actor, found.id) : null;
      if (!access || !resourcePolicy.can(actor, 'read', access)) throw new NotFound();
      resourcePolicy.authorize(actor, 'update', access);
      const resourceId = access.resource.id;
      const source = await this.resources.findByAddress(wish.sourceId);
      if (!source || !(await this.updates.isSource(tx, resourceId, source.id))) throw new NotASource();
      const chosenBy = requireAccount(actor);
      await this.updates.savePolicy(tx, { resourceId, sourceId: source.id, policy: wish.policy, chosenBy });
      tx.record({
        actorId: chosenBy,
        verb: 'source.follow',
        subjectType: 'resource',
        subjectId: resourceId,
        note: `${wish.policy} ${source.id}`,
      });
      return resourceId;
    });
  }

  private async write(
    tx: Transaction,
    draft: Draft,
    { outcome, waiting }: { outcome: UpdateOutcome; waiting: WaitingUpdate },
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
        versionId: waiting.newestId,
        licenceId: fileNow.licenceId,
      });
    }
    draft.change(draft.revision, checkedFields(outcome.fields), tx.now);
  }

  private async statesOf(
    resourceId: string,
    choose: (newestFirst: readonly Version[]) => readonly (Version | undefined)[],
  ): Promise<UpdatableState[]> {
    const all = (await this.versions.allOf([resourceId])).get(resourceId) ?? [];
    const chosen = choose(all).filter((version) => version !== undefined);
    const contents = await this.versions.contents(chosen.map(({ id }) => id));
    return chosen.map((version) => {
      const { parts = [], files = [] } = contents.get(version.id) ?? {};
      return { fields: thawed(version, parts), files };
    });
  }

  private async newestState(resourceId: string): Promise<UpdatableState> {
    const [newest] = await this.statesOf(resourceId, ([first]) => [first]);
    if (!newest) throw new NotFound();
    return newest;
  }

  private async draftState(draft: Draft): Promise<UpdatableState> {
    return { fields: draft.fields, files: await this.versions.draftFiles(draft.id) };
  }
}
