import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { type InspectedRow, inspectManifest, type ManifestRow } from '#inspection';

interface Options {
  readonly manifest?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('inspect [fichiers...]')
    .description('dit ce que deviendrait chaque fichier déposé : accepté, nettoyé ou refusé, et pourquoi')
    .option('--manifest <manifeste>', 'des lignes JSON avec path et upload_filename, depuis son dossier')
    .option('--json', 'une ligne JSON par fichier')
    .action(inspect);
}

async function inspect(files: string[], { manifest, json }: Options): Promise<void> {
  if (files.length === 0 && manifest === undefined) throw new NothingToInspect();
  const print = (row: InspectedRow) => console.log(json ? JSON.stringify(row) : sentence(row));
  for await (const row of inspectManifest(files.map((path) => ({ path })))) print(row);
  if (manifest === undefined) return;
  for await (const row of manifestRows(manifest))
    for await (const inspected of inspectManifest([row], dirname(manifest))) print(inspected);
}

async function* manifestRows(path: string): AsyncGenerator<ManifestRow> {
  const lines = createInterface({ input: createReadStream(path) });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim()) yield rowOf(line, number);
  }
}

function rowOf(line: string, number: number): ManifestRow {
  try {
    return JSON.parse(line) as ManifestRow;
  } catch {
    throw new RowUnreadable(number);
  }
}

const actions: Readonly<Record<string, string>> = {
  accept: 'accepté',
  accept_sanitised: 'accepté après nettoyage',
  accept_download_only: 'accepté, en téléchargement seul',
  reject: 'refusé',
};

const sentence = ({ file, action, type, message }: InspectedRow): string =>
  `${file} : ${actions[action] ?? action} (${type}). ${message}`;

class NothingToInspect extends Error {
  readonly code = 'NOTHING_TO_INSPECT';

  constructor() {
    super('Donnez au moins un fichier, ou --manifest.');
  }
}

class RowUnreadable extends Error {
  readonly code = 'ROW_UNREADABLE';

  constructor(number: number) {
    super(`La ligne ${number} du manifeste n’est pas du JSON.`);
  }
}
