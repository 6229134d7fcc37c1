import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AttemptsRepository } from '#identity';
import { type Actor, Forbidden, NotFound, requireAccount } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database, type Transaction } from '#platform/database';
import { type Resource, resourcePolicy, ResourceRepository } from '#resources';
import { type DecisionKind, ModerationDecision } from './moderation-decision.js';
import {
  AlreadyHidden,
  NotHidden,
  NotReportable,
  ReportOfAnother,
  TargetUnknown,
  TooManyReports,
  VersionUnknown,
} from './report.errors.js';
import { reportPolicy, requireReader } from './report.policy.js';
import { ReportRepository } from './report.repository.js';
import { Report, type ReportCategory, type ReportState } from './report.js';

/** A wish to hide or show: why, and the report that it answers, if any. */
interface Wish {
  readonly id: string;
  readonly reason: string;
  readonly reportId?: string | null;
}

/** Reports from anybody, decisions from moderators: each with its reason, each reversible, each in the audit log. */
@Injectable()
export class ReportService {
  constructor(
    private readonly database: Database,
    private readonly resources: ResourceRepository,
    private readonly reports: ReportRepository,
    private readonly attempts: AttemptsRepository,
  ) {}

  /** `address` is the caller's, for the limit only: it is kept nowhere beside the report. */
  async report(
    { actor, address }: { actor: Actor; address: string },
    command: {
      resource: string;
      versionNumber?: number | null;
      category: ReportCategory;
      details: string;
      contact?: string | null;
    },
  ): Promise<Report> {
    if (!actor.mayWrite) throw new Forbidden();
    const resource = await this.resources.findByAddress(command.resource);
    if (!resource || !resourcePolicy.can(actor, 'read', { resource, role: null })) throw new TargetUnknown();
    if (!resourcePolicy.can(actor, 'report', { resource, role: null })) throw new NotReportable();
    const versionNumber = command.versionNumber ?? null;
    if (versionNumber !== null && (versionNumber < 1 || versionNumber > resource.latestVersion))
      throw new VersionUnknown();
    return this.database.transaction(async (tx) => {
      const about = { id: randomUUID(), resourceId: resource.id, versionNumber };
      const report = Report.receive(about, { ...command, contact: command.contact ?? null }, tx.now);
      if (!(await this.attempts.mayReport({ accountId: actor.accountId, address }, resource.id)))
        throw new TooManyReports();
      // A report says nothing of who wrote it, even signed in: she chooses by giving an address or not.
      tx.record({ actorId: null, verb: 'report.receive', subjectType: 'report', subjectId: report.id });
      return this.reports.save(tx, report);
    });
  }

  async list(
    actor: Actor,
    state: ReportState | null,
    slice: { offset: number; limit: number },
  ): Promise<{ rows: Report[]; total: number }> {
    requireReader(actor);
    return this.reports.list(state, slice);
  }

  /** Null for whoever may not read it: it does not exist for them. */
  async find(actor: Actor, id: string): Promise<Report | null> {
    const report = await this.reports.find(id);
    return report && reportPolicy.can(actor, 'read', report) ? report : null;
  }

  async hide(actor: Actor, wish: Wish): Promise<Resource> {
    const hidden = await this.decideResource(actor, wish, 'hide', (resource, now) =>
      resource.hide(wish.reason.trim(), now),
    );
    crashPoint('moderation.hidden');
    return hidden;
  }

  async show(actor: Actor, wish: Wish): Promise<Resource> {
    return this.decideResource(actor, wish, 'show', (resource) => resource.show());
  }

  async dismiss(actor: Actor, wish: { id: string; reason: string }): Promise<Report> {
    return this.database.transaction(async (tx) => {
      const report = await this.lockReport(tx, actor, wish.id);
      const about = { id: randomUUID(), reportId: report.id, resourceId: report.resourceId };
      const decision = await this.take(tx, about, {
        kind: 'dismiss',
        reason: wish.reason,
        decidedBy: requireAccount(actor),
      });
      report.decide('dismiss');
      tx.record({
        actorId: actor.accountId,
        verb: 'report.dismiss',
        subjectType: 'report',
        subjectId: report.id,
        note: decision.id,
      });
      return this.reports.save(tx, report);
    });
  }

  private async decideResource(
    actor: Actor,
    wish: Wish,
    kind: 'hide' | 'show',
    act: (resource: Resource, now: Date) => ReturnType<Resource['hide' | 'show']>,
  ): Promise<Resource> {
    return this.database.transaction(async (tx) => {
      const resource = await this.lockResource(tx, actor, wish.id, kind);
      const report = wish.reportId ? await this.lockReport(tx, actor, wish.reportId) : null;
      if (report && report.resourceId !== resource.id) throw new ReportOfAnother();
      const about = { id: randomUUID(), reportId: report?.id ?? null, resourceId: resource.id };
      const decision = await this.take(tx, about, {
        kind,
        reason: wish.reason,
        decidedBy: requireAccount(actor),
      });
      const before = resource.visibility;
      await tx.emit(act(resource, tx.now));
      if (report) {
        report.decide(kind);
        await this.reports.save(tx, report);
      }
      tx.record({
        actorId: actor.accountId,
        verb: `resource.${kind}`,
        subjectType: 'resource',
        subjectId: resource.id,
        before,
        after: resource.visibility,
        note: decision.id,
      });
      return this.resources.save(tx, resource);
    });
  }

  private async take(
    tx: Transaction,
    about: Pick<ModerationDecision, 'id' | 'reportId' | 'resourceId'>,
    by: { kind: DecisionKind; reason: string; decidedBy: string },
  ): Promise<ModerationDecision> {
    const [decision, events] = ModerationDecision.take(about, by, tx.now);
    await this.reports.saveDecision(tx, decision);
    for (const event of events) await tx.emit(event);
    return decision;
  }

  private async lockResource(
    tx: Transaction,
    actor: Actor,
    id: string,
    action: 'hide' | 'show',
  ): Promise<Resource> {
    const found = await this.resources.findByAddress(id);
    const access = found ? await this.resources.lock(tx, actor, found.id) : null;
    if (!access) throw new NotFound();
    // A moderator who comes second is told so, rather than that she may not.
    if (resourcePolicy.can(actor, action === 'hide' ? 'show' : 'hide', access))
      throw action === 'hide' ? new AlreadyHidden() : new NotHidden();
    resourcePolicy.authorize(actor, action, access);
    return access.resource;
  }

  private async lockReport(tx: Transaction, actor: Actor, id: string): Promise<Report> {
    const report = await this.reports.lock(tx, id);
    if (!report) throw new NotFound();
    reportPolicy.authorize(actor, 'decide', report);
    return report;
  }
}
