import { type DynamicModule, Module } from '@nestjs/common';
import { CollectionsModule } from '#collections';
import { DiscoveryModule } from '#discovery';
import { ExchangeModule } from '#exchange';
import { FollowsModule } from '#follows';
import { IdentityModule } from '#identity';
import { ModerationModule } from '#moderation';
import { NotificationsModule } from '#notifications';
import { OperationsModule } from '#operations';
import { INSTALLATION_SECRET, type Settings, SettingsModule } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { GraphqlModule } from '#platform/graphql';
import { HttpModule } from '#platform/http';
import { MailModule } from '#platform/mail';
import { ObjectStorageModule } from '#platform/object-storage';
import { createLogger, ObservabilityModule } from '#platform/observability';
import { AntivirusModule } from '#platform/antivirus';
import { OfficeConverterModule } from '#platform/office-converter';
import { OutboxModule } from '#platform/outbox';
import { PrivacyModule } from '#privacy';
import { SingleSignOnModule } from '#platform/single-sign-on';
import { RemixesModule } from '#remixes';
import { ReviewsModule } from '#reviews';
import { ResourcesModule, SIGNING_SECRET } from '#resources';
import { UsageModule } from '#usage';
import type { Runtime } from './runtime.js';

@Module({})
class SecretModule {
  static of(secret: string): DynamicModule {
    const providers = [SIGNING_SECRET, INSTALLATION_SECRET].map((provide) => ({ provide, useValue: secret }));
    return { module: SecretModule, global: true, providers, exports: providers };
  }
}

/** Every context on the platform, the same in the server, the worker and the command line. */
@Module({})
export class ProductModule {
  static on(runtime: Runtime, settings: Settings, name: string): DynamicModule {
    return {
      module: ProductModule,
      imports: [
        SettingsModule.with(settings),
        ObservabilityModule.with(createLogger(settings.logLevel, name)),
        SecretModule.of(runtime.secret),
        DatabaseModule.at(runtime.address),
        OutboxModule,
        HttpModule,
        SingleSignOnModule,
        MailModule.at(runtime.dataDir),
        ObjectStorageModule.at(runtime.dataDir),
        OfficeConverterModule,
        AntivirusModule,
        GraphqlModule.forApi(),
        IdentityModule,
        ResourcesModule,
        DiscoveryModule,
        NotificationsModule,
        RemixesModule,
        ReviewsModule,
        CollectionsModule,
        UsageModule,
        FollowsModule,
        ModerationModule,
        ExchangeModule,
        PrivacyModule,
        OperationsModule,
      ],
    };
  }
}
