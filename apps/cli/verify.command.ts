import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { readSettings, type Settings } from '#platform/config';
import { openRuntime, type Runtime } from '../server/runtime.js';
import { refuseNoInstallation } from './installation.js';

/** The index of Meilisearch, as docs/operations/search.md names it. */
const INDEX = 'resources';

interface Asked {
  readonly acknowledged?: string;
  readonly only?: string;
}

export function register(program: Command): void {
  program
    .command('verify')
    .description(
      'vérifie, sans rien changer, que tout ce qui est publié est entier (0 : oui ; 1 : non, et quoi ; 2 : impossible à dire)',
    )
    .option('--acknowledged <fichier>', 'des publications à retrouver, une ligne JSON chacune')
    .option('--only <invariant>', 'un seul, de I1 à I9')
    .action(verify);
}

/** Only finds where things lie: apps/verify looks at them by itself. */
async function verify(asked: Asked): Promise<void> {
  const settings = readSettings();
  refuseNoInstallation(settings);
  if (settings.meilisearch?.writeKey === null)
    console.error('Meilisearch n’est pas regardé : pour lire son index, donnez MEILI_WRITE_KEY.');
  const runtime = await openRuntime(settings);
  try {
    process.exitCode = await witness(targetOf(settings, runtime, asked));
  } finally {
    await runtime.close();
  }
}

function targetOf(settings: Settings, { address, dataDir }: Runtime, { acknowledged, only }: Asked) {
  const { meilisearch, objectStore } = settings;
  return {
    database:
      'url' in address
        ? { connectionString: address.url }
        : { host: address.socketDir, user: address.user, database: address.database },
    store: objectStore ?? { dir: join(dataDir, 'objects'), resumable: join(dataDir, 'envois') },
    meilisearch: meilisearch?.writeKey
      ? { url: meilisearch.url, key: meilisearch.writeKey, index: INDEX }
      : null,
    acknowledged: acknowledged === undefined ? null : resolve(acknowledged),
    only: only ?? null,
  };
}

/** The exit code of apps/verify; where it looks is told on its standard input, secrets included. */
function witness(target: object): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../verify/main.js', import.meta.url))], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(JSON.stringify(target));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 2));
  });
}
