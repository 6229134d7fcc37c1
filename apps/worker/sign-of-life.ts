import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#platform/database';

/**
 * A process without a port has no page to ask: a file of the data folder is touched while PostgreSQL answers, and
 * whoever watches the container looks at its age (infra/images/health.mjs). The function returned takes it away.
 */
export async function showLife(dataDir: string, database: Database): Promise<() => Promise<void>> {
  const path = join(dataDir, 'worker-alive');
  const touch = () =>
    database.rows('alive', 'select 1').then(
      () => writeFile(path, ''),
      () => undefined, // silence is the message
    );
  await touch();
  const beat = setInterval(() => void touch().catch(() => undefined), 15_000);
  return async () => {
    clearInterval(beat);
    await rm(path, { force: true });
  };
}
