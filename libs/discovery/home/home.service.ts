import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { grouped, type Slice } from '#platform/database';
import { type Resource, ResourceRepository } from '#resources';
import { SearchService } from '../search.service.js';
import { chosenFrom, onePerFamily } from './home-choice.js';
import { type HomeReason, reasonOf } from './home-reason.js';
import { type HomeRowId, homeRowIds } from './home-row.js';
import { type HomeCandidate, HomeRepository } from './home.repository.js';

const ON_A_ROW = 6;
/** Further rows are a link each. */
const ROWS_WITH_CARDS = 3;
/** From so many, six are chosen. */
const CANDIDATES = 60;
/** A page of its own shows a row as far as this. */
const DEEPEST = 300;

export interface HomeCard {
  readonly resource: Resource;
  readonly reason: HomeReason;
}

export interface HomeRow {
  readonly id: HomeRowId;
  /** Null where nobody counts it. */
  readonly totalCount: number | null;
  readonly cards: HomeCard[];
}

/** Rows of the home page: what is there for the task at hand, each card with a reason that anybody could check. */
@Injectable()
export class HomeService {
  constructor(
    private readonly candidates: HomeRepository,
    private readonly resources: ResourceRepository,
    private readonly search: SearchService,
    private readonly clock: Clock,
  ) {}

  /** Those that hold something; the first three with their cards. `accountId` null: without the personal ones. */
  async rows(accountId: string | null): Promise<HomeRow[]> {
    const [pools, { total }] = await Promise.all([
      this.pools(accountId, CANDIDATES),
      this.search.countUnder('levels'),
    ]);
    const taken = new Set<string>();
    const chosen: { id: HomeRowId; pool: HomeCandidate[]; cards: HomeCandidate[] }[] = [];
    for (const id of homeRowIds) {
      const pool = pools.get(id) ?? [];
      const isFurther = chosen.length >= ROWS_WITH_CARDS;
      const cards = isFurther ? [] : chosenFrom(pool, { size: ON_A_ROW, taken });
      for (const { family } of cards) taken.add(family);
      // What stands above may be all that a row had.
      if (cards.length > 0 || (isFurther && pool.length > 0)) chosen.push({ id, pool, cards });
    }
    const found = await this.resources.byIds(chosen.flatMap(({ cards }) => cards.map(({ id }) => id)));
    return chosen.map(({ id, pool, cards }) => ({
      id,
      totalCount: id === 'nouveautes' ? Math.max(total, pool.length) : null,
      cards: withReasons(cards, found),
    }));
  }

  /** One row, as far as three hundred cards, one of each family. */
  async row(
    accountId: string | null,
    id: HomeRowId,
    { offset, limit }: Slice,
  ): Promise<{ rows: HomeCard[]; total: number }> {
    const all = onePerFamily((await this.pools(accountId, DEEPEST)).get(id) ?? []);
    const shown = all.slice(offset, offset + limit);
    const found = await this.resources.byIds(shown.map((each) => each.id));
    return { rows: withReasons(shown, found), total: all.length };
  }

  count(): Promise<number> {
    return this.resources.countVisible();
  }

  private async pools(accountId: string | null, depth: number): Promise<Map<HomeRowId, HomeCandidate[]>> {
    const found = await this.candidates.candidates({ accountId, now: this.clock.now(), depth });
    return grouped(found, ({ row }) => row) as Map<HomeRowId, HomeCandidate[]>;
  }
}

/** What was withdrawn between two statements is not shown. */
const withReasons = (chosen: readonly HomeCandidate[], found: ReadonlyMap<string, Resource>): HomeCard[] =>
  chosen.flatMap((each) => {
    const resource = found.get(each.id);
    return resource ? [{ resource, reason: reasonOf(each) }] : [];
  });
