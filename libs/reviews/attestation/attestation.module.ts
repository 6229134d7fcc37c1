import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { registerEntities } from '#platform/database';
import { ResourcesModule } from '#resources';
import { AttestationRepository } from './attestation.repository.js';
import { AttestationResolver, ViewerAttestationsResolver } from './attestation.resolver.js';
import { AttestationService } from './attestation.service.js';
import { Attestation } from './attestation.js';
import { ReviewsDoneRepository } from './reviews-done.repository.js';
import { PersonReviewsResolver, SignedReviewResolver } from './reviews-done.resolver.js';

registerEntities(Attestation);

/** What somebody reviewed, as her page and her papers tell it: it reads what the rest of the context did. */
@Module({
  imports: [IdentityModule, ResourcesModule],
  providers: [
    AttestationRepository,
    AttestationService,
    AttestationResolver,
    ViewerAttestationsResolver,
    ReviewsDoneRepository,
    PersonReviewsResolver,
    SignedReviewResolver,
  ],
})
export class AttestationModule {}
