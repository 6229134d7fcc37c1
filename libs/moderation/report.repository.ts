import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Transaction, uuidOrNull } from '#platform/database';
import { ModerationDecision } from './moderation-decision.js';
import { Report, type ReportState } from './report.js';

const columns = `report.id, report.receipt, report.resource_id as "resourceId", report.version_number as "versionNumber", report.category,
  report.details, report.contact, report.state, report.created_at as "createdAt"`;
const decisionColumns = `id, report_id as "reportId", resource_id as "resourceId", kind, reason, decided_by as "decidedBy", decided_at as "decidedAt"`;

@Injectable()
export class ReportRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Oldest first; all states when `state` is null. */
  async list(
    state: ReportState | null,
    slice: { offset: number; limit: number },
  ): Promise<{ rows: Report[]; total: number }> {
    const [rows, counts] = await Promise.all([
      this.database.rows<Report>(
        'reports',
        `select ${columns} from report where $1::text is null or state = $1 order by created_at, id offset $2 limit $3`,
        [state, slice.offset, slice.limit],
      ),
      this.database.rows<{ count: number }>(
        'reports-count',
        'select count(*)::int as count from report where $1::text is null or state = $1',
        [state],
      ),
    ]);
    return { rows: rows.map(entity), total: counts[0]?.count ?? 0 };
  }

  async find(id: string): Promise<Report | null> {
    const rows = await this.database.rows<Report>(
      'report-by-id',
      `select ${columns} from report where id = $1`,
      [uuidOrNull(id)],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  /** Every decision about each resource, newest first. */
  async decisionsAbout(resourceIds: readonly string[]): Promise<Map<string, ModerationDecision[]>> {
    const rows = await this.database.rows<ModerationDecision>(
      'moderation-decisions',
      `select ${decisionColumns} from moderation_decision where resource_id = any($1::uuid[]) order by decided_at desc, id desc`,
      [resourceIds],
    );
    const groups = new Map<string, ModerationDecision[]>();
    for (const row of rows) groups.set(row.resourceId, [...(groups.get(row.resourceId) ?? []), row]);
    return groups;
  }

  async findDecision(id: string): Promise<ModerationDecision | null> {
    const rows = await this.database.rows<ModerationDecision>(
      'moderation-decision',
      `select ${decisionColumns} from moderation_decision where id = $1`,
      [uuidOrNull(id)],
    );
    return rows[0] ?? null;
  }

  /** Addresses of the authors with an open account; an imported resource may have none. */
  async authorAddresses(resourceId: string): Promise<string[]> {
    const rows = await this.database.rows<{ email: string }>(
      'moderated-authors',
      `select account.email::text as email from resource_member member join account on account.id = member.account_id
       where member.resource_id = $1 and member.role in ('author', 'co-author') and account.state = 'active' order by member.since`,
      [resourceId],
    );
    return rows.map((row) => row.email);
  }

  /** A reporter's address serves to answer her: a year after the last decision nobody writes to it any more. */
  async forgetContacts(): Promise<void> {
    await this.database.rows(
      'report-contacts-forget',
      `update report set contact = null where contact is not null
       and (select max(decided_at) from moderation_decision where report_id = report.id) < $1::timestamptz - interval '1 year'`,
      [this.clock.now()],
    );
  }

  async lock(tx: Transaction, id: string): Promise<Report | null> {
    return uuidOrNull(id)
      ? tx.manager.findOne(Report, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
  }

  async save(tx: Transaction, report: Report): Promise<Report> {
    await tx.manager.upsert(Report, report, ['id']); // one statement: `save` would read it again first
    return report;
  }

  async saveDecision(tx: Transaction, decision: ModerationDecision): Promise<void> {
    await tx.manager.insert(ModerationDecision, decision);
  }
}

const entity = (row: Report): Report => Object.assign(new Report(), row);
