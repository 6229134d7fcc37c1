import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { ResourceRepository } from '#resources';
import { CatalogueRepository, type CreditedPage } from './catalogue.repository.js';
import { type FoundPage, plainPage } from './search.service.js';

@Injectable()
export class SearchLoader {
  constructor(
    private readonly catalogue: CatalogueRepository,
    private readonly resources: ResourceRepository,
  ) {}

  /** Keyed by `creditedKey`: loaders compare keys, and two equal objects are not the same. */
  readonly credited = batched((keys: readonly string[]) => this.creditedPages(keys));

  private async creditedPages(keys: readonly string[]): Promise<Map<string, FoundPage>> {
    const pages = keys.map((key) => JSON.parse(key) as CreditedPage);
    const lists = await this.catalogue.creditedTo(pages);
    const found = await this.resources.byIds([...new Set(lists.flatMap(({ ids }) => ids))]);
    return new Map(
      pages.map((page, place) => {
        const { ids, total } = lists[place] ?? { ids: [], total: 0 };
        const nodes = ids.flatMap((id) => found.get(id) ?? []);
        return [keys[place] ?? '', plainPage(nodes, total, page)];
      }),
    );
  }
}

export const creditedKey = ({ agentId, offset, limit }: CreditedPage): string =>
  JSON.stringify({ agentId, offset, limit });
