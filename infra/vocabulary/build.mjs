/**
 * Prepares libs/vocabulary/data from the shared vocabularies (ScoLOMFR 7.0 and our own terms).
 *
 *   node infra/vocabulary/build.mjs [--shared DIR] [--out DIR]
 *
 * Same input, same bytes: no date, no locale-dependent order. `ours.json` holds what the source lacks:
 * short labels, display order, wide classes, terms of our own.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { synonymFile } from './synonyms.mjs';
import {
  academyTerms,
  audienceTerms,
  collectivityTerms,
  departmentTerms,
  equipmentTerms,
  languageTerms,
  levelTerms,
  placeTerms,
  resourceTypeTerms,
  subjectTerms,
  themeTerms,
} from './terms.mjs';
import { corpusWords } from './corpus-words.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: resolve(root, '../shared') },
    out: { type: 'string', default: join(root, 'libs/vocabulary/data') },
  },
});

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const source = (name) => readJson(join(options.shared, 'data/vocab', `${name}.json`));
const ours = readJson(join(here, 'ours.json'));

const SCOLOMFR = 'scolomfr-7.0';
const terms = {
  levels: [SCOLOMFR, levelTerms],
  subjects: [SCOLOMFR, subjectTerms],
  'resource-types': [SCOLOMFR, resourceTypeTerms],
  audiences: [SCOLOMFR, audienceTerms],
  places: [SCOLOMFR, placeTerms],
  equipment: [SCOLOMFR, equipmentTerms],
  themes: [SCOLOMFR, themeTerms],
  languages: ['iso639-2', languageTerms],
  academies: ['bcn', academyTerms],
  collectivites: ['bcn', collectivityTerms],
  departements: ['insee-cog', departmentTerms],
};

mkdirSync(options.out, { recursive: true });
for (const [name, [version, make]] of Object.entries(terms)) {
  await write(name, { vocabulary: name, version, terms: make(source, ours[name]) });
}
await write('corpus-words', corpusWords(source, terms['resource-types'][1](source, ours['resource-types'])));
await write('synonymes-scolaires', synonymFile(source('synonymes-scolaires')));

async function write(name, content) {
  const config = await resolveConfig(join(root, 'package.json'));
  const text = await format(JSON.stringify(content), { ...config, parser: 'json' });
  writeFileSync(join(options.out, `${name}.json`), text);
}
