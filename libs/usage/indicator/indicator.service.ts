import { Injectable } from '@nestjs/common';
import { type Territory, TerritoryRepository } from '#identity';
import type { Actor } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { IndicatorRepository, type PlaceCount } from './indicator.repository.js';
import { type Cell, publishedCells, publishedSum } from './published-cells.js';
import { placeOf, stageOf, subjectOf } from './school-place.js';

/** What is asked of the cells; null: all. */
interface IndicatorFilter {
  readonly stage: string | null;
  readonly subject: string | null;
}

/** Of one place; null: too few to be said. */
interface PlaceIndicators {
  readonly territory: Territory;
  readonly resources: number | null;
  readonly uses: number | null;
  readonly reviews: number | null;
}

/** Counts by place, stage and subject, as they may be published. */
@Injectable()
export class IndicatorService {
  constructor(
    private readonly clock: Clock,
    private readonly counts: IndicatorRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  /** Everything is counted up to the day before: one more use in a month does not show when it came. */
  countedBefore(): string {
    return `${monthInParis.format(this.clock.now())}-01`;
  }

  async usePieces(): Promise<Cell[]> {
    return publishedCells(cellsOf(await this.counts.uses(this.countedBefore())));
  }

  /** The places of her mandates and what lies directly in them; null: she has none. */
  async ofMandates(actor: Actor, filter: IndicatorFilter): Promise<PlaceIndicators[] | null> {
    const places = await this.places(actor);
    if (places.length === 0) return null;
    const before = this.countedBefore();
    const [resources, uses, reviews] = await Promise.all([
      this.counts.resources(before),
      this.counts.uses(before),
      this.counts.reviews(before),
    ]);
    const [published, used, reviewed] = [resources, uses, reviews].map((each) =>
      publishedCells(cellsOf(each)),
    );
    return places.map((territory) => {
      const isWithin = within(territory, filter);
      return {
        territory,
        resources: publishedSum(published ?? [], isWithin),
        uses: publishedSum(used ?? [], isWithin),
        reviews: publishedSum(reviewed ?? [], isWithin),
      };
    });
  }

  /** Nothing is said of less than a département: who works in a part of it reads that of the whole. */
  private async places({ mandates }: Actor): Promise<Territory[]> {
    if (mandates.length === 0) return [];
    const national = await this.territories.findByCode('national');
    const asked = mandates.map(({ territoryId }) => territoryId ?? national?.id ?? '');
    const paths = await this.territories.pathsOf(asked);
    const held = await this.territories.byIds([...new Set([...paths.values()].flat())]);
    const own = asked.flatMap((id) => {
      const place = (paths.get(id) ?? [])
        .map((each) => held.get(each))
        .find((each) => each && isCounted(each));
      return place ? [place] : [];
    });
    const below = await this.territories.children(own.map(({ id }) => id));
    const all = own.flatMap((place) => [place, ...(below.get(place.id) ?? []).filter(isCounted)]);
    return [...new Map(all.map((place) => [place.id, place])).values()];
  }
}

const isCounted = ({ kind }: Territory): boolean => ['national', 'academie', 'departement'].includes(kind);

const cellsOf = (counts: readonly PlaceCount[]): Cell[] =>
  counts.flatMap(({ place, levels, subjects, count }) => {
    const at = placeOf(place);
    return at ? [{ path: [...at, stageOf(levels), subjectOf(subjects)], count }] : [];
  });

function within({ kind, code }: Territory, { stage, subject }: IndicatorFilter) {
  const depth = kind === 'academie' ? 0 : 1;
  return (path: readonly string[]): boolean =>
    (kind === 'national' || path[depth] === code) &&
    (stage === null || path[2] === stage) &&
    (subject === null || path[3] === subject);
}

/** sv-SE writes months as ISO 8601 does. */
const monthInParis = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
});
