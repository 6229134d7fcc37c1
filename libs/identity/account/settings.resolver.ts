import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, IdInput } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { Mailer, type SentMail } from '#platform/mail';
import { AccessTokenService } from '../sign-in/access-token.service.js';
import { CreateAccessTokenInput, UpdateProfileInput } from './account.input.js';
import { AccountRepository } from './account.repository.js';
import {
  CreateAccessTokenPayloadType,
  DevelopmentMailType,
  RevokeAccessTokenPayloadType,
  UpdateProfilePayloadType,
} from './account.type.js';
import { ProfileService } from './profile.service.js';

/** What a person sets about herself: profile, access tokens; and the mails of a development server. */
@Resolver()
export class SettingsResolver {
  constructor(
    private readonly profile: ProfileService,
    private readonly tokens: AccessTokenService,
    private readonly accounts: AccountRepository,
    private readonly mailer: Mailer,
    private readonly origins: SiteOrigins,
  ) {}

  @Mutation(() => UpdateProfilePayloadType)
  async updateProfile(@CurrentActor() actor: Actor, @Args('input') input: UpdateProfileInput) {
    await this.profile.update(actor, input);
    return { viewer: await this.viewer(actor), userErrors: [] };
  }

  @Mutation(() => CreateAccessTokenPayloadType, { description: 'The token is shown this once.' })
  async createAccessToken(@CurrentActor() actor: Actor, @Args('input') input: CreateAccessTokenInput) {
    return { ...(await this.tokens.create(actor, input)), userErrors: [] };
  }

  @Mutation(() => RevokeAccessTokenPayloadType)
  async revokeAccessToken(@CurrentActor() actor: Actor, @Args('input') input: IdInput) {
    await this.tokens.revoke(actor, input.id);
    return { viewer: await this.viewer(actor), userErrors: [] };
  }

  @Query(() => [DevelopmentMailType], {
    description: 'Newest mails of a server on loopback; empty elsewhere.',
  })
  async developmentMails(): Promise<(SentMail & { links: string[] })[]> {
    if (!this.origins.loopback) return [];
    const mails = await this.mailer.recent();
    return mails.map((mail) => ({ ...mail, links: mail.text.match(/https?:\/\/\S+/g) ?? [] }));
  }

  private async viewer(actor: Actor) {
    return actor.accountId === null ? null : this.accounts.find(actor.accountId);
  }
}
