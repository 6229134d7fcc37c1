import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { ResourcesModule } from '#resources';
import { AdaptationHandler } from './adaptation.handler.js';
import { AdaptationNoticeService } from './adaptation-notice.service.js';
import { AdaptationRepository } from './adaptation.repository.js';
import { ComparisonResolver } from './comparison.resolver.js';
import { FingerprintRepository } from './fingerprint.repository.js';
import { FingerprintService } from './fingerprint.service.js';
import { RecognitionHandler } from './recognition.handler.js';
import { RecognitionLoader } from './recognition.loader.js';
import { RecognitionRepository } from './recognition.repository.js';
import { DraftRecognitionResolver, RecognitionResolver } from './recognition.resolver.js';
import { RecognitionService } from './recognition.service.js';
import { RemixResolver } from './remix.resolver.js';
import { RemixService } from './remix.service.js';
import { UpdateHandler } from './update.handler.js';
import { UpdateLoader } from './update.loader.js';
import { UpdateNoticeService } from './update-notice.service.js';
import { UpdateRepository } from './update.repository.js';
import {
  DraftUpdateResolver,
  ResourceUpdateResolver,
  SourceUpdateResolver,
  UpdatePieceResolver,
} from './update.resolver.js';
import { UpdateService } from './update.service.js';

@Module({
  imports: [IdentityModule, NotificationsModule, ResourcesModule],
  providers: [
    ComparisonResolver,
    AdaptationRepository,
    AdaptationNoticeService,
    AdaptationHandler,
    RemixService,
    RemixResolver,
    UpdateRepository,
    UpdateService,
    UpdateNoticeService,
    UpdateHandler,
    UpdateLoader,
    DraftUpdateResolver,
    ResourceUpdateResolver,
    SourceUpdateResolver,
    UpdatePieceResolver,
    FingerprintRepository,
    FingerprintService,
    RecognitionRepository,
    RecognitionService,
    RecognitionLoader,
    RecognitionHandler,
    DraftRecognitionResolver,
    RecognitionResolver,
  ],
})
export class RemixesModule {}
