import { Injectable } from '@nestjs/common';
import { Database, grouped, type Slice, type Transaction, uuidOrNull } from '#platform/database';
import type { ProposalAnswer } from './proposal-answer.js';
import { Proposal } from './proposal.js';

const columns = `proposal.id, proposal.resource_id as "resourceId", proposal.base_version_id as "baseVersionId",
  proposal.draft_id as "draftId", proposal.proposer_id as "proposerId", proposal.reason, proposal.state,
  proposal.created_at as "createdAt", proposal.sent_at as "sentAt", proposal.decided_at as "decidedAt",
  proposal.decided_by as "decidedBy", proposal.message, proposal.for_version as "forVersion", proposal.told_at as "toldAt"`;

/** A copy that is no more was never sent: there is nothing left to show. */
const isLeft = `(proposal.state <> 'preparing' or proposal.draft_id is not null)`;
const isOpen = `proposal.state in ('preparing','sent','withdrawn') and proposal.draft_id is not null`;

@Injectable()
export class ProposalRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Proposal | null> {
    const rows = await this.database.rows<Proposal>(
      'proposal-by-id',
      `select ${columns} from proposal where id = $1::uuid and ${isLeft}`,
      [uuidOrNull(id)],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  /** By working copy: the proposal that it is made for, until it has an answer or goes its own way. */
  async ofDrafts(draftIds: readonly string[]): Promise<Map<string, Proposal>> {
    const rows = await this.database.rows<Proposal & { draftId: string }>(
      'proposals-of-drafts',
      `select ${columns} from proposal where draft_id = any($1::uuid[]) and ${isOpen}`,
      [draftIds.map(uuidOrNull)],
    );
    return new Map(rows.map((row) => [row.draftId, entity(row)]));
  }

  async findOpen(tx: Transaction, resourceId: string, proposerId: string): Promise<Proposal | null> {
    const rows = await tx.manager.query<Proposal[]>(
      `select ${columns} from proposal where resource_id = $1 and proposer_id = $2 and ${isOpen}`,
      [resourceId, proposerId],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  /** Of one proposer: those that are open, and those begun in the last day. */
  async countOf(tx: Transaction, proposerId: string): Promise<{ open: number; today: number }> {
    const [row] = await tx.manager.query<{ open: number; today: number }[]>(
      `select count(*) filter (where ${isOpen})::int as open,
         count(*) filter (where created_at > $2::timestamptz - interval '1 day')::int as today
       from proposal where proposer_id = $1`,
      [proposerId, tx.now],
    );
    return row ?? { open: 0, today: 0 };
  }

  async lock(tx: Transaction, id: string): Promise<Proposal | null> {
    return tx.manager.findOne(Proposal, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Waits for whoever changes, deletes or publishes the copy: they hold its resource first. */
  async holdCopy(tx: Transaction, id: string): Promise<void> {
    await tx.manager.query(
      `select 1 from proposal join draft on draft.id = draft_id join resource on resource.id = draft.resource_id
       where proposal.id = $1 for update of resource`,
      [id],
    );
  }

  async save(tx: Transaction, proposal: Proposal): Promise<Proposal> {
    await tx.manager.upsert(Proposal, proposal, ['id']);
    return proposal;
  }

  /** The version of the original that a copy starts from now; an update may have moved it on. */
  async pinnedIn(tx: Transaction, draftId: string, resourceId: string): Promise<string | null> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `select version.id from version_source join version on version.id = source_version_id
       where draft_id = $1 and version.resource_id = $2 order by version.number desc limit 1`,
      [draftId, resourceId],
    );
    return rows[0]?.id ?? null;
  }

  /** Her public name today. */
  async proposerName(tx: Transaction, { proposerId }: Pick<Proposal, 'proposerId'>): Promise<string> {
    const rows = await tx.manager.query<{ name: string }[]>(
      'select agent.public_name as name from account join agent on agent.id = account.agent_id where account.id = $1',
      [proposerId],
    );
    return rows[0]?.name ?? '';
  }

  async saveAnswers(tx: Transaction, answers: readonly ProposalAnswer[]): Promise<void> {
    await tx.manager.query(
      `insert into proposal_answer(proposal_id, position, piece_id, kind, change, conflict, label, mine, original_then,
         original_now, take, verdict, written, answer)
       select each."proposalId", place, each."pieceId", each.kind, each.change, each.conflict, each.label, each.mine,
         each."originalThen", each."originalNow", each.take, each.verdict, each.written, each.answer
       from rows from (jsonb_to_recordset($1::jsonb) as ("proposalId" uuid, "pieceId" text, kind text, change text,
         conflict boolean, label text, mine text, "originalThen" text, "originalNow" text, take text, verdict text,
         written text, answer text)) with ordinality as each("proposalId", "pieceId", kind, change, conflict, label, mine,
         "originalThen", "originalNow", take, verdict, written, answer, place)`,
      [JSON.stringify(answers)],
    );
  }

  async answersOf(proposalIds: readonly string[]): Promise<Map<string, ProposalAnswer[]>> {
    const rows = await this.database.rows<ProposalAnswer>(
      'proposal-answers',
      `select proposal_id as "proposalId", piece_id as "pieceId", kind, change, conflict, label, mine,
         original_then as "originalThen", original_now as "originalNow", take, verdict, written, answer
       from proposal_answer where proposal_id = any($1::uuid[]) order by position`,
      [proposalIds],
    );
    return grouped(rows, ({ proposalId }) => proposalId);
  }

  /** To one resource: those that wait first, then the newest. */
  async listTo(resourceId: string, slice: Slice): Promise<{ rows: Proposal[]; total: number }> {
    return this.list(
      'proposals-to-resource',
      'from proposal where resource_id = $1 and sent_at is not null',
      resourceId,
      slice,
    );
  }

  /** To the resources that this account writes. */
  async listReceived(accountId: string, slice: Slice): Promise<{ rows: Proposal[]; total: number }> {
    return this.list(
      'proposals-received',
      `from proposal join resource_member member on member.resource_id = proposal.resource_id
         and member.role in ('author', 'co-author')
       where member.account_id = $1 and sent_at is not null`,
      accountId,
      slice,
    );
  }

  async listMade(accountId: string, slice: Slice): Promise<{ rows: Proposal[]; total: number }> {
    return this.list(
      'proposals-made',
      `from proposal where proposer_id = $1 and ${isLeft}`,
      accountId,
      slice,
    );
  }

  async countWaiting(resourceIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; count: number }>(
      'proposals-waiting',
      `select resource_id as id, count(*)::int as count from proposal
       where resource_id = any($1::uuid[]) and state = 'sent' group by resource_id`,
      [resourceIds],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  private async list(
    name: string,
    from: string,
    of: string,
    { offset, limit }: Slice,
  ): Promise<{ rows: Proposal[]; total: number }> {
    const rows = await this.database.rows<Proposal & { total: number }>(
      name,
      `select ${columns}, count(*) over ()::int as total ${from}
       order by proposal.state = 'sent' desc, coalesce(proposal.sent_at, proposal.created_at) desc, proposal.id desc
       offset $2 limit $3`,
      [of, offset, limit],
    );
    return { rows: rows.map(entity), total: rows[0]?.total ?? 0 };
  }
}

const entity = (row: Proposal): Proposal => Object.assign(new Proposal(), row);
