import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backUp } from '#platform/backup';
import { readSettings } from '#platform/config';
import { openRuntime } from '../server/runtime.js';
import { backupContents } from './backup-contents.js';
import { refuseNoInstallation, storageOf } from './installation.js';

export function register(program: Command): void {
  program
    .command('backup <dossier>')
    .description(
      'sauvegarde tout ce qui ne se refait pas ; la fois suivante, ne copie que les nouveaux fichiers',
    )
    .action(backup);
}

async function backup(dir: string): Promise<void> {
  const settings = readSettings();
  refuseNoInstallation(settings);
  const runtime = await openRuntime(settings);
  try {
    const { address, dataDir } = runtime;
    const storage = storageOf(settings, dataDir);
    const made = await backUp(resolve(dir), { address, storage, contents: backupContents });
    const { stamp, tables, rows, copied, known, bytes } = made;
    console.log(
      `Sauvegarde ${stamp} : ${french(tables)} tables, ${french(rows)} lignes ; ${french(copied + known)} fichiers, dont ${french(copied)} copiés (${french(bytes)} octets) et ${french(known)} déjà là.`,
    );
  } finally {
    await runtime.close();
  }
}

const french = (count: number): string => count.toLocaleString('fr');
