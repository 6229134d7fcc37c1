import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Mandate, MandateRepository, type MandateRequest, MandateRequestRepository } from '#identity';
import { Database, type Transaction } from '#platform/database';
import { dayInWords } from '#platform/french';
import { EventHandlers } from '#platform/outbox';
import { MandateWordingService } from './mandate-wording.service.js';
import { NotificationService } from './notification.service.js';

const page = '/mandats';

/** Tells of mandates: identity lies below notifications, and says only what happened. */
@Injectable()
export class MandateNoticeHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly database: Database,
    private readonly mandates: MandateRepository,
    private readonly requests: MandateRequestRepository,
    private readonly wording: MandateWordingService,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    for (const what of ['granted', 'ending', 'ended'] as const)
      this.events.on(`mandate.${what}`, (event) => this.tellHolder(String(event.mandateId), what));
    this.events.on('mandate.asked', (event) => this.tellDeciders(String(event.requestId)));
    this.events.on('mandate.answered', (event) => this.tellAsker(String(event.requestId)));
  }

  private async tellHolder(id: string, what: 'granted' | 'ending' | 'ended'): Promise<void> {
    const mandate = await this.mandates.find(id);
    if (!mandate) return;
    const title = `${said[what]}\u00a0: ${await this.wording.named(mandate)}`;
    await this.database.transaction(async (tx) => {
      if (!isStill[what](mandate, tx.now) || !(await this.mandates.tellOnce(tx, id, what))) return;
      await this.notifications.notify(tx, {
        accountId: mandate.accountId,
        kind: 'mandate',
        title,
        path: page,
        detail: what === 'ended' ? null : termOf(mandate),
      });
    });
  }

  private async tellDeciders(id: string): Promise<void> {
    const request = await this.requests.find(id);
    if (request?.state !== 'asked') return;
    const [asker, place] = await Promise.all([
      this.wording.nameOf(request.accountId),
      this.wording.named(request),
    ]);
    await this.database.transaction(async (tx) => {
      if (!(await this.mandates.tellOnce(tx, id, 'asked'))) return;
      for (const accountId of await this.decidersOf(tx, request))
        await this.notifications.notify(tx, {
          accountId,
          kind: 'mandate-asked',
          title: `${asker} demande un mandat\u00a0: ${place}`,
          path: `${page}/demandes`,
          detail: request.words,
        });
    });
  }

  private async decidersOf(tx: Transaction, request: MandateRequest): Promise<string[]> {
    const path = await this.wording.pathOf(request.territoryId);
    return this.mandates.deciders(path, request.accountId, tx.now);
  }

  private async tellAsker(id: string): Promise<void> {
    const request = await this.requests.find(id);
    if (!request || request.state === 'asked') return;
    const answer = request.granted ? 'acceptée' : 'refusée';
    const title = `Votre demande de mandat est ${answer}\u00a0: ${await this.wording.named(request)}`;
    await this.database.transaction(async (tx) => {
      if (!(await this.mandates.tellOnce(tx, id, 'answered'))) return;
      await this.notifications.notify(tx, {
        accountId: request.accountId,
        kind: 'mandate-answered',
        title,
        path: page,
        detail: request.answer,
      });
    });
  }
}

const said = {
  granted: 'Vous avez un mandat',
  ending: 'Votre mandat finit bientôt',
  ended: 'Votre mandat est terminé',
};

/** A job that comes late tells nothing that is no longer so. */
const isStill: Record<keyof typeof said, (mandate: Mandate, now: Date) => boolean> = {
  granted: (mandate, now) => mandate.isOpen(now),
  ending: (mandate, now) => mandate.isOpen(now),
  ended: (mandate, now) => !mandate.isOpen(now),
};

function termOf({ startsAt, endsAt }: Mandate): string {
  const start = `Du ${dayInWords(startsAt)}`;
  return endsAt ? `${start} au ${dayInWords(endsAt)}.` : `À partir du ${dayInWords(startsAt)}.`;
}
