import { Injectable } from '@nestjs/common';
import { SearchDocumentsService } from '#discovery';
import { NotificationService } from '#notifications';
import { Database, type Transaction } from '#platform/database';
import { expandTerms, subjects } from '#vocabulary';
import { followLimits } from '../follow-limits.js';
import { AlertRepository } from './alert.repository.js';
import type { AlertScope, Edition, Follower } from './alert.js';

/** Of `data/kinds.json` of the notifications. */
export const FOLLOWED = 'followed';

/** What the row of a line holds: its words are asked when it is read, and these say nothing that must not be shown. */
const unspoken = { kind: FOLLOWED, title: 'Du nouveau dans ce que vous suivez', path: '/mes/suivis' };

/** Tells whoever follows: each edition of a resource once, whatever the number of reasons, however often it is asked. */
@Injectable()
export class AlertService {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertRepository,
    private readonly documents: SearchDocumentsService,
    private readonly notifications: NotificationService,
  ) {}

  /** Those who follow its authors, its levels and its subjects. */
  async tellPublished(resourceId: string): Promise<void> {
    const edition = await this.alerts.editionOf(resourceId);
    // Where it stands is what its shelves and the search say.
    const [document] = edition ? await this.documents.of([resourceId]) : [];
    if (!edition || !document) return;
    const stands = {
      levels: document.facets.levels ?? [],
      subjects: subjectsHolding(document.facets.subjects ?? []),
    };
    await this.tellAll(edition, (tx, limit) => this.alerts.followersOf(tx, edition, stands, limit));
  }

  /** Those who follow a collection in which it was put. */
  async tellAdded(collectionId: string, resourceId: string): Promise<void> {
    const edition = await this.alerts.editionOf(resourceId);
    const addition = await this.alerts.addition(collectionId, resourceId);
    if (!edition || !addition) return;
    await this.tellAll(edition, (tx, limit) =>
      this.alerts.followersOfCollection(tx, edition, { collectionId, ...addition }, limit),
    );
  }

  /** One line for each account that was told nothing of it; for the others one reason more. */
  async tell(tx: Transaction, edition: Edition, followers: readonly Follower[]): Promise<void> {
    const accountIds = [...new Set(followers.map(({ accountId }) => accountId))];
    for (const { id, accountId } of await this.alerts.open(tx, edition, accountIds)) {
      const { resourceId } = edition;
      await this.alerts.deliver(
        tx,
        id,
        await this.notifications.notify(tx, { ...unspoken, accountId, resourceId }),
      );
    }
    await this.alerts.explain(
      tx,
      edition,
      followers.map(({ id }) => id),
    );
  }

  /** Lines that nobody has read and that say nothing any more leave their inboxes. */
  async takeBack(tx: Transaction, scope: AlertScope): Promise<void> {
    await this.notifications.takeBack(tx, await this.alerts.spentLines(tx, scope));
  }

  async takeBackNow(scope: AlertScope): Promise<void> {
    await this.database.transaction((tx) => this.takeBack(tx, scope));
  }

  /** A batch a transaction: who was told is found no more, so that a job killed halfway goes on where it was. */
  private async tellAll(
    edition: Edition,
    find: (tx: Transaction, limit: number) => Promise<Follower[]>,
  ): Promise<void> {
    const limit = followLimits.tellBatch;
    for (let found = limit; found === limit;)
      found = await this.database.transaction(async (tx) => {
        const followers = await find(tx, limit);
        await this.tell(tx, edition, followers);
        return followers.length;
      });
  }
}

/** A subject is followed with those that it holds. */
const subjectsHolding = (ids: readonly string[]): string[] =>
  subjects().flatMap(({ id }) =>
    expandTerms('subjects', [id]).some((held) => ids.includes(held)) ? id : [],
  );
