import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SiteOrigins } from '#platform/http';
import { Mailer } from '#platform/mail';
import { EventHandlers } from '#platform/outbox';
import { ResourceRepository, VersionRepository } from '#resources';
import type { ModerationDecision } from './moderation-decision.js';
import { authorMails, reporterMail } from './report.mails.js';
import { ReportRepository } from './report.repository.js';

/** Tells who is concerned by a decision; what each mail says is read again from the decision itself. */
@Injectable()
export class ReportHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly reports: ReportRepository,
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly mailer: Mailer,
    private readonly origins: SiteOrigins,
  ) {}

  onModuleInit(): void {
    this.events.onMail('moderation.decision-taken', (event) => this.tellAuthors(String(event.decisionId)));
    this.events.onMail('moderation.report-decided', (event) => this.tellReporter(String(event.decisionId)));
    this.events.on('house.keep', () => this.reports.forgetContacts());
  }

  private async tellAuthors(decisionId: string): Promise<void> {
    const decision = await this.reports.findDecision(decisionId);
    if (!decision || decision.kind === 'dismiss') return;
    const mail = authorMails[decision.kind](await this.decided(decision));
    for (const to of await this.reports.authorAddresses(decision.resourceId))
      await this.mailer.send({ to, ...mail });
  }

  private async tellReporter(decisionId: string): Promise<void> {
    const decision = await this.reports.findDecision(decisionId);
    const report = decision?.reportId ? await this.reports.find(decision.reportId) : null;
    if (!decision || !report?.contact) return;
    const mail = reporterMail(decision.kind, report.receipt, await this.decided(decision));
    await this.mailer.send({ to: report.contact, ...mail });
  }

  private async decided({ resourceId, reason, reportId }: ModerationDecision) {
    const [resources, versions] = await Promise.all([
      this.resources.byIds([resourceId]),
      this.versions.latestOf([resourceId]),
    ]);
    return {
      title: versions.get(resourceId)?.title ?? 'Sans titre',
      page: `${this.origins.pages}/r/${resources.get(resourceId)?.slug ?? resourceId}`,
      reason,
      reported: reportId !== null,
    };
  }
}
