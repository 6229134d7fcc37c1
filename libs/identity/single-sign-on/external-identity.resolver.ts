import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, type GraphqlContext } from '#platform/graphql';
import { IssuerCookie } from '#platform/http';
import { Issuers } from '#platform/single-sign-on';
import { AccountRepository } from '../account/account.repository.js';
import { Account } from '../account/account.js';
import { ExternalIdentityRepository } from './external-identity.repository.js';
import { ExternalIdentityService } from './external-identity.service.js';
import { once } from '../sign-in/once-per-document.js';
import { LinkIssuerInput, UnlinkIssuerInput } from './single-sign-on.input.js';
import { SingleSignOnService } from './single-sign-on.service.js';
import {
  ConfirmIssuerLinkPayloadType,
  ExternalIdentityType,
  LinkIssuerPayloadType,
  UnlinkIssuerPayloadType,
} from './single-sign-on.type.js';
import { ViewerType } from '../account/viewer.type.js';

/** The issuers that open the caller's own account. */
@Resolver(() => ViewerType)
export class ExternalIdentityResolver {
  constructor(
    private readonly visits: SingleSignOnService,
    private readonly identities: ExternalIdentityService,
    private readonly links: ExternalIdentityRepository,
    private readonly accounts: AccountRepository,
    private readonly issuers: Issuers,
    private readonly cookie: IssuerCookie,
  ) {}

  @ResolveField(() => [ExternalIdentityType])
  async externalIdentities(@Parent() account: Account) {
    const links = await this.links.list(account.id);
    return links.map(({ id, issuer, linkedAt }) => ({
      id,
      linkedAt,
      issuerName: this.issuers.findByIssuer(issuer)?.name ?? issuer,
    }));
  }

  @Mutation(() => LinkIssuerPayloadType, {
    description: 'The way to an issuer where she signs in once more, before `confirmIssuerLink`.',
  })
  async linkIssuer(
    @CurrentActor() actor: Actor,
    @Args('input') input: LinkIssuerInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    const leaving = await this.visits.leaveToLink(actor, input.issuer, input.currentPassword);
    this.cookie.set(context.response, leaving.visit, leaving.expiresAt);
    return { address: leaving.address, userErrors: [] };
  }

  @Mutation(() => ConfirmIssuerLinkPayloadType)
  async confirmIssuerLink(@CurrentActor() actor: Actor, @Context() context: GraphqlContext) {
    once(context);
    const identity = this.visits.claimed(this.cookie.read(context.request), 'link', actor.accountId);
    await this.identities.link(actor, identity);
    this.cookie.clear(context.response);
    return { viewer: await this.viewer(actor), userErrors: [] };
  }

  @Mutation(() => UnlinkIssuerPayloadType)
  async unlinkIssuer(
    @CurrentActor() actor: Actor,
    @Args('input') input: UnlinkIssuerInput,
    @Context() context: GraphqlContext,
  ) {
    once(context);
    await this.identities.unlink(actor, input.id, input.currentPassword);
    return { viewer: await this.viewer(actor), userErrors: [] };
  }

  private async viewer(actor: Actor): Promise<Account | null> {
    return actor.accountId === null ? null : this.accounts.find(actor.accountId);
  }
}
