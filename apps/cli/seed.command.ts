import type { Command } from 'commander';
import { SeedService } from '#exchange';
import { readSettings } from '#platform/config';
import { demoCodeHint, demoPasswordMaker, installDemoSecondFactors } from './demo-credentials.js';
import type { OpenApplication } from './open-application.js';

export function register(program: Command, open: OpenApplication): void {
  program
    .command('seed')
    .description('installe le contenu de démonstration et redonne les mots de passe de ses comptes')
    .option('--json', 'le bilan en JSON')
    .action(async ({ json }: { json?: boolean }) => {
      if (!readSettings().loopback) throw new DemoForLoopbackOnly();
      await seed(open, json ?? false);
    });
}

async function seed(open: OpenApplication, json: boolean): Promise<void> {
  const app = await open();
  try {
    const service = app.get(SeedService);
    const passwordFor = demoPasswordMaker(app.secret);
    const { accounts, lessons } = await service.seed({ passwordFor });
    await installDemoSecondFactors(app);
    const { imported, updated, unchanged, refused } = lessons.counts;
    if (json) {
      console.log(JSON.stringify({ accounts, imported, updated, unchanged, refused: lessons.refused }));
      return;
    }
    console.log(
      `Comptes créés : ${accounts}. Leçons : ${imported} publiées, ${updated} mises à jour, ${unchanged} inchangées.`,
    );
    for (const { id, message } of lessons.refused) console.log(`Refusée : ${id ?? ''} : ${message}`);
    for (const { key, publicName, email } of service.accounts())
      console.log(`  ${email}  ${passwordFor(key)}  (${publicName})`);
    console.log(demoCodeHint);
    if (refused > 0) process.exitCode = 1;
  } finally {
    await app.close();
  }
}

/** Passwords that a program prints must open nothing to the world. */
class DemoForLoopbackOnly extends Error {
  readonly code = 'DEMO_FOR_LOOPBACK_ONLY';

  constructor() {
    super(
      'Les comptes de démonstration n’existent que sur une installation locale (PUBLIC_URL en localhost).',
    );
  }
}
