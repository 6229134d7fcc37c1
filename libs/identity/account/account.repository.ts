import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type Transaction } from '#platform/database';
import { Account } from './account.js';
import { Agent } from '../person/agent.js';
import { slugify } from './slug.js';

const agentColumns = `agent.id, agent.kind, agent.public_name as "publicName", agent.slug, agent.portrait, agent.links, agent.academie,
  agent.departement, agent.levels, agent.subjects, agent.created_at as "createdAt"`;

@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Account | null> {
    return this.database.reader.findOneBy(Account, { id });
  }

  /** Each with its agent, in one statement: every page of somebody signed in shows both. */
  async withAgents(ids: readonly string[]): Promise<{ account: Account; agent: Agent }[]> {
    const accounts = await this.database.reader
      .createQueryBuilder(Account, 'account')
      .innerJoinAndMapOne('account.agent', Agent, 'agent', 'agent.id = account.agentId')
      .where({ id: In([...ids]) })
      .getMany();
    return (accounts as (Account & { agent: Agent })[]).map((account) => ({ account, agent: account.agent }));
  }

  async findByEmail(email: string): Promise<Account | null> {
    return this.database.reader.findOneBy(Account, { email });
  }

  /** The account behind a public page, while it is open. */
  async findOpenOfAgent(agentId: string): Promise<Account | null> {
    return this.database.reader.findOneBy(Account, { agentId, state: 'active' });
  }

  /** Whose mailed link this is, usable or not. */
  async findOfLink(tokenHash: string): Promise<Account | null> {
    const [row] = await this.database.rows<{ id: string }>(
      'account-of-link',
      'select account_id as id from one_time_link where token_hash = $1',
      [tokenHash],
    );
    return row ? this.find(row.id) : null;
  }

  /** The account that waits for this confirmation, as long as the link is good. */
  async findConfirmable(tokenHash: string, now: Date): Promise<Account | null> {
    const [row] = await this.database.rows<{ id: string }>(
      'account-confirmable',
      `select account.id from account join one_time_link on account_id = account.id
       where token_hash = $1 and purpose = 'confirm_email' and used_at is null and expires_at > $2 and state = 'pending'`,
      [tokenHash, now],
    );
    return row ? this.find(row.id) : null;
  }

  async lock(tx: Transaction, id: string): Promise<Account | null> {
    return tx.manager.findOne(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Held until the end even when nobody has the address yet: two sign-ups at once are one account. */
  async lockByEmail(tx: Transaction, email: string): Promise<Account | null> {
    await tx.hold(`email ${email.toLowerCase()}`);
    return tx.manager.findOne(Account, { where: { email }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, account: Account): Promise<Account> {
    return tx.manager.save(account);
  }

  async lockAgent(tx: Transaction, id: string): Promise<Agent> {
    return tx.manager.findOneOrFail(Agent, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async saveAgent(tx: Transaction, agent: Agent): Promise<Agent> {
    return tx.manager.save(agent);
  }

  /** For an account that nobody has opened yet: afterwards the address of the public page is frozen. */
  async renameAgent(tx: Transaction, id: string, publicName: string): Promise<void> {
    const agent = await this.lockAgent(tx, id);
    await this.saveAgent(tx, Object.assign(agent, { publicName }));
  }

  /** The address of her public page, frozen from now on. */
  async giveAgentSlug(tx: Transaction, id: string): Promise<void> {
    const agent = await this.lockAgent(tx, id);
    const slug = await this.freeAgentSlug(tx, agent.publicName);
    await this.saveAgent(tx, Object.assign(agent, { slug }));
  }

  async findAgentNamed(tx: Transaction, publicName: string): Promise<Agent | null> {
    return tx.manager
      .createQueryBuilder(Agent, 'agent')
      .where(
        'agent.publicName = :publicName and not exists (select from account where account.agent_id = agent.id)',
        { publicName },
      )
      .getOne();
  }

  /** Held until the end, so that two people of one name at once get two addresses. */
  async freeAgentSlug(tx: Transaction, publicName: string): Promise<string> {
    const wanted = slugify(publicName) || 'personne';
    for (let n = 1; ; n += 1) {
      const slug = n === 1 ? wanted : `${wanted}-${n}`;
      await tx.hold(`agent ${slug}`);
      if (!(await tx.manager.existsBy(Agent, { slug }))) return slug;
    }
  }

  async agents(ids: readonly string[]): Promise<Map<string, Agent>> {
    const rows = await this.database.rows<Agent>(
      'agents-by-ids',
      `select ${agentColumns} from agent where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  async findAgentBySlug(slug: string): Promise<Agent | null> {
    const rows = await this.database.rows<Agent>(
      'agent-by-slug',
      `select ${agentColumns} from agent where slug = $1`,
      [slug],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  /** Of these agents, the ones with an open account. */
  async withAccount(ids: readonly string[]): Promise<Map<string, boolean>> {
    const rows = await this.database.rows<{ id: string }>(
      'agents-with-account',
      `select agent_id as id from account where agent_id = any($1::uuid[]) and state = 'active'`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, true]));
  }

  async agentsOfAccounts(accountIds: readonly string[]): Promise<Map<string, Agent>> {
    const rows = await this.database.rows<Agent & { accountId: string }>(
      'agents-of-accounts',
      `select ${agentColumns}, account.id as "accountId" from agent join account on account.agent_id = agent.id where account.id = any($1::uuid[])`,
      [accountIds],
    );
    return new Map(rows.map(({ accountId, ...row }) => [accountId, entity(row)]));
  }
}

const entity = (row: object): Agent => Object.assign(new Agent(), row);
