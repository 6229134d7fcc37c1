import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { type DemoAccount, DemoAccountService } from './demo-account.service.js';
import { DemoFamilyService, familySystem } from './demo-family.service.js';
import { DemoScenesService } from './demo-scenes.service.js';
import type { ImportReport } from '../import-report.js';
import { ImportService } from '../import.service.js';
import { countLines } from '../manifest-lines.js';
import { OriginRepository } from '../origin.repository.js';

/** Beside the libraries in the sources as in what is built. */
const manifest = fileURLToPath(new URL('../../../infra/demo/manifest.jsonl', import.meta.url));
/** Where the demo lessons come from; their accounts have claimed them, so that no page shows it. */
const system = 'essaim-demo';

const DAY = 86_400_000;
/** How long the accounts and their lessons have been here, in days: before the first campaign of infra/demo/campaigns.json. */
const past = 75;

/**
 * The demo content: accounts named by their role, their lessons, a family of adaptations, campaigns of peer review,
 * collections, calls.
 * Doing it again changes nothing.
 */
@Injectable()
export class SeedService {
  constructor(
    private readonly people: DemoAccountService,
    private readonly imports: ImportService,
    private readonly family: DemoFamilyService,
    private readonly scenes: DemoScenesService,
    private readonly clock: Clock,
    private readonly origins: OriginRepository,
  ) {}

  accounts(): DemoAccount[] {
    return this.people.list();
  }

  /** Whether every lesson stands here, withdrawn or not, and what the accounts made of them. */
  async isSeeded(): Promise<boolean> {
    const lessons = await this.origins.countOf(system);
    return (
      lessons >= (await countLines(manifest)) && (await this.family.isPlayed()) && this.scenes.arePlayed()
    );
  }

  /** @param options.passwordFor the password of an account that does not exist yet, by its key */
  async seed(options: {
    passwordFor: (key: string) => string;
  }): Promise<{ accounts: number; lessons: ImportReport }> {
    const before = new Date(this.clock.now().getTime() - past * DAY);
    const { lessons, ...people } = await this.clock.at(before, async () => {
      const { created, publishers } = await this.people.open(options.passwordFor);
      const lessons = await this.imports.import({ manifest, system, publishers });
      if (lessons.counts.refused === 0) await this.family.play(publishers, system);
      return { accounts: created, publishers, lessons };
    });
    if (lessons.counts.refused === 0) await this.scenes.play(people.publishers, [familySystem, system]);
    return { accounts: people.accounts, lessons };
  }
}
