import { Module } from '@nestjs/common';
import { registerEntities } from '#platform/database';
import { AccessToken } from './access-token.js';
import { AccessTokenService } from './access-token.service.js';
import { AccountHandler } from './account.handler.js';
import { Account } from './account.js';
import { AccountRepository } from './account.repository.js';
import { AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { Agent } from './agent.js';
import { AttemptsHandler } from './attempts.handler.js';
import { AttemptsRepository } from './attempts.repository.js';
import { CredentialReader } from './credential.reader.js';
import { CredentialRepository } from './credential.repository.js';
import { Mandate } from './mandate.js';
import { MandateService } from './mandate.service.js';
import { OneTimeLink } from './one-time-link.js';
import { PersonLoader } from './person.loader.js';
import { PersonResolver } from './person.resolver.js';
import { ProfileService } from './profile.service.js';
import { Session } from './session.js';
import { SessionService } from './session.service.js';
import { SettingsResolver } from './settings.resolver.js';
import { TermResolver } from './term.resolver.js';
import { SessionResolver, ViewerResolver } from './viewer.resolver.js';

registerEntities(Agent, Account, Session, AccessToken, OneTimeLink, Mandate);

@Module({
  providers: [
    AccountRepository,
    CredentialRepository,
    AttemptsRepository,
    AttemptsHandler,
    AccountService,
    SessionService,
    AccessTokenService,
    ProfileService,
    MandateService,
    CredentialReader,
    AccountHandler,
    PersonLoader,
    AccountResolver,
    SettingsResolver,
    ViewerResolver,
    SessionResolver,
    PersonResolver,
    TermResolver,
  ],
  exports: [
    AccountRepository,
    AttemptsRepository,
    AccountService,
    MandateService,
    ProfileService,
    CredentialReader,
    PersonLoader,
  ],
})
export class IdentityModule {}
