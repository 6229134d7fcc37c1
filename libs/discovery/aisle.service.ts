import { Injectable } from '@nestjs/common';
import type { Slice } from '#platform/database';
import { type Aisle, type Gap, gapsOf } from './aisle.js';
import { type FoundPage, SearchService } from './search.service.js';

/** What stands in an aisle, newest first, and what is missing there; counted by the search engine, as the search page counts. */
@Injectable()
export class AisleService {
  constructor(private readonly search: SearchService) {}

  newest({ filters }: Aisle, slice: Slice): Promise<FoundPage> {
    return this.search.search({ text: '', filters, author: null, sort: 'newest' }, slice);
  }

  async gaps(aisle: Aisle): Promise<Gap[]> {
    if (aisle.taught.length === 0) return [];
    const { counts } = await this.search.countUnder(aisle.counted, aisle.filters);
    return gapsOf(aisle, counts);
  }
}
