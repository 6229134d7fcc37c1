import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ResourcesModule } from '#resources';
import { AuthorshipService } from './authorship.service.js';
import { ImportService } from './import.service.js';
import { OriginRepository } from './origin.repository.js';
import { RecordIntake } from './record-intake.service.js';
import { RecordPublishing } from './record-publishing.service.js';

/** What comes in by a manifest. */
@Module({
  imports: [IdentityModule, ResourcesModule],
  providers: [OriginRepository, AuthorshipService, RecordIntake, RecordPublishing, ImportService],
  exports: [ImportService, OriginRepository],
})
export class ImportModule {}
