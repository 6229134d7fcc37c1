import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext, IdInput } from '#platform/graphql';
import { callerAddress, SessionCookie } from '#platform/http';
import { OncePerDocument } from './account.errors.js';
import {
  ChangeEmailInput,
  ChangePasswordInput,
  ConfirmEmailInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  SignInInput,
  SignUpInput,
} from './account.input.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import {
  ChangeEmailPayloadType,
  ChangePasswordPayloadType,
  ConfirmEmailPayloadType,
  EndSessionPayloadType,
  RequestPasswordResetPayloadType,
  ResetPasswordPayloadType,
  SignInPayloadType,
  SignOutPayloadType,
  SignUpPayloadType,
} from './account.type.js';
import type { Account } from './account.js';
import { type OpenedSession, SessionService } from './session.service.js';

const asked = new WeakSet<GraphqlContext>();

/** Aliases must not turn one request into a thousand tries. */
function once(context: GraphqlContext): void {
  if (asked.has(context)) throw new OncePerDocument();
  asked.add(context);
}

@Resolver()
export class AccountResolver {
  constructor(
    private readonly account: AccountService,
    private readonly session: SessionService,
    private readonly accounts: AccountRepository,
    private readonly cookie: SessionCookie,
  ) {}

  @Mutation(() => SignUpPayloadType, {
    description: 'Asks for an account; the answer is the same whether the address is known or not.',
  })
  async signUp(@Args('input') input: SignUpInput, @Context() context: GraphqlContext) {
    once(context);
    await this.account.signUp(input);
    return { accepted: true, userErrors: [] };
  }

  @Mutation(() => ConfirmEmailPayloadType, {
    description: 'Consumes the secret of a confirmation mail, and signs in.',
  })
  async confirmEmail(@Args('input') input: ConfirmEmailInput, @Context() context: GraphqlContext) {
    once(context);
    return this.enter(await this.account.confirmEmail(input.token), context);
  }

  @Mutation(() => SignInPayloadType, {
    description: 'Opens a session; its secret travels in the cookie only.',
  })
  async signIn(@Args('input') input: SignInInput, @Context() context: GraphqlContext) {
    once(context);
    const caller = {
      address: callerAddress(context.request),
      userAgent: context.request.headers['user-agent'],
    };
    return this.carry(await this.session.signIn(input, caller), context);
  }

  @Mutation(() => SignOutPayloadType)
  async signOut(@CurrentActor() actor: Actor, @Context() context: GraphqlContext) {
    await this.session.signOut(actor);
    this.cookie.clear(context.response);
    return { done: true, userErrors: [] };
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

  @Mutation(() => ResetPasswordPayloadType)
  async resetPassword(@Args('input') input: ResetPasswordInput, @Context() context: GraphqlContext) {
    once(context);
    return this.enter(await this.account.resetPassword(input.token, input.password), context);
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

  private async enter(account: Account, context: GraphqlContext) {
    return this.carry(await this.session.openFor(account, context.request.headers['user-agent']), context);
  }

  private carry(opened: OpenedSession, { response }: GraphqlContext) {
    this.cookie.set(response, opened.token, opened.expiresAt);
    return { viewer: opened.account, userErrors: [] };
  }

  private async viewer(actor: Actor): Promise<Account | null> {
    return actor.accountId === null ? null : this.accounts.find(actor.accountId);
  }
}
