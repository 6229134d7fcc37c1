import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ResourcesModule } from '#resources';
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

@Module({
  imports: [IdentityModule, ResourcesModule],
  providers: [
    ComparisonResolver,
    RemixService,
    RemixResolver,
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
