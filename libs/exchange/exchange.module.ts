import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { AuthorshipService } from './authorship.service.js';
import { DemoAccountService } from './demo-account.service.js';
import { DemoFamilyService } from './demo-family.service.js';
import { DemoVerbsService } from './demo-verbs.service.js';
import { ImportService } from './import.service.js';
import { OriginRepository } from './origin.repository.js';
import { RecordIntake } from './record-intake.service.js';
import { RecordPublishing } from './record-publishing.service.js';
import { SeedService } from './seed.service.js';

@Module({
  imports: [IdentityModule, RemixesModule, ResourcesModule],
  providers: [
    OriginRepository,
    AuthorshipService,
    RecordIntake,
    RecordPublishing,
    ImportService,
    DemoAccountService,
    DemoVerbsService,
    DemoFamilyService,
    SeedService,
  ],
  exports: [ImportService, SeedService],
})
export class ExchangeModule {}
