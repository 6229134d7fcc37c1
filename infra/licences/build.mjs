/**
 * Rewrites the licence study that the project was given (one JSON file) into the tables of libs/licensing/data.
 *
 *   node infra/licences/build.mjs ../shared/data
 *
 * Copied facts: licences, the verdict of every pair, the cases. Written by hand and read here: rules.json (each
 * rule's verdict, source and French words). The script stops when a pair contradicts its rule, so that a rule means
 * the same thing everywhere it is cited.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = new URL('../../libs/licensing/data/', import.meta.url);
/** The order of the chooser: standards.md 1.1 offers BY-SA and BY first, warns of NC, discourages ND. */
const OFFERED = [
  'CC-BY-SA-4.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'LAL-1.3',
  'etalab-2.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-ND-4.0',
  'MIT',
  'Apache-2.0',
  'GPL-3.0-or-later',
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'AGPL-3.0-only',
  'ODbL-1.0',
];

const from = process.argv[2];
if (!from) throw new Error('usage: node infra/licences/build.mjs DIRECTORY_OF_THE_STUDY');
const read = (name) => JSON.parse(readFileSync(join(from, name), 'utf8'));
const study = read('licences.json');
const rules = JSON.parse(readFileSync(new URL('rules.json', DATA), 'utf8')).rules;

write('licences.json', {
  title: 'Licences known to Essaim, with their terms and duties',
  sources: study.meta.builtFrom,
  legalAdvice: false,
  offered: OFFERED,
  licences: study.licences.map(licence),
});
write('adaptation.json', {
  title: 'Which rule answers for each pair: licence of the source, licence wished for the adaptation',
  outputs: study.outputs,
  rows: rows(study.adaptation.matrix),
  derivativeDatabase: rows({ 'ODbL-1.0': study.adaptation.matrixOdblDerivativeDatabase }),
});
write('licence-cases.json', read('licence_cases.json'));
write('licence-import-cases.json', read('licence_import_cases.json'));

function licence(entry) {
  return {
    id: entry.id,
    spdx: entry.spdx,
    family: entry.family,
    version: entry.version,
    jurisdiction: entry.jurisdiction,
    versionStated: entry.kind !== 'stated without version',
    short: entry.short,
    names: { fr: typographic(entry.names.fr), en: entry.names.en },
    uri: entry.uri,
    otherUris: [entry.legalcode, entry.deedFr, ...(entry.alternateUris ?? [])].filter(Boolean),
    elements: entry.elements,
    terms: {
      permits: entry.permits,
      requires: entry.requires,
      prohibits: entry.prohibits,
      official: entry.termsOfficial,
    },
    permissions: permissions(entry),
    copyleft: copyleft(entry),
    nonCommercial: entry.nonCommercial,
    noDerivatives: entry.noDerivatives,
    free: entry.freeCulturalWork,
    publication: publication(entry),
    duties: entry.attribution,
    databaseRights: entry.databaseRights,
    replacedBy: entry.isReplacedBy,
    legalReference: entry.legalReference ?? null,
    conditions: entry.conditions ?? [],
    codes: {
      moodle: entry.moodle,
      h5p: entry.h5p,
      dataGouv: entry.dataGouvId ?? null,
      amb: entry.ambSchemaAccepts,
    },
  };
}

/** What a search may ask of a licence: the ids are those of texts.fr.json. */
function permissions(entry) {
  const granted = [];
  if (entry.verbatimSharing) granted.push('copy');
  if (entry.sharedAdaptation && !entry.noDerivatives) granted.push('adapt');
  if (entry.verbatimSharing && !entry.nonCommercial) granted.push('commercial');
  if (granted.includes('adapt') && copyleft(entry) === 'never') granted.push('share-alike-free');
  return granted;
}

function copyleft(entry) {
  if (typeof entry.copyleft === 'string') return 'derivative-database';
  return entry.copyleft ? 'always' : 'never';
}

function publication(entry) {
  const said = entry.forPublication;
  if (said.startsWith('forbidden')) return 'never';
  if (said.startsWith('label-only')) return 'label';
  if (said === 'accepted for code') return 'code';
  if (said === 'accepted for data') return 'data';
  if (said === 'import-only') return 'import';
  if (said === 'accepted' && entry.nonCommercial) return 'warned';
  return said.startsWith('accepted') ? 'accepted' : said;
}

/** Sources that answer alike share a row; the commonest rule of a row is said once, as `otherwise`. */
function rows(matrix) {
  const byAnswer = new Map();
  for (const [source, cells] of Object.entries(matrix)) {
    const outputs = {};
    for (const output of study.outputs) (outputs[ruleOf(source, output, cells[output])] ??= []).push(output);
    const key = JSON.stringify(outputs);
    const row = byAnswer.get(key) ?? { sources: [], outputs };
    row.sources.push(source);
    byAnswer.set(key, row);
  }
  return [...byAnswer.values()].map(({ sources, outputs }) => {
    const [otherwise] = Object.entries(outputs).sort((a, b) => b[1].length - a[1].length)[0];
    const rest = Object.fromEntries(Object.entries(outputs).filter(([rule]) => rule !== otherwise));
    return { sources, ...rest, otherwise };
  });
}

function ruleOf(source, output, cell) {
  // The study cites one code for both answers of ODbL §4.4; a rule of ours has one verdict.
  if (cell.r === 'ODBL-DB' && cell.v === 'forbidden') return 'ODBL-DB-NO';
  if (rules[cell.r]?.verdict !== cell.v) {
    throw new Error(`${source} → ${output}: the study says ${cell.v} by ${cell.r}, rules.json does not`);
  }
  return cell.r;
}

/** French names are shown to people: typographic apostrophe. */
function typographic(text) {
  return text.replaceAll("'", '’');
}

function write(name, content) {
  writeFileSync(new URL(name, DATA), `${JSON.stringify(content, null, 1)}\n`);
}
