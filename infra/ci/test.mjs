// `npm test`: everything this machine can run, one project after the other, counted once. The last line is always
// `N passed, N failed, N skipped`, and the exit code agrees with it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './chromium.mjs';
import { root, seconds, startTool } from './tool.mjs';

/** Unit tests share nothing; others start a PostgreSQL, a product or a browser each, and two fit. */
const projects = [
  { name: 'unit', args: ['--maxWorkers=2'] },
  { name: 'slow', args: ['--maxWorkers=2'] },
  { name: 'db', args: ['--maxWorkers=2'] },
  { name: 'contract', args: ['--maxWorkers=2'], share: 0.55 },
  { name: 'journeys', args: ['--maxWorkers=2'], share: 1, needsChromium: true },
];
const MINUTE = 60_000;
/**
 * With `--within MINUTES`, specs of the two last projects start no later than that: contract specs in the first `share`
 * of what is left when they begin. A slow machine names and skips the others; without the option everything runs.
 */
const within = Number(parseArgs({ options: { within: { type: 'string' } } }).values.within ?? Infinity);
// Journeys go two of their four ways where time is counted (test/journeys/browser.ts).
if (!Number.isFinite(within)) process.env.ESSAIM_EVERY_WAY ??= '1';
const started = Date.now();
/** `.ci/run` should take 45 minutes, and is cut at 90: a test that hangs must fail with its name, not with the machine's. */
const deadline = performance.now() + (Number.isFinite(within) ? within + 12 : 240) * MINUTE;
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

async function run({ name, args, share }) {
  const since = performance.now();
  if (share && Number.isFinite(within)) {
    const left = Math.max(0, started + within * MINUTE - Date.now());
    process.env.ESSAIM_TEST_UNTIL = String(Math.round(Date.now() + share * left));
  }
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
  if (process.env.ESSAIM_TEST_UNTIL) tellLate(file);
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

/** Specs of which nothing ran, and that were not written to be skipped. */
function tellLate(file) {
  const until = Number(process.env.ESSAIM_TEST_UNTIL);
  const late = (readReport(file).testResults ?? []).filter(
    ({ startTime, assertionResults }) =>
      startTime > until &&
      assertionResults.length > 0 &&
      assertionResults.every(({ status }) => status === 'pending'),
  );
  for (const { name } of late) console.log(`skipped, no time left for it: ${relative(root, name)}`);
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
