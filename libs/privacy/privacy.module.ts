import { Module } from '@nestjs/common';
import { CollectionsModule } from '#collections';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { CollectionsErasing } from './erasure/collections-erasing.service.js';
import { CreditsRepository } from './erasure/credits.repository.js';
import { ErasingService } from './erasure/erasing.service.js';
import { ErasureHandler } from './erasure/erasure.handler.js';
import { ErasureRepository } from './erasure/erasure.repository.js';
import { ErasureResolver } from './erasure/erasure.resolver.js';
import { ErasureService } from './erasure/erasure.service.js';
import { LeftOffices } from './erasure/left-offices.repository.js';
import { ReviewsErasing } from './erasure/reviews-erasing.service.js';
import { TracesErasing } from './erasure/traces-erasing.service.js';
import { WorksErasing } from './erasure/works-erasing.service.js';
import { WorksRepository } from './erasure/works.repository.js';
import { ExportAskingService } from './portability/export-asking.service.js';
import { ExportController } from './portability/export.controller.js';
import { ExportResolver } from './portability/export.resolver.js';
import { ExportService } from './portability/export.service.js';
import { OwnFilesRepository } from './portability/own-files.repository.js';
import { RetentionHandler } from './retention/retention.handler.js';
import { RetentionRepository } from './retention/retention.repository.js';
import { PersonRowsRepository } from './rows/person-rows.repository.js';

@Module({
  imports: [IdentityModule, NotificationsModule, ResourcesModule, ReviewsModule, CollectionsModule],
  controllers: [ExportController],
  providers: [
    PersonRowsRepository,
    ErasureRepository,
    WorksRepository,
    CreditsRepository,
    LeftOffices,
    WorksErasing,
    ReviewsErasing,
    CollectionsErasing,
    TracesErasing,
    ErasingService,
    ErasureService,
    ErasureHandler,
    ErasureResolver,
    OwnFilesRepository,
    ExportService,
    ExportAskingService,
    ExportResolver,
    RetentionRepository,
    RetentionHandler,
  ],
  exports: [ErasingService],
})
export class PrivacyModule {}
