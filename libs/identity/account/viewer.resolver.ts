import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, hasRole, hasRoleOver, NotFound } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import type { AccessToken } from '../sign-in/access-token.js';
import { Account } from './account.js';
import type { Agent } from '../person/agent.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import type { Establishment } from '../territory/establishment.js';
import { PersonLoader } from '../person/person.loader.js';
import { PersonType } from '../person/person.type.js';
import { Session } from '../sign-in/session.js';
import { TerritoryLoader } from '../territory/territory.loader.js';
import { EstablishmentType } from '../territory/territory.type.js';
import {
  AccessTokenType,
  MandateRoleName,
  SessionType,
  ViewerPermissionsType,
  ViewerType,
} from './viewer.type.js';

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly credentials: CredentialRepository,
    private readonly people: PersonLoader,
    private readonly territories: TerritoryLoader,
    private readonly clock: Clock,
  ) {}

  @Query(() => ViewerType, { nullable: true, description: 'Who calls; null for a visitor.' })
  async viewer(@CurrentActor() actor: Actor, @Context() context: GraphqlContext): Promise<Account | null> {
    return actor.accountId === null ? null : this.people.account(context).load(actor.accountId);
  }

  @ResolveField(() => PersonType)
  async person(@Parent() account: Account, @Context() context: GraphqlContext): Promise<Agent> {
    const agent = await this.people.agent(context).load(account.agentId);
    if (!agent) throw new NotFound();
    return agent;
  }

  @ResolveField(() => EstablishmentType, {
    nullable: true,
    description: 'Hers, for conflicts of interest; shown to nobody else.',
  })
  async establishment(
    @Parent() account: Account,
    @Context() context: GraphqlContext,
  ): Promise<Establishment | null> {
    const uai = (await this.territories.establishmentOfAgent(context).load(account.agentId)) ?? null;
    return uai === null ? null : this.territories.establishment(context).load(uai);
  }

  @ResolveField(() => Boolean)
  confirmed(@Parent() account: Account): boolean {
    return account.confirmedAt !== null;
  }

  @ResolveField(() => [MandateRoleName])
  roles(@CurrentActor() actor: Actor): string[] {
    return [...new Set(actor.mandates.map((mandate) => mandate.role))];
  }

  @ResolveField(() => [AccessTokenType])
  accessTokens(@Parent() account: Account): Promise<AccessToken[]> {
    return this.credentials.listTokens(account.id, this.clock.now());
  }

  @ResolveField(() => [SessionType])
  sessions(@Parent() account: Account): Promise<Session[]> {
    return this.credentials.listSessions(account.id, this.clock.now());
  }

  @ResolveField(() => ViewerPermissionsType)
  viewerCan(@CurrentActor() actor: Actor): ViewerPermissionsType {
    return {
      moderate: hasRoleOver(actor, [], 'moderator', 'administrator'),
      grantMandates: hasRole(actor, 'administrator', 'referent'),
      operate: hasRoleOver(actor, [], 'administrator'),
    };
  }
}

@Resolver(() => SessionType)
export class SessionResolver {
  @ResolveField(() => Boolean)
  current(@Parent() session: Session, @CurrentActor() actor: Actor): boolean {
    return actor.credential === 'session' && actor.credentialId === session.id;
  }
}
