// The environment of specs that a slow machine may have no time for: one that would start after the moment in
// ESSAIM_TEST_UNTIL (ms since 1970) is skipped whole, hooks included. infra/ci/test.mjs sets it, and names what was skipped.
import { TestEnvironment } from 'jest-environment-node';

export default class TimelyEnvironment extends TestEnvironment {
  handleTestEvent({ name }, { rootDescribeBlock }) {
    const until = Number(process.env.ESSAIM_TEST_UNTIL);
    if (name === 'run_start' && until && Date.now() > until) skip(rootDescribeBlock);
  }
}

function skip({ children }) {
  for (const child of children)
    if (child.type === 'describeBlock') skip(child);
    else child.mode = 'skip';
}
