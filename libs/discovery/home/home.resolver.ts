import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { connection, CurrentActor, type GraphqlContext } from '#platform/graphql';
import { homeRows } from './home-row.js';
import { type HomeRow, HomeService } from './home.service.js';
import { HomeCardConnectionType, HomeRowName, HomeRowType } from './home.type.js';

@Resolver(() => HomeRowType)
export class HomeResolver {
  constructor(private readonly home: HomeService) {}

  @Query(() => [HomeRowType], {
    description: 'Rows for the home page, each card with its reason; first those that concern the caller.',
  })
  homeRows(
    @CurrentActor() actor: Actor,
    @Args('personal', {
      type: () => Boolean,
      defaultValue: true,
      description: 'False: as a visitor has them.',
    })
    personal: boolean,
  ): Promise<HomeRow[]> {
    return this.home.rows(personal ? actor.accountId : null);
  }

  @Query(() => HomeCardConnectionType, {
    description: 'All of one row, three hundred at most; a personal one is empty for a visitor.',
  })
  homeRow(
    @Args('id', { type: () => HomeRowName }) id: HomeRowName,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 24 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() { actor }: GraphqlContext,
  ) {
    return connection({ first, after }, (slice) => this.home.row(actor.accountId, id, slice));
  }

  @Query(() => Int, { description: 'Number of resources a visitor can read.' })
  resourceCount(): Promise<number> {
    return this.home.count();
  }

  @ResolveField()
  title(@Parent() { id }: HomeRow): string {
    return homeRows[id].title;
  }

  @ResolveField()
  explanation(@Parent() { id }: HomeRow): string {
    return homeRows[id].explanation;
  }

  @ResolveField()
  personal(@Parent() { id }: HomeRow): boolean {
    return homeRows[id].personal;
  }

  @ResolveField()
  seeAll(@Parent() { id }: HomeRow): string {
    return homeRows[id].seeAll;
  }
}
