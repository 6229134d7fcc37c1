import { Injectable } from '@nestjs/common';
import { SearchService } from './search.service.js';
import { isEnoughToSuggest, type Suggestion, suggestedAisles } from './suggestion.js';

const MOST_RESOURCES = 5;

/** What a reader may want before she has finished typing; the resources are the first that the search page would show. */
@Injectable()
export class SuggestionService {
  constructor(private readonly search: SearchService) {}

  async suggest(text: string): Promise<Suggestion[]> {
    if (!isEnoughToSuggest(text)) return [];
    return [...suggestedAisles(text), ...(await this.resources(text))];
  }

  private async resources(text: string): Promise<Suggestion[]> {
    const wish = { text, filters: {}, author: null, sort: 'relevance' } as const;
    const found = await this.search.first(wish, MOST_RESOURCES);
    return found.flatMap(({ node, highlight }) =>
      node.slug === null
        ? []
        : [{ kind: 'resource', id: node.slug, label: highlight.title.map(({ text }) => text).join('') }],
    );
  }
}
