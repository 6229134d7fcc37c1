import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { registerEntities } from '#platform/database';
import { ResourcesModule } from '#resources';
import { ModerationDecision } from './moderation-decision.js';
import { ReportHandler } from './report.handler.js';
import { ReportLoader } from './report.loader.js';
import { ReportRepository } from './report.repository.js';
import { DecisionResolver, ReportResolver } from './report.resolver.js';
import { ReportService } from './report.service.js';
import { Report } from './report.js';

registerEntities(Report, ModerationDecision);

@Module({
  imports: [IdentityModule, ResourcesModule],
  providers: [ReportRepository, ReportService, ReportLoader, ReportHandler, ReportResolver, DecisionResolver],
})
export class ModerationModule {}
