import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ResourcesModule } from '#resources';
<<<<<<< HEAD
import { FingerprintRepository } from './fingerprint.repository.js';
import { FingerprintService } from './fingerprint.service.js';
import { RecognitionHandler } from './recognition.handler.js';
import { RecognitionLoader } from './recognition.loader.js';
import { RecognitionRepository } from './recognition.repository.js';
import { DraftRecognitionResolver, RecognitionResolver } from './recognition.resolver.js';
import { RecognitionService } from './recognition.service.js';

@Module({
  imports: [IdentityModule, ResourcesModule],
  providers: [
    FingerprintRepository,
    FingerprintService,
    RecognitionRepository,
    RecognitionService,
    RecognitionLoader,
    RecognitionHandler,
    DraftRecognitionResolver,
    RecognitionResolver,
  ],
=======
import { ComparisonResolver } from './comparison.resolver.js';

@Module({
  imports: [IdentityModule, ResourcesModule],
  providers: [ComparisonResolver],
>>>>>>> 42a9486 (Two versions, or a resource and its source, laid over each other: fields, files, words)
})
export class RemixesModule {}
