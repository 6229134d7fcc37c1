import { Module } from '@nestjs/common';
import { registerEntities } from '#platform/database';
import { AccessToken } from './sign-in/access-token.js';
import { AccessTokenService } from './sign-in/access-token.service.js';
import { AccountHandler } from './account/account.handler.js';
import { Account } from './account/account.js';
import { AccountRepository } from './account/account.repository.js';
import { AccountResolver } from './account/account.resolver.js';
import { AccountService } from './account/account.service.js';
import { Agent } from './person/agent.js';
import { AttemptsHandler } from './sign-in/attempts.handler.js';
import { AttemptsRepository } from './sign-in/attempts.repository.js';
import { ConfirmationResolver } from './sign-in/confirmation.resolver.js';
import { ConfirmationService } from './sign-in/confirmation.service.js';
import { ClosingService } from './account/closing.service.js';
import { CredentialReader } from './sign-in/credential.reader.js';
import { CredentialRepository } from './sign-in/credential.repository.js';
import { DeviceRepository } from './sign-in/device.repository.js';
import { HouseMandateService } from './mandate/house-mandate.service.js';
import { KnownDevice } from './sign-in/known-device.js';
import { DirectoryRepository } from './territory/directory.repository.js';
import { DirectoryService } from './territory/directory.service.js';
import { ExternalIdentity } from './single-sign-on/external-identity.js';
import { ExternalIdentityRepository } from './single-sign-on/external-identity.repository.js';
import { ExternalIdentityResolver } from './single-sign-on/external-identity.resolver.js';
import { ExternalIdentityService } from './single-sign-on/external-identity.service.js';
import { Mandate } from './mandate/mandate.js';
import { MandateHandler } from './mandate/mandate.handler.js';
import { MandateRepository } from './mandate/mandate.repository.js';
import { MandateActionsResolver, MandateResolver } from './mandate/mandate.resolver.js';
import { MandateService } from './mandate/mandate.service.js';
import { MandateRequestRepository } from './mandate/mandate-request.repository.js';
import {
  MandateRequestActionsResolver,
  MandateRequestResolver,
  ViewerMandatesResolver,
} from './mandate/mandate-request.resolver.js';
import { MandateRequestService } from './mandate/mandate-request.service.js';
import { MandateRequest } from './mandate/mandate-request.js';
import { OneTimeLink } from './sign-in/one-time-link.js';
import { OneTimeLinkService } from './sign-in/one-time-link.service.js';
import { PersonLoader } from './person/person.loader.js';
import { PersonResolver } from './person/person.resolver.js';
import { ProfileService } from './account/profile.service.js';
import { ReauthenticationService } from './second-factor/reauthentication.service.js';
import { SecondFactorResolver } from './second-factor/second-factor.resolver.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { Session } from './sign-in/session.js';
import { SessionService } from './sign-in/session.service.js';
import { SettingsResolver } from './account/settings.resolver.js';
import { SignInChallenge } from './sign-in/sign-in-challenge.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { StrangerHandler } from './sign-in/stranger.handler.js';
import { SingleSignOnResolver } from './single-sign-on/single-sign-on.resolver.js';
import { SingleSignOnService } from './single-sign-on/single-sign-on.service.js';
import { SuspensionService } from './account/suspension.service.js';
import { TermResolver } from './territory/term.resolver.js';
import { TerritoryLoader } from './territory/territory.loader.js';
import { TerritoryRepository } from './territory/territory.repository.js';
import { EstablishmentResolver, TerritoryResolver } from './territory/territory.resolver.js';
import { Territory } from './territory/territory.js';
import { Threshold } from './sign-in/threshold.resolver.js';
import { SessionResolver, ViewerResolver } from './account/viewer.resolver.js';

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
    ClosingService,
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
    ClosingService,
    ReauthenticationService,
    ProfileService,
    CredentialReader,
    PersonLoader,
    DirectoryService,
    TerritoryRepository,
    TerritoryLoader,
  ],
})
export class IdentityModule {}
