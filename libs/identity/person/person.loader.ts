import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { AccountRepository } from '../account/account.repository.js';

@Injectable()
export class PersonLoader {
  constructor(private readonly accounts: AccountRepository) {}

  /** Whoever is shown an account is shown its name: the agent comes with it. */
  readonly account = batched(async (ids: readonly string[], context) => {
    const found = await this.accounts.withAgents(ids);
    for (const { account, agent } of found) {
      this.agent(context).prime(agent.id, agent);
      this.agentOfAccount(context).prime(account.id, agent);
    }
    return new Map(found.map(({ account }) => [account.id, account]));
  });
  readonly agent = batched((ids: readonly string[]) => this.accounts.agents(ids));
  readonly agentOfAccount = batched((ids: readonly string[]) => this.accounts.agentsOfAccounts(ids));
  readonly hasAccount = batched((ids: readonly string[]) => this.accounts.withAccount(ids));
}
