import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import {
  type CasesReport,
  checkLicenceCases,
  findLicence,
  getLicence,
  LicenceCasesInvalid,
  licenceOptions,
  type LicenceOptions,
  type OptionsMode,
} from '#licensing';

export function register(program: Command): void {
  const licence = program.command('licence').description('ce que disent nos règles sur les licences');
  licence
    .command('options <ids...>')
    .description('ce que l’on peut faire d’œuvres sous ces licences')
    .addOption(
      new Option('--mode <mode>', 'adapter, rassembler ou redonner tel quel')
        .choices(['adaptation', 'collection', 'redistribution'])
        .default('adaptation'),
    )
    .option('--json', 'la réponse en JSON')
    .action(options);
  licence
    .command('check <cas>')
    .description('essaie les cas d’un juriste (docs/licence-cases.md)')
    .action(check);
}

function options(ids: string[], { mode, json }: { mode: OptionsMode; json?: boolean }): void {
  const unknown = ids.find((id) => !findLicence(id));
  if (unknown !== undefined) throw new LicenceNotKnown(unknown);
  const answer = licenceOptions(ids, mode);
  console.log(json ? JSON.stringify(answer) : inFrench(answer).join('\n'));
}

function inFrench(answer: LicenceOptions): string[] {
  if (answer.mode === 'adaptation') return adaptationLines(answer);
  const verdict =
    answer.mode === 'collection'
      ? `Ces œuvres ${answer.allowed ? 'peuvent' : 'ne peuvent pas'} être rassemblées, chacune sous sa licence.`
      : `Une copie inchangée ${answer.allowed ? 'peut' : 'ne peut pas'} être redonnée.`;
  return [verdict, ...new Set(answer.reasons.map(({ number, message }) => `${message} (${number})`))];
}

function adaptationLines(answer: Extract<LicenceOptions, { mode: 'adaptation' }>): string[] {
  if (answer.isIncompatible)
    return ['Aucune licence ne convient : écrivez aux auteurs, ou gardez les œuvres côte à côte.'];
  const lists = [
    ['Permises', answer.allowed],
    ['Déconseillées', answer.discouraged],
    ['À vérifier par une personne', answer.review],
  ] as const;
  return lists
    .filter(([, ids]) => ids.length > 0)
    .map(([title, ids]) => `${title} : ${ids.map((id) => getLicence(id).short).join(', ')}.`);
}

function check(path: string): void {
  const { passed, failed, differences } = report(path);
  for (const id of failed) console.log([id, ...(differences[id] ?? [])].join('\n  '));
  console.log(`${passed} passed, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}

function report(path: string): CasesReport {
  try {
    return checkLicenceCases(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof LicenceCasesInvalid) throw new CasesUnreadable(path);
    throw error;
  }
}

class CasesUnreadable extends Error {
  readonly code = 'CASES_UNREADABLE';

  constructor(path: string) {
    super(`Le fichier ${path} n’est pas du JSON avec une liste « cases » (docs/licence-cases.md).`);
  }
}

class LicenceNotKnown extends Error {
  readonly code = 'LICENCE_UNKNOWN';

  constructor(id: string) {
    super(
      `Licence inconnue : « ${id} ». Un identifiant est celui de SPDX (CC-BY-SA-4.0), ou LicenseRef-… quand SPDX n’en a pas.`,
    );
  }
}
