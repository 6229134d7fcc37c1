import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { AccountRepository, AccountService, MandateService, ProfileService } from '#identity';
import { type MandateRole, visitor } from '#platform/authorization';
import { mapCorpusTerm, type CorpusKind } from '#vocabulary';
import type { Publisher } from './authorship.service.js';
import type { ImportReport } from './import-report.js';
import { ImportService } from './import.service.js';
import { countLines } from './manifest-lines.js';
import { OriginRepository } from './origin.repository.js';

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
}

/** Beside the libraries in the sources as in what is built. */
const demo = new URL('../../infra/demo/', import.meta.url);
const manifest = fileURLToPath(new URL('manifest.jsonl', demo));
/** Where the demo lessons come from; their accounts have claimed them, so that no page shows it. */
const system = 'essaim-demo';

/** The demo content: accounts named by their role, their mandates, their lessons. Doing it again changes nothing. */
@Injectable()
export class SeedService {
  constructor(
    private readonly people: AccountRepository,
    private readonly accountService: AccountService,
    private readonly profiles: ProfileService,
    private readonly mandates: MandateService,
    private readonly imports: ImportService,
    private readonly origins: OriginRepository,
  ) {}

  /** The demo accounts, without passwords. */
  accounts(): DemoAccount[] {
    return JSON.parse(readFileSync(new URL('accounts.json', demo), 'utf8')) as DemoAccount[];
  }

  /** Whether every lesson stands here, withdrawn or not. */
  async isSeeded(): Promise<boolean> {
    return (await this.origins.countOf(system)) >= (await countLines(manifest));
  }

  /** @param options.passwordFor the password of an account that does not exist yet, by its key */
  async seed(options: {
    passwordFor: (key: string) => string;
  }): Promise<{ accounts: number; lessons: ImportReport }> {
    const publishers = new Map<string, Publisher>();
    let created = 0;
    for (const account of this.accounts()) {
      const known = await this.people.findByEmail(account.email);
      created += known ? 0 : 1;
      const { id } =
        known ??
        (await this.accountService.createConfirmed({
          ...account,
          password: options.passwordFor(account.key),
        }));
      publishers.set(account.key, await this.present(id, account));
      for (const role of account.roles) await this.mandates.grant(account.email, role, null);
    }
    return { accounts: created, lessons: await this.imports.import({ manifest, system, publishers }) };
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
