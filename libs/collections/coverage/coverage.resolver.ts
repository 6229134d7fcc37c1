import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { getTerm } from '#vocabulary';
import { type CalledLine, CoverageService } from './coverage.service.js';
import { coverageCycles } from './coverage.js';
import { CoverageLineType, CoverageType } from './coverage.type.js';

@Resolver(() => CoverageLineType)
export class CoverageResolver {
  constructor(private readonly coverage: CoverageService) {}

  @Query(() => CoverageType, {
    name: 'coverage',
    nullable: true,
    description: 'Of a cycle, or of the first one; null where it is none of `cycles`.',
  })
  async ofCycle(@Args('cycle', { type: () => ID, nullable: true }) cycle: string | null) {
    const cycles = coverageCycles();
    const id = cycle ?? cycles[0]?.id ?? '';
    const lines = await this.coverage.linesOf(id);
    return lines && { cycle: getTerm('levels', id), cycles, lines };
  }

  @ResolveField(() => String, { description: 'The text of law by which it is taught there.' })
  taughtBy(@Parent() { source }: CalledLine): string {
    return `${source.title} (${source.nor})`;
  }
}
