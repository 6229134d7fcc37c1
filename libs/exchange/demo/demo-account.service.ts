import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { fileURLToPath } from 'node:url';
import {
  AccountRepository,
  AccountService,
  DirectoryService,
  HouseMandateService,
  ProfileService,
} from '#identity';
import { type MandateRole, visitor } from '#platform/authorization';
import { mapCorpusTerm, type CorpusKind } from '#vocabulary';
import type { Publisher } from '../authorship.service.js';

/** One account of infra/demo/accounts.json. */
export interface DemoAccount {
  readonly key: string;
  readonly publicName: string;
  readonly email: string;
  readonly academie: string;
  readonly levels: readonly string[];
  readonly subjects: readonly string[];
  readonly portrait: string;
  readonly roles: readonly MandateRole[];
  /** Code of the territory of her mandates; none: everywhere. */
  readonly territory?: string;
  /** UAI of an invented school. */
  readonly establishment?: string;
}

/** The demo accounts, named by their role, with their mandates and profiles. */
@Injectable()
export class DemoAccountService {
  constructor(
    private readonly people: AccountRepository,
    private readonly accountService: AccountService,
    private readonly profiles: ProfileService,
    private readonly mandates: HouseMandateService,
    private readonly directory: DirectoryService,
  ) {}

  /** Without passwords. */
  list(): DemoAccount[] {
    return JSON.parse(
      readFileSync(new URL('../../../infra/demo/accounts.json', import.meta.url), 'utf8'),
    ) as DemoAccount[];
  }

  /** Makes those that do not exist yet, and says how many; all of them, by their keys. */
  async open(
    passwordFor: (key: string) => string,
  ): Promise<{ created: number; publishers: Map<string, Publisher> }> {
    const publishers = new Map<string, Publisher>();
    let created = 0;
    await this.directory.import(
      fileURLToPath(new URL('../../../infra/demo/territories.csv', import.meta.url)),
    );
    for (const account of this.list()) {
      const known = await this.people.findByEmail(account.email);
      created += known ? 0 : 1;
      const { id } =
        known ??
        (await this.accountService.createConfirmed({ ...account, password: passwordFor(account.key) }));
      publishers.set(account.key, await this.present(id, account));
      for (const role of account.roles)
        await this.mandates.grant({ email: account.email, role, territory: account.territory });
    }
    return { created, publishers };
  }

  /** Fills the profile once; what somebody wrote there since stays. */
  private async present(accountId: string, account: DemoAccount): Promise<Publisher> {
    const agent = (await this.people.agentsOfAccounts([accountId])).get(accountId);
    if (!agent) throw new Error(`The account ${accountId} has no agent.`);
    if (agent.portrait === null)
      await this.profiles.update(
        { ...visitor, accountId, agentId: agent.id, credential: 'system' },
        {
          portrait: account.portrait,
          academie: account.academie,
          establishmentUai: account.establishment,
          levels: termIds('levels', account.levels),
          subjects: termIds('disciplines', account.subjects),
        },
      );
    return { accountId, agentId: agent.id, publicName: agent.publicName };
  }
}

const termIds = (kind: CorpusKind, words: readonly string[]): string[] =>
  words.flatMap((word) => {
    const { ids, wider } = mapCorpusTerm(kind, word);
    return wider ? [wider] : ids;
  });
