import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import {
  ChangeEmailInput,
  ChangePasswordInput,
  RequestPasswordResetInput,
  SignUpInput,
} from './account.input.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import {
  ChangeEmailPayloadType,
  ChangePasswordPayloadType,
  EndOtherSessionsPayloadType,
  EndSessionPayloadType,
  RequestPasswordResetPayloadType,
  SignUpPayloadType,
} from './account.type.js';
import type { Account } from './account.js';
import { once } from '../sign-in/once-per-document.js';
import { SessionService } from '../sign-in/session.service.js';

@Resolver()
export class AccountResolver {
  constructor(
    private readonly account: AccountService,
    private readonly session: SessionService,
    private readonly accounts: AccountRepository,
  ) {}

  @Mutation(() => SignUpPayloadType, {
    description: 'Asks for an account; the answer is the same whether the address is known or not.',
  })
  async signUp(@Args('input') input: SignUpInput, @Context() context: GraphqlContext) {
    once(context);
    await this.account.signUp(input);
    return { accepted: true, userErrors: [] };
  }

  @Mutation(() => RequestPasswordResetPayloadType, {
    description: 'Sends a link if the address has an account; the answer never says.',
  })
  async requestPasswordReset(
    @Args('input') input: RequestPasswordResetInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    await this.account.requestPasswordReset(input.email);
    return { accepted: true, userErrors: [] };
  }

  @Mutation(() => ChangePasswordPayloadType)
  async changePassword(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangePasswordInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    await this.account.changePassword(actor, input);
    return { viewer: await this.viewer(actor), userErrors: [] };
  }

  @Mutation(() => ChangeEmailPayloadType)
  async changeEmail(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangeEmailInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    await this.account.changeEmail(actor, input);
    return { accepted: true, userErrors: [] };
  }

  @Mutation(() => EndSessionPayloadType)
  async endSession(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    await this.session.endSession(actor, input.id);
    return { viewer: await this.viewer(actor), userErrors: [] };
  }

  @Mutation(() => EndOtherSessionsPayloadType, {
    description: 'Ends all her sessions but the one that asks.',
  })
  async endOtherSessions(@CurrentActor() actor: Actor) {
    await this.session.endOtherSessions(actor);
    return { viewer: await this.viewer(actor), userErrors: [] };
  }

  private async viewer(actor: Actor): Promise<Account | null> {
    return actor.accountId === null ? null : this.accounts.find(actor.accountId);
  }
}
