import { Injectable } from '@nestjs/common';
import { AccountRepository, type Mandate, mandateTerms, TerritoryRepository } from '#identity';

/** How mandates and people are named in a sentence. */
@Injectable()
export class MandateWordingService {
  constructor(
    private readonly territories: TerritoryRepository,
    private readonly accounts: AccountRepository,
  ) {}

  /** « référence numérique, Académie de Lyon ». */
  async named({ role, territoryId }: Pick<Mandate, 'role' | 'territoryId'>): Promise<string> {
    const found = territoryId && (await this.territories.byIds([territoryId])).get(territoryId);
    return `${mandateTerms.roles[role].label}, ${found ? found.label : 'France entière'}`;
  }

  async nameOf(accountId: string): Promise<string> {
    return (await this.accounts.agentsOfAccounts([accountId])).get(accountId)?.publicName ?? 'Un collègue';
  }

  pathOf(territoryId: string): Promise<string[]> {
    return this.territories.pathOf(territoryId);
  }
}
