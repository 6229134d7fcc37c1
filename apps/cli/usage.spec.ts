import { describe, expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import { usageRefusal } from './usage.js';

/** What commander itself throws for this command line. */
async function refusalOf(...words: string[]) {
  const program = new Command('essaim').exitOverride().configureOutput({ outputError: () => undefined });
  program.configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  program
    .command('import <manifeste>')
    .option('--files <dossier>')
    .action(() => undefined);
  program.command('start').action(() => undefined);
  const error: unknown = await program.parseAsync(words, { from: 'user' }).catch((thrown: unknown) => thrown);
  if (!(error instanceof CommanderError)) throw new Error(`« ${words.join(' ')} » was accepted`);
  return usageRefusal(error);
}

describe('a command line that is wrong', () => {
  it.each([
    [['nimporte'], 'Il n’y a pas de commande « nimporte ».'],
    [['import'], 'Il manque « manifeste ».'],
    [['import', 'm', '--zut'], 'Il n’y a pas d’option « --zut » ici.'],
    [['import', 'm', '--files'], 'L’option « --files <dossier> » demande une valeur.'],
    [['start', 'deux'], 'Trop de mots après « start ».'],
  ])('%j is refused in French', async (words, sentence) => {
    expect(await refusalOf(...words)).toEqual({
      sentence: `${sentence} Aide : npm run -s essaim -- help`,
      exitCode: 1,
    });
  });

  it('that asks for help ends well, without another word', async () => {
    expect(await refusalOf('--help')).toEqual({ sentence: null, exitCode: 0 });
  });
});
