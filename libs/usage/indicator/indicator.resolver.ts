import { Args, Context, ID, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '#identity';
import { connection, type GraphqlContext } from '#platform/graphql';
import { IndicatorService } from './indicator.service.js';
import { IndicatorsType, UseCellConnectionType } from './indicator.type.js';
import { type Cell } from './published-cells.js';
import { groupName, placeName, stageGroups, subjectGroups } from './school-place.js';

const mostCells = 500;

@Resolver(() => ViewerType)
export class IndicatorResolver {
  constructor(private readonly service: IndicatorService) {}

  @ResolveField(() => IndicatorsType, {
    nullable: true,
    description: 'For who holds a mandate, of any role; null for everybody else.',
  })
  async indicators(
    @Context() { actor }: GraphqlContext,
    @Args('stage', { type: () => ID, nullable: true }) stage: string | null,
    @Args('subject', { type: () => ID, nullable: true }) subject: string | null,
  ) {
    const places = await this.service.ofMandates(actor, { stage: stage ?? null, subject: subject ?? null });
    return (
      places && { before: this.service.countedBefore(), stages: stageGroups, subjects: subjectGroups, places }
    );
  }

  @Query(() => UseCellConnectionType, {
    description:
      'Open data: all that is published of declared uses by territory, as pieces that never overlap.',
  })
  async useCells(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20, description: 'At most 500.' })
    first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    const page = await connection({ first, after, most: mostCells }, async ({ offset, limit }) => {
      const pieces = await this.service.usePieces();
      return { rows: pieces.slice(offset, offset + limit).map(told), total: pieces.length };
    });
    return { ...page, before: this.service.countedBefore() };
  }
}

function told({ path: [academie, departement, stage, subject], count }: Cell) {
  const placeCode = departement ?? academie ?? 'national';
  return {
    placeCode,
    place: placeName(placeCode),
    stage: stage === undefined ? null : groupName(stageGroups, stage),
    subject: subject === undefined ? null : groupName(subjectGroups, subject),
    atLeast: count,
  };
}
