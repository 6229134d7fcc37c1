import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { type Draft, DraftService, resourcePolicy, ResourceRepository, VersionRepository } from '#resources';
import type { FollowPolicy, WaitingUpdate } from './source-follow.js';
import { SourceUpdate } from './source-update.js';
import { StatesService } from './states.service.js';
import { NotASource, NothingToUpdate, PieceUnknown } from './update.errors.js';
import type { UpdateChoice } from './update-piece.js';
import { UpdateRepository } from './update.repository.js';

/** What an adapter takes of what her original became: into her draft, by her choices only. */
@Injectable()
export class UpdateService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftService,
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly states: StatesService,
    private readonly updates: UpdateRepository,
  ) {}

  /** What the original changed, beside the adaptation as it is: its open draft, or its newest version. */
  async inspect(waiting: WaitingUpdate, draft: Draft | null): Promise<SourceUpdate> {
    const { pinnedId, newestId, resourceId } = waiting;
    const versions = await this.versions.byIds([pinnedId, newestId]);
    const [pinned, newest] = [versions.get(pinnedId), versions.get(newestId)];
    if (!pinned || !newest) throw new NotFound();
    const mine = draft ?? (await this.states.getNewest(resourceId));
    return new SourceUpdate(await this.states.read({ base: pinned, mine, theirs: newest }));
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
      if ([...choices.keys()].some((id) => !update.has(id))) throw new PieceUnknown();
      await this.states.write(tx, draft, { outcome: update.choose(choices), from: () => waiting.newestId });
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
      if (corrections.size > 0)
        await this.states.write(tx, draft, {
          outcome: update.choose(corrections),
          from: () => waiting.newestId,
        });
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
}
