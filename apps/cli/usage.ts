import { CommanderError } from 'commander';

/** What commander refuses, by its code; the quoted word is what was typed or expected. */
const SENTENCES: Readonly<Record<string, (word: string) => string>> = {
  'commander.unknownCommand': (word) => `Il n’y a pas de commande « ${word} ».`,
  'commander.unknownOption': (word) => `Il n’y a pas d’option « ${word} » ici.`,
  'commander.missingArgument': (word) => `Il manque « ${word} ».`,
  'commander.optionMissingArgument': (word) => `L’option « ${word} » demande une valeur.`,
  'commander.missingMandatoryOptionValue': (word) => `L’option « ${word} » est obligatoire.`,
  'commander.excessArguments': (word) => `Trop de mots après « ${word} ».`,
  'commander.invalidArgument': (word) => `« ${word} » n’a pas une valeur permise.`,
};

/** How a wrong command line ends: the sentence for the operator (null: the help was shown) and the exit code. */
export function usageRefusal(error: CommanderError): { sentence: string | null; exitCode: number } {
  const sentence = SENTENCES[error.code];
  if (!sentence) return { sentence: null, exitCode: error.exitCode };
  const word = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  return { sentence: `${sentence(word)} Aide : npm run -s essaim -- help`, exitCode: 1 };
}
