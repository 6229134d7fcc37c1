import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { CatalogueRepository } from '../catalogue.repository.js';
import { DescriptionService } from './description.service.js';
import { likeness, type Neighbour, neighboursOf, preparation, type Profile } from './profile.js';
import { ProfileRepository } from './profile.repository.js';
import { SimilarRepository } from './similar.repository.js';
import { weigh } from './terms.js';

/** Whoever writes profiles and neighbours holds this name: two at once would each miss the other. */
const SIMILAR_TURN = 'similar resources';
const BATCH = 50;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
/** Words are counted again when there is a quarter more to count: each resource is counted about five times in all. */
const GROWTH = 0.25;
/** In one hour; the next one goes on. */
const MOST_AN_HOUR = 500;

/** Keeps what makes resources near as PostgreSQL says, whatever happened and in whichever order it is told. */
@Injectable()
export class SimilarService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueRepository,
    private readonly descriptions: DescriptionService,
    private readonly profiles: ProfileRepository,
    private readonly similar: SimilarRepository,
  ) {}

  /** Reads these resources again and finds their neighbours; what nobody may read is forgotten. */
  async refresh(ids: readonly string[]): Promise<void> {
    for (const batch of batches(ids))
      await this.inTurn(async (tx) => {
        await this.describe(tx, batch);
        await this.connect(tx, batch);
      });
    await this.recountGrown();
  }

  /** Makes everything again from the database alone; returns how many resources have a profile. */
  async rebuild(): Promise<number> {
    const all: string[] = [];
    for await (const ids of this.allVisible()) {
      all.push(...ids);
      await this.inTurn((tx) => this.describe(tx, ids));
    }
    await this.inTurn((tx) => this.profiles.recount(tx));
    // All are weighed before any is compared: a vector of before the count would be no neighbour of one after it.
    for (const ids of batches(all)) await this.inTurn((tx) => this.weigh(tx, ids));
    for (const ids of batches(all)) await this.inTurn((tx) => this.compare(tx, ids));
    return all.length;
  }

  /** What an event did not reach, then what was weighed with an older count. */
  async catchUp(): Promise<void> {
    await this.refresh(await this.profiles.undescribed(MOST_AN_HOUR));
    await this.weighAgain();
  }

  private async recountGrown(): Promise<void> {
    const { counted, added } = await this.profiles.growth();
    if (added === 0 || added < counted * GROWTH) return;
    await this.inTurn((tx) => this.profiles.recount(tx));
    await this.weighAgain();
  }

  private async weighAgain(): Promise<void> {
    for (const ids of batches(await this.profiles.weighedBefore(MOST_AN_HOUR)))
      await this.inTurn((tx) => this.connect(tx, ids));
  }

  private async describe(tx: Transaction, ids: readonly string[]): Promise<void> {
    const found = await this.descriptions.of(ids);
    for (const description of found) await this.profiles.saveDescription(tx, description);
    const visible = new Set(found.map(({ resourceId }) => resourceId));
    for (const id of ids.filter((id) => !visible.has(id))) await this.profiles.forget(tx, id);
  }

  private async connect(tx: Transaction, ids: readonly string[]): Promise<void> {
    await this.weigh(tx, ids);
    await this.compare(tx, ids);
  }

  private async weigh(tx: Transaction, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const known = await this.profiles.termsOf(tx, id);
      if (!known) continue;
      const census = await this.profiles.census(
        tx,
        known.terms.map(({ term }) => term),
      );
      await this.profiles.saveVector(tx, id, { ...known, vector: weigh(known.terms, census) });
    }
  }

  private async compare(tx: Transaction, ids: readonly string[]): Promise<void> {
    for (const profile of await this.profiles.profiles(tx, ids)) {
      const candidates = await this.profiles.candidates(tx, profile);
      // Whoever has it among its neighbours is compared again too: its own strongest terms may not bring it.
      const holders = await this.similar.holdersOf(tx, profile.resourceId);
      const others = await this.profiles.profiles(tx, [...new Set([...candidates, ...holders])]);
      const mine = neighboursOf(profile, others);
      await this.similar.replace(tx, profile.resourceId, [...mine, ...seenFrom(others, profile)]);
    }
  }

  /** One after the other, reading what the one before wrote. */
  private async inTurn(work: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.hold(SIMILAR_TURN);
      await work(tx);
    });
  }

  private async *allVisible(): AsyncGenerator<string[]> {
    let last = BEFORE_ALL;
    for (;;) {
      const ids = await this.catalogue.visibleIdsAfter(last, BATCH);
      if (ids.length > 0) yield ids;
      last = ids.at(-1) ?? last;
      if (ids.length < BATCH) return;
    }
  }
}

/** What a resource is to those it was compared with: they gain a neighbour without being read again. */
function seenFrom(others: readonly Profile[], profile: Profile): Neighbour[] {
  return others
    .filter(({ familyId }) => familyId !== profile.familyId)
    .flatMap((other) =>
      [likeness(other, profile), preparation(other, profile)].filter((found) => found !== null),
    );
}

function* batches(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += BATCH) yield ids.slice(start, start + BATCH);
}
