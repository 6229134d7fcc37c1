import { Injectable } from '@nestjs/common';
import { Database, type Slice, type Transaction, uuidOrNull } from '#platform/database';
import { ItemProposal } from './item-proposal.js';

const columns = `proposal.id, proposal.collection_id as "collectionId", proposal.resource_id as "resourceId",
  proposal.proposer_id as "proposerId", proposal.reason, proposal.is_named as "isNamed", proposal.state, proposal.thread,
  proposal.created_at as "createdAt", proposal.decided_at as "decidedAt", proposal.decided_by as "decidedBy", proposal.answer,
  proposal.item_id as "itemId"`;

const isOpen = `proposal.state in ('waiting','asked')`;

interface Page {
  readonly rows: ItemProposal[];
  readonly total: number;
}

/** What is proposed to collections. Each changes under the lock of its collection. */
@Injectable()
export class ItemProposalRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ItemProposal | null> {
    const rows = await this.database.rows<ItemProposal>(
      'item-proposal-by-id',
      `select ${columns} from item_proposal proposal where id = $1::uuid`,
      [uuidOrNull(id)],
    );
    return rows[0] ? proposalOf(rows[0]) : null;
  }

  /** After the lock of its collection. */
  async findLocked(tx: Transaction, id: string): Promise<ItemProposal | null> {
    return tx.manager.findOneBy(ItemProposal, { id });
  }

  async save(tx: Transaction, proposal: ItemProposal): Promise<ItemProposal> {
    await tx.manager.upsert(ItemProposal, proposal, ['id']);
    return proposal;
  }

  async hasOpen(tx: Transaction, collectionId: string, resourceId: string): Promise<boolean> {
    const rows = await tx.manager.query<object[]>(
      `select from item_proposal proposal where collection_id = $1 and resource_id = $2 and ${isOpen}`,
      [collectionId, resourceId],
    );
    return rows.length > 0;
  }

  /** Of one proposer: those that are open, and those made in the last day. */
  async countOf(tx: Transaction, proposerId: string): Promise<{ open: number; today: number }> {
    const [row] = await tx.manager.query<{ open: number; today: number }[]>(
      `select count(*) filter (where ${isOpen})::int as open,
         count(*) filter (where created_at > $2::timestamptz - interval '1 day')::int as today
       from item_proposal proposal where proposer_id = $1`,
      [proposerId, tx.now],
    );
    return row ?? { open: 0, today: 0 };
  }

  /** To one collection, for its curators: those that wait first, the oldest of them first; then the last answered. */
  async listTo(collectionId: string, slice: Slice): Promise<Page> {
    return this.page(
      'item-proposals-to',
      `collection_id = $1 and state <> 'withdrawn' order by ${isOpen} desc,
         case when ${isOpen} then proposal.created_at end, proposal.decided_at desc, proposal.id`,
      collectionId,
      slice,
    );
  }

  /** Of one proposer: those that wait for her, then the others that wait, then the newest. */
  async listOf(proposerId: string, slice: Slice): Promise<Page> {
    return this.page(
      'item-proposals-of',
      `proposer_id = $1 order by proposal.state = 'asked' desc, ${isOpen} desc, proposal.created_at desc, proposal.id`,
      proposerId,
      slice,
    );
  }

  /** By collection: how many wait for an answer of its curators; where they asked something, it is the proposer's turn. */
  async countWaiting(collectionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; count: number }>(
      'item-proposals-waiting',
      `select collection_id as id, count(*)::int as count from item_proposal proposal
       where collection_id = any($1::uuid[]) and state = 'waiting' group by collection_id`,
      [collectionIds],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** By item: the account that proposed it, where she agreed to be named. */
  async namedProposers(itemIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; accountId: string }>(
      'collection-proposers',
      `select item_id as id, proposer_id as "accountId" from item_proposal
       where item_id = any($1::uuid[]) and state = 'accepted' and is_named`,
      [itemIds],
    );
    return new Map(rows.map(({ id, accountId }) => [id, accountId]));
  }

  private async page(name: string, which: string, of: string, { offset, limit }: Slice): Promise<Page> {
    const rows = await this.database.rows<ItemProposal & { total: number }>(
      name,
      `select ${columns}, count(*) over ()::int as total from item_proposal proposal where ${which} offset $2 limit $3`,
      [of, offset, limit],
    );
    return {
      rows: rows.map(({ total: _, ...row }) => proposalOf(row as ItemProposal)),
      total: rows[0]?.total ?? 0,
    };
  }
}

const proposalOf = (row: ItemProposal): ItemProposal => Object.assign(new ItemProposal(), row);
