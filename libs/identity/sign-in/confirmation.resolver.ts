import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { Issuers } from '#platform/single-sign-on';
import { Account } from '../account/account.js';
import { ConfirmEmailChangeInput, ConfirmEmailInput } from './confirmation.input.js';
import { ConfirmationService } from './confirmation.service.js';
import {
  ConfirmEmailChangePayloadType,
  ConfirmEmailPayloadType,
  PendingAccountType,
} from './confirmation.type.js';
import { ExternalIdentityRepository } from '../single-sign-on/external-identity.repository.js';
import { once } from './once-per-document.js';
import { PersonLoader } from '../person/person.loader.js';
import { SignInService } from './sign-in.service.js';
import { IssuerType } from '../single-sign-on/single-sign-on.type.js';
import { Threshold } from './threshold.resolver.js';

/** What a mailed link opens: an account, or a new address of one. */
@Resolver(() => PendingAccountType)
export class ConfirmationResolver {
  constructor(
    private readonly confirmation: ConfirmationService,
    private readonly door: SignInService,
    private readonly threshold: Threshold,
    private readonly people: PersonLoader,
    private readonly identities: ExternalIdentityRepository,
    private readonly issuers: Issuers,
  ) {}

  @Query(() => PendingAccountType, {
    nullable: true,
    description: 'The account that waits for the secret of this mail; null once it waits no more.',
  })
  pendingAccount(@Args('token') token: string): Promise<Account | null> {
    return this.confirmation.find(token);
  }

  @ResolveField(() => String)
  async publicName(@Parent() account: Account, @Context() context: GraphqlContext): Promise<string> {
    return (await this.people.agent(context).load(account.agentId))?.publicName ?? '';
  }

  @ResolveField(() => [IssuerType], { name: 'issuers' })
  async issuersOf(@Parent() { id }: Account): Promise<IssuerType[]> {
    const waiting = new Set((await this.identities.list(id)).map(({ issuer }) => issuer));
    return this.issuers.list().filter(({ key }) => waiting.has(this.issuers.find(key)?.issuer ?? ''));
  }

  @Mutation(() => ConfirmEmailPayloadType, {
    description: 'Opens the account with the secret of its confirmation mail and a first password; signs in.',
  })
  async confirmEmail(@Args('input') input: ConfirmEmailInput, @Context() context: GraphqlContext) {
    once(context);
    const account = await this.confirmation.confirmEmail(input);
    return this.threshold.pass(await this.door.enter(account, this.threshold.callerOf(context)), context);
  }

  @Mutation(() => ConfirmEmailChangePayloadType, {
    description: 'The new address counts: with the secret of its mail, and signed in to the account.',
  })
  async confirmEmailChange(
    @CurrentActor() actor: Actor,
    @Args('input') { token }: ConfirmEmailChangeInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    return { viewer: await this.confirmation.confirmEmailChange(actor, token), userErrors: [] };
  }
}
