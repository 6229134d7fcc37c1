// The order of the specs that a slow machine may not all have time for. Where time is counted (ESSAIM_TEST_UNTIL), another
// spec comes first with each commit: what one run skips, another runs first. Elsewhere Jest's own order, the longest first.
import { execFileSync } from 'node:child_process';
import Sequencer from '@jest/test-sequencer';

export default class RotatingSequencer extends Sequencer {
  sort(tests) {
    if (!process.env.ESSAIM_TEST_UNTIL) return super.sort(tests);
    const ordered = [...tests].sort((one, other) => (one.path < other.path ? -1 : 1));
    const first = commitNumber() % Math.max(1, ordered.length);
    return [...ordered.slice(first), ...ordered.slice(0, first)];
  }
}

/** Some number that is another with each commit; 0 where there is no Git. */
function commitNumber() {
  try {
    const hash = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return parseInt(hash.slice(0, 8), 16);
  } catch {
    return 0;
  }
}
