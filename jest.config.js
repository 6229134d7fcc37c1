import { readdirSync, readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
delete swc.$schema;
const transform = {
  '\\.tsx?$': ['@swc/jest', { ...swc, swcrc: false, module: { type: 'es6' }, sourceMaps: 'inline' }],
};

/** Our doors by name: other packages use `#` too. */
const libraries = readdirSync(new URL('libs', import.meta.url)).filter((name) => name !== 'platform');

/** One runner for everything; infra/ci/test.mjs picks the projects and counts once. */
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: '.',
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  moduleNameMapper: {
    [`^#(platform/[a-z-]+|${libraries.join('|')})$`]: '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFiles: ['<rootDir>/test/support/setup.ts'],
  ...more,
});

export default {
  projects: [
    project('unit', ['<rootDir>/libs/**/*.spec.ts?(x)', '<rootDir>/infra/**/*.spec.ts'], {
      testPathIgnorePatterns: ['\\.db\\.spec\\.ts$', 'shared-files\\.spec\\.ts$'],
    }),
    // Hundreds of real files, where they lie beside the project: too long for the check before a commit.
    project('corpus', ['<rootDir>/libs/**/shared-files.spec.ts']),
    project('db', ['<rootDir>/libs/**/*.db.spec.ts']),
    project('contract', ['<rootDir>/test/contract/**/*.spec.ts']),
    project('journeys', ['<rootDir>/test/journeys/**/*.spec.ts']),
  ],
};
