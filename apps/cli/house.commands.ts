import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Indexer, SimilarService } from '#discovery';
import { describeSettings, readSettings } from '#platform/config';
import { migrate } from '#platform/database';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { migrations } from '../../infra/database/index.js';
import { openRuntime, UNFINISHED_RESTORE } from '../server/runtime.js';
import { dataFolder } from './installation.js';
import { type OpenApplication, using } from './open-application.js';

/** Commands of whoever runs the installation. */
export function register(program: Command, open: OpenApplication): void {
  program
    .command('config')
    .description('affiche les réglages en vigueur, secrets masqués')
    .action(() => console.log(describeSettings(readSettings()).join('\n')));
  program.command('migrate').description('met la base à jour').action(runMigrations);
  program
    .command('reindex')
    .description('reconstruit l’index de recherche à côté, puis l’échange')
    .action(() => reindex(open));
  program
    .command('similar')
    .description('recalcule ce qui rapproche les ressources, à partir de la base seule')
    .action(() => findSimilar(open));
  program
    .command('reset')
    .description('efface toutes les données de cette installation (le serveur doit être arrêté)')
    .option('--yes', 'sans cette option, dit seulement ce qui serait effacé')
    .action(reset);
}

async function findSimilar(open: OpenApplication): Promise<void> {
  await using(open, async (app) => {
    const start = performance.now();
    const count = await app.get(SimilarService).rebuild();
    console.log(`${count} ressources rapprochées, en ${secondsSince(start)} s.`);
  });
}

async function reindex(open: OpenApplication): Promise<void> {
  const { meilisearch } = readSettings();
  if (meilisearch?.writeKey === null)
    throw Object.assign(new Error('Pour reconstruire l’index de Meilisearch, donnez MEILI_WRITE_KEY.'), {
      code: 'WRITE_KEY_MISSING',
    });
  const where = meilisearch ? 'dans PostgreSQL et dans Meilisearch' : 'dans PostgreSQL';
  await using(open, async (app) => {
    const start = performance.now();
    const count = await app.get(Indexer).reindex();
    console.log(`${count} ressources indexées ${where}, en ${secondsSince(start)} s.`);
  });
}

const secondsSince = (start: number): string =>
  ((performance.now() - start) / 1000).toLocaleString('fr', { maximumFractionDigits: 1 });

async function runMigrations(): Promise<void> {
  const runtime = await openRuntime(readSettings());
  try {
    const ran = await migrate(runtime.owner(), migrations);
    console.log(ran.length > 0 ? ran.join('\n') : 'La base est à jour.');
  } finally {
    await runtime.close();
  }
}

/** Only what an installation writes is removed, never a folder that might hold something else. */
async function reset({ yes }: { yes?: boolean }): Promise<void> {
  const dir = dataFolder(readSettings());
  const names = ['postgres', 'objects', 'envois', 'courrier', 'secret', 'worker-alive', UNFINISHED_RESTORE];
  const ours = names.map((name) => join(dir, name));
  if (!yes) {
    console.log(
      `Seraient effacés, sans retour :\n${ours.join('\n')}\nPour le faire : npm run -s essaim -- reset --yes (serveur arrêté)`,
    );
    return;
  }
  await stopOrphan(dir);
  for (const path of ours) rmSync(path, { recursive: true, force: true });
  console.log(`Données effacées : ${dir}`);
}

/** A command that was killed leaves its server, which would find its files gone and take the socket of the next one with it. */
async function stopOrphan(dataDir: string): Promise<void> {
  if (!existsSync(join(dataDir, 'postgres'))) return;
  const stopping = startEmbeddedPostgres({ dataDir }).then((server) => server.stop());
  await stopping.catch(() => undefined); // what cannot start has nothing to stop
}
