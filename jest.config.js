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
  globalSetup: '<rootDir>/test/support/run-folder.mjs',
  globalTeardown: '<rootDir>/test/support/close-run-folder.mjs',
  ...more,
});

/** Real files by the hundred and real child processes: too long for the check before a commit. */
const slow = '(shared-files|sandbox|office-converter|isolated-reading|test-runner)\\.spec\\.ts$';

const timely = { testEnvironment: '<rootDir>/test/support/timely-environment.mjs' };

export default {
  /** A busy machine fails no test: speed is shown by test/bench. */
  testTimeout: 30_000,
  testSequencer: '<rootDir>/test/support/rotating-sequencer.mjs',
  projects: [
    project(
      'unit',
      ['<rootDir>/libs/**/*.spec.ts?(x)', '<rootDir>/infra/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts'],
      {
        testPathIgnorePatterns: ['\\.db\\.spec\\.ts$', slow],
      },
    ),
    project('slow', undefined, { testRegex: [slow] }),
    project('db', ['<rootDir>/libs/**/*.db.spec.ts']),
    project('contract', ['<rootDir>/test/contract/**/*.spec.ts'], timely),
    // A command of its own, `npm run crash`: half an hour.
    project('crash', ['<rootDir>/test/crash/**/*.spec.ts']),
    project('journeys', ['<rootDir>/test/journeys/**/*.spec.ts'], timely),
  ],
};
