// `npm run crash -- [--kills 1000] [--seed 1]`: every point once, then as many as asked for.
import { parseArgs } from 'node:util';
import { startTool } from './tool.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '0' }, seed: { type: 'string', default: '20261201' } },
});
process.env.CRASH_KILLS = values.kills;
process.env.CRASH_SEED = values.seed;
const child = startTool('jest', ['--selectProjects=crash'], 'inherit');
child.on('close', (code) => (process.exitCode = code ?? 1));
