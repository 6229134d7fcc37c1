import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { Refusal } from '#platform/authorization';
import { plainMessage } from '../server/process-life.js';
import * as account from './account.commands.js';
import * as house from './house.commands.js';
import * as importing from './import.command.js';
import * as inspecting from './inspect.command.js';
import * as licence from './licence.command.js';
import * as mandate from './mandate.commands.js';
import { openApplication } from './open-application.js';
import * as seeding from './seed.command.js';
import * as starting from './start.command.js';
import * as territory from './territory.commands.js';
import { usageRefusal } from './usage.js';
import * as verifying from './verify.command.js';

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

starting.register(program);
verifying.register(program);
for (const commands of [house, account, mandate, territory, importing, seeding, inspecting, licence])
  commands.register(program, openApplication);

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
