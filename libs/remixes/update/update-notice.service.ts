import { Injectable } from '@nestjs/common';
import { NotificationService } from '#notifications';
import { visitor } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { DraftRepository, NextVersionService } from '#resources';
import type { WaitingUpdate } from './source-follow.js';
import { UpdateRepository } from './update.repository.js';
import { UpdateService } from './update.service.js';

/** Told in one question; the next ones follow. */
const AT_ONCE = 100;

/** When an original publishes: its adapters are told, and those who follow its corrections find them in a draft. */
@Injectable()
export class UpdateNoticeService {
  constructor(
    private readonly database: Database,
    private readonly updates: UpdateRepository,
    private readonly service: UpdateService,
    private readonly drafts: DraftRepository,
    private readonly next: NextVersionService,
    private readonly notifications: NotificationService,
  ) {}

  async tellAdapters(sourceId: string, number: number): Promise<void> {
    for (;;) {
      const adapters = await this.updates.adaptersToTell(sourceId, number, AT_ONCE);
      for (const resourceId of adapters) await this.tell({ resourceId, sourceId }, number);
      if (adapters.length < AT_ONCE) return;
    }
  }

  /** The corrections first: a job that stops between the two does them again, and finds them done. */
  private async tell(about: { resourceId: string; sourceId: string }, number: number): Promise<void> {
    const waiting = (await this.updates.waiting([about.resourceId])).get(about.resourceId);
    const update = waiting?.find(({ sourceId }) => sourceId === about.sourceId) ?? null;
    if (update?.policy === 'corrections') await this.correct(update);
    await this.database.transaction(async (tx) => {
      const isNew = await this.updates.markTold(tx, about, number);
      if (isNew && update && update.policy !== 'frozen') await this.notify(tx, update);
    });
  }

  private async notify(tx: Transaction, update: WaitingUpdate): Promise<void> {
    const draft = await this.drafts.findOfResource(tx, update.resourceId);
    const path = draft ? `/brouillons/${draft.id}/mise-a-jour/${update.sourceId}` : '/mes/ressources';
    const news = update.licenceChanged ? 'a changé de licence' : 'a une nouvelle version';
    for (const accountId of await this.updates.authorsOf(tx, update.resourceId))
      await this.notifications.notify(tx, {
        accountId,
        kind: update.licenceChanged ? 'source-licence-changed' : 'source-updated',
        resourceId: update.resourceId,
        title: `« ${update.sourceTitle} », votre original, ${news}.`,
        path,
        detail: update.whatChanged.at(-1) ?? null,
      });
  }

  /** With the rights that whoever chose it has today: a co-author who left corrects nothing any more. */
  private async correct(update: WaitingUpdate): Promise<void> {
    const { resourceId, chosenBy } = update;
    const [draft, isAuthor] = await this.database.transaction(async (tx) => [
      await this.drafts.findOfResource(tx, resourceId),
      (await this.updates.authorsOf(tx, resourceId)).includes(chosenBy ?? ''),
    ]);
    // What lies before others is not to move.
    if (!isAuthor || draft?.proposedAt) return;
    const { size } = (await this.service.inspect(update, draft)).corrections();
    if (size === 0) return;
    const actor = { ...visitor, accountId: chosenBy };
    const open = draft ?? (await this.next.startVersion(actor, resourceId));
    await this.service.takeCorrections(actor, open.id, update);
  }
}
