import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { findTerm, type Term } from '#vocabulary';
import { AccountRepository } from '../account/account.repository.js';
import { Agent } from './agent.js';
import { PersonLoader } from './person.loader.js';
import { PersonType } from './person.type.js';
import { TermType } from '../territory/term.type.js';

@Resolver(() => PersonType)
export class PersonResolver {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly loader: PersonLoader,
    private readonly origins: SiteOrigins,
  ) {}

  @Query(() => PersonType, {
    nullable: true,
    description: 'The public page of a person or an organisation, by its address.',
  })
  person(@Args('name') name: string): Promise<Agent | null> {
    return this.accounts.findAgentBySlug(name);
  }

  @ResolveField(() => String)
  name(@Parent() agent: Agent): string {
    return agent.publicName;
  }

  @ResolveField(() => String)
  url(@Parent() agent: Agent): string {
    return `${this.origins.pages}/u/${agent.slug}`;
  }

  @ResolveField(() => TermType, { nullable: true })
  academie(@Parent() agent: Agent): Term | null {
    return agent.academie ? findTerm('academies', agent.academie) : null;
  }

  @ResolveField(() => TermType, { nullable: true })
  departement(@Parent() agent: Agent): Term | null {
    return agent.departement ? findTerm('departements', agent.departement) : null;
  }

  @ResolveField(() => [TermType])
  levels(@Parent() agent: Agent): Term[] {
    return agent.levels.flatMap((id) => findTerm('levels', id) ?? []);
  }

  @ResolveField(() => [TermType])
  subjects(@Parent() agent: Agent): Term[] {
    return agent.subjects.flatMap((id) => findTerm('subjects', id) ?? []);
  }

  @ResolveField(() => Boolean)
  async hasAccount(@Parent() agent: Agent, @Context() context: GraphqlContext): Promise<boolean> {
    return (await this.loader.hasAccount(context).load(agent.id)) === true;
  }
}
