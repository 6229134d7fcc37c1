import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { SessionCookie } from '#platform/http';
import { AccountService } from '../account/account.service.js';
import { once } from './once-per-document.js';
import { SessionService } from './session.service.js';
import { CompleteSignInInput, ResetPasswordInput, SignInInput } from './sign-in.input.js';
import { SignInService } from './sign-in.service.js';
import {
  CompleteSignInPayloadType,
  ResetPasswordPayloadType,
  SignInPayloadType,
  SignOutPayloadType,
} from './sign-in.type.js';
import { Threshold } from './threshold.resolver.js';

/** Every way in that this installation judges itself, and the way out. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly account: AccountService,
    private readonly door: SignInService,
    private readonly session: SessionService,
    private readonly threshold: Threshold,
    private readonly cookie: SessionCookie,
  ) {}

  @Mutation(() => SignInPayloadType, {
    description: 'Opens a session, or poses a challenge; both secrets travel in cookies only.',
  })
  async signIn(@Args('input') input: SignInInput, @Context() context: GraphqlContext) {
    once(context);
    return this.threshold.pass(await this.door.signIn(input, this.threshold.callerOf(context)), context);
  }

  @Mutation(() => CompleteSignInPayloadType, {
    description: 'The second step: a code of the second factor, or a recovery code.',
  })
  async completeSignIn(@Args('input') { code }: CompleteSignInInput, @Context() context: GraphqlContext) {
    once(context);
    const { challenge, ...caller } = this.threshold.callerOf(context);
    return this.threshold.pass(await this.door.complete(challenge, code, caller), context);
  }

  @Mutation(() => ResetPasswordPayloadType)
  async resetPassword(
    @Args('input') { token, password }: ResetPasswordInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    const account = await this.account.resetPassword(token, password);
    return this.threshold.pass(await this.door.enter(account, this.threshold.callerOf(context)), context);
  }

  @Mutation(() => SignOutPayloadType)
  async signOut(@CurrentActor() actor: Actor, @Context() context: GraphqlContext) {
    await this.session.signOut(actor);
    this.cookie.clear(context.response);
    return { done: true, userErrors: [] };
  }
}
