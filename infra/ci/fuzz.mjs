// `npm run fuzz [documents] [seed]`: the fuzz of the contract tests, ten thousand documents unless told otherwise.
import { startTool } from './tool.mjs';

const [documents = '10000', seed = '20261125'] = process.argv.slice(2);
process.env.FUZZ_DOCUMENTS = documents;
process.env.FUZZ_SEED = seed;
const child = startTool('jest', ['--selectProjects=contract', '--testPathPatterns=contract/fuzz'], 'inherit');
child.on('close', (code) => (process.exitCode = code ?? 1));
