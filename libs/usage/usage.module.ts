import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { registerEntities } from '#platform/database';
import { ResourcesModule } from '#resources';
import { DeclarationService } from './declaration/declaration.service.js';
import { UseLoader } from './declaration/use.loader.js';
import { UseRepository } from './declaration/use.repository.js';
import { ResourceUsesResolver, UseResolver } from './declaration/use.resolver.js';
import { Use } from './declaration/use.js';
import { ImpactRepository } from './impact/impact.repository.js';
import { ImpactResolver, ResourceImpactResolver, ViewerImpactResolver } from './impact/impact.resolver.js';
import { IndicatorRepository } from './indicator/indicator.repository.js';
import { IndicatorResolver } from './indicator/indicator.resolver.js';
import { IndicatorService } from './indicator/indicator.service.js';

registerEntities(Use);

@Module({
  imports: [IdentityModule, ResourcesModule],
  providers: [
    UseRepository,
    UseLoader,
    DeclarationService,
    UseResolver,
    ResourceUsesResolver,
    ImpactRepository,
    ImpactResolver,
    ViewerImpactResolver,
    ResourceImpactResolver,
    IndicatorRepository,
    IndicatorService,
    IndicatorResolver,
  ],
  exports: [DeclarationService],
})
export class UsageModule {}
