// Starts the tools of the checkout by their path: the same with or without npm around.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Jest runs native modules only behind this flag; children of the tests inherit it, which is harmless. */
const jestOptions = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

/** A child process of Node running `name` from node_modules/.bin, in the root of the checkout. */
export function startTool(name, args, stdio) {
  const options = [process.env.NODE_OPTIONS, name === 'jest' ? jestOptions : ''].filter(Boolean).join(' ');
  return spawn(process.execPath, [join(root, 'node_modules/.bin', name), ...args], {
    cwd: root,
    stdio,
    env: { ...process.env, NODE_OPTIONS: options, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
  });
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
