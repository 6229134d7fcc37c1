import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { ReportRepository } from './report.repository.js';

@Injectable()
export class ReportLoader {
  constructor(private readonly reports: ReportRepository) {}

  readonly decisionsAbout = batched((ids: readonly string[]) => this.reports.decisionsAbout(ids));
}
