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
import { ConfirmationResolver } from './confirmation.resolver.js';
import { ConfirmationService } from './confirmation.service.js';
import { CredentialReader } from './credential.reader.js';
import { CredentialRepository } from './credential.repository.js';
import { DeviceRepository } from './device.repository.js';
import { HouseMandateService } from './house-mandate.service.js';
import { KnownDevice } from './known-device.js';
import { DirectoryRepository } from './directory.repository.js';
import { DirectoryService } from './directory.service.js';
import { ExternalIdentity } from './external-identity.js';
import { ExternalIdentityRepository } from './external-identity.repository.js';
import { ExternalIdentityResolver } from './external-identity.resolver.js';
import { ExternalIdentityService } from './external-identity.service.js';
import { Mandate } from './mandate.js';
import { MandateHandler } from './mandate.handler.js';
import { MandateRepository } from './mandate.repository.js';
import { MandateActionsResolver, MandateResolver } from './mandate.resolver.js';
import { MandateService } from './mandate.service.js';
import { MandateRequestRepository } from './mandate-request.repository.js';
import {
  MandateRequestActionsResolver,
  MandateRequestResolver,
  ViewerMandatesResolver,
} from './mandate-request.resolver.js';
import { MandateRequestService } from './mandate-request.service.js';
import { MandateRequest } from './mandate-request.js';
import { OneTimeLink } from './one-time-link.js';
import { OneTimeLinkService } from './one-time-link.service.js';
import { PersonLoader } from './person.loader.js';
import { PersonResolver } from './person.resolver.js';
import { ProfileService } from './profile.service.js';
import { ReauthenticationService } from './reauthentication.service.js';
import { SecondFactorResolver } from './second-factor.resolver.js';
import { SecondFactorService } from './second-factor.service.js';
import { Session } from './session.js';
import { SessionService } from './session.service.js';
import { SettingsResolver } from './settings.resolver.js';
import { SignInChallenge } from './sign-in-challenge.js';
import { SignInResolver } from './sign-in.resolver.js';
import { SignInService } from './sign-in.service.js';
import { StrangerHandler } from './stranger.handler.js';
import { SingleSignOnResolver } from './single-sign-on.resolver.js';
import { SingleSignOnService } from './single-sign-on.service.js';
import { SuspensionService } from './suspension.service.js';
import { TermResolver } from './term.resolver.js';
import { TerritoryLoader } from './territory.loader.js';
import { TerritoryRepository } from './territory.repository.js';
import { EstablishmentResolver, TerritoryResolver } from './territory.resolver.js';
import { Territory } from './territory.js';
import { Threshold } from './threshold.resolver.js';
import { SessionResolver, ViewerResolver } from './viewer.resolver.js';

registerEntities(
  Agent,
  Account,
  Session,
  AccessToken,
  OneTimeLink,
  SignInChallenge,
  ExternalIdentity,
  KnownDevice,
  Mandate,
  MandateRequest,
  Territory,
);

@Module({
  providers: [
    AccountRepository,
    CredentialRepository,
    DeviceRepository,
    AttemptsRepository,
    AttemptsHandler,
    AccountService,
    OneTimeLinkService,
    ConfirmationService,
    ReauthenticationService,
    SignInService,
    SessionService,
    SecondFactorService,
    ExternalIdentityRepository,
    ExternalIdentityService,
    SingleSignOnService,
    SuspensionService,
    Threshold,
    AccessTokenService,
    ProfileService,
    HouseMandateService,
    MandateRepository,
    MandateRequestRepository,
    MandateService,
    MandateRequestService,
    MandateHandler,
    MandateActionsResolver,
    MandateResolver,
    MandateRequestActionsResolver,
    MandateRequestResolver,
    ViewerMandatesResolver,
    DirectoryRepository,
    DirectoryService,
    TerritoryRepository,
    TerritoryLoader,
    TerritoryResolver,
    EstablishmentResolver,
    CredentialReader,
    AccountHandler,
    StrangerHandler,
    PersonLoader,
    AccountResolver,
    SignInResolver,
    ConfirmationResolver,
    SecondFactorResolver,
    SingleSignOnResolver,
    ExternalIdentityResolver,
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
    HouseMandateService,
    MandateRepository,
    MandateRequestRepository,
    SecondFactorService,
    SuspensionService,
    ProfileService,
    CredentialReader,
    PersonLoader,
    DirectoryService,
    TerritoryRepository,
    TerritoryLoader,
  ],
})
export class IdentityModule {}
