// Is this container alive? `server`: it answers readers. `worker`: it spoke to PostgreSQL within the last minute.
import { statSync } from 'node:fs';
import { join } from 'node:path';

const checks = {
  server: async () => (await fetch('http://127.0.0.1:3000/health/ready', { redirect: 'error' })).ok,
  worker: async () => Date.now() - statSync(join(process.env.ESSAIM_DATA, 'worker-alive')).mtimeMs < 60_000,
};

process.exitCode = (await checks[process.argv[2]]?.().catch(() => false)) ? 0 : 1;
