import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { findTerm, getTerm, themes } from '#vocabulary';
import { type CalledLine, CoverageService } from './coverage.service.js';
import { coverageCycles } from './coverage.js';
import { CoverageLineType, CoverageType } from './coverage.type.js';

@Resolver(() => CoverageLineType)
export class CoverageResolver {
  constructor(private readonly coverage: CoverageService) {}

  @Query(() => CoverageType, {
    name: 'coverage',
    nullable: true,
    description:
      'Of a cycle, or of the first one, and of one theme or of all; null where it is none of `cycles`, or of `themes`.',
  })
  async ofCycle(
    @Args('cycle', { type: () => ID, nullable: true }) cycle: string | null,
    @Args('theme', { type: () => ID, nullable: true }) theme: string | null,
  ) {
    const cycles = coverageCycles();
    const id = cycle ?? cycles[0]?.id ?? '';
    const lines = await this.coverage.linesOf(id, theme);
    if (!lines) return null;
    return {
      cycle: getTerm('levels', id),
      cycles,
      theme: theme && findTerm('themes', theme),
      themes: themes(),
      lines,
    };
  }

  @ResolveField(() => String, { description: 'The text of law by which it is taught there.' })
  taughtBy(@Parent() { source }: CalledLine): string {
    return `${source.title} (${source.nor})`;
  }
}
