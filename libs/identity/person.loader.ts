import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { AccountRepository } from './account.repository.js';

@Injectable()
export class PersonLoader {
  constructor(private readonly accounts: AccountRepository) {}

  readonly account = batched((ids: readonly string[]) => this.accounts.byIds(ids));
  readonly agent = batched((ids: readonly string[]) => this.accounts.agents(ids));
  readonly agentOfAccount = batched((ids: readonly string[]) => this.accounts.agentsOfAccounts(ids));
  readonly hasAccount = batched((ids: readonly string[]) => this.accounts.withAccount(ids));
}
