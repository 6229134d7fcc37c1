import { Injectable } from '@nestjs/common';
import { type Resource, ResourceRepository } from '#resources';
import { CatalogueRepository } from './catalogue.repository.js';
import { seeAllPath, type Shelf, shelfLevels, shelves } from './home-row.js';
import { SearchService } from './search.service.js';

const ON_A_ROW = 6;

export interface HomeRow extends Pick<Shelf, 'id' | 'title' | 'explanation'> {
  readonly totalCount: number;
  readonly seeAll: string;
  readonly resources: Resource[];
}

/** What the home page shows before anybody asks: the newest, then the newest of each cycle that has some. */
@Injectable()
export class HomeService {
  constructor(
    private readonly catalogue: CatalogueRepository,
    private readonly resources: ResourceRepository,
    private readonly search: SearchService,
  ) {}

  async rows(): Promise<HomeRow[]> {
    const wanted = shelves.map((shelf) => ({ id: shelf.id, levels: shelfLevels(shelf) }));
    const [newest, { total, counts }] = await Promise.all([
      this.catalogue.newestOf(wanted, ON_A_ROW),
      this.search.countUnder('levels'),
    ]);
    const found = await this.resources.byIds([...new Set([...newest.values()].flat())]);
    return shelves.flatMap((shelf) => {
      const resources = (newest.get(shelf.id) ?? []).flatMap((id) => found.get(id) ?? []);
      if (resources.length === 0) return [];
      const counted = shelf.level === null ? total : (counts.get(shelf.level) ?? 0);
      const { id, title, explanation } = shelf;
      // What was published a second ago may not be counted yet.
      const totalCount = Math.max(counted, resources.length);
      return [{ id, title, explanation, totalCount, seeAll: seeAllPath(shelf), resources }];
    });
  }

  count(): Promise<number> {
    return this.resources.countVisible();
  }
}
