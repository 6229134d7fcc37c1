import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** A past-tense fact carrying ids. Handlers re-read PostgreSQL and converge. */
export interface DomainEvent {
  readonly type: string;
}

/** One line of the audit log: who did what to what; hashes of the subject's state, never its content. */
export interface AuditFact {
  readonly actorId: string | null;
  readonly verb: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Words for the log's reader: a reason, a category. Never a personal datum. */
  readonly note?: string;
}

/** The one argument of every write: rows, outbox jobs and audit entries commit together or not at all. */
export class Transaction {
  private readonly facts: AuditFact[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly now: Date,
  ) {}

  /**
   * Puts the event in the outbox: a graphile-worker job, added in this transaction. `key` merges pending duplicates.
   * Events of one `queue` are handled one at a time: long work never keeps the short from its turn.
   */
  async emit(
    event: DomainEvent,
    { key = null, queue = null }: { key?: string | null; queue?: string | null } = {},
  ): Promise<void> {
    await this.manager.query(
      'select graphile_worker.add_job($1, $2::json, queue_name => $4, job_key => $3, max_attempts => 12)',
      [event.type, JSON.stringify(event), key, queue],
    );
  }

  /** Holds a name until the end: for a choice that two at once would both make, and a unique index refuse as an error. */
  async hold(name: string): Promise<void> {
    await this.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  /** Writes an audit entry when the transaction commits. */
  record(fact: AuditFact): void {
    this.facts.push(fact);
  }

  /** Called last, by the database only: the chain is sequential, so the lock is held for the commit alone. */
  async sealAudit(): Promise<void> {
    if (this.facts.length === 0) return;
    await this.manager.query('select pg_advisory_xact_lock($1)', [auditLock]);
    const last = await this.manager.query<{ chain_hash: string }[]>(
      'select chain_hash from audit_entry order by id desc limit 1',
    );
    let previous = last[0]?.chain_hash ?? '';
    const entries = this.facts.map((fact, place) => {
      const entry = { place, ...sealed(fact, this.now, previous) };
      previous = entry.chain_hash;
      return entry;
    });
    await this.manager.query(
      `insert into audit_entry(${entryColumns}) select ${entryColumns} from jsonb_to_recordset($1::jsonb) as entry(
         place int, at timestamptz, actor_account_id uuid, verb text, subject_type text, subject_id text,
         before_hash text, after_hash text, note text, previous_hash text, chain_hash text) order by place`,
      [JSON.stringify(entries)],
    );
  }
}

const entryColumns =
  'at, actor_account_id, verb, subject_type, subject_id, before_hash, after_hash, note, previous_hash, chain_hash';

/** The entry of a fact: its chain hash covers all of it and the hash of the one before. */
function sealed(fact: AuditFact, now: Date, previous: string) {
  const entry = {
    at: now.toISOString(),
    actor_account_id: fact.actorId,
    verb: fact.verb,
    subject_type: fact.subjectType,
    subject_id: fact.subjectId,
    before_hash: stateHash(fact.before),
    after_hash: stateHash(fact.after),
    note: fact.note ?? null,
  };
  const chain = createHash('sha256')
    .update(JSON.stringify([previous, ...Object.values(entry)]))
    .digest('hex');
  return { ...entry, previous_hash: previous, chain_hash: chain };
}

const auditLock = 7_216_401;

const stateHash = (state: unknown): string | null =>
  state === undefined ? null : createHash('sha256').update(JSON.stringify(state)).digest('hex');
