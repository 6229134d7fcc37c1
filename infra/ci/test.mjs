// `npm test`: everything this machine can run, one project after the other, counted once. The last line is always
// `N passed, N failed, N skipped`, and the exit code agrees with it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root, seconds, startTool } from './tool.mjs';

/** Unit tests share nothing; others start a PostgreSQL, a product or a browser each, and two fit. */
const projects = [
  { name: 'unit', args: ['--maxWorkers=2'] },
  { name: 'slow', args: ['--maxWorkers=2'] },
  { name: 'db', args: ['--maxWorkers=2'] },
  { name: 'contract', args: ['--maxWorkers=2'] },
  { name: 'journeys', args: ['--maxWorkers=2'], needsChromium: true },
];
/** `.ci/run` should take 45 minutes, and is cut at 90: a test that hangs must fail with its name, not with the machine's. */
const deadline = performance.now() + 75 * 60_000;
const total = { passed: 0, failed: 0, skipped: 0 };
const results = mkdtempSync(join(tmpdir(), 'essaim-test-'));

try {
  build();
  for (const project of projects) {
    if (total.failed) console.log(`${project.name}: not run, something failed before.`);
    else if (project.needsChromium && !findChromium()) skipJourneys();
    else add(await run(project));
  }
} finally {
  rmSync(results, { recursive: true });
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed ? 1 : 0;

/** Contract tests and journeys start what `npm start` starts. */
function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'infra/build/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) add({ passed: 0, failed: 1, skipped: 0 });
}

async function run({ name, args }) {
  const since = performance.now();
  const file = join(results, `${name}.json`);
  const child = startTool(
    'jest',
    [`--selectProjects=${name}`, ...args, '--passWithNoTests', '--json', `--outputFile=${file}`],
    ['ignore', 'inherit', 'inherit'],
  );
  const timer = setTimeout(() => child.kill(), deadline - performance.now());
  const code = await new Promise((done) => child.on('close', done));
  clearTimeout(timer);
  const counted = count(file, code);
  console.log(
    `${name}: ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped · ${seconds(since)}\n`,
  );
  return counted;
}

/** A suite that can't be loaded, or a Jest that dies, is a failure although no test of it has run. */
function count(file, code) {
  const report = readReport(file);
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readReport(file) {
  const nothing = {
    numPassedTests: 0,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numPendingTests: 0,
    numTodoTests: 0,
  };
  try {
    return { ...nothing, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    return nothing;
  }
}

/** Nothing is loaded without a browser: the skipped journeys are counted as they are written, one `it` each. */
function skipJourneys() {
  const folder = join(root, 'test/journeys');
  const texts = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const skipped = texts.join('\n').match(/^\s*it(?:\.each)?\b/gm)?.length ?? 0;
  console.log(`journeys: ${skipped} skipped, no Chromium here. To run them: apt-get install chromium`);
  add({ passed: 0, failed: 0, skipped });
}

function add(counted) {
  for (const key of Object.keys(total)) total[key] += counted[key];
}
