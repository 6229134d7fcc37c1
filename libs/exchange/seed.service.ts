import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { type DemoAccount, DemoAccountService } from './demo-account.service.js';
import { DemoFamilyService } from './demo-family.service.js';
import type { ImportReport } from './import-report.js';
import { ImportService } from './import.service.js';
import { countLines } from './manifest-lines.js';
import { OriginRepository } from './origin.repository.js';

/** Beside the libraries in the sources as in what is built. */
const manifest = fileURLToPath(new URL('../../infra/demo/manifest.jsonl', import.meta.url));
/** Where the demo lessons come from; their accounts have claimed them, so that no page shows it. */
const system = 'essaim-demo';

/** The demo content: accounts named by their role, their lessons, and a family of adaptations. Doing it again changes nothing. */
@Injectable()
export class SeedService {
  constructor(
    private readonly people: DemoAccountService,
    private readonly imports: ImportService,
    private readonly family: DemoFamilyService,
    private readonly origins: OriginRepository,
  ) {}

  accounts(): DemoAccount[] {
    return this.people.list();
  }

  /** Whether every lesson stands here, withdrawn or not, and what the accounts made of them. */
  async isSeeded(): Promise<boolean> {
    const lessons = await this.origins.countOf(system);
    return lessons >= (await countLines(manifest)) && this.family.isPlayed();
  }

  /** @param options.passwordFor the password of an account that does not exist yet, by its key */
  async seed(options: {
    passwordFor: (key: string) => string;
  }): Promise<{ accounts: number; lessons: ImportReport }> {
    const { created, publishers } = await this.people.open(options.passwordFor);
    const lessons = await this.imports.import({ manifest, system, publishers });
    if (lessons.counts.refused === 0) await this.family.play(publishers, system);
    return { accounts: created, lessons };
  }
}
