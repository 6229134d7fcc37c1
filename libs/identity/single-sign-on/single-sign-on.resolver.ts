import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { IssuerCookie } from '#platform/http';
import { ConfirmationService } from '../sign-in/confirmation.service.js';
import { ExternalIdentityService } from './external-identity.service.js';
import { once } from '../sign-in/once-per-document.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import {
  ArriveFromIssuerInput,
  LeaveForIssuerInput,
  RegisterFromIssuerInput,
} from './single-sign-on.input.js';
import { SingleSignOnService } from './single-sign-on.service.js';
import {
  ArrivalStep,
  ArriveFromIssuerPayloadType,
  IssuerType,
  LeaveForIssuerPayloadType,
  RegisterFromIssuerPayloadType,
} from './single-sign-on.type.js';
import { Threshold } from '../sign-in/threshold.resolver.js';

/** Signing in at an issuer; the visit travels in a cookie, sealed, so that only the browser that left may come back. */
@Resolver()
export class SingleSignOnResolver {
  constructor(
    private readonly visits: SingleSignOnService,
    private readonly identities: ExternalIdentityService,
    private readonly door: SignInService,
    private readonly confirmation: ConfirmationService,
    private readonly threshold: Threshold,
    private readonly cookie: IssuerCookie,
  ) {}

  @Query(() => [IssuerType], { description: 'The issuers of this installation; none: passwords only.' })
  singleSignOnIssuers() {
    return this.visits.listIssuers();
  }

  @Mutation(() => LeaveForIssuerPayloadType)
  async leaveForIssuer(
    @Args('input') { issuer, next, confirmation }: LeaveForIssuerInput,
    @Context() context: GraphqlContext,
  ) {
    const leaving = await this.visits.leave(issuer, next, confirmation ?? null);
    this.cookie.set(context.response, leaving.visit, leaving.expiresAt);
    return { address: leaving.address, userErrors: [] };
  }

  @Mutation(() => ArriveFromIssuerPayloadType)
  async arriveFromIssuer(
    @CurrentActor() actor: Actor,
    @Args('input') { issuer, query }: ArriveFromIssuerInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    const visit = this.cookie.read(context.request);
    this.cookie.clear(context.response); // whatever comes of it, an answer is taken once
    const arrival = await this.visits.arrive(actor, { issuerKey: issuer, query, visit });
    const { next, identity } = arrival;
    if (arrival.step === 'known' || arrival.step === 'confirm') {
      const account =
        arrival.step === 'known'
          ? arrival.account
          : await this.confirmation.confirmByIdentity(arrival.confirmation, identity);
      const caller = this.threshold.callerOf(context);
      const entry = await this.door.enter(account, caller, { isStrong: identity.isStrong });
      const step = 'challenge' in entry ? ArrivalStep.CHALLENGE : ArrivalStep.SIGNED_IN;
      return { ...this.threshold.pass(entry, context), step, next };
    }
    this.cookie.set(context.response, arrival.visit, arrival.expiresAt);
    const step = arrival.step === 'new' ? ArrivalStep.NEW : ArrivalStep.LINK;
    return { step, next, name: identity.name, email: identity.email, userErrors: [] };
  }

  @Mutation(() => RegisterFromIssuerPayloadType, {
    description:
      'A first visit: an account whose address a mail confirms. The answer never says whether it was known.',
  })
  async registerFromIssuer(
    @Args('input') input: RegisterFromIssuerInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    const identity = this.visits.claimed(this.cookie.read(context.request), 'sign-in', null);
    await this.identities.register(identity, input);
    this.cookie.clear(context.response);
    return { accepted: true, userErrors: [] };
  }
}
