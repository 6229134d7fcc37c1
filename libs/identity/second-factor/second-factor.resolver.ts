import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { AccountRepository } from '../account/account.repository.js';
import { Account } from '../account/account.js';
import { once } from '../sign-in/once-per-document.js';
import { demandsSecondFactor } from './second-factor-demand.js';
import { SecondFactorCodeInput, StartSecondFactorInput } from './second-factor.input.js';
import { SecondFactorService } from './second-factor.service.js';
import {
  ConfirmSecondFactorPayloadType,
  RemoveSecondFactorPayloadType,
  RenewRecoveryCodesPayloadType,
  SecondFactorType,
  StartSecondFactorPayloadType,
} from './second-factor.type.js';
import { ViewerType } from '../account/viewer.type.js';

@Resolver(() => ViewerType)
export class SecondFactorResolver {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly accounts: AccountRepository,
  ) {}

  @ResolveField(() => SecondFactorType)
  secondFactor(@Parent() { secondFactor }: Account, @CurrentActor() actor: Actor) {
    const confirmed = secondFactor?.since ? secondFactor : null;
    return {
      since: confirmed?.since ? new Date(confirmed.since) : null,
      recoveryCodesLeft: confirmed?.recoveryHashes.length ?? 0,
      demanded: actor.withheldRoles.length > 0 || demandsSecondFactor(actor.mandates),
      withheldRoles: actor.withheldRoles,
    };
  }

  @Mutation(() => StartSecondFactorPayloadType, {
    description: 'Makes the secret of a second factor; it counts once a first code is confirmed.',
  })
  async startSecondFactor(
    @CurrentActor() actor: Actor,
    @Args('input') input: StartSecondFactorInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    return { ...(await this.factors.start(actor, input.currentPassword)), userErrors: [] };
  }

  @Mutation(() => ConfirmSecondFactorPayloadType, {
    description: 'A first code: from now on signing in asks for one. Ends the other sessions.',
  })
  async confirmSecondFactor(
    @CurrentActor() actor: Actor,
    @Args('input') { code }: SecondFactorCodeInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    return { recoveryCodes: await this.factors.confirm(actor, code), userErrors: [] };
  }

  @Mutation(() => RenewRecoveryCodesPayloadType, { description: 'Ten new ones; the old ones open nothing.' })
  async renewRecoveryCodes(
    @CurrentActor() actor: Actor,
    @Args('input') { code }: SecondFactorCodeInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    return { recoveryCodes: await this.factors.renewRecoveryCodes(actor, code), userErrors: [] };
  }

  @Mutation(() => RemoveSecondFactorPayloadType, {
    description: 'By a code, not by the password. Ends the other sessions.',
  })
  async removeSecondFactor(
    @CurrentActor() actor: Actor,
    @Args('input') { code }: SecondFactorCodeInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    await this.factors.remove(actor, code);
    const viewer = actor.accountId === null ? null : await this.accounts.find(actor.accountId);
    return { viewer, userErrors: [] };
  }
}
