// `npm run check`: what must hold before each commit. Cheap steps first, two at a time; the first failure stops the rest.
// `--without-tests` is for `.ci/run`, where `npm test` runs the unit tests a moment later.
import { seconds, startTool } from './tool.mjs';

// Prettier's and TypeScript's caches are exact; ESLint's is not, for rules that read the types of other files.
const cache = 'node_modules/.cache/essaim';
const types = (project) => [
  'tsc',
  ...['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', `${cache}/${project}.tsbuildinfo`],
];

const steps = [
  ['rules', ['depcruise', 'apps', 'libs', 'infra', 'test', '--no-progress']],
  ['unused', ['knip', '--no-progress', '--tsConfig', 'infra/ci/tsconfig.knip.json']],
  [
    'format',
    ['prettier', '--check', '.', '--log-level', 'warn', '--cache', '--cache-location', `${cache}/prettier`],
  ],
  ['types', types('tsconfig.json')],
  ['types, browser', types('tsconfig.browser.json')],
  ['lint', ['eslint', '.', '--max-warnings', '0']],
  ['unit tests', ['jest', '--selectProjects=unit', '--maxWorkers=1', '--silent']],
];

const started = performance.now();
const asked = process.argv.includes('--without-tests')
  ? steps.filter(([name]) => name !== 'unit tests')
  : steps;
const waiting = [...asked];
const running = new Set();
let passed = 0;
let failed = 0;

await Promise.all([lane(), lane()]);
console.log(
  `${passed} passed, ${failed} failed, ${asked.length - passed - failed} not run · ${seconds(started)}`,
);
process.exitCode = failed ? 1 : 0;

async function lane() {
  for (let step = waiting.shift(); step && !failed; step = waiting.shift()) await run(step);
}

async function run([name, [tool, ...args]]) {
  const since = performance.now();
  const child = startTool(tool, args, ['ignore', 'pipe', 'pipe']);
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise((done) => child.on('close', done));
  running.delete(child);
  if (code === 0) {
    passed += 1;
    console.log(`✓ ${name} · ${seconds(since)}`);
  } else if (!failed) {
    failed += 1;
    console.log(`✗ ${name} · ${seconds(since)}\n\n${output.trim()}\n`);
    for (const other of running) other.kill();
  }
}
