import { Injectable } from '@nestjs/common';
import { type Resource, VersionRepository } from '#resources';
import { SearchService, type SearchWish } from '../search.service.js';
import { type Candidate, type Couple, couplesOf, forOneOf, pairWished } from './couple.js';

/** A resource beside what a couple is judged by. */
interface Member extends Candidate {
  readonly resource: Resource;
}

/** As far down each list as a theme is looked for. */
const READ_OF_EACH = 24;

/** Two resources for two classes together, found by the engine that the search page asks: one list a class. */
@Injectable()
export class CoupleService {
  constructor(
    private readonly search: SearchService,
    private readonly versions: VersionRepository,
  ) {}

  async couples(wish: SearchWish): Promise<Couple<Member>[]> {
    const pair = pairWished(wish.text, wish.filters);
    if (!pair) return [];
    const { levels, text, filters } = pair;
    const [youngers, olders] = await Promise.all(
      levels.map(async (level) => {
        const one = { ...wish, text, filters: { ...filters, levels: [level] } };
        return (await this.search.first(one, READ_OF_EACH)).map(({ node }) => node);
      }),
    );
    const members = await this.described([...(youngers ?? []), ...(olders ?? [])]);
    const of = (resources: readonly Resource[] = []) => resources.flatMap(({ id }) => members.get(id) ?? []);
    const [younger, older] = levels;
    return couplesOf(
      levels,
      forOneOf(of(youngers), [younger, older]),
      forOneOf(of(olders), [older, younger]),
    );
  }

  private async described(resources: readonly Resource[]): Promise<Map<string, Member>> {
    const versions = await this.versions.latestOf([...new Set(resources.map(({ id }) => id))]);
    return new Map(
      resources.flatMap((resource) => {
        const version = versions.get(resource.id);
        if (!version) return [];
        const { title, levels, subjects, fields } = version;
        const member = {
          id: resource.id,
          title,
          levels,
          subjects,
          keywords: fields.keywords ?? [],
          resource,
        };
        return [[resource.id, member] as const];
      }),
    );
  }
}
