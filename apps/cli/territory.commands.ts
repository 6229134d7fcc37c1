import type { Command } from 'commander';
import { type DirectoryReport, DirectoryService } from '#identity';
import { type OpenApplication, using } from './open-application.js';

interface Options {
  readonly complete?: boolean;
  readonly json?: boolean;
}

/** Territories that no vocabulary holds: circonscriptions and establishments, from the official directory. */
export function register(program: Command, open: OpenApplication): void {
  program
    .command('territory')
    .description('territoires : circonscriptions, écoles, collèges, lycées')
    .command('import <fichier>')
    .description('lit l’annuaire de l’éducation (CSV de data.education.gouv.fr) ; se reprend sans risque')
    .option('--complete', 'le fichier est l’annuaire entier : ce qu’il ne nomme plus est fermé')
    .option('--json', 'le bilan en JSON')
    .action((file: string, { complete, json }: Options) =>
      using(open, async (app) => {
        const report = await app.get(DirectoryService).import(file, { isComplete: complete });
        console.log(json ? JSON.stringify(report) : textOf(report).join('\n'));
        if (report.read === report.refused) process.exitCode = 1;
      }),
    );
}

const counted = (count: number, one: string, several: string): string =>
  `${count.toLocaleString('fr')} ${count < 2 ? one : several}`;

function textOf({ read, added, changed, closed, refused, refusals }: DirectoryReport): string[] {
  const same = read - added - changed - closed - refused;
  return [
    `${counted(read, 'ligne lue', 'lignes lues')} : ${counted(added, 'ajout', 'ajouts')}, ${counted(changed, 'changement', 'changements')}, ${counted(closed, 'fermeture', 'fermetures')}, ${counted(Math.max(same, 0), 'inchangée', 'inchangées')}, ${counted(refused, 'refusée', 'refusées')}.`,
    ...refusals.map(({ line, reason }) => `ligne ${line} : ${reason}.`),
    ...(refused > refusals.length ? [`… et ${refused - refusals.length} autres.`] : []),
  ];
}
