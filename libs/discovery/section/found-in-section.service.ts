import { Inject, Injectable } from '@nestjs/common';
import { type Section, SectionRepository } from '#collections';
import { LOGGER, type Logger } from '#platform/observability';
import { type Resource, ResourceRepository } from '#resources';
import { SEARCH_FILTERS } from '../query.js';
import { SearchService, type SearchWish } from '../search.service.js';

/** Beyond what a section shows: as many of the first answers may stand in the collection already. */
const PASSED_OVER = 100;

/** What sections that search find now: what anybody may read, and their collection does not hold. */
@Injectable()
export class FoundInSectionService {
  constructor(
    private readonly search: SearchService,
    private readonly sections: SectionRepository,
    private readonly resources: ResourceRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Null where the search does not answer; of a section that searches nothing, nothing. */
  async of(sections: readonly Section[]): Promise<Map<Section, Resource[] | null>> {
    const asked = new Map(
      await Promise.all(sections.map(async (section) => [section, await this.ask(section)] as const)),
    );
    const ids = [...new Set([...asked.values()].flatMap((found) => found ?? []))];
    if (ids.length === 0)
      return new Map(sections.map((each) => [each, asked.get(each) === null ? null : []]));
    const collections = [...new Set(sections.map(({ collectionId }) => collectionId))];
    const [visible, held] = await Promise.all([
      this.resources.visibleInOrder(ids),
      this.sections.heldAmong(collections, ids),
    ]);
    const readable = new Map(visible.map((resource) => [resource.id, resource]));
    return new Map(
      [...asked].map(([section, found]) => [
        section,
        found &&
          found
            .filter((id) => !held.get(section.collectionId)?.has(id))
            .flatMap((id) => readable.get(id) ?? [])
            .slice(0, section.searchMost ?? 0),
      ]),
    );
  }

  private async ask(section: Section): Promise<string[] | null> {
    if (section.search === null) return [];
    try {
      return await this.search.idsOf(wishOf(section.search), (section.searchMost ?? 0) + PASSED_OVER);
    } catch (error) {
      // The rest of the collection is shown without it, and says so.
      this.logger.warn({ room: 'search', err: error }, 'A section of a collection found nothing');
      return null;
    }
  }
}

/** What a section asks, as the search is asked. A facet that the search has no more narrows nothing. */
export const wishOf = ({ text, filters, sort }: NonNullable<Section['search']>): SearchWish => ({
  text,
  filters: Object.fromEntries(SEARCH_FILTERS.map((facet) => [facet, [...(filters[facet] ?? [])]])),
  author: null,
  sort,
});
