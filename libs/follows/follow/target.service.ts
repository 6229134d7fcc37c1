import { Injectable } from '@nestjs/common';
import { CollectionAccessService, CollectionRepository } from '#collections';
import type { ChosenFilters } from '#discovery';
import { AccountRepository } from '#identity';
import { type Actor, NotFound, visitor } from '#platform/authorization';
import { FollowedIsSelf, FollowUnclear } from './follow.errors.js';
import {
  aisleTarget,
  collectionTarget,
  type FollowTarget,
  personTarget,
  searchTarget,
} from './follow-target.js';

/** What a caller names: one thing, by its public addresses. */
export interface FollowWish {
  /** The slug of a page, or its path. */
  readonly person: string | null;
  /** By slug or id. */
  readonly collection: string | null;
  readonly level: string | null;
  readonly subject: string | null;
  readonly search: { readonly words: string; readonly filters: ChosenFilters } | null;
}

/** Finds what somebody wants to follow, as she may see it. */
@Injectable()
export class TargetService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly access: CollectionAccessService,
    private readonly collections: CollectionRepository,
  ) {}

  /** Only what everybody sees: what is private and what does not exist are the same answer. */
  async toFollow(actor: Actor, wish: FollowWish): Promise<FollowTarget> {
    const target = await this.find(wish, async (address) => {
      const found = await this.access.find(visitor, address, null);
      return found?.collection ?? null;
    });
    if (target.agentId !== null && target.agentId === actor.agentId) throw new FollowedIsSelf();
    return target;
  }

  /** What one followed may have been closed since: its address is enough to stop. */
  toStop(wish: FollowWish): Promise<FollowTarget> {
    return this.find(wish, (address) => this.collections.find(address));
  }

  private async find(
    wish: FollowWish,
    findCollection: (address: string) => Promise<{ id: string } | null>,
  ): Promise<FollowTarget> {
    const { person, collection, level, subject, search } = wish;
    const named = [person, collection, level ?? subject, search].filter((each) => each !== null);
    if (named.length !== 1) throw new FollowUnclear();
    if (person !== null) return personTarget(await this.agentOf(person));
    if (search !== null) return searchTarget(search);
    if (collection === null) return aisleTarget(level, subject);
    const found = await findCollection(collection);
    if (!found) throw new NotFound();
    return collectionTarget(found.id);
  }

  private async agentOf(person: string): Promise<string> {
    const agent = await this.accounts.findAgentBySlug(person.trim().replace(/^.*\/u\//, ''));
    if (!agent) throw new NotFound();
    return agent.id;
  }
}
