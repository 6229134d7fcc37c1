import { Inject, Injectable } from '@nestjs/common';
import type { Slice } from '#platform/database';
import { cursorAt, pageInfo } from '#platform/graphql';
import type { Fragment, SearchEngine, SearchHit, SearchResult } from '#platform/search-engine';
import { type Resource, ResourceRepository } from '#resources';
import { CatalogueRepository } from './catalogue.repository.js';
import { type ChosenFilters, type Facet, facetsOf } from './facet.js';
import { buildSearchQuery, type SearchFacet } from './query.js';
import { SEARCH_ENGINE } from './search-engine.js';
import { type WayOut, waysOutOf } from './way-out.js';

/** What a reader asks. `author` is an agent's id. */
export interface SearchWish {
  readonly text: string;
  readonly filters: ChosenFilters;
  readonly author: string | null;
  readonly sort: 'relevance' | 'newest';
}

export interface FoundResource {
  readonly cursor: string;
  readonly node: Resource;
  readonly highlight: { title: Fragment[]; snippet: Fragment[] };
  /** Other published resources of its family, for which it stands; 0 in a list that groups nothing. */
  readonly relatives: number;
}

/** One page of a list of resources, with what surrounds it. */
export interface FoundPage {
  readonly totalCount: number;
  readonly edges: FoundResource[];
  readonly pageInfo: ReturnType<typeof pageInfo>;
  readonly page: number;
  readonly pageCount: number;
  readonly facets: Facet[];
  readonly corrections: { typed: string; used: string }[];
  /** On the first page of a short answer: resources on the same subject, outside the counts. */
  readonly related: FoundResource[];
  readonly waysOut: (WayOut & { count: number })[];
  /** What was asked; null of a list that no search made. */
  readonly wish: SearchWish | null;
}

@Injectable()
export class SearchService {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly catalogue: CatalogueRepository,
    @Inject(SEARCH_ENGINE) private readonly engine: SearchEngine,
  ) {}

  /**
   * Finds, counts and marks; what the index still holds but a visitor may no longer read is left out. Without `counting`
   * no facet has a value.
   */
  async search(wish: SearchWish, slice: Slice, { counting = true } = {}): Promise<FoundPage> {
    const result = await this.ask(wish, slice, { counting, alone: false });
    const visible = await this.resources.visibleInOrder(
      [...result.hits, ...result.related].map(({ id }) => id),
    );
    const relatives = await this.catalogue.relativesOf(visible.map(({ id }) => id));
    const edges = edgesOf({ visible, relatives }, result.hits, slice.offset);
    return {
      ...pageOf(edges, result.total, slice, result.hits.length),
      related: edgesOf({ visible, relatives }, result.related, slice.offset + result.hits.length),
      facets: facetsOf(result.facets, wish.filters),
      corrections: result.corrections,
      waysOut: result.total === 0 ? await this.waysOut(wish) : [],
      wish,
    };
  }

  /** How many resources it finds. */
  async count(wish: SearchWish): Promise<number> {
    return (await this.ask(wish, { offset: 0, limit: 0 }, { counting: false })).total;
  }

  /** The first answers alone, nothing counted. */
  async first(wish: SearchWish, limit: number): Promise<FoundResource[]> {
    const { hits } = await this.ask(wish, { offset: 0, limit }, { counting: false });
    const visible = await this.resources.visibleInOrder(hits.map(({ id }) => id));
    return edgesOf({ visible, relatives: new Map() }, hits, 0);
  }

  /** Ids of the first answers, nothing counted; whether they may still be read is the caller’s to ask. */
  async idsOf(wish: SearchWish, limit: number): Promise<string[]> {
    const { hits } = await this.ask(wish, { offset: 0, limit }, { counting: false });
    return hits.map(({ id }) => id);
  }

  /** How many resources stand under each value of a facet, as the search page counts them; and all together. */
  async countUnder(
    facet: SearchFacet,
    filters: ChosenFilters = {},
  ): Promise<{ total: number; counts: Map<string, number> }> {
    const query = buildSearchQuery({ text: '', facets: [facet], filters, pageSize: 0 });
    const { total, facets } = await this.engine.search(query);
    return { total, counts: new Map((facets[facet] ?? []).map(({ value, count }) => [value, count])) };
  }

  /** Of these resources, those that this search finds; one of a family. */
  async among(wish: SearchWish, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const { hits } = await this.ask(wish, { offset: 0, limit: ids.length }, { counting: false, ids });
    return hits.map(({ id }) => id);
  }

  private async ask(
    wish: SearchWish,
    slice: Slice,
    {
      counting = true,
      ids = null,
      alone = !counting,
    }: { counting?: boolean; ids?: readonly string[] | null; alone?: boolean } = {},
  ): Promise<SearchResult> {
    const text = wish.text.trim();
    const query = buildSearchQuery({
      text,
      filters: wish.filters,
      sort: text === '' ? 'newest' : wish.sort,
      pageSize: slice.limit,
      ...(counting ? {} : { facets: [] }),
    });
    const filters = {
      ...query.filters,
      ...(wish.author ? { authors: [wish.author] } : {}),
      ...(ids ? { id: [...ids] } : {}),
    };
    return this.engine.search({ ...query, filters, offset: slice.offset, alone });
  }

  private async waysOut(wish: SearchWish): Promise<FoundPage['waysOut']> {
    for (const stage of waysOutOf(wish.text.trim(), wish.filters)) {
      const counted = await Promise.all(
        stage.map(async (way) => ({
          ...way,
          count: await this.count({ ...wish, ...way }),
        })),
      );
      const open = counted.filter(({ count }) => count > 0);
      if (open.length > 0) return open;
    }
    return [];
  }
}

/** A list that no search engine made: newest first, nothing to mark or to count. */
export function plainPage(nodes: readonly Resource[], total: number, slice: Slice): FoundPage {
  const edges = nodes.map((node, place) =>
    edge(node, slice.offset + place, { highlight: { title: [], snippet: [] }, relatives: 0 }),
  );
  return {
    ...pageOf(edges, total, slice, edges.length),
    facets: [],
    corrections: [],
    related: [],
    waysOut: [],
    wish: null,
  };
}

function pageOf(edges: FoundResource[], total: number, { offset, limit }: Slice, read: number) {
  return {
    totalCount: total,
    edges,
    pageInfo: pageInfo(offset, read, total),
    page: Math.floor(offset / limit) + 1,
    pageCount: Math.ceil(total / limit),
  };
}

/** What the index found and a visitor may still read, in the index's order. */
function edgesOf(
  { visible, relatives }: { visible: readonly Resource[]; relatives: ReadonlyMap<string, number> },
  hits: readonly SearchHit[],
  offset: number,
): FoundResource[] {
  const found = new Map(hits.map((hit, place) => [hit.id, { hit, place }]));
  return visible.flatMap((node) => {
    const known = found.get(node.id);
    if (!known) return [];
    return [
      edge(node, offset + known.place, {
        highlight: marked(known.hit),
        relatives: relatives.get(node.id) ?? 0,
      }),
    ];
  });
}

const edge = (
  node: Resource,
  place: number,
  found: Pick<FoundResource, 'highlight' | 'relatives'>,
): FoundResource => ({ cursor: cursorAt(place), node, ...found });

/** The summary when it answers, else the place of the files that does, else the summary all the same. */
function marked({ highlights: { title, summary, body } }: SearchHit): FoundResource['highlight'] {
  return { title, snippet: summary.some((fragment) => fragment.marked) ? summary : (body ?? summary) };
}
