import 'reflect-metadata';
import { Command } from 'commander';
import { Refusal } from '#platform/authorization';
import { plainMessage } from '../server/process-life.js';
import * as account from './account.commands.js';
import * as house from './house.commands.js';
import * as importing from './import.command.js';
import * as inspecting from './inspect.command.js';
import * as licence from './licence.command.js';
import { openApplication } from './open-application.js';
import * as seeding from './seed.command.js';
import * as starting from './start.command.js';

const program = new Command('essaim')
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

starting.register(program);
for (const commands of [house, account, importing, seeding, inspecting, licence])
  commands.register(program, openApplication);

try {
  await program.parseAsync();
} catch (error) {
  const message =
    error instanceof Refusal
      ? error.problems.map((problem) => problem.message).join('\n')
      : plainMessage(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
