import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { Refusal } from '#platform/authorization';
import { runLibrariesInProduction } from '#platform/config';
import { plainMessage } from '../server/process-life.js';
import type { OpenApplication } from './open-application.js';
import { usageRefusal } from './usage.js';

runLibrariesInProduction();

const program = new Command('essaim')
  .exitOverride()
  .configureOutput({ outputError: () => undefined }) // commander speaks English: see `usageRefusal`
  .description('Essaim : le bien commun des ressources pédagogiques')
  .helpOption('-h, --help', 'affiche cette aide')
  .helpCommand('help [commande]', 'affiche l’aide d’une commande')
  .configureHelp({
    styleTitle: (title) =>
      ({
        'Usage:': 'Utilisation :',
        'Options:': 'Options :',
        'Commands:': 'Commandes :',
        'Arguments:': 'Arguments :',
      })[title] ?? title,
  });

/** Which file knows a command. The whole application takes seconds to load: only what is asked for is. */
const rooms: Readonly<Record<string, () => Promise<CommandRoom>>> = {
  start: () => import('./start.command.js'),
  account: () => import('./account.commands.js'),
  mandate: () => import('./mandate.commands.js'),
  territory: () => import('./territory.commands.js'),
  import: () => import('./import.command.js'),
  seed: () => import('./seed.command.js'),
  inspect: () => import('./inspect.command.js'),
  licence: () => import('./licence.command.js'),
  verify: () => import('./verify.command.js'),
  backup: () => import('./backup.command.js'),
  restore: () => import('./restore.command.js'),
};
const elsewhere = (): Promise<CommandRoom> => import('./house.commands.js');

interface CommandRoom {
  register(program: Command, open: OpenApplication): void;
}

const openApplication: OpenApplication = async (settings) =>
  (await import('./open-application.js')).openApplication(settings);

const asked = rooms[process.argv[2] ?? ''];
for (const room of asked ? [asked] : [...Object.values(rooms), elsewhere])
  (await room()).register(program, openApplication);

try {
  await program.parseAsync();
} catch (error) {
  const { sentence, exitCode } =
    error instanceof CommanderError ? usageRefusal(error) : { sentence: sentenceOf(error), exitCode: 1 };
  if (sentence !== null) process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}

function sentenceOf(error: unknown): string {
  return error instanceof Refusal
    ? error.problems.map((problem) => problem.message).join('\n')
    : plainMessage(error);
}
