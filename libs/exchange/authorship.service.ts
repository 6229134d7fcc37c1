import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountRepository, Agent } from '#identity';
import type { Transaction } from '#platform/database';
import type { Credit } from '#resources';

/** Who publishes a record here, when it is not an import from elsewhere. */
export interface Publisher {
  readonly accountId: string;
  readonly agentId: string;
  readonly publicName: string;
}

/** Authors of imported resources: agents without account, one for each public name, whom their owner may claim later. */
@Injectable()
export class AuthorshipService {
  constructor(private readonly accounts: AccountRepository) {}

  /** Credits in the order of the names. */
  async creditsFor(
    tx: Transaction,
    names: readonly string[],
    publisher: Publisher | null,
  ): Promise<Credit[]> {
    const credits: Credit[] = [];
    for (const name of names) {
      const agentId =
        publisher?.publicName === name ? publisher.agentId : (await this.agentNamed(tx, name)).id;
      if (!credits.some((credit) => credit.agentId === agentId))
        credits.push({ agentId, name, role: 'author' });
    }
    return credits;
  }

  private async agentNamed(tx: Transaction, name: string): Promise<Agent> {
    const known = await this.accounts.findAgentNamed(tx, name);
    return (
      known ??
      this.accounts.saveAgent(
        tx,
        Agent.named(randomUUID(), name, await this.accounts.freeAgentSlug(tx, name), tx.now),
      )
    );
  }
}
