import { Injectable } from '@nestjs/common';
import type { AccessibilityFinding } from '#documents';
import { Database, type Transaction } from '#platform/database';
import { type CheckedFile, type FindingAnswer, type KeptFinding, RULES_VERSION } from './finding.js';
import type { FileReading } from '../draft/pre-check.js';

const filesSql = `select part.draft_id as "draftId", part.id as "partId", part.name, part.blob_sha256 as sha256,
    case when blob_check.rules_version = $2 then blob_check.state else 'pending' end as state,
    coalesce(blob_check.images, 0) as images,
    coalesce((select jsonb_agg(jsonb_build_object('rule', rule, 'severity', severity, 'place', place, 'count', count, 'shape', shape) order by id)
      from finding where finding.blob_sha256 = part.blob_sha256 and kind = 'pupil_data'), '[]') as findings,
    case when blob_check.rules_version = $2 then blob_check.accessibility end as barriers,
    coalesce((select jsonb_agg(jsonb_build_object('rule', rule, 'severity', severity, 'place', place, 'count', count) order by id)
      from finding where finding.blob_sha256 = part.blob_sha256 and kind = 'accessibility'), '[]') as "barrierFindings"
  from part left join blob_check using (blob_sha256) where part.draft_id = any($1::uuid[]) and part.kind = 'file' order by part.position`;
/** Files and answers of each draft together: the pages that list drafts ask for both, and may ask little. */
const shieldedSql = `select draft.id as "draftId",
    coalesce((select jsonb_agg(to_jsonb(file)) from (${filesSql.replace('part.draft_id = any($1::uuid[])', 'part.draft_id = draft.id')}) as file), '[]') as files,
    coalesce((select jsonb_agg(jsonb_build_object('resourceId', resource_id, 'origin', origin, 'rule', rule, 'place', place, 'shape', shape, 'reason', reason))
      from finding_answer where resource_id = draft.resource_id), '[]') as answers
  from draft where draft.id = any($1::uuid[])`;

/** What the rows say of one draft. */
interface ShieldRow {
  readonly draftId: string;
  readonly files: CheckedFile[];
  readonly answers: FindingAnswer[];
}

interface ReadText {
  readonly blocks: { kind: string; level?: number; text: string }[];
  readonly metadata: Record<string, unknown>;
  /** Why the file could not be read; null when it was. */
  readonly reason: string | null;
}

/** What was found in files, and what authors answered. */
@Injectable()
export class FindingRepository {
  constructor(private readonly database: Database) {}

  /** The files of this draft, in order. */
  async files(draftId: string): Promise<CheckedFile[]> {
    return this.database.rows('checked-files', filesSql, [[draftId], RULES_VERSION]);
  }

  async ofDrafts(draftIds: readonly string[], tx?: Transaction): Promise<ShieldRow[]> {
    const values = [draftIds, RULES_VERSION];
    return tx
      ? tx.manager.query(shieldedSql, values)
      : this.database.rows('shielded-drafts', shieldedSql, values);
  }

  /** What files say, as they were read when they came. */
  async texts(shas: readonly string[]): Promise<(ReadText & { sha256: string })[]> {
    if (shas.length === 0) return [];
    return this.database.rows(
      'texts-to-check',
      'select blob_sha256 as sha256, blocks, metadata, reason from blob_text where blob_sha256 = any($1::text[])',
      [shas],
    );
  }

  /** What is known of the bytes of files, by file. */
  async readings(shas: readonly string[]): Promise<Map<string, FileReading>> {
    const rows = await this.database.rows<FileReading>(
      'file-readings',
      `select sha256, case when rules_version = $2 then state else 'pending' end as checked,
         case when rules_version = $2 then accessibility end as barriers,
         coalesce((select jsonb_agg(jsonb_build_object('rule', rule, 'severity', severity, 'place', place, 'count', count) order by id)
           from finding where finding.blob_sha256 = sha256 and kind = 'accessibility'), '[]') as findings
       from unnest($1::text[]) as sha256 join blob_check on blob_check.blob_sha256 = sha256`,
      [shas, RULES_VERSION],
    );
    return new Map(rows.map((row) => [row.sha256, row]));
  }

  /** Replaces what an earlier check left. */
  async save(
    tx: Transaction,
    sha256: string,
    check: {
      state: 'done' | 'failed';
      reason: string | null;
      images: number;
      findings: readonly KeptFinding[];
      /** What stands in the way of its readers; null where nothing is looked for. */
      barriers: { state: 'done' | 'failed'; findings: readonly AccessibilityFinding[] } | null;
    },
  ): Promise<void> {
    await tx.manager.query(
      `insert into blob_check(blob_sha256, rules_version, state, reason, images, accessibility, checked_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (blob_sha256) do update set rules_version = $2, state = $3, reason = $4, images = $5, accessibility = $6,
         checked_at = $7`,
      [sha256, RULES_VERSION, check.state, check.reason, check.images, check.barriers?.state ?? null, tx.now],
    );
    await tx.manager.query(
      `delete from finding where blob_sha256 = $1 and kind in ('pupil_data', 'accessibility')`,
      [sha256],
    );
    const found = [
      ...check.findings.map((each) => ({ ...each, kind: 'pupil_data' })),
      ...(check.barriers?.findings ?? []).map((each) => ({ ...each, kind: 'accessibility' })),
    ];
    await tx.manager.query(
      `insert into finding(blob_sha256, kind, rule, severity, place, count, shape, state, found_at)
       select $1, kind, rule, severity, place, count, shape, 'open', $3
       from jsonb_to_recordset($2::jsonb)
         as each(kind text, rule text, severity text, place text, count integer, shape text)`,
      [sha256, JSON.stringify(found), tx.now],
    );
  }

  async saveAnswer(tx: Transaction, answer: FindingAnswer & { answeredBy: string }): Promise<void> {
    await tx.manager.query(
      `insert into finding_answer(resource_id, origin, rule, place, shape, reason, answered_by, answered_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (resource_id, origin, rule, place, shape) do update set reason = $6, answered_by = $7, answered_at = $8`,
      [
        answer.resourceId,
        answer.origin,
        answer.rule,
        answer.place,
        answer.shape,
        answer.reason,
        answer.answeredBy,
        tx.now,
      ],
    );
  }
}
