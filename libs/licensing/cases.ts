import { attribution } from './attribution.js';
import { type Work } from './credit.js';
import { LicenceCasesInvalid } from './licensing.errors.js';
import { licenceOptions, type OptionsContext, type OptionsMode } from './options.js';
import { recogniseLicence } from './recognition.js';

/** How many cases hold, the ids of those that do not, and for each of these what was expected and what was answered. */
export interface CasesReport {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly differences: Readonly<Record<string, readonly string[]>>;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (testCase: Fields, expected: Fields) => string[];

const CHECKS: Readonly<Record<string, Check>> = {
  adaptation: checkOptions,
  collection: checkOptions,
  redistribution: checkOptions,
  attribution: checkCredit,
  notice: checkCredit,
  import: checkRecognition,
};

const isFlag = (value: unknown) => typeof value === 'boolean';
const CONTEXT: Readonly<Record<string, (value: unknown) => boolean>> = {
  kind: (value) => value === 'derivative_database' || value === 'produced_work',
  separable: isFlag,
  newLicence: (value) => typeof value === 'string',
  commercial: isFlag,
  drm: isFlag,
};

/**
 * Runs a lawyer's cases (docs/licence-cases.md) against the rules. A case that can't be read counts as failed; a file
 * that can't throws LicenceCasesInvalid.
 */
export function checkLicenceCases(file: unknown): CasesReport {
  const differences: Record<string, string[]> = {};
  const failed: string[] = [];
  const cases = casesOf(file);
  cases.forEach((testCase, index) => {
    const id = isFields(testCase) && typeof testCase.id === 'string' ? testCase.id : `n° ${index + 1}`;
    const found = differencesOf(testCase);
    if (found.length === 0) return;
    failed.push(id);
    differences[id] = [...(differences[id] ?? []), ...found];
  });
  return { passed: cases.length - failed.length, failed, differences };
}

function casesOf(file: unknown): unknown[] {
  const cases: unknown = isFields(file) ? file.cases : file;
  if (!Array.isArray(cases)) throw new LicenceCasesInvalid('The file has no list "cases"');
  return cases;
}

function differencesOf(testCase: unknown): string[] {
  if (!isFields(testCase)) return ['Ce cas n’est pas un objet.'];
  const mode = testCase.mode ?? ('input' in testCase ? 'import' : undefined);
  const check = typeof mode === 'string' && Object.hasOwn(CHECKS, mode) ? CHECKS[mode] : undefined;
  if (!check) return [`Mode inconnu : ${shown(mode)}.`];
  // Recognition answers one id or null, which the other modes wrap in an object.
  const expected = mode === 'import' ? { licence: testCase.expect } : testCase.expect;
  if (
    !isFields(expected) ||
    Object.keys(expected).length === 0 ||
    Object.values(expected).includes(undefined)
  ) {
    return ['Ce cas n’attend aucune réponse (« expect » est vide ou absent).'];
  }
  try {
    return check(testCase, expected);
  } catch (error) {
    return [`Erreur : ${error instanceof Error ? error.message : String(error)}.`];
  }
}

function checkOptions(testCase: Fields, expected: Fields): string[] {
  if (!isTexts(testCase.inputs)) return ['« inputs » doit être une liste de licences.'];
  const context = testCase.context ?? {};
  if (!isContext(context)) return [`Contexte inconnu : ${shown(context)}.`];
  const answer: Fields = { ...licenceOptions(testCase.inputs, testCase.mode as OptionsMode, context) };
  return Object.entries(expected).flatMap(([key, value]) => {
    if (key === 'reason')
      return value === ruleOf(answer, value) ? [] : [difference(key, value, answer.reasons)];
    // A case lists some licences that must be refused; all other lists are exact sets.
    if (key === 'forbidden') return missing(value, answer.forbidden);
    if (!(key in answer)) return [`Réponse attendue inconnue : « ${key} ».`];
    return sameSet(value, answer[key]) ? [] : [difference(key, value, answer[key])];
  });
}

function isContext(context: unknown): context is OptionsContext {
  return isFields(context) && Object.entries(context).every(([key, value]) => CONTEXT[key]?.(value) ?? false);
}

function ruleOf(answer: Fields, rule: unknown): unknown {
  const reasons = answer.reasons as readonly { rule: string; number: string }[] | undefined;
  return reasons?.some((reason) => reason.rule === rule || reason.number === rule) ? rule : undefined;
}

function missing(expected: unknown, forbidden: unknown): string[] {
  if (!isTexts(expected) || !isTexts(forbidden)) return ['« forbidden » doit être une liste de licences.'];
  const notRefused = expected.filter((licence) => !forbidden.includes(licence));
  return notRefused.length === 0 ? [] : [`Devraient être refusées : ${notRefused.join(', ')}.`];
}

function checkCredit(testCase: Fields, expected: Fields): string[] {
  const credit = attribution(workOf(testCase.work));
  const answer: Fields = { ...credit, lines: credit.notice };
  return Object.entries(expected).flatMap(([key, value]) => {
    if (!(key in answer)) return [`Réponse attendue inconnue : « ${key} ».`];
    return shown(value) === shown(answer[key]) ? [] : [difference(key, value, answer[key])];
  });
}

/** A lawyer writes one `author` or several `authors`. */
function workOf(written: unknown): Work {
  if (!isFields(written) || typeof written.licence !== 'string') throw new Error('« work » sans licence');
  const { author, authors, basedOn, ...rest } = written;
  return {
    ...rest,
    licence: written.licence,
    authors: isTexts(authors) ? authors : typeof author === 'string' ? [author] : [],
    basedOn: Array.isArray(basedOn) ? basedOn.map(workOf) : [],
  };
}

function checkRecognition(testCase: Fields, expected: Fields): string[] {
  if (typeof testCase.input !== 'string') return ['« input » doit être un texte.'];
  const recognised = recogniseLicence(testCase.input);
  const licence = 'licence' in recognised ? recognised.licence : null;
  return licence === expected.licence ? [] : [difference('expect', expected.licence, licence)];
}

function sameSet(expected: unknown, answered: unknown): boolean {
  if (!isTexts(expected) || !isTexts(answered)) return expected === answered;
  return shown([...new Set(expected)].sort()) === shown([...answered].sort());
}

function difference(key: string, expected: unknown, answered: unknown): string {
  return `${key} : attendu ${shown(expected)}, obtenu ${shown(answered)}.`;
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'rien';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
