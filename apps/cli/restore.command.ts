import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  addLedger,
  claimStore,
  readBackup,
  refuseFilledDatabase,
  restoreObjects,
  restoreTables,
  TargetNotEmpty,
  type WholeBackup,
} from '#platform/backup';
import { readSettings, type Settings } from '#platform/config';
import { type DatabaseAddress, migrate } from '#platform/database';
import { migrations } from '../../infra/database/index.js';
import { openRuntime, UNFINISHED_RESTORE } from '../server/runtime.js';
import { ledger } from './backup-contents.js';
import { dataFolder, storageOf } from './installation.js';

export function register(program: Command): void {
  program
    .command('restore <dossier>')
    .description('restaure une sauvegarde dans une installation vide, la plus récente si rien n’est dit')
    .option('--at <instant>', 'une autre, par le nom de son dossier')
    .option('--check', 'relit la sauvegarde en entier et n’écrit rien')
    .action(restore);
}

async function restore(dir: string, { at, check }: { at?: string; check?: boolean }): Promise<void> {
  const settings = readSettings();
  const whole = await readBackup(resolve(dir), { stamp: at ?? null, known: migrations.map(nameOf) });
  if (check) return console.log(`Sauvegarde ${whole.stamp} : entière, ${said(whole)}.`);
  refuseFilled(settings);
  refuseIndexWithoutKey(settings);
  const { added, erased, indexed } = await refill(settings, whole);
  console.log(`Restauré depuis ${whole.stamp} : ${said(whole)}. ${french(indexed)} ressources indexées.`);
  if (added > 0) console.log(`Effacements plus récents que cette sauvegarde, repris : ${french(added)}.`);
  if (erased > 0) console.log(`Comptes de nouveau effacés : ${french(erased)}.`);
  console.log(
    'Toutes les sessions sont closes, tous les jetons perdus ; aucun courriel en attente ne partira.',
  );
}

/** Until the end nothing starts on what is there. */
async function refill(
  settings: Settings,
  whole: WholeBackup,
): Promise<{ added: number; erased: number; indexed: number }> {
  const storage = storageOf(settings, dataFolder(settings));
  // A bucket that is not ours is told before a database is made; a folder of the data is made after its parent.
  if (settings.objectStore) await claimStore(storage, whole);
  const runtime = await openRuntime(settings, { restoring: true });
  try {
    if (settings.databaseUrl !== null) await refuseFilledDatabase(runtime.owner());
    const unfinished = join(runtime.dataDir, UNFINISHED_RESTORE);
    writeFileSync(unfinished, '');
    if (!settings.objectStore) await claimStore(storage, whole);
    await restoreRows(runtime.owner(), whole);
    await restoreObjects(storage, whole);
    const added = await addLedger(runtime.owner(), whole, ledger);
    // Loaded once all is in: what refuses needs nothing of the application.
    const { finishRestore } = await import('./restored-product.js');
    const finished = await finishRestore(runtime, settings);
    rmSync(unfinished);
    return { added, ...finished };
  } finally {
    await runtime.close();
  }
}

/** Into the schema of that day, which then becomes ours. */
async function restoreRows(owner: DatabaseAddress, whole: WholeBackup): Promise<void> {
  const then = migrations.filter((migration) => whole.manifest.migrations.includes(nameOf(migration)));
  await migrate(owner, then);
  await restoreTables(owner, whole);
  await migrate(owner, migrations);
}

/** A signing key may wait there already: whoever keeps it puts it back first, and second factors go on. */
function refuseFilled(settings: Settings): void {
  const dir = dataFolder(settings);
  const names = existsSync(dir) ? readdirSync(dir) : [];
  const found = names.filter((name) =>
    ['postgres', 'objects', 'envois', 'courrier', UNFINISHED_RESTORE].includes(name),
  );
  if (found.length > 0) throw new TargetNotEmpty(`dans ${dir} (${found.join(', ')})`);
}

function refuseIndexWithoutKey({ meilisearch }: Settings): void {
  if (meilisearch?.writeKey !== null) return;
  throw Object.assign(new Error('Pour reconstruire l’index de Meilisearch, donnez MEILI_WRITE_KEY.'), {
    code: 'WRITE_KEY_MISSING',
  });
}

const nameOf = (migration: (typeof migrations)[number]): string => new migration().name;

const said = ({ manifest: { tables, objects } }: WholeBackup): string =>
  `${french(Object.keys(tables).length)} tables, ${french(objects.count)} fichiers`;

const french = (count: number): string => count.toLocaleString('fr');
