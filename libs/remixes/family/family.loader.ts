import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { ancestorsOf, type Relative } from './family.js';
import {
  type AdaptationPage,
  type DescendantPage,
  FamilyRepository,
  type PageWish,
  type Slice,
} from './family.repository.js';

@Injectable()
export class FamilyLoader {
  constructor(private readonly family: FamilyRepository) {}

  /** By resource, what its newest version comes from. */
  readonly ancestors = batched((roots: readonly string[]) => this.ancestorsOf(roots));
  readonly descendants = batched((wishes: readonly PageWish[]): Promise<Map<PageWish, DescendantPage>> =>
    this.family.descendants(wishes),
  );
  readonly adaptations = batched((slices: readonly Slice[]): Promise<Map<Slice, AdaptationPage>> =>
    this.family.adaptations(slices),
  );

  private async ancestorsOf(roots: readonly string[]): Promise<Map<string, Relative[]>> {
    const found = new Map<string, Relative[]>();
    for (const [id, versions] of await this.family.ancestors(roots)) {
      const own = versions.filter(({ resourceId }) => resourceId === id);
      const newest = own.sort((a, b) => b.number - a.number)[0];
      if (newest) found.set(id, ancestorsOf(newest, new Map(versions.map((each) => [each.versionId, each]))));
    }
    return found;
  }
}
